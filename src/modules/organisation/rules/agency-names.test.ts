import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginsAgencyName, splitAgencyNames } from './agency-names.ts'

describe('agency names', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['Sở Nội vụ', ['Sở Nội vụ']],
    ['Sở Nội vụ, Sở Thông tin và Truyền thông', ['Sở Nội vụ', 'Sở Thông tin và Truyền thông']],
    ['Sở Nội vụ và Sở Tài chính.', ['Sở Nội vụ', 'Sở Tài chính']],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế']],
    [
      'Sở Lao động - Thương binh và Xã hội; Sở Văn hóa và Thể thao',
      ['Sở Lao động - Thương binh và Xã hội', 'Sở Văn hóa và Thể thao'],
    ],
    [
      'Các sở, ban, ngành cấp tỉnh, UBND các huyện, thành phố, thị xã',
      ['Các sở, ban, ngành cấp tỉnh', 'UBND các huyện, thành phố, thị xã'],
    ],
    ['các sở, ngành và UBND cấp huyện', ['các sở, ngành', 'UBND cấp huyện']],
    ['Ủy ban nhân dân các huyện, thành phố, thị xã', ['Ủy ban nhân dân các huyện, thành phố, thị xã']],
    ['Sở Tài chính, các cơ quan, đơn vị liên quan', ['Sở Tài chính', 'các cơ quan, đơn vị liên quan']],
    ['Các sở: Nội vụ, Tài chính, Kế hoạch và Đầu tư', ['Sở Nội vụ', 'Sở Tài chính', 'Sở Kế hoạch và Đầu tư']],
    ['Sở Nội vụ, Tài chính và Y tế', ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế']],
    [
      'UBND các huyện: Nghi Lộc, Diễn Châu và Yên Thành',
      ['UBND huyện Nghi Lộc', 'UBND huyện Diễn Châu', 'UBND huyện Yên Thành'],
    ],
    ['Giám đốc các Sở: Nội vụ, Khoa học và Công nghệ', ['Sở Nội vụ', 'Sở Khoa học và Công nghệ']],
    ['Điện lực tỉnh, VNPT Quảng Nam', ['Điện lực tỉnh', 'VNPT Quảng Nam']],
    ['UBND các xã, phường: Nghi Lộc, Trường Vinh', ['UBND Nghi Lộc', 'UBND Trường Vinh']],
    ['Các xã, phường: Nghi Lộc và phường Vinh Phú; Sở Y tế', ['Nghi Lộc', 'phường Vinh Phú', 'Sở Y tế']],
    [
      'UBND các xã, phường: Nghi Lộc, Hội Sơn, phường Vinh Phú, Sở Khoa học và Công nghệ',
      ['UBND Nghi Lộc', 'UBND Hội Sơn', 'UBND phường Vinh Phú', 'Sở Khoa học và Công nghệ'],
    ],
    ['UBND các xã Nghi Lộc, Hội Sơn', ['UBND xã Nghi Lộc', 'UBND xã Hội Sơn']],
    ['UBND thành phố Vinh, huyện Nghi Lộc', ['UBND thành phố Vinh', 'UBND huyện Nghi Lộc']],
    ['UBND thành phố Vinh, các huyện, thị xã', ['UBND thành phố Vinh', 'UBND các huyện, thị xã']],
    [
      'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, Công an tỉnh',
      ['Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh', 'Công an tỉnh'],
    ],
    ['- Sở Nội vụ;\n- Văn phòng UBND tỉnh.', ['Sở Nội vụ', 'Văn phòng UBND tỉnh']],
    ['Sở TN&MT, Sở NN&PTNT, KH&ĐT', ['Sở TN&MT', 'Sở NN&PTNT', 'Sở KH&ĐT']],
    [
      'Đài Phát thanh và Truyền hình Nghệ An, Báo Nghệ An',
      ['Đài Phát thanh và Truyền hình Nghệ An', 'Báo Nghệ An'],
    ],
    [
      'Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh',
      ['Bộ Chỉ huy Quân sự tỉnh', 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh'],
    ],
    ['UBND các xã, phường, thị trấn', ['UBND các xã, phường, thị trấn']],
    [
      'Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh, Chủ tịch UBND các huyện',
      ['Giám đốc các sở', 'Thủ trưởng các ban, ngành cấp tỉnh', 'Chủ tịch UBND các huyện'],
    ],
    ['Ban Quản lý Khu kinh tế Đông Nam; Ban Dân tộc', ['Ban Quản lý Khu kinh tế Đông Nam', 'Ban Dân tộc']],
    [
      'Sở Nội vụ (cơ quan thường trực, đầu mối), Thanh tra tỉnh',
      ['Sở Nội vụ (cơ quan thường trực, đầu mối)', 'Thanh tra tỉnh'],
    ],
  ])('%s', (text, expected) => expect(splitAgencyNames(text)).toEqual(expected))

  test('a group is not the beginning of a name when its words stand in small letters', () => {
    expect(beginsAgencyName('Sở Nội vụ')).toBe(true)
    expect(beginsAgencyName('ban, ngành')).toBe(false)
    expect(beginsAgencyName('sở Nội vụ')).toBe(true)
    expect(beginsAgencyName('Báo cáo kết quả')).toBe(false)
  })

  test('any list of known names joined by commas and "và" comes back name by name', () => {
    const known = [
      'Sở Nội vụ',
      'Sở Kế hoạch và Đầu tư',
      'Sở Văn hóa, Thể thao và Du lịch',
      'Công an tỉnh',
      'UBND huyện Nghi Lộc',
      'Ban Dân tộc',
      'các cơ quan, đơn vị liên quan',
      'UBND các huyện, thành phố, thị xã',
    ]
    const join = fc.constantFrom(', ', '; ', ' và ', ', và ', '\n')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...known), join), { minLength: 1, maxLength: 8 }),
        (list) => {
          const text = list.map(([name, mark], i) => name + (i < list.length - 1 ? mark : '')).join('')
          expect(splitAgencyNames(text)).toEqual(list.map(([name]) => name))
        },
      ),
    )
  })

  test('no letter is lost or thrown on, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(Array.isArray(splitAgencyNames(text))).toBe(true)
      }),
    )
  })
})

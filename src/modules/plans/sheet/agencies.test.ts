import { describe, expect, test } from 'vitest'
import { readAgencies } from './agencies.ts'

describe('agencies in one cell', () => {
  test.each<[string, string[]]>([
    ['Sở Nội vụ', ['Sở Nội vụ']],
    ['Sở Nội vụ, Sở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['Sở Nội vụ; Sở Tư pháp.', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['- Sở Nội vụ\n- Sở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['Sở Nội vụ và Sở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['Sở Nội vụ - Sở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['Sở Nội vụ/Sở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['Sở Lao động - Thương binh và Xã hội', ['Sở Lao động - Thương binh và Xã hội']],
    ['Sở Lao động, Thương binh và Xã hội', ['Sở Lao động, Thương binh và Xã hội']],
    ['Sở Văn hóa và Thể thao', ['Sở Văn hóa và Thể thao']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Kế hoạch và\nĐầu tư', ['Sở Kế hoạch và Đầu tư']],
    [
      'Sở Nông nghiệp và Phát triển nông thôn, Sở Tài nguyên và Môi trường',
      ['Sở Nông nghiệp và Phát triển nông thôn', 'Sở Tài nguyên và Môi trường'],
    ],
    [
      'Sở Thông tin và Truyền thông và Sở Khoa học và Công nghệ',
      ['Sở Thông tin và Truyền thông', 'Sở Khoa học và Công nghệ'],
    ],
    ['Sở Giáo dục và Đào tạo và Công an tỉnh', ['Sở Giáo dục và Đào tạo', 'Công an tỉnh']],
    ['Các sở, ban, ngành', ['Các sở, ban, ngành']],
    ['Các Sở, Ban, Ngành', ['Các Sở, Ban, Ngành']],
    ['Các sở, ban, ngành cấp tỉnh', ['Các sở, ban, ngành cấp tỉnh']],
    ['Các sở/ban/ngành', ['Các sở/ban/ngành']],
    ['UBND các huyện, thành phố, thị xã', ['UBND các huyện, thành phố, thị xã']],
    ['UBND các huyện, thành phố và thị xã', ['UBND các huyện, thành phố và thị xã']],
    [
      'Các sở, ban, ngành; UBND các huyện, thành phố, thị xã',
      ['Các sở, ban, ngành', 'UBND các huyện, thành phố, thị xã'],
    ],
    [
      'Các sở, ban, ngành, UBND các huyện, thành phố, thị xã',
      ['Các sở, ban, ngành', 'UBND các huyện, thành phố, thị xã'],
    ],
    ['Các sở, ngành và UBND cấp huyện', ['Các sở, ngành', 'UBND cấp huyện']],
    ['Sở Nội vụ và các cơ quan, đơn vị liên quan', ['Sở Nội vụ', 'các cơ quan, đơn vị liên quan']],
    ['Sở Nội vụ, các sở, ban, ngành liên quan', ['Sở Nội vụ', 'các sở, ban, ngành liên quan']],
    ['UB MTTQ tỉnh, Bưu điện tỉnh', ['UB MTTQ tỉnh', 'Bưu điện tỉnh']],
    ['Sở Tài chính\nngân hàng', ['Sở Tài chính', 'ngân hàng']],
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh', ['Văn phòng Đoàn ĐBQH và HĐND tỉnh']],
    ['Ban Quản lý Khu kinh tế và các khu công nghiệp', ['Ban Quản lý Khu kinh tế và các khu công nghiệp']],
    ['Văn phòng HĐND và UBND huyện', ['Văn phòng HĐND và UBND huyện']],
    [
      'Sở Nội vụ (Phòng CCHC, Thanh tra Sở), Sở Tư pháp',
      ['Sở Nội vụ (Phòng CCHC, Thanh tra Sở)', 'Sở Tư pháp'],
    ],
    ['Báo Nghệ An, Đài PTTH', ['Báo Nghệ An', 'Đài PTTH']],
    [
      'Các sở, ngành; các doanh nghiệp bưu chính, viễn thông',
      ['Các sở, ngành', 'các doanh nghiệp bưu chính, viễn thông'],
    ],
    ['HĐND, UBND cấp huyện', ['HĐND, UBND cấp huyện']],
    ['Bộ CHQS tỉnh, BCH Bộ đội Biên phòng tỉnh', ['Bộ CHQS tỉnh', 'BCH Bộ đội Biên phòng tỉnh']],
    ['UBND các huyện, thành, thị', ['UBND các huyện, thành, thị']],
    ['Sở Nội vụ phối hợp với Sở Tài chính', ['Sở Nội vụ', 'Sở Tài chính']],
    ['Sở Nông nghiệp & PTNT', ['Sở Nông nghiệp & PTNT']],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế']],
    ['Sở KH&CN, Sở VH,TT&DL, Sở GD&ĐT', ['Sở KH&CN', 'Sở VH, TT&DL', 'Sở GD&ĐT']],
    ['SNV, VPUBND tỉnh, STTTT', ['SNV', 'VPUBND tỉnh', 'STTTT']],
    ['Báo và\nĐài PTTH tỉnh', ['Báo và Đài PTTH tỉnh']],
    ['Sở Nội vụ và', ['Sở Nội vụ']],
    ['1. Sở Nội vụ 2. Sở Tài chính', ['Sở Nội vụ', 'Sở Tài chính']],
    ['Sở Văn hóa, Thể thao & Du lịch', ['Sở Văn hóa, Thể thao & Du lịch']],
    [
      'Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện',
      ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch UBND các huyện'],
    ],
    ['Không', []],
    ['-', []],
    ['', []],
  ])('%j is %j', (cell, names) => {
    expect(readAgencies(cell)).toEqual({ names, notes: [] })
  })

  test.each<[string, string[]]>([
    [
      'Các Sở: Tài chính, Tư pháp, Kế hoạch và Đầu tư',
      ['Sở Tài chính', 'Sở Tư pháp', 'Sở Kế hoạch và Đầu tư'],
    ],
    [
      'Các Sở: Văn hóa, Thể thao và Du lịch, Y tế và Tài chính',
      ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế', 'Sở Tài chính'],
    ],
    ['Các sở: NV, TC, TP', ['Sở NV', 'Sở TC', 'Sở TP']],
    ['Sở Nội vụ, Tài chính, Tư pháp', ['Sở Nội vụ', 'Sở Tài chính', 'Sở Tư pháp']],
    [
      'UBND các huyện: Nghi Lộc, Diễn Châu và thành phố Vinh',
      ['UBND huyện Nghi Lộc', 'UBND huyện Diễn Châu', 'UBND thành phố Vinh'],
    ],
    ['UBND huyện Nghi Lộc, huyện Diễn Châu', ['UBND huyện Nghi Lộc', 'UBND huyện Diễn Châu']],
    ['UBND huyện Nghi Lộc, Diễn Châu', ['UBND huyện Nghi Lộc', 'UBND huyện Diễn Châu']],
    ['UBND TP Vinh, TX Cửa Lò', ['UBND TP Vinh', 'UBND TX Cửa Lò']],
  ])('%j is written out as %j, and says so', (cell, names) => {
    const read = readAgencies(cell)
    expect(read.names).toEqual(names)
    expect(read.notes.every((n) => n.reason === 'agencies-expanded')).toBe(true)
    expect(read.notes.length).toBeGreaterThan(0)
  })

  test('a name given twice is taken once, and says so', () => {
    expect(readAgencies('Sở Nội vụ; Sở nội vụ')).toEqual({
      names: ['Sở Nội vụ'],
      notes: [{ reason: 'agency-repeated', facts: { name: 'Sở nội vụ' } }],
    })
  })

  test('a hostile cell costs no more than its length', () => {
    for (const unit of ['sở, ', 'và ', 'I, ', '- ', 'sở/', '(', '\n']) {
      const before = performance.now()
      readAgencies(unit.repeat(5000 / unit.length))
      expect([unit, performance.now() - before < 1000]).toEqual([unit, true])
    }
  })
})

import { describe, expect, test } from 'vitest'
import { readDirectiveText } from './read.ts'
import type { DirectiveItem } from './shape.ts'

/** Layouts and wordings that were read wrongly once; the dispatches are invented, in the wording of real ones. */
const read = (text: string) =>
  readDirectiveText(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => ({ text: line })),
  )

/** "3 Sở Y tế; UBND xã Nam Đàn → lead Sở Y tế | 2025-11-30": an item as short as it can be told. */
const short = (item: DirectiveItem): string => {
  const whom = item.recipients.map((r) =>
    r.kind === 'unit' ? r.unit : r.kind === 'condition' ? `“${r.text}”` : r.kind,
  )
  const lead = item.lead.length > 0 ? ` → ${item.lead.join(', ')}` : ''
  const { deadline: d } = item
  const day = d.recurrence
    ? `${d.recurrence.every} ${d.recurrence.day ?? '?'}`
    : (d.date ?? (d.kind === 'none' ? '' : d.kind))
  const more = [
    day,
    d.assumed?.join('+'),
    item.route.length > 0 && `qua ${item.route.join(', ')}`,
    item.response.join('+'),
  ]
  return `${item.number || '·'} ${whom.join('; ')}${lead} | ${more.filter(Boolean).join(' ')}`.trim()
}
const itemsOf = (text: string): string[] => read(text).items.map(short)

const head = (subject: string) => `ỦY BAN NHÂN DÂN TỈNH NGHỆ AN
Số: 77/UBND-NC
Nghệ An, ngày 20 tháng 01 năm 2025
V/v ${subject}
`

describe('the head', () => {
  test('an urgent dispatch says the hour, and wires its addressees', () => {
    const { header, items, noWork } = read(`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
CÔNG ĐIỆN
Về việc xử lý hồ sơ quá hạn
Số: 07/CĐ-UBND
Nghệ An, hồi 16 giờ 30 phút, ngày 11 tháng 7 năm 2025
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:
- Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh;
- Chủ tịch UBND các xã, phường.
Từ ngày 01/7/2025 đến nay, toàn tỉnh có 1.245 hồ sơ quá hạn. Để khắc phục, Chủ tịch UBND tỉnh yêu cầu:
Một là, các đơn vị có hồ sơ quá hạn xử lý dứt điểm trước ngày 25/7/2025.
Hai là, Sở Nội vụ báo cáo vào 16h00 hằng ngày.`)
    expect(header).toMatchObject({ number: '07/CĐ-UBND', date: '2025-07-11' })
    expect(header.recipients).toHaveLength(3)
    expect(items.map(short)).toEqual([
      '1 “các đơn vị có hồ sơ quá hạn” | 2025-07-25',
      '2 Sở Nội vụ → Sở Nội vụ | day ? report',
    ])
    expect(noWork.filter((line) => line.why === 'recipients')).toHaveLength(3)
  })

  test('number and day may share a line; who chaired the meeting is told, not ordered', () => {
    const { header, items } = read(`THÔNG BÁO
Kết luận của đồng chí Phó Chủ tịch UBND tỉnh tại cuộc họp giao ban
Số: 88/TB-UBND, ngày 05/6/2025
Ngày 02/6/2025, đồng chí Trần Văn Mẫu, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp. Sau khi nghe Sở Nội vụ báo cáo, đồng chí Phó Chủ tịch kết luận như sau:
1. Sở Xây dựng rà soát quy trình; hoàn thành trong tháng 7/2025.`)
    expect(header.date).toBe('2025-06-05')
    // no report is asked because one was heard
    expect(items.map(short)).toEqual(['1 Sở Xây dựng → Sở Xây dựng | 2025-07-31'])
  })

  test('a list of those asked goes on over a semicolon', () => {
    const text = `${head('kỷ luật')}Để chấn chỉnh, Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở, Thủ trưởng các ban, ngành; Chủ tịch UBND các huyện, thành phố, thị xã thực hiện các nhiệm vụ sau:
1. Quán triệt đến toàn thể cán bộ, công chức.`
    expect(itemsOf(text)).toEqual(['1 all-departments; all-districts |'])
  })
})

test('a head may write its day with slashes', () => {
  const { header } = read(
    'UBND TỈNH NGHỆ AN\nSố 345/UBND-TH\nNghệ An, ngày 5/5/2025\nV/v báo cáo\nKính gửi: Sở Nội vụ',
  )
  expect(header.date).toBe('2025-05-05')
})

describe('who is meant', () => {
  const opened = (lines: string) =>
    itemsOf(
      `${head('rà soát')}Kính gửi: Ủy ban nhân dân các huyện, thành phố, thị xã\nUBND tỉnh yêu cầu:\n${lines}`,
    )
  test.each([
    [
      'named districts are not all districts',
      '1. Các huyện Kỳ Sơn, Tương Dương và thị xã Cửa Lò bố trí kinh phí.',
      '1 huyện Kỳ Sơn; huyện Tương Dương; thị xã Cửa Lò |',
    ],
    [
      'who directs those below does it itself',
      '1. Chỉ đạo UBND cấp xã khắc phục; gửi báo cáo về UBND tỉnh (thông qua Sở Nội vụ) trước ngày 30/4/2025.',
      '1 all-districts | 2025-04-30 qua Sở Nội vụ report',
    ],
    [
      'brackets name those of a group',
      '1. Các đơn vị chỉ đạo điểm năm 2025 (Sở Y tế, UBND xã Nam Đàn) tổng kết mô hình.',
      '1 Sở Y tế; UBND xã Nam Đàn |',
    ],
    [
      'who is the standing body leads',
      '1. Sở Nội vụ là cơ quan thường trực, tổng hợp kết quả, định kỳ ngày 20 hằng tháng báo cáo Chủ tịch UBND tỉnh.',
      '1 Sở Nội vụ → Sở Nội vụ | month 20 report',
    ],
    [
      'what they do narrows nobody',
      '1. Các sở, ngành cung cấp tài liệu trong vòng 03 ngày kể từ ngày nhận được yêu cầu.',
      '1 all-departments | 2025-01-23 received-on-issue',
    ],
    [
      'a condition ends where the verb begins',
      '1. Các đơn vị chưa ban hành kế hoạch xử lý ngay, hoàn thành chậm nhất ngày 14/3/2025.',
      '1 “Các đơn vị chưa ban hành kế hoạch” | 2025-03-14',
    ],
    [
      'communes and wards named under one word are these alone',
      '1. Các xã, phường: Nghi Lộc, Diễn Châu hoàn thành trước ngày 15/3/2025.',
      '1 Nghi Lộc; Diễn Châu | 2025-03-15',
    ],
    [
      'a group that is none of the known, where a list opens, is a condition',
      '1. Yêu cầu các nhà thầu thi công:\n+ Nộp hồ sơ trước ngày 15/5/2025.',
      '1.1 “các nhà thầu thi công” | 2025-05-15',
    ],
    [
      'an office is named with its region',
      '1. Kho bạc Nhà nước khu vực XI thanh toán trước ngày 15/5/2025.',
      '1 Kho bạc Nhà nước khu vực XI → Kho bạc Nhà nước khu vực XI | 2025-05-15',
    ],
    [
      'ministers are named whole',
      '1. Các Bộ trưởng, Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương rà soát quy định.',
      '1 “Các Bộ trưởng”; “Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương” |',
    ],
    [
      '"Yêu cầu …:" is an order, not a chapter of aims',
      '1. Yêu cầu các thành viên Ban Chỉ đạo:\na) Kiểm tra địa bàn được phân công.',
      '1.a “các thành viên Ban Chỉ đạo” |',
    ],
  ])('%s', (_, lines, expected) => expect(opened(lines)).toEqual([expected]))
})

describe('by when', () => {
  const one = (line: string) => itemsOf(`${head('báo cáo')}UBND tỉnh yêu cầu:\n1. Sở Nội vụ ${line}`)[0]
  test.each([
    [
      'a second day is told, since an item has one',
      'tổng hợp, báo cáo trước ngày 20/6 và 20/12.',
      '2025-06-20 year+more-days report',
    ],
    [
      'a day of the next period is left to a person',
      'báo cáo định kỳ hằng quý (trước ngày 10 của tháng đầu quý sau).',
      'quarter ? report',
    ],
    ['the 25th of each month', 'báo cáo định kỳ ngày 25 hằng tháng.', 'month 25 report'],
    [
      'five working days from the issue',
      'báo cáo trong thời hạn 05 ngày làm việc kể từ ngày ban hành.',
      '2025-01-27 report',
    ],
    [
      'a day beside a round is told',
      'ban hành kế hoạch trước ngày 31/3/2025 và báo cáo trước ngày 20 hằng tháng.',
      'month 20 more-days report+product',
    ],
    ['two days of each month', 'báo cáo ngày 15 và ngày 30 hằng tháng.', 'month 15 more-days report'],
    [
      'two days of two works',
      'trình phương án trước ngày 15/6/2025, phân bổ xong trước ngày 30/6/2025.',
      '2025-06-15 more-days product',
    ],
    ['a quarter', 'hoàn thành kết nối trong quý III/2025.', '2025-09-30'],
    ['before a day without its year', 'báo cáo trước ngày 15/11.', '2025-11-15 year report'],
  ])('%s', (_, line, expected) => expect(one(line)).toBe(`1 Sở Nội vụ → Sở Nội vụ | ${expected}`))
})

describe('how items are numbered', () => {
  test('"II.1" is a number of its own; a line for what names no day is the day of the items above it', () => {
    const text = `${head('hồ sơ')}Kính gửi: Các sở, ban, ngành.
UBND tỉnh yêu cầu:
I. NHIỆM VỤ CHUNG
I.1. Rà soát hồ sơ quá hạn, báo cáo trước ngày 25/3/2025.
II. NHIỆM VỤ CỤ THỂ
II.1. Văn phòng UBND tỉnh
a) Nâng cấp Hệ thống thông tin.
II.2. Sở Nội vụ: theo dõi kết quả.
II.3. Sở Tài chính: bố trí kinh phí sau khi có kết quả thẩm định.
Các nội dung không quy định thời hạn tại Công văn này hoàn thành trước ngày 30/4/2025.
Giao Văn phòng UBND tỉnh theo dõi, đôn đốc.`
    expect(itemsOf(text)).toEqual([
      'I.1 all-departments | 2025-03-25 report',
      'II.1.a Văn phòng UBND tỉnh → Văn phòng UBND tỉnh | 2025-04-30',
      'II.2 Sở Nội vụ → Sở Nội vụ | 2025-04-30',
      'II.3 Sở Tài chính → Sở Tài chính |',
      '· Văn phòng UBND tỉnh → Văn phòng UBND tỉnh |',
    ])
    expect(read(text).noWork.find((line) => line.why === 'default-deadline')?.text).toMatch(/^Các nội dung/)
  })
})

describe('where work stands', () => {
  test('in the plan that stands behind the signature of its decision, without the word "Phụ lục"', () => {
    const text = `ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Số: 512/QĐ-UBND
Lâm Đồng, ngày 21 tháng 3 năm 2025
QUYẾT ĐỊNH
Ban hành Kế hoạch khắc phục hạn chế
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch khắc phục hạn chế.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
KẾ HOẠCH
Khắc phục hạn chế
(Kèm theo Quyết định số 512/QĐ-UBND)
I. NHIỆM VỤ
1. Cải cách thủ tục hành chính
- Đơn vị chủ trì: Văn phòng UBND tỉnh.
- Đơn vị phối hợp: Các sở, ban, ngành; UBND cấp huyện.
- Thời hạn: trước 30/6/2025.
II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính: bố trí kinh phí.`
    const { items } = read(text)
    expect(items.map(short)).toEqual([
      'I.1 Văn phòng UBND tỉnh → Văn phòng UBND tỉnh | 2025-06-30',
      'II.1 Sở Tài chính → Sở Tài chính |',
    ])
    expect(items[0]?.coordinators).toEqual(['Các sở, ban, ngành', 'UBND cấp huyện'])
  })

  test('in lines without numbers after "có ý kiến như sau:", and in what "Quý cơ quan" is asked for', () => {
    expect(
      itemsOf(`${head('học bạ số')}Kính gửi: Các sở, ban, ngành.
Xét đề nghị của Sở Giáo dục và Đào tạo; UBND tỉnh có ý kiến như sau:
UBND các huyện bố trí trang thiết bị; xong trước 15-9-2025.
Sở Tài chính cân đối kinh phí.
Yêu cầu các đơn vị triển khai thực hiện./.`),
    ).toEqual(['· all-districts | 2025-09-15', '· Sở Tài chính → Sở Tài chính |'])
    expect(
      itemsOf(`${head('tập huấn')}Kính gửi: Các sở, ban, ngành.
Để chuẩn bị, Sở Nội vụ đề nghị Quý cơ quan cử 02 công chức, gửi danh sách trước ngày 10/6/2025.
Mọi chi tiết xin liên hệ Phòng CCHC.`),
    ).toEqual(['· all-departments | 2025-06-10'])
  })

  test('below a heading that names a time; with a comrade before the office', () => {
    expect(
      itemsOf(`${head('chuyển đổi số')}Kính gửi: Các sở, ban, ngành.
UBND tỉnh kết luận:
1) Nhiệm vụ từ nay đến cuối năm
(a) Đảng ủy UBND tỉnh lãnh đạo hoàn thành chỉ tiêu.
(b) Đồng chí Giám đốc Sở Khoa học và Công nghệ chỉ đạo sao lưu dữ liệu trước ngày 31-10-2025.
2) Giao Tổ giúp việc theo dõi.`),
    ).toEqual([
      '1.a Đảng ủy UBND tỉnh → Đảng ủy UBND tỉnh | 2025-12-31 year',
      '1.b Sở Khoa học và Công nghệ → Sở Khoa học và Công nghệ | 2025-10-31',
      '2 Tổ giúp việc → Tổ giúp việc |',
    ])
  })
})

describe('nothing is lost, nothing is made up', () => {
  test('a heading alone is none of the work, before a table or before lines that end the document', () => {
    const reading = read(`${head('kiểm soát')}UBND tỉnh yêu cầu:
I. CÁC SỞ, BAN, NGÀNH
1. Công bố danh mục trước ngày 15/9/2025.
II. TỔ CHỨC THỰC HIỆN
Giao Văn phòng UBND tỉnh theo dõi, đôn đốc, báo cáo trước ngày 31/12/2025.`)
    expect(reading.items.map(short)).toEqual([
      'I.1 all-departments | 2025-09-15',
      '· Văn phòng UBND tỉnh → Văn phòng UBND tỉnh | 2025-12-31 report',
    ])
    expect(reading.noWork.filter((line) => line.why === 'heading').map((line) => line.text)).toEqual([
      'I. CÁC SỞ, BAN, NGÀNH',
      'II. TỔ CHỨC THỰC HIỆN',
    ])
  })

  test('in a letter without numbers a second order beside the first is an item, too', () => {
    const text = `${head('số liệu')}Kính gửi: Sở Nội vụ, UBND thành phố Vinh.
Văn phòng UBND tỉnh đề nghị các đơn vị gửi số liệu trước ngày 02/02/2025. Riêng UBND thành phố Vinh báo cáo bổ sung mô hình một cửa.
Rất mong nhận được sự phối hợp của quý đơn vị./.`
    expect(itemsOf(text)).toEqual([
      '· Sở Nội vụ; UBND thành phố Vinh | 2025-02-02',
      '· UBND thành phố Vinh → UBND thành phố Vinh | report',
    ])
    expect(read(text).noWork.at(-1)?.why).toBe('closing')
  })

  test('a formula is none of the work, though it bears a number', () => {
    const text = `${head('kiểm tra')}UBND tỉnh yêu cầu:
1. Sở Tư pháp kiểm điểm trách nhiệm. Thời gian hoàn thành: 15/5/2025.
2. Nhận được công văn này, đề nghị các đơn vị triển khai thực hiện./.`
    expect(itemsOf(text)).toEqual(['1 Sở Tư pháp → Sở Tư pháp | 2025-05-15'])
    expect(read(text).items[0]?.deadline.text).toBe('15/5/2025')
  })
})

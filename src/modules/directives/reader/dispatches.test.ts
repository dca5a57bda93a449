import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { missing, wordsLost } from './coverage.ts'
import { directiveParagraphs, readDirective } from './file.ts'
import { defaultLimits } from './limits.ts'
import { readDirectiveText } from './read.ts'
import type { DirectiveItem, ReadDirective } from './shape.ts'

const file = (name: string): Uint8Array => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const read = (name: string): Promise<ReadDirective> => readDirective(file(name), { fileName: name })
const lines = (...text: string[]): ReadDirective => readDirectiveText(text.map((t) => ({ text: t })))
const brief = (i: DirectiveItem): string =>
  [
    i.number,
    i.lead.join('+') || i.recipients.map((r) => r.unit ?? r.kind).join('+'),
    `${i.deadline.kind}${i.deadline.date ? ` ${i.deadline.date}` : ''}${i.deadline.reading === 'strict' ? ' strict' : ''}`,
  ].join(' | ')

const all = [
  'chi-thi.txt',
  'thong-bao-ket-luan.txt',
  'quyet-dinh.txt',
  'cong-van-khong-so.txt',
  'ke-hoach.txt',
  'hai-viec.txt',
  'thu-nhat.txt',
  'danh-gach.txt',
  'tieu-de.txt',
  'cong-van.pdf',
  'cong-van-markdown.md',
  'ket-luan-dang.txt',
  'hai-cot.txt',
  'chi-thi-don-vi.txt',
  'la-ma.txt',
  'hai-han.txt',
  'cong-dien-gio.txt',
  'ket-luan-long-nhau.txt',
  'so-tu-dong.docx',
  'nhieu-trang.pdf',
]

/** Their heads lack a number, a day, a subject or an issuer. */
const headless = [
  'thong-bao-giao-ban.md',
  'to-cong-tac.txt',
  'bang-phan-cong.md',
  'chi-thi-ky-luat.txt',
  'ngat-dong.txt',
  'hoa-toc.txt',
]

describe('dispatches', () => {
  test.each(headless)('%s: nothing vanishes', async (name) => {
    const paragraphs = await directiveParagraphs(file(name), defaultLimits)
    const reading = readDirectiveText(paragraphs)
    expect(missing(paragraphs, reading)).toEqual([])
    expect(wordsLost(paragraphs, reading)).toEqual([])
    expect(reading.items.length).toBeGreaterThan(1)
  })

  test.each(all)('%s: nothing vanishes and nothing is left over', async (name) => {
    const paragraphs = await directiveParagraphs(file(name), defaultLimits)
    const reading = readDirectiveText(paragraphs)
    expect(missing(paragraphs, reading)).toEqual([])
    expect(wordsLost(paragraphs, reading)).toEqual([])
    expect(reading.uncovered).toEqual([])
    expect(reading.header.number).toBeTruthy()
    expect(reading.header.issuer).toBeTruthy()
    expect(reading.header.subject).toBeTruthy()
    expect(reading.header.date).toBeTruthy()
  })

  test('a directive with nested items, an order hidden in its opening, two tasks in one number, a follow-up at its end', async () => {
    const { items, header } = await read('chi-thi.txt')
    expect(header).toMatchObject({
      number: '12/CT-UBND',
      issuer: 'ỦY BAN NHÂN DÂN TỈNH NGHỆ AN',
      subject: 'tăng cường kỷ luật, kỷ cương hành chính trên địa bàn tỉnh',
    })
    expect(items.map(brief)).toEqual([
      ' | Thanh tra tỉnh | day 2024-03-15 strict',
      '1.a | all-departments+all-districts | none',
      '1.b | all-departments+all-districts | period-end 2024-03-31',
      '2 | Sở Nội vụ | none',
      '2.2 | Sở Nội vụ | recurring strict',
      '2.3 | Sở Tài chính | day 2024-03-10 strict',
      '3 | Sở Thông tin và Truyền thông | day 2024-06-30 strict',
      '3 | Sở Tài chính | day 2024-02-27',
      '4 | all-communes | none',
      '5 | Báo Nghệ An+Đài Phát thanh và Truyền hình tỉnh | none',
      ' | Sở Nội vụ | none',
    ])
    expect(items[4]?.coordinators).toEqual(['Thanh tra tỉnh', 'Văn phòng UBND tỉnh'])
    expect(items[4]?.deadline.recurrence).toEqual({ every: 'month', day: 25 })
    expect(items[5]?.evidence.paragraph).toBe(16)
  })

  test('conclusions of a meeting: what is told is no work, a lead-in belongs to its task, units in brackets', async () => {
    const { items, noWork } = await read('thong-bao-ket-luan.txt')
    expect(items.map(brief)).toEqual([
      'II.1 | Sở Nội vụ | day 2024-01-31 strict',
      'II.2 | Công an tỉnh | day 2024-02-15',
      'II.3 | UBND huyện Kỳ Sơn+UBND huyện Tương Dương | day 2024-01-20',
    ])
    expect(items[0]).toMatchObject({ coordinators: ['Sở Tư pháp', 'Sở Tài chính'], response: ['product'] })
    expect(items[2]).toMatchObject({ lead: [], route: ['Sở Nội vụ'], response: ['report', 'explanation'] })
    expect(noWork.filter((n) => n.why === 'assessment')).toHaveLength(3)
  })

  test('a decision with articles and an annex whose table gives items row by row', async () => {
    const { items, noWork } = await read('quyet-dinh.txt')
    expect(items.map(brief)).toEqual([
      '2.1 | Sở Nội vụ | recurring strict',
      '2.2 | Sở Tài chính | none',
      'I.1 | Sở Tư pháp | period-end 2025-06-30',
      'I.2 | all-departments+all-districts | regular',
    ])
    expect(items[0]?.deadline.recurrence).toEqual({ every: 'quarter', day: 20 })
    expect(noWork.map((n) => n.why)).toEqual(
      expect.arrayContaining(['legal-ground', 'effect', 'execution', 'table-head']),
    )
  })

  test('a letter without numbers: each order is an item', async () => {
    const { items } = await read('cong-van-khong-so.txt')
    expect(items.map(brief)).toEqual([
      ' | all-departments+all-districts | day 2024-06-10 strict',
      ' | UBND thành phố Y | none',
    ])
    expect(items[1]?.response).toContain('explanation')
  })

  test('a plan: lines about lead, time and product tell more of their task; a unit as a heading leads what is below', async () => {
    const { items } = await read('ke-hoach.txt')
    expect(items.map(brief)).toEqual([
      'II.1 | Đài Phát thanh và Truyền hình tỉnh | period-end 2024-06-30',
      'II.2.1 | Sở Nội vụ | day 2024-04-01 strict',
      'II.2.2 | all-departments | none',
      'III.1.a | Sở Nội vụ | none',
      'III.1.b | Sở Nội vụ | day 2024-12-15 strict',
      'III.2 | Sở Tài chính | none',
    ])
    expect(items[0]).toMatchObject({
      coordinators: ['Sở Nội vụ', 'Sở Thông tin và Truyền thông'],
      response: ['product'],
    })
  })

  test('two tasks in a number, a deadline they share, two deadlines of one task, working days over New Year', async () => {
    const { items } = await read('hai-viec.txt')
    expect(items.map(brief)).toEqual([
      '1 | Sở Nội vụ | day 2024-01-10 strict',
      '1 | Sở Tài chính | day 2024-01-10 strict',
      '2 | Sở Kế hoạch và Đầu tư | day 2024-03-15 strict',
      '2 | Sở Kế hoạch và Đầu tư | day 2024-06-30',
      '3 | all-departments | day 2024-01-04',
      '4 | all-districts | recurring',
      '5 | UBND huyện Nghi Lộc+UBND huyện Diễn Châu+UBND huyện Yên Thành | day 2024-01-05',
      '6.a | condition | day 2024-01-12 strict',
      '6.b | condition | period-end 2024-03-31',
      '7 | Sở Tư pháp+Sở Y tế+Thanh tra tỉnh | day 2024-01-20 strict',
      ' | all-departments+all-districts | day 2024-06-25 strict',
    ])
    expect(items[5]?.deadline.recurrence).toEqual({ every: 'month', day: 15 })
    expect(items[6]?.response).toEqual(['report'])
  })

  test('a telegram of the Prime Minister: "Một là", "Hai là", groups that are none of the province\'s', async () => {
    const { items, header } = await read('thu-nhat.txt')
    expect(header.issuer).toBe('THỦ TƯỚNG CHÍNH PHỦ')
    expect(items.map(brief)).toEqual([
      '1 | condition+condition | day 2024-07-31 strict',
      '2 | Bộ Nội vụ | none',
      '3 | condition | recurring',
      ' | Văn phòng Chính phủ | none',
    ])
  })

  test('dashes that bear a lead are items by their place', async () => {
    const { items } = await read('danh-gach.txt')
    expect(items.map(brief)).toEqual([
      '1 | Sở Nội vụ | period-end 2025-04-30',
      '2 | Sở Khoa học và Công nghệ | none',
      '2.1 | Sở Khoa học và Công nghệ | day 2025-06-30 strict',
      '3 | condition | none',
    ])
  })

  test('a PDF of several pages: sentences go on over a page, what runs along its edges stands aside', async () => {
    const { items, noWork } = await read('nhieu-trang.pdf')
    expect(items.map((item) => item.number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    for (const item of items) {
      expect(item.evidence.paragraphs).toHaveLength(1)
      expect(item.text).toMatch(/^Giao Sở .* trước ngày \d\/9\/2025 để xem xét, chỉ đạo\.$/u)
    }
    expect(noWork.flatMap((line) => (line.why === 'page-edge' ? [line.text] : []))).toEqual([
      'Công văn số 91/UBND-TH của UBND tỉnh',
      'Địa chỉ: Số 03 đường Trường Thi, thành phố Vinh',
    ])
  })

  test('Word’s automatic numbers, of several lists and depths, are the numbers of the items', async () => {
    const { items } = await read('so-tu-dong.docx')
    expect(items.map(brief)).toEqual([
      'I.1.a | all-departments | day 2025-11-15 strict',
      'I.1.b | Sở Tư pháp | day 2025-11-20',
      'I.1.b.2 | Sở Tài chính | day 2025-11-18 strict',
      'I.2 | condition | day 2025-05-13',
      'II.1 | all-districts | recurring',
      '1.1 | Sở Y tế | period-end 2025-09-30',
      '1.2 | Sở Y tế | day 2025-09-30 strict',
      '1 | Sở Nội vụ | day 2025-06-30',
      '2 | Sở Y tế+UBND xã Nam Đàn | period-end 2025-12-31',
    ])
  })

  test('a PDF: broken lines joined, columns apart, page numbers gone', async () => {
    const { items, header } = await read('cong-van.pdf')
    expect(header).toMatchObject({
      number: '321/UBND-TH',
      date: '2023-10-16',
      subject: 'đôn đốc thực hiện Kế hoạch cải cách hành chính năm 2023',
    })
    expect(items.map(brief)).toEqual([
      '1 | Sở Nội vụ | day 2023-10-30 strict',
      '2 | all-districts | period-end 2023-11-30',
      '3 | all-departments+all-districts | regular',
    ])
    expect(items[0]?.coordinators).toEqual(['Sở Thông tin và Truyền thông', 'Văn phòng Ủy ban nhân dân tỉnh'])
  })

  test('Markdown: groups named by "Đối với", pilot units in brackets, plus signs under a unit, seven working days', async () => {
    const { items } = await read('cong-van-markdown.md')
    expect(items.map(brief)).toEqual([
      '1 | all-departments | regular',
      '1.1 | all-departments | day 2025-03-20 strict',
      '2 | all-districts | day 2025-12-10 strict',
      '3.a | Sở Nội vụ | period-end 2025-04-30',
      '3.b | Sở Nội vụ | recurring strict',
      '3.c | Sở Nội vụ | none',
      '4 | Sở Khoa học và Công nghệ+Sở Tài chính | period-end 2025-09-30',
      '5 | Trung tâm Phục vụ hành chính công tỉnh | none',
      '5.2 | Trung tâm Phục vụ hành chính công tỉnh | day 2025-06-30',
      '6 | Sở Xây dựng+UBND huyện Gio Linh | day 2025-03-18',
    ])
    expect(items[3]?.coordinators).toEqual(['Sở Tài chính', 'Văn phòng UBND tỉnh', 'các đơn vị liên quan'])
  })

  test('conclusions of a Party committee: numbers with dashes, what was reported is no work', async () => {
    const { items, header } = await read('ket-luan-dang.txt')
    expect(header).toMatchObject({ number: '15-TB/BCĐ', issuer: 'BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH' })
    expect(items.map((i) => i.number)).toEqual(['2.1', '2.2', '2.3', '3'])
    expect(items[2]).toMatchObject({ lead: ['Sở Nội vụ'], deadline: { date: '2024-08-31' } })
  })

  test('a text file broken at its edge, with two columns in its head and its end', async () => {
    const { items, header } = await read('hai-cot.txt')
    expect(header).toMatchObject({
      issuer: 'SỞ NỘI VỤ NGHỆ AN',
      subject: 'rà soát nhiệm vụ và gửi báo cáo cải cách hành chính quý III',
      recipients: ['UBND các xã, phường'],
    })
    expect(items.map(brief)).toEqual([
      '1 | all-communes | none',
      '2 | all-communes | day 2025-09-22 strict',
      '3 | all-communes | day 2025-09-18',
    ])
    expect(items[1]?.route).toEqual(['Phòng Cải cách hành chính'])
  })

  test('a telegram of the Chairman: what the Prime Minister asked for is left for a person to look at', async () => {
    const { items, uncovered } = await read('cong-dien.txt')
    expect(items.map(brief)).toEqual([
      '1.1 | Sở Nội vụ | day 2025-06-10 strict',
      '1.2 | Sở Nội vụ | none',
      '1.3 | Sở Nội vụ | recurring',
      '2 | Ban Thường vụ Tỉnh ủy+Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | none',
      '3 | Công an tỉnh+Bộ Chỉ huy Quân sự tỉnh | none',
      '4 | all-communes | none',
      '5 | Sở Tư pháp | none',
      '5 | Sở Tài chính | none',
      '6 | Sở Khoa học và Công nghệ | period-end 2025-06-30',
      '7 | all-departments | day 2025-07-02',
      ' | Văn phòng UBND tỉnh | none',
    ])
    expect(uncovered.map((u) => u.paragraph)).toEqual([9])
  })

  test('units as headings, a demand hidden in the causes, a closing that comes round each half-year', async () => {
    const { items } = await read('chi-thi-don-vi.txt')
    expect(items.map(brief)).toEqual([
      ' | all-departments+all-districts | day 2023-05-20 strict',
      '1 | all-departments+all-districts | none',
      '1.1 | all-departments+all-districts | day 2023-05-31 strict',
      '2 | condition | period-end 2023-06-30',
      '3 | Sở Nội vụ | none',
      '4 | Văn phòng UBND tỉnh | recurring',
      ' | all-departments+all-districts | recurring',
    ])
    expect(items[5]?.coordinators).toEqual(['Sở Nội vụ', 'các sở, ngành liên quan', 'UBND cấp huyện'])
  })

  test('an order in a part that assesses, or among the closing words, is an item', () => {
    const { items } = lines(
      'Số: 1/UBND',
      'Vinh, ngày 01 tháng 3 năm 2024',
      'I. Đánh giá chung',
      '1. Kết quả đạt được còn thấp. Giao Sở Y tế khắc phục trước ngày 30/4/2024.',
      'II. Nhiệm vụ',
      '1. Tăng cường kiểm tra.',
      'Trên đây là ý kiến chỉ đạo. Giao Sở Nội vụ đôn đốc, báo cáo trước ngày 15/5/2024.',
    )
    expect(items.map(brief)).toEqual([
      'I.1 | Sở Y tế | day 2024-04-30 strict',
      'II.1 |  | none',
      ' | Sở Nội vụ | day 2024-05-15 strict',
    ])
  })

  test('what was ordered in the past is no work', () => {
    const { items } = lines(
      'Vinh, ngày 01 tháng 3 năm 2024',
      'UBND tỉnh đã giao Sở Y tế hoàn thành đề án trước ngày 30/12/2023. Nay yêu cầu:',
      '1. Sở Y tế giải trình.',
    )
    expect(items.map(brief)).toEqual(['1 | Sở Y tế | none'])
  })

  test('Windows-1258 and UTF-8 with composed or separate marks read alike', async () => {
    const text = 'Số: 1/UBND\nGiao Sở Nội vụ báo cáo trước ngày 30/10/2023.'
    const composed = await readDirective(new TextEncoder().encode(`\ufeff${text}`), { fileName: 'a.txt' })
    expect(
      await readDirective(new TextEncoder().encode(text.normalize('NFD')), { fileName: 'a.txt' }),
    ).toEqual(composed)
    expect(await readDirective(windows1258(text), { fileName: 'a.docx' })).toEqual(composed)
    expect(composed.items.map(brief)).toEqual([' | Sở Nội vụ | day 2023-10-30 strict'])
  })
})

/** Letters of Windows-1258: vowels with circumflex, breve or horn are one byte, the tone follows as another. */
function windows1258(text: string): Uint8Array {
  const codes = new Map<string, number>()
  for (let b = 0; b < 256; b++) codes.set(new TextDecoder('windows-1258').decode(new Uint8Array([b])), b)
  const bytes: number[] = []
  for (const letter of text.normalize('NFC')) {
    const whole = codes.get(letter)
    if (whole !== undefined) bytes.push(whole)
    else {
      const tone = [...letter.normalize('NFD')]
        .filter((c) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(c))
        .join('')
      const base = letter
        .normalize('NFD')
        .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
        .normalize('NFC')
      bytes.push(codes.get(base) ?? 63, codes.get(tone) ?? 63)
    }
  }
  return new Uint8Array(bytes)
}

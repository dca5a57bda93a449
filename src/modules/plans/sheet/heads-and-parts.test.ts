import { describe, expect, test } from 'vitest'
import { csv, found, head, read, sheet } from './fixtures/read.ts'
import { workbook } from './fixtures/workbook.ts'
import type { PlanSheet } from './types.ts'

/** Layouts that were read wrongly once, invented in the manner of annexes that provinces publish. */
const brief = (s: PlanSheet) =>
  s.tasks.map((t) => [t.area, t.number, t.title, t.lead.join(' + '), t.deadline.date])

describe('heads', () => {
  test('of three rows, where the cells of some columns are merged down to the last', async () => {
    const s = await sheet(
      [
        ['TT', 'Nhiệm vụ', 'Tổ chức thực hiện', null, null, 'Sản phẩm đầu ra', 'Thời hạn'],
        [null, null, 'Đơn vị chủ trì thực hiện', 'Đơn vị phối hợp', null, null, null],
        [null, null, null, 'Cấp tỉnh', 'Cấp huyện, xã', null, null],
        [1, 'Rà soát', 'Sở Tư pháp', 'VP UBND tỉnh', 'UBND các huyện, TP, TX', 'Báo cáo', 'Quý II'],
      ],
      { merges: ['A1:A3', 'B1:B3', 'C1:E1', 'C2:C3', 'D2:E2', 'F1:F3', 'G1:G3'] },
    )
    expect(brief(s)).toEqual([['', '1', 'Rà soát', 'Sở Tư pháp', '2023-06-30']])
    expect(s.tasks[0]?.coordinators).toEqual(['VP UBND tỉnh', 'UBND các huyện, TP, TX'])
    expect(s.findings).toEqual([])
  })

  test('with columns of marks: quarters with their year, numbers under "(tháng)"', async () => {
    const quarters = await sheet([
      ['STT', 'Nhiệm vụ', 'Chủ trì', 'Sản phẩm', 'Quý I/2023', 'Quý II/2023'],
      [1, 'Rà soát', 'Sở Nội vụ', 'Báo cáo', 'x', 'x'],
    ])
    expect(brief(quarters)).toEqual([['', '1', 'Rà soát', 'Sở Nội vụ', '2023-06-30']])
    const months = await sheet(
      [
        ['STT', 'Nhiệm vụ', 'Chủ trì', 'Sản phẩm', 'Thời gian (tháng)', null, null],
        [null, null, null, null, 10, 11, 12],
        [1, 'Rà soát', 'Sở Nội vụ', 'Báo cáo', 'x', 'x', null],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:G1'] },
    )
    expect(brief(months)).toEqual([['', '1', 'Rà soát', 'Sở Nội vụ', '2023-11-30']])
  })

  test.each([
    ['Thời gian trình', 'Thời gian ban hành'],
    ['Thời hạn hoàn thành', 'Thời hạn trình'],
    ['Ngày trình UBND tỉnh', 'Thời gian thực hiện'],
    ['Thời gian / Trình', 'Thời gian / Ban hành'],
  ])('what is issued is due when it is issued, not when it is submitted: %s beside %s', async (one, two) => {
    const due = (words: string) => (/trình/i.test(words) ? '31/5/2023' : '30/6/2023')
    const words = [one, two].map((w) => w.split(' / '))
    const under = words.map((w) => w[1] ?? null)
    const s = await sheet(
      [
        ['TT', 'Nhiệm vụ', 'Chủ trì', ...words.map((w) => w[0] as string)],
        ...(under[0] ? [[null, null, null, ...under]] : []),
        [1, 'Ban hành kế hoạch', 'Sở Nội vụ', due(one), due(two)],
      ],
      { merges: under[0] ? ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'] : [] },
    )
    expect(s.tasks.map((t) => t.deadline.date)).toEqual(['2023-06-30'])
    expect(found(s)).toContain('column-unread')
  })

  test.each<[string, string[], string[]]>([
    [
      'in short forms',
      ['TT', 'Nhiệm vụ', 'ĐV chủ trì', 'TG hoàn thành', 'SP đầu ra'],
      ['Sở Y tế', '2023-04-30'],
    ],
    [
      'where an office stands beside persons',
      ['TT', 'Nội dung', 'Lãnh đạo phụ trách', 'Cơ quan tham mưu', 'Thời gian trình', 'Kết quả'],
      ['Sở Nội vụ', '2023-04-30'],
    ],
    [
      'of documents to draft',
      ['TT', 'Tên văn bản', 'Cơ quan soạn thảo', 'Thời gian trình', 'Kết quả'],
      ['Sở Y tế', '2023-04-30'],
    ],
    [
      'with a month in figures',
      ['TT', 'Nội dung', 'Đơn vị thực hiện', 'Tháng hoàn thành', 'Kết quả'],
      ['Sở Y tế', '2023-04-30'],
    ],
  ])('%s', async (_, words, expected) => {
    const cells = { 'Lãnh đạo phụ trách': 'Đ/c A', 'Cơ quan tham mưu': 'Sở Nội vụ' } as Record<string, string>
    const row = words.map((w, i) =>
      i === 0
        ? 1
        : /Tháng/.test(w)
          ? 4
          : /TG|Thời/.test(w)
            ? 'Tháng 4'
            : (cells[w] ?? (i === 2 ? 'Sở Y tế' : 'Việc')),
    )
    const s = await sheet([words, row])
    expect([s.tasks[0]?.lead.join(), s.tasks[0]?.deadline.date]).toEqual(expected)
  })

  test('the sheet that is most a plan is read, not the figures before it nor another year’s', async () => {
    const figures = [
      ['STT', 'Đơn vị', 'Số nhiệm vụ', 'Hoàn thành'],
      [1, 'Sở Nội vụ', 5, 3],
    ]
    const plan = (title: string) => [head, [1, title, 'Kế hoạch', 'Sở Nội vụ', '', 'Quý I']]
    const s = await read(
      workbook([
        { name: 'Tổng hợp', rows: figures },
        { name: 'Năm 2022', rows: plan('Cũ') },
        { name: 'Năm 2023', rows: plan('Mới') },
      ]),
    )
    expect([s.sheetName, s.tasks.map((t) => t.title)]).toEqual(['Năm 2023', ['Mới']])
    expect(found(s)).toEqual(['sheet-left', 'sheet-also-plan'])
  })
})

describe('parts', () => {
  const short = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Sản phẩm']

  test('numbered titles over tasks with dashes, in the number or before the title; the next number ends them', async () => {
    const s = await sheet([
      short,
      ['1', 'Xây dựng văn bản'],
      ['-', 'Ban hành', 'Sở Tư pháp', 'Quý I', 'Kế hoạch'],
      ['2', 'Xây dựng dữ liệu', 'Sở Y tế'],
      [null, '- Khảo sát', null, 'Quý II', 'Báo cáo'],
      ['3', 'Tổng kết', 'Sở Nội vụ', 'Quý IV', 'Báo cáo'],
    ])
    expect(brief(s)).toEqual([
      ['Xây dựng văn bản', '', 'Ban hành', 'Sở Tư pháp', '2023-03-31'],
      ['Xây dựng dữ liệu', '', 'Khảo sát', 'Sở Y tế', '2023-06-30'],
      ['', '3', 'Tổng kết', 'Sở Nội vụ', '2023-12-31'],
    ])
    expect(found(s, 4)).toEqual(['part-lead', 'part-guessed'])
    expect(found(s, 5)).toContain('lead-carried')
  })

  test('a lead in the row of the part is its tasks’ where they name none, and said', async () => {
    const s = await sheet([
      short,
      ['I', 'Thể chế', 'Sở Tư pháp'],
      [1, 'Ban hành', null, 'Quý I', 'Kế hoạch'],
      [2, 'Rà soát', 'Sở Y tế', 'Quý I', 'Báo cáo'],
      ['II', 'Thủ tục'],
      [3, 'Công bố', null, 'Quý I', 'Quyết định'],
    ])
    expect(s.tasks.map((t) => t.lead.join())).toEqual(['Sở Tư pháp', 'Sở Y tế', ''])
    expect(found(s)).toEqual(['part-lead', 'lead-carried', 'lead-missing'])
  })

  test('the lead of a part is not that of a task after it, nor of one whose own lead is an error', async () => {
    const s = await sheet([
      short,
      ['1', 'Thể chế', 'Sở Tư pháp'],
      ['1.1', 'Ban hành', null, 'Quý I', 'Kế hoạch'],
      ['1.2', 'Rà soát', { error: '#REF!' }, 'Quý I', 'Báo cáo'],
      ['2', 'Công bố', null, 'Quý I', 'Quyết định'],
    ])
    expect(s.tasks.map((t) => [t.area, t.lead.join()])).toEqual([
      ['Thể chế', 'Sở Tư pháp'],
      ['Thể chế', ''],
      ['', ''],
    ])
  })

  test('dotted numbers nest, and a number that is not below a part ends it', async () => {
    const task = (number: string) => [number, `Việc ${number}`, 'Sở Y tế', 'Quý I', 'Văn bản']
    const s = await sheet([
      short,
      ['I', 'Lớn'],
      ['1', 'Nhóm'],
      ['1.1', 'Nhóm nhỏ'],
      task('1.1.1'),
      task('1.2'),
      task('2'),
      ['V/', 'Tài chính'],
      task('1'),
      ['6', 'ĐIỆN TỬ'],
      task('1'),
    ])
    expect(s.tasks.map((t) => t.area)).toEqual([
      'Lớn / Nhóm / Nhóm nhỏ',
      'Lớn / Nhóm',
      'Lớn',
      'Tài chính',
      'Tài chính / ĐIỆN TỬ',
    ])
  })
})

describe('below and between tasks', () => {
  const first = [1, 'Ban hành', 'Kế hoạch', 'Sở Nội vụ', '', 'Quý I']

  test('totals in words, and notes line by line, are no tasks; the table may go on', async () => {
    const s = await sheet([
      head,
      ['I', 'Thể chế'],
      first,
      ['Ghi chú:'],
      ['1. Các cơ quan báo cáo về Sở Nội vụ.'],
      [null, '- Đánh dấu (*) là trọng tâm'],
      ['II', 'Thủ tục'],
      [2, 'Công bố', 'Quyết định', 'Sở Y tế', '', 'Quý II'],
      ['Cộng: 02 nhiệm vụ'],
    ])
    expect(s.tasks.map((t) => [t.area, t.title])).toEqual([
      ['Thể chế', 'Ban hành'],
      ['Thủ tục', 'Công bố'],
    ])
    expect(found(s)).toEqual(Array(4).fill('row-footer'))
  })

  test('words in the column of numbers are told, not called a number', async () => {
    const s = await sheet([
      head,
      first,
      ['1. Đã họp ngày 5'],
      [2, 'Rà soát', 'Báo cáo', 'Sở Y tế', '', 'Quý I'],
    ])
    expect(s.findings.map((f) => [f.reason, f.text.includes('Đã họp')])).toEqual([['row-not-task', true]])
  })

  test('a further product of a task, where a text file has lost the merged cells', async () => {
    const s = await csv(
      'STT;Nhiệm vụ;Chủ trì;Thời hạn;Sản phẩm\n1;Xây dựng dữ liệu;Sở Y tế;Quý II;Kế hoạch\n;;;Quý III;Phần mềm',
    )
    expect(brief(s)).toEqual([
      ['', '1', 'Xây dựng dữ liệu', 'Sở Y tế', '2023-06-30'],
      ['', '1', 'Xây dựng dữ liệu', 'Sở Y tế', '2023-09-30'],
    ])
    expect(found(s)).toEqual(['task-again'])
  })

  test.each(['-//-', '//', '-"-', '″'])('%s is as above', async (mark) => {
    const s = await sheet([head, first, [2, 'Rà soát', 'Báo cáo', mark, '', 'Quý I']])
    expect([s.tasks[1]?.lead, found(s)]).toEqual([['Sở Nội vụ'], ['ditto']])
  })

  test.each<[string, string | null, string | null, string[]]>([
    ['2 tỷ 300 triệu đồng', '2300', 'million-vnd', []],
    ['NS tỉnh: 500 triệu', '500', 'million-vnd', ['money-ambiguous']],
    ['300-500 triệu đồng', null, null, ['money-unread']],
    ['NSTW: 1 tỷ; NS tỉnh: 2 tỷ', null, null, ['money-unread']],
  ])('money: %s', async (text, money, moneyUnit, reasons) => {
    const s = await sheet([head, [...first, text]])
    expect(s.tasks[0]).toMatchObject({ money, moneyUnit: money && moneyUnit })
    expect(found(s)).toEqual(reasons)
  })
})

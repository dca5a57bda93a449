import { expect, test } from 'vitest'
import { a, b, csv, found, head, read, sheet } from './fixtures/read.ts'
import { workbook } from './fixtures/workbook.ts'

test('a head of one row, footers below', async () => {
  const s = await sheet([
    ['PHỤ LỤC'],
    head,
    a,
    b,
    [null, 'Tổng cộng', null, null, null, null, 10],
    ['Ghi chú: kinh phí dự kiến'],
    [null, null, null, null, 'TM. ỦY BAN NHÂN DÂN'],
    [null, null, null, null, 'Nguyễn Văn A'],
  ])
  expect(s.tasks.map((t) => [t.row, t.number, t.title, t.money])).toEqual([
    [3, '1', 'Ban hành kế hoạch', '10'],
    [4, '2', 'Rà soát văn bản', null],
  ])
  expect(found(s)).toEqual(['row-footer', 'row-footer', 'row-footer', 'row-footer'])
})

test('columns in another order under other words', async () => {
  const s = await sheet([
    [
      'TT',
      'Cơ quan/đơn vị chủ trì',
      'Cơ quan, đơn vị phối hợp',
      'Nội dung công việc',
      'Kết quả/sản phẩm dự kiến',
      'Tiến độ',
      'Dự toán (đồng)',
    ],
    ['1', 'Sở Nội vụ', 'Sở Tài chính', 'Ban hành kế hoạch', 'Kế hoạch', 'T3', '15.000.000'],
  ])
  expect(s.tasks[0]).toMatchObject({
    title: 'Ban hành kế hoạch',
    lead: ['Sở Nội vụ'],
    coordinators: ['Sở Tài chính'],
    product: 'Kế hoạch',
    deadline: { date: '2023-03-31' },
    money: '15000000',
    moneyUnit: 'vnd',
  })
  expect(s.findings).toEqual([])
})

test('a two-row head, with and without merges, and a row of column numbers', async () => {
  const rows = [
    ['STT', 'Nội dung nhiệm vụ', 'Cơ quan thực hiện', null, 'Thời gian', null, 'Sản phẩm'],
    [null, null, 'Chủ trì', 'Phối hợp', 'Bắt đầu', 'Hoàn thành', null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    [1, 'Ban hành kế hoạch', 'Sở Nội vụ', 'Sở Tư pháp', '01/02/2023', '30/3/2023', 'Kế hoạch'],
  ]
  for (const merges of [[], ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2']]) {
    const s = await sheet(rows, { merges })
    expect(s.findings).toEqual([])
    expect(s.tasks).toMatchObject([
      {
        row: 4,
        lead: ['Sở Nội vụ'],
        coordinators: ['Sở Tư pháp'],
        start: '2023-02-01',
        deadline: { date: '2023-03-30' },
        product: 'Kế hoạch',
      },
    ])
  }
})

test('parts within parts, numbers that begin anew', async () => {
  const s = await sheet([
    head,
    ['A', 'NHIỆM VỤ CHUNG'],
    ['I', 'Cải cách thể chế'],
    a,
    b,
    ['II', 'Cải cách thủ tục'],
    [1, 'Công bố danh mục', 'Quyết định', 'Sở Nội vụ', '', 'Quý II'],
    ['B', 'NHIỆM VỤ RIÊNG'],
    ['I', 'Tài chính công'],
    [1, 'Giao quyền tự chủ', 'Quyết định', 'Sở Tài chính', '', 'Quý IV'],
  ])
  expect(s.tasks.map((t) => t.area)).toEqual([
    'NHIỆM VỤ CHUNG / Cải cách thể chế',
    'NHIỆM VỤ CHUNG / Cải cách thể chế',
    'NHIỆM VỤ CHUNG / Cải cách thủ tục',
    'NHIỆM VỤ RIÊNG / Tài chính công',
  ])
  expect(s.findings).toEqual([])
})

test('parts numbered 1, tasks 1.1', async () => {
  const s = await sheet([
    head,
    ['1', 'Cải cách thể chế'],
    ['1.1', ...a.slice(1)],
    ['1.2', ...b.slice(1)],
    ['2', 'Thủ tục'],
    ['2.1', 'Công bố', 'Quyết định', 'Sở Nội vụ', '', 'Quý II'],
  ])
  expect(s.tasks.map((t) => [t.number, t.area])).toEqual([
    ['1.1', 'Cải cách thể chế'],
    ['1.2', 'Cải cách thể chế'],
    ['2.1', 'Thủ tục'],
  ])
})

test('unnumbered parts across the table and in capitals', async () => {
  const s = await sheet([head, ['Cải cách thể chế'], a, ['CẢI CÁCH THỦ TỤC'], b], {
    merges: ['A2:H2', 'A4:H4'],
  })
  expect(s.tasks.map((t) => t.area)).toEqual(['Cải cách thể chế', 'CẢI CÁCH THỦ TỤC'])
  const loose = await sheet([head, [null, 'Cải cách thể chế'], a])
  expect([loose.tasks[0]?.area, found(loose)]).toEqual(['Cải cách thể chế', ['part-guessed']])
})

test('the head repeated on later pages', async () => {
  const s = await sheet([head, a, head, b])
  expect([s.tasks.length, found(s)]).toEqual([2, ['head-repeated']])
})

test('an area column, quarters as columns of marks', async () => {
  const s = await sheet([
    ['STT', 'Lĩnh vực', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Sản phẩm', 'Thời gian thực hiện', null, null, null],
    [null, null, null, null, null, 'Quý I', 'Quý II', 'Quý III', 'Quý IV'],
    [1, 'Thể chế', 'Ban hành kế hoạch', 'Sở Nội vụ', 'Kế hoạch', 'x', null, null, null],
    [2, null, 'Rà soát', 'Sở Tư pháp', 'Báo cáo', null, 'x', 'x', null],
  ])
  expect(s.tasks.map((t) => [t.area, t.deadline.date])).toEqual([
    ['Thể chế', '2023-03-31'],
    ['Thể chế', '2023-09-30'],
  ])
  expect(found(s)).toEqual(['deadline-marks', 'area-carried', 'deadline-marks'])
})

test('the sheet with the plan is read, the others are named', async () => {
  const s = await read(
    workbook([
      { name: 'Bìa', rows: [['Kế hoạch năm 2023']] },
      { name: 'Ẩn', state: 'hidden', rows: [head, a] },
      { name: 'Phụ lục', rows: [head, a, b] },
    ]),
  )
  expect([s.sheetName, s.tasks.length]).toEqual(['Phụ lục', 2])
  expect(s.findings.map((f) => f.reason)).toEqual(['sheet-left', 'sheet-also-plan'])
})

test('a number over tasks a), b) is a part until the next number; page numbers are no part', async () => {
  const s = await sheet([
    head,
    ['I', 'Chỉ đạo'],
    ['1', 'Ban hành văn bản'],
    ['a)', ...a.slice(1)],
    ['b)', ...b.slice(1)],
    ['Trang 2/5'],
    ['2', 'Họp giao ban', 'Thông báo', 'Sở Nội vụ', '', '6 tháng/lần'],
  ])
  expect(s.tasks.map((t) => [t.number, t.area])).toEqual([
    ['a', 'Chỉ đạo / Ban hành văn bản'],
    ['b', 'Chỉ đạo / Ban hành văn bản'],
    ['2', 'Chỉ đạo'],
  ])
  expect(found(s)).toEqual(['row-footer'])
})

test('chapters over sections, groups inside a part, and numbered titles over unnumbered tasks', async () => {
  const chapters = await sheet(
    [head, ['Phần thứ nhất: TRỌNG TÂM'], ['Mục 1', 'Thể chế'], a, ['Phần thứ hai: THƯỜNG XUYÊN'], b],
    { merges: ['A2:H2', 'A5:H5'] },
  )
  expect(chapters.tasks.map((t) => t.area)).toEqual([
    'Phần thứ nhất: TRỌNG TÂM / Thể chế',
    'Phần thứ hai: THƯỜNG XUYÊN',
  ])
  const groups = await sheet([head, [null, 'I. Thể chế'], a, [null, '1. Nhóm văn bản'], b])
  expect(groups.tasks.map((t) => t.area)).toEqual(['I. Thể chế', 'I. Thể chế / 1. Nhóm văn bản'])
  const titles = await sheet([
    head,
    [1, 'Công tác chỉ đạo'],
    [null, ...a.slice(1)],
    [2, 'Thể chế'],
    [null, ...b.slice(1)],
  ])
  expect(titles.tasks.map((t) => t.area)).toEqual(['Công tác chỉ đạo', 'Thể chế'])
})

test('I.1 within I, a within A; money in a merged cell counts once', async () => {
  const s = await sheet(
    [
      head,
      ['I', 'Lớn'],
      ['I.1', 'Nhỏ'],
      a,
      ['II', 'Lớn khác'],
      ['a', 'Con'],
      ['3/', 'Tổng kết', 'Báo cáo', 'Sở Y tế', '', 'Quý IV', 5],
      [4, 'Sơ kết', 'Báo cáo', 'Sở Y tế', '', 'Quý IV', null],
    ],
    { merges: ['G7:G8'] },
  )
  expect(s.tasks.map((t) => [t.area, t.number, t.money])).toEqual([
    ['Lớn / Nhỏ', '1', '10'],
    ['Lớn khác / Con', '3', '5'],
    ['Lớn khác / Con', '4', null],
  ])
  expect(found(s)).toEqual(['number-gap', 'money-shared'])
})

test('a second table with a head of its own, and what it lacks', async () => {
  const s = await sheet([
    head,
    a,
    ['PHỤ LỤC II'],
    ['STT', 'Tên nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'],
    [1, 'Sơ kết', 'Sở Y tế', 'Quý II'],
  ])
  expect(s.tasks[1]).toMatchObject({
    area: 'PHỤ LỤC II',
    title: 'Sơ kết',
    lead: ['Sở Y tế'],
    deadline: { date: '2023-06-30' },
  })
  expect(found(s, 4)).toEqual(['head-changed', 'column-missing'])
})

test('the letterhead above, money in two columns, signatures below', async () => {
  const s = await sheet([
    ['ỦY BAN NHÂN DÂN', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['DANH MỤC NHIỆM VỤ VÀ THỜI GIAN HOÀN THÀNH'],
    ['Đơn vị tính: nghìn đồng'],
    ['TT', 'Nội dung', 'Phân công thực hiện', null, 'Thời gian', 'Dự kiến sản phẩm', 'Kinh phí', null],
    [null, null, 'Đơn vị chủ trì', 'Đơn vị phối hợp', null, null, 'Nguồn', 'Số tiền'],
    [
      1,
      'Ban hành',
      'Sở Nội vụ',
      'Các sở, ngành; UBND các huyện, TP, TX',
      'Quý I',
      'Kế hoạch',
      'NSĐP',
      '1.200,5',
    ],
    [null, null, null, null, 'Nghệ An, ngày 05 tháng 01 năm 2023'],
    [null, null, null, null, 'KT. CHỦ TỊCH'],
    [null, null, null, null, 'Trần Văn B'],
  ])
  expect(s.tasks).toMatchObject([
    {
      coordinators: ['Các sở, ngành', 'UBND các huyện, TP, TX'],
      product: 'Kế hoạch',
      money: '1200.5',
      moneyUnit: 'thousand-vnd',
    },
  ])
  expect(s.uses.slice(-3).map((u) => u.use)).toEqual(['footer', 'footer', 'footer'])
})

test('rows pasted without their head: the columns are told by what they hold', async () => {
  const s = await csv(
    '1\tBan hành kế hoạch\tKế hoạch\tSở Nội vụ\tSở Tư pháp\tQuý I/2023\n2\tRà soát văn bản\tBáo cáo\tSở Tư pháp\t\t30/6/2023',
  )
  expect(s.tasks).toMatchObject([
    {
      row: 1,
      number: '1',
      title: 'Ban hành kế hoạch',
      product: 'Kế hoạch',
      lead: ['Sở Nội vụ'],
      coordinators: ['Sở Tư pháp'],
      deadline: { date: '2023-03-31' },
    },
    {
      row: 2,
      number: '2',
      title: 'Rà soát văn bản',
      lead: ['Sở Tư pháp'],
      deadline: { date: '2023-06-30' },
    },
  ])
  expect(found(s)).toEqual(['head-guessed'])
})

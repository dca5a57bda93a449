import { expect, test } from 'vitest'
import { correctionSheet } from './correction.ts'
import { a, b, found, head, read, sheet } from './fixtures/read.ts'
import { type TestCell, workbook } from './fixtures/workbook.ts'
import { readPlanSheet } from './read.ts'

test('a lead and a deadline merged over several tasks are handed down, and said', async () => {
  const s = await sheet(
    [head, a, [2, 'Rà soát', 'Báo cáo', null, null, null], [3, 'Tổng kết', 'Báo cáo', null, null, null]],
    { merges: ['D2:D4', 'F2:F4'] },
  )
  expect(s.tasks.map((t) => [t.lead, t.deadline.date])).toEqual(Array(3).fill([['Sở Nội vụ'], '2023-03-31']))
  expect(found(s, 3)).toEqual(['shared-cell', 'shared-cell'])
})

test('a number and a title merged over two products give two tasks; over coordinators only, one', async () => {
  const two = await sheet([head, a, [null, null, 'Báo cáo', 'Sở Tư pháp', null, 'Quý II']], {
    merges: ['A2:A3', 'B2:B3'],
  })
  expect(two.tasks.map((t) => [t.number, t.title, t.product])).toEqual([
    ['1', 'Ban hành kế hoạch', 'Kế hoạch'],
    ['1', 'Ban hành kế hoạch', 'Báo cáo'],
  ])
  expect(found(two, 3)).toContain('shared-cell')
  const one = await sheet([head, a, [null, null, null, null, 'Sở Tài chính']], {
    merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'F2:F3'],
  })
  expect(one.tasks.map((t) => t.coordinators)).toEqual([['Sở Tư pháp', 'Sở Tài chính']])
  expect(found(one, 3)).toEqual(['row-joined'])
})

test('a text split over rows is joined, and said', async () => {
  const s = await sheet([head, a, [null, 'cải cách hành chính năm 2023', null, null, 'Sở Tài chính'], b])
  expect(s.tasks.map((t) => t.title)).toEqual([
    'Ban hành kế hoạch cải cách hành chính năm 2023',
    'Rà soát văn bản',
  ])
  expect(s.tasks[0]?.coordinators).toEqual(['Sở Tư pháp', 'Sở Tài chính'])
  expect(found(s)).toEqual(['row-joined'])
})

test('hidden, struck-out and repeated rows are taken or left, never in silence', async () => {
  const struck: TestCell[] = b.map((v) => (v === null ? null : { v, style: 'struck' }))
  const s = await sheet(
    [
      head,
      a,
      struck,
      [3, 'Tổng kết', 'Báo cáo', 'Sở Nội vụ', { v: 'Sở Y tế', style: 'struck' }, 'Quý IV'],
      [4, ...a.slice(1)],
      [
        5,
        { runs: [{ text: 'Sơ kết ' }, { text: 'cũ', struck: true }] },
        'Báo cáo',
        'Sở Nội vụ',
        '',
        'Quý II',
      ],
    ],
    { hiddenRows: [4] },
  )
  expect(s.tasks.map((t) => [t.row, t.title, t.coordinators])).toEqual([
    [2, 'Ban hành kế hoạch', ['Sở Tư pháp']],
    [4, 'Tổng kết', []],
    [6, 'Sơ kết', []],
  ])
  expect(found(s, 3)).toEqual(['row-struck'])
  expect(found(s, 4)).toEqual(expect.arrayContaining(['row-hidden', 'cell-struck']))
  expect(found(s, 5)).toEqual(['row-repeated'])
  expect(found(s, 6)).toContain('cell-part-struck')
})

test('hidden columns are taken, and said; unknown columns are left, and said', async () => {
  const s = await sheet(
    [
      [...head.slice(0, 7), 'Mã dự án'],
      [...a.slice(0, 7), 'DA-01'],
    ],
    { hiddenColumns: [5] },
  )
  expect(s.findings.map((f) => [f.reason, f.column])).toEqual([
    ['column-unread', 'H'],
    ['column-hidden', 'E'],
  ])
  expect(s.tasks[0]?.coordinators).toEqual(['Sở Tư pháp'])
})

test('dates as numbers: both systems, months only, lost formats', async () => {
  const rows = (v: TestCell) => [head, [1, 'Ban hành', 'Kế hoạch', 'Sở Nội vụ', '', v]]
  const date = async (v: TestCell, date1904 = false) =>
    (await read(workbook([{ rows: rows(v) }], { date1904 }))).tasks[0]?.deadline
  expect(await date({ v: 45199, style: 'date' })).toEqual({
    kind: 'day',
    date: '2023-09-30',
    text: '30/09/2023',
  })
  expect(await date({ v: 45199 - 1462, style: 'date' }, true)).toMatchObject({ date: '2023-09-30' })
  expect(await date({ v: 45170, style: 'month' })).toEqual({
    kind: 'period-end',
    date: '2023-09-30',
    text: 'Tháng 09/2023',
  })
  expect(await date(45199)).toMatchObject({ kind: 'day', date: '2023-09-30' })
  expect(found(await sheet(rows(45199)))).toEqual(['date-serial'])
  expect(found(await sheet(rows({ v: 45170, style: 'month' })))).toEqual(['month-shown'])
})

test('formulas give their kept value; an error is an error', async () => {
  const s = await sheet([
    head,
    [
      1,
      { formula: 'B9', v: 'Ban hành' },
      'Kế hoạch',
      { error: '#REF!' },
      '',
      'Quý I',
      { formula: 'SUM(1,2)', v: 3 },
    ],
  ])
  expect(s.tasks[0]).toMatchObject({ title: 'Ban hành', lead: [], money: '3' })
  expect(s.findings.filter((f) => f.level === 'error').map((f) => [f.column, f.reason])).toEqual([
    ['D', 'formula-error'],
    ['D', 'lead-missing'],
  ])
})

test('what is missing is an error on its row, and the row is listed', async () => {
  const s = await sheet([
    head,
    [1, 'Ban hành', null, null, null, null],
    [2, null, 'Báo cáo', 'Sở Nội vụ', null, 'Quý I'],
    [3],
    b,
  ])
  expect(s.tasks.map((t) => t.row)).toEqual([2, 3, 5])
  expect(found(s, 2)).toEqual(['product-missing', 'lead-missing', 'deadline-missing'])
  expect(found(s, 3)).toEqual(['title-missing'])
  expect(found(s, 4)).toEqual(['row-number-only'])
})

test('leads written once are carried down their part when blanks are the rule, and said; a single blank is missing', async () => {
  const short = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Sản phẩm', 'Thời hạn']
  const task = (n: number, lead: string | null) => [n, `Việc ${n}`, lead, 'Báo cáo', '30/6']
  const s = await sheet([
    short,
    ['I', 'Thể chế'],
    task(1, 'Sở Nội vụ'),
    task(2, null),
    task(3, null),
    ['II', 'Thủ tục'],
    task(4, null),
    task(5, 'Sở Y tế'),
    task(6, null),
  ])
  expect(s.tasks.map((t) => t.lead[0])).toEqual([
    'Sở Nội vụ',
    'Sở Nội vụ',
    'Sở Nội vụ',
    undefined,
    'Sở Y tế',
    'Sở Y tế',
  ])
  expect(found(s)).toEqual(['lead-carried', 'lead-carried', 'lead-missing', 'lead-carried'])
  const one = await sheet([short, task(1, 'Sở Nội vụ'), task(2, null), task(3, 'nt')])
  expect(one.tasks.map((t) => t.lead)).toEqual([['Sở Nội vụ'], [], ['Sở Nội vụ']])
  expect(found(one)).toEqual(['lead-missing', 'ditto'])
})

test('money by its sources under one head is added up, and said', async () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Chủ trì', 'Sản phẩm', 'Thời hạn', 'Kinh phí (triệu đồng)', null],
    [null, null, null, null, null, 'NSTW', 'NS tỉnh'],
    [1, 'Mua sắm', 'Sở Tài chính', 'Hệ thống', '31/12', 100, '200,5'],
    [2, 'Đào tạo', 'Sở Nội vụ', 'Lớp', '31/12', null, 50],
  ]
  const s = await sheet(rows, { merges: ['F1:G1'] })
  expect(s.tasks.map((t) => [t.row, t.money, t.moneyUnit])).toEqual([
    [3, '300.5', 'million-vnd'],
    [4, '50', 'million-vnd'],
  ])
  expect(found(s)).toEqual(['money-summed'])
})

test('a number that Excel made a day is a number again', async () => {
  const day = (v: number) => ({ v, style: 'date' as const })
  const row = (number: TestCell, i: number) => [
    number,
    `Việc ${i}`,
    'Kế hoạch',
    'Sở Nội vụ',
    '',
    'Quý I',
    null,
  ]
  // 1.1, 1.2 and 1.13 as 01/01, 01/02 and 01/2013; 2.1 and 2.2 with the month first, as 01/02 and 02/02
  const numbers = [day(44927), day(44958), { v: 41275, style: 'month' as const }, '2', day(44958), day(44959)]
  const s = await sheet([head, ['1', 'Thể chế'], ...numbers.map(row)])
  expect(s.tasks.map((t) => t.number)).toEqual(['1.1', '1.2', '1.13', '2', '2.1', '2.2'])
  expect(found(s).filter((reason) => reason === 'number-date')).toHaveLength(5)
})

test('where the money comes from and how many people', async () => {
  const s = await sheet([
    [
      'STT',
      'Nhiệm vụ',
      'Chủ trì',
      'Sản phẩm',
      'Thời hạn',
      'Kinh phí (triệu đồng)',
      'Nguồn kinh phí',
      'Nhân lực',
    ],
    [1, 'Mua sắm', 'Sở Tài chính', 'Hệ thống', '31/12', '1.250,5', 'Ngân sách tỉnh', '03 người'],
    [2, 'Đào tạo', 'Sở Nội vụ', 'Lớp', '31/12', null, '', 'cả phòng'],
  ])
  expect(s.tasks.map((t) => [t.money, t.moneySource, t.staff])).toEqual([
    ['1250.5', 'Ngân sách tỉnh', 3],
    [null, '', null],
  ])
  expect(found(s)).toEqual(['staff-unread'])
})

test('lead and coordinators told by brackets in one cell', async () => {
  const s = await sheet([
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì, phối hợp', 'Sản phẩm', 'Thời hạn'],
    [1, 'Rà soát', 'Sở KHCN (chủ trì); Sở Tài chính, Sở Tư pháp (phối hợp)', 'Báo cáo', 'Quý I'],
    [2, 'Công bố', 'Sở Y tế chủ trì; các sở, UBND cấp huyện phối hợp', 'Quyết định', 'Quý I'],
  ])
  expect(s.tasks[0]).toMatchObject({ lead: ['Sở KHCN'], coordinators: ['Sở Tài chính', 'Sở Tư pháp'] })
  expect(s.tasks[1]).toMatchObject({ lead: ['Sở Y tế'], coordinators: ['các sở', 'UBND cấp huyện'] })
  expect(found(s)).toEqual([])
})

test('ditto marks, labelled agencies in one column, money in words', async () => {
  const s = await sheet([
    ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì, phối hợp', 'Thời hạn', 'Kinh phí'],
    [
      1,
      'Ban hành',
      'Kế hoạch',
      'Chủ trì: Sở Nội vụ; Phối hợp: Sở Tư pháp, Sở Tài chính',
      'Quý I',
      '1,5 tỷ đồng',
    ],
    [2, 'Rà soát', 'nt', 'Sở Tư pháp\nSở Nội vụ', '-nt-', 'Lồng ghép'],
  ])
  expect(s.tasks).toMatchObject([
    {
      lead: ['Sở Nội vụ'],
      coordinators: ['Sở Tư pháp', 'Sở Tài chính'],
      money: '1.5',
      moneyUnit: 'billion-vnd',
    },
    {
      product: 'Kế hoạch',
      lead: ['Sở Tư pháp'],
      coordinators: ['Sở Nội vụ'],
      deadline: { date: '2023-03-31' },
      money: null,
    },
  ])
  expect(found(s, 3)).toEqual(expect.arrayContaining(['ditto', 'lead-first', 'money-words']))
})

test('control and direction characters are taken out, long cells cut, and said', async () => {
  const s = await read(
    workbook([{ rows: [head, [1, 'Ban\u202e hành', 'K'.repeat(60), 'Sở Nội vụ', '', 'Quý I']] }]),
    { cellCharacters: 50 },
  )
  expect(s.tasks[0]).toMatchObject({ title: 'Ban hành', product: 'K'.repeat(50) })
  expect(s.findings.map((f) => f.reason)).toEqual(['cell-tamed', 'cell-too-long'])
  expect(s.findings[1]?.text).toContain('50')
})

test('a sheet to correct keeps what was wrong beside its row, and nothing in it is a formula', async () => {
  const s = await sheet([head, ['I', 'Thể chế'], [1, '=HYPERLINK(1)', null, '@Sở Nội vụ', '', '31/02/2023']])
  const file = await correctionSheet(s, s.findings)
  const again = await read(file)
  expect(again.tasks).toMatchObject([
    { area: 'Thể chế', number: '1', title: '=HYPERLINK(1)', lead: ['@Sở Nội vụ'] },
  ])
  expect(again.findings.map((f) => f.reason)).toEqual(
    expect.arrayContaining(['product-missing', 'date-impossible']),
  )
})

test('findings speak English when asked', async () => {
  const s = await readPlanSheet(
    workbook([{ rows: [head, [1, 'Ban hành', null, 'Sở Nội vụ', '', 'Quý I']] }]),
    { fileName: 'x', year: 2023, lang: 'en' },
  )
  expect(s.findings).toEqual([
    {
      row: 2,
      column: 'C',
      level: 'error',
      reason: 'product-missing',
      text: 'The product or result is missing.',
    },
  ])
})

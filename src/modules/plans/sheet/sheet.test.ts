import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { correctionSheet } from './correction.ts'
import { type TestCell, type TestSheet, workbook } from './fixtures/workbook.ts'
import { fromTcvn3, fromVni } from './legacy.ts'
import { readPlanSheet } from './read.ts'
import { SheetRefused } from './refusals.ts'
import type { Limits, PlanSheet } from './types.ts'

const read = (bytes: Uint8Array, limits?: Partial<Limits>) =>
  readPlanSheet(bytes, { fileName: 'x.xlsx', year: 2023, limits })
const sheet = (rows: TestCell[][], more: Partial<TestSheet> = {}) => read(workbook([{ rows, ...more }]))
const csv = (text: string) => read(new TextEncoder().encode(text))
const found = (s: PlanSheet, row?: number) =>
  s.findings.filter((f) => row === undefined || f.row === row).map((f) => f.reason)
const head = [
  'STT',
  'Nhiệm vụ',
  'Sản phẩm',
  'Chủ trì',
  'Phối hợp',
  'Thời hạn',
  'Kinh phí (triệu đồng)',
  'Ghi chú',
]
const a = [1, 'Ban hành kế hoạch', 'Kế hoạch', 'Sở Nội vụ', 'Sở Tư pháp', 'Quý I', 10, '']
const b = [2, 'Rà soát văn bản', 'Báo cáo', 'Sở Tư pháp', 'Các sở, ban, ngành', '30/6/2023', null, '']

describe('the annex of 2023 as officials lay it out', () => {
  const bytes = readFileSync('demo/ke-hoach-cchc-2023.xlsx')

  test('41 tasks in 7 parts, nothing to say about any row', async () => {
    const s = await read(bytes)
    expect(s.findings).toEqual([])
    expect(s.tasks.map((t) => t.number)).toEqual(Array.from({ length: 41 }, (_, i) => String(i + 1)))
    expect([...Map.groupBy(s.tasks, (t) => t.area)].map(([area, tasks]) => [area, tasks.length])).toEqual([
      ['I. Công tác chỉ đạo, điều hành', 8],
      ['II. Cải cách thể chế', 4],
      ['III. Cải cách thủ tục hành chính', 7],
      ['IV. Cải cách tổ chức bộ máy', 4],
      ['V. Cải cách chế độ công vụ', 5],
      ['VI. Cải cách tài chính công', 4],
      ['VII. Xây dựng chính quyền điện tử, chính quyền số', 9],
    ])
    expect(
      Object.fromEntries([...Map.groupBy(s.tasks, (t) => t.deadline.kind)].map(([k, v]) => [k, v.length])),
    ).toEqual({ 'period-end': 26, day: 11, regular: 4 })
  })

  test('every lead, coordinator, product and deadline as another reader finds the cells', async () => {
    const { tasks } = await read(bytes)
    const rows = await readSheet('demo/ke-hoach-cchc-2023.xlsx')
    const quarterEnds: Record<string, string> = {
      I: '2023-03-31',
      II: '2023-06-30',
      III: '2023-09-30',
      IV: '2023-12-31',
    }
    for (const task of tasks) {
      const [number, title, product, lead, coordinators, deadline, money] = rows[task.row - 1] ?? []
      expect([task.number, task.title, task.product]).toEqual([String(number), title, product])
      expect([task.lead, task.coordinators]).toEqual([[lead], String(coordinators).split('\n')])
      expect(task.money).toBe(money === null ? null : String(money))
      if (deadline instanceof Date)
        expect(task.deadline).toMatchObject({ kind: 'day', date: deadline.toISOString().slice(0, 10) })
      const quarter = /^Quý (\w+)\/2023$/.exec(String(deadline))?.[1]
      if (quarter)
        expect(task.deadline).toEqual({ kind: 'period-end', date: quarterEnds[quarter], text: deadline })
    }
  })

  test('single rows come out exactly', async () => {
    const { tasks } = await read(bytes)
    expect(tasks[12 - 1]).toEqual({
      row: 20,
      area: 'II. Cải cách thể chế',
      number: '12',
      title: 'Tham mưu sửa đổi cơ chế, chính sách thu hút đầu tư không còn phù hợp',
      product: 'Nghị quyết của HĐND tỉnh',
      lead: ['Sở Kế hoạch và Đầu tư'],
      coordinators: ['Sở Tài chính', 'Sở Tư pháp'],
      deadline: { kind: 'period-end', date: '2023-07-31', text: 'Tháng 7/2023' },
      money: null,
      moneyUnit: null,
      moneySource: '',
      staff: null,
      note: '',
      start: null,
    })
    expect(tasks[40]).toMatchObject({
      row: 54,
      deadline: { kind: 'day', date: '2023-09-30', text: '30/09/2023' },
      money: '450',
      moneyUnit: 'million-vnd',
    })
    expect(tasks[36]).toMatchObject({ coordinators: ['Sở Tài chính', 'ngân hàng'] })
  })

  test('the correction sheet reads back the same', async () => {
    const s = await read(bytes)
    const again = await read(await correctionSheet(s, s.findings))
    const bare = (x: PlanSheet) => x.tasks.map(({ row: _, ...t }) => t)
    expect(bare(again)).toEqual(bare(s))
  })
})

describe('layouts', () => {
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
    expect(s.findings.map((f) => f.reason)).toEqual(
      ['row-footer', 'row-footer', 'row-footer', 'row-not-task'].map((r) =>
        r === 'row-not-task' ? 'row-footer' : r,
      ),
    )
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

  test('a lead and a deadline merged over several tasks are handed down, and said', async () => {
    const s = await sheet(
      [head, a, [2, 'Rà soát', 'Báo cáo', null, null, null], [3, 'Tổng kết', 'Báo cáo', null, null, null]],
      { merges: ['D2:D4', 'F2:F4'] },
    )
    expect(s.tasks.map((t) => [t.lead, t.deadline.date])).toEqual(
      Array(3).fill([['Sở Nội vụ'], '2023-03-31']),
    )
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

  test('lead and coordinators told by brackets in one cell', async () => {
    const s = await sheet([
      ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì, phối hợp', 'Sản phẩm', 'Thời hạn'],
      [1, 'Rà soát', 'Sở KHCN (chủ trì); Sở Tài chính, Sở Tư pháp (phối hợp)', 'Báo cáo', 'Quý I'],
    ])
    expect(s.tasks[0]).toMatchObject({ lead: ['Sở KHCN'], coordinators: ['Sở Tài chính', 'Sở Tư pháp'] })
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
    const s = await sheet([
      head,
      ['I', 'Thể chế'],
      [1, '=HYPERLINK(1)', null, '@Sở Nội vụ', '', '31/02/2023'],
    ])
    const file = await correctionSheet(s, s.findings)
    const again = await read(file)
    expect(again.tasks).toMatchObject([
      { area: 'Thể chế', number: '1', title: '=HYPERLINK(1)', lead: ['@Sở Nội vụ'] },
    ])
    expect(again.findings.map((f) => f.reason)).toEqual(
      expect.arrayContaining(['product-missing', 'date-impossible']),
    )
  })
})

describe('more layouts', () => {
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
})

describe('text files', () => {
  const lines = [
    'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Phối hợp;Thời hạn',
    '1;"Ban hành\nkế hoạch";Kế hoạch;Sở Nội vụ;Sở Tư pháp;Quý I',
    '2;Rà soát;Báo cáo;Sở Tư pháp;;30/6/2023',
  ]
  const expected = [
    ['Ban hành kế hoạch', '2023-03-31', 2],
    ['Rà soát', '2023-06-30', 3],
  ]
  const short = (s: PlanSheet) => s.tasks.map((t) => [t.title, t.deadline.date, t.row])
  const text = lines.join('\r\n')

  test.each([
    ['semicolons', text],
    ['a byte order mark', `\ufeff${text}`],
    ['commas', text.replaceAll(';', ',')],
    ['tabs, as pasted from Excel', text.replaceAll(';', '\t')],
    ['decomposed marks', text.normalize('NFD')],
    ['a blank line above', text],
  ])('UTF-8 with %s', async (_, content) => {
    const s = await csv(content)
    expect(short(s)).toEqual(expected)
    expect(s.findings).toEqual([])
  })

  test('UTF-16 with a byte order mark', async () => {
    expect(short(await read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))))).toEqual(expected)
  })

  test('Windows-1258 with its combining marks, TCVN3 and VNI are read, and said', async () => {
    for (const [name, encode] of Object.entries(encoders)) {
      const s = await read(encode(text))
      expect([name, short(s)]).toEqual([name, expected])
      expect(s.tasks[0]?.lead).toEqual(['Sở Nội vụ'])
      expect(found(s)).toEqual(['encoding'])
    }
  })

  test('an unclosed quotation mark loses no row', async () => {
    const s = await csv(
      `${lines[0]}\n1;"Ban hành;Kế hoạch;Sở Nội vụ;;Quý I\n2;Rà soát;Báo cáo;Sở Tư pháp;;Quý II`,
    )
    expect([s.tasks.length, found(s)[0]]).toEqual([2, 'quotes-broken'])
  })
})

/** Encoders for the test: each letter's bytes found by reading the whole code page back. */
const bytesOf = (table: Map<string, number[]>, text: string) =>
  new Uint8Array([...text].flatMap((c) => table.get(c) ?? [c.charCodeAt(0)]))
const encoders: Record<string, (text: string) => Uint8Array> = {
  'Windows-1258': (text) => {
    const table = new Map<string, number[]>()
    for (let i = 255; i >= 0; i--) table.set(new TextDecoder('windows-1258').decode(new Uint8Array([i])), [i])
    const apart = text.replace(/[^\0-\x7f]/g, (c) =>
      table.has(c)
        ? c
        : c
            .normalize('NFD')
            .replace(
              /^(.)([\u0302\u0306\u031b])([\u0300\u0301\u0303\u0309\u0323])$|^(.)(\u0323)([\u0302\u0306])$/,
              (_, x, y, z, x2, y2, z2) =>
                x ? (x + y).normalize('NFC') + z : (x2 + z2).normalize('NFC') + y2,
            ),
    )
    return bytesOf(table, apart)
  },
  // Each letter's bytes as the tables of the two fonts give them, found by reading all bytes and pairs back.
  TCVN3: (text) =>
    bytesOf(
      new Map(
        Array.from({ length: 95 }, (_, i) => [fromTcvn3(String.fromCharCode(0xa1 + i)), [0xa1 + i]] as const)
          .filter(([c]) => c > '\x7f')
          .map(([c, b]) => [c, [...b]]),
      ),
      text,
    ),
  VNI: (text) => {
    const table = new Map<string, number[]>()
    const bases = [...'aeouyAEOUY', 'ô', 'ö', 'Ô', 'Ö']
    for (let second = 0xc0; second <= 0xff; second++) {
      const mark = String.fromCharCode(second)
      table.set(fromVni(mark), [second])
      for (const base of bases)
        if (fromVni(base + mark).length === 1) table.set(fromVni(base + mark), [base.charCodeAt(0), second])
    }
    return bytesOf(table, text)
  },
}

describe('limits and refusals', () => {
  const refusal = async (bytes: Uint8Array, limits?: Partial<Limits>) => {
    const error = await read(bytes, limits).catch((e) => e)
    expect(error).toBeInstanceOf(SheetRefused)
    return error as SheetRefused
  }

  test.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['pdf', strToU8('%PDF-1.7 …')],
    ['old-xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['encrypted', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')])],
    ['word-file', zipSync({ 'word/document.xml': strToU8('<x/>') })],
    ['ods', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') })],
    ['xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    ['not-a-spreadsheet', zipSync({ 'a.txt': strToU8('x') })],
    ['broken-workbook', workbook([{ rows: [head, a] }]).subarray(0, 400)],
    ['web-page', strToU8('<html><table></table></html>')],
    ['picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
    ['head-missing', strToU8('a,b,c\n1,2,3')],
    ['empty', workbook([{ rows: [] }])],
  ])('%s is refused in words', async (reason, bytes) => {
    const error = await refusal(bytes)
    expect(error.reason).toBe(reason)
    expect(error.text.length).toBeGreaterThan(10)
    expect(error.textEn.length).toBeGreaterThan(10)
  })

  test('a zip bomb is refused before it is unpacked, and one that lies is stopped', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024),
    })
    const before = performance.now()
    const error = await refusal(bomb)
    expect(performance.now() - before).toBeLessThan(1000)
    expect([error.reason, error.text.includes('20')]).toEqual(['too-large-unpacked', true])
    const lying = Uint8Array.from(bomb)
    const view = new DataView(lying.buffer)
    for (let i = 0; i < lying.length - 46; i++)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 100, true)
    expect((await refusal(lying)).reason).toMatch(/broken-workbook|empty/)
  })

  test('more tasks than the limit are refused by its name; as many as the limit are read', async () => {
    const rows = (n: number) => [
      head,
      ...Array.from({ length: n }, (_, i) => [i + 1, `Nhiệm vụ ${i}`, 'Báo cáo', 'Sở Nội vụ', '', 'Quý I']),
    ]
    const error = await refusal(workbook([{ rows: rows(11) }]), { rows: 10 })
    expect([error.reason, error.text.includes('10')]).toEqual(['too-many-rows', true])
    expect((await read(workbook([{ rows: rows(10) }]), { rows: 10 })).tasks).toHaveLength(10)
    const before = performance.now()
    expect((await read(workbook([{ rows: rows(5000) }]))).tasks).toHaveLength(5000)
    expect(performance.now() - before).toBeLessThan(15_000)
  })
})

import { describe, expect, test } from 'vitest'
import { areaOfPart, change, gapsOf, issue, type PlanRow, togetherOf } from './rules.ts'

const row = (change: Partial<PlanRow> = {}): PlanRow => ({
  number: '1',
  part: 'I. Cải cách thể chế',
  areaId: 1,
  basisId: null,
  title: 'Rà soát văn bản',
  product: 'Báo cáo',
  leadUnitIds: [7],
  leadText: 'Sở Tư pháp',
  coordinatorUnitIds: [],
  coordinatorText: '',
  deadlineKind: 'day',
  deadlineOn: '2023-03-31',
  deadlineText: '31/3/2023',
  deadlineReading: 'inclusive',
  money: null,
  moneySource: null,
  staff: null,
  note: null,
  ...change,
})

test.each<[string[], Partial<PlanRow>]>([
  [[], {}],
  [['title-missing'], { title: ' ' }],
  [['product-missing'], { product: '' }],
  [['lead-missing'], { leadUnitIds: [], leadText: '' }],
  [['lead-unknown'], { leadUnitIds: [], leadText: 'Sở Ma' }],
  [['deadline-missing'], { deadlineOn: null }],
  [[], { deadlineKind: 'regular', deadlineOn: null }],
])('gaps %j', (gaps, change) => expect(gapsOf(row(change))).toEqual(gaps))

describe('issuing', () => {
  const draft = { state: 'draft', otherIssued: false } as const
  const wish = { documentNo: '01/KH-UBND', issuedOn: '2023-01-05' }
  test('a complete draft is issued', () =>
    expect(issue(draft, [row()], wish, '2023-01-05')).toEqual({ ok: true, value: wish }))
  test.each<[string, () => unknown]>([
    ['already-issued', () => issue({ ...draft, state: 'issued' }, [row()], wish, '2023-01-05')],
    ['other-plan-issued', () => issue({ ...draft, otherIssued: true }, [row()], wish, '2023-01-05')],
    ['no-rows', () => issue(draft, [], wish, '2023-01-05')],
    ['rows-incomplete', () => issue(draft, [row(), row({ product: '' })], wish, '2023-01-05')],
    ['issued-in-future', () => issue(draft, [row()], wish, '2023-01-04')],
  ])('%s', (reason, ask) => expect(ask()).toEqual({ ok: false, reason }))
})

describe('a change by decision', () => {
  const issued = { state: 'issued', issuedOn: '2023-01-05' } as const
  const wish = { decidedOn: '2023-05-01' }
  const live = { dropped: false, completed: false }
  const ask = (
    more: Omit<Parameters<typeof change>[1], 'decidedOn'> & { decidedOn?: string },
    plan: Parameters<typeof change>[0] = issued,
  ) => change(plan, { ...wish, ...more }, '2023-05-01')

  test('adds a complete row, drops an open one, merges two', () => {
    for (const more of [{ row: row() }, { touched: [live] }, { row: row(), touched: [live, live], least: 2 }])
      expect(ask(more)).toEqual({ ok: true, value: null })
  })
  test.each<[string, () => unknown]>([
    ['not-issued', () => ask({}, { state: 'draft', issuedOn: null })],
    ['decided-in-future', () => ask({ decidedOn: '2023-05-02' })],
    ['decided-before-issue', () => ask({ decidedOn: '2023-01-04' })],
    ['rows-incomplete', () => ask({ row: row({ title: '' }) })],
    ['too-few-to-merge', () => ask({ row: row(), touched: [live], least: 2 })],
    ['already-dropped', () => ask({ touched: [live, { ...live, dropped: true }] })],
    ['already-completed', () => ask({ touched: [{ ...live, completed: true }] })],
  ])('%s', (reason, ask) => expect(ask()).toEqual({ ok: false, reason }))
})

test('rows together: words joined once, all leads, the earliest deadline, the next number', () => {
  const a = row({ number: '7', title: 'Rà soát văn bản.', deadlineOn: '2023-09-30', leadUnitIds: [7, 8] })
  const b = row({
    number: '8',
    title: 'Lập danh mục',
    leadUnitIds: [9],
    coordinatorUnitIds: [7, 10],
    money: '5',
  })
  expect(togetherOf([a, b], ['1', '7', '8', '12.1', 'II'])).toEqual(
    row({
      number: '9',
      title: 'Rà soát văn bản; Lập danh mục',
      leadUnitIds: [7, 8, 9],
      coordinatorUnitIds: [10],
    }),
  )
})

const areas = [
  { id: 1, name_vi: 'Công tác chỉ đạo, điều hành' },
  { id: 2, name_vi: 'Cải cách thể chế' },
  { id: 3, name_vi: 'Cải cách thủ tục hành chính' },
  { id: 7, name_vi: 'Xây dựng chính quyền điện tử, chính quyền số' },
]
test.each<[string, number | null]>([
  ['I. Công tác chỉ đạo, điều hành', 1],
  ['II. CẢI CÁCH THỂ CHẾ', 2],
  ['III. Cải cách thủ tục hành chính', 3],
  ['Phần VII: Xây dựng chính quyền điện tử, chính quyền số', 7],
  ['VII. Chính quyền điện tử', 7],
  ['III. CẢI CÁCH TTHC', 3],
  ['Khác', null],
  ['', null],
])('the area of the part %s', (part, id) => expect(areaOfPart(part, areas)).toBe(id))

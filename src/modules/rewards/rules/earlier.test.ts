import { expect, test } from 'vitest'
import { tryEarlier } from './earlier.ts'

const row = (more: object = {}) => ({
  kind: 'tập thể',
  name: 'Sở Y tế',
  unit: 'SYT',
  form: 'Bằng khen',
  achievement: 'Thành tích năm 2022',
  year: '2022',
  decisionNo: '12/QĐ-UBND',
  decidedOn: '25/12/2022',
  honoured: 'Chủ tịch',
  ...more,
})
const tried = (...rows: ReturnType<typeof row>[]) =>
  tryEarlier(
    rows.map((one, i) => ({ line: i + 2, row: one })),
    new Map([['SYT', 7]]),
    [{ name: 'Ông Trần Văn Thử', decisionNo: '12/QĐ-UBND' }],
    '2025-02-20',
  )

test('a line of a decision, the year from its day where none is said', () => {
  const award = { kind: 'collective', unitId: 7, decidedOn: '2022-12-25', year: 2022, honouredBy: 'Chủ tịch' }
  expect(tried(row(), row({ kind: 'TT', name: 'Sở khác', unit: '', year: '' }))).toMatchObject([
    { line: 2, fault: undefined, award },
    { line: 3, fault: undefined, award: { ...award, unitId: null } },
  ])
})

test.each([
  ['no kind', { kind: 'nhóm' }, 'earlier-kind'],
  ['no name', { name: '' }, 'earlier-lacking'],
  ['no decision', { decisionNo: '' }, 'earlier-lacking'],
  ['a long act', { achievement: 'x'.repeat(401) }, 'earlier-too-long'],
  ['no such unit', { unit: 'KHONG' }, 'earlier-unit'],
  ['a year in words', { year: 'năm nay' }, 'earlier-year'],
  ['no day', { decidedOn: '31/02/2022' }, 'earlier-day'],
  ['a day to come', { decidedOn: '21/02/2025' }, 'earlier-day-to-come'],
  ['known already', { name: 'Trần Văn Thử' }, 'earlier-there'],
])('refused: %s', (_, more, fault) => {
  expect(tried(row(more))).toMatchObject([{ fault, award: undefined }])
})

test('the second of two alike is refused, also with another title before the name', () => {
  expect(
    tried(row({ name: 'Bà Lê Thị Mẫu' }), row({ name: 'lê thị mẫu' })).map(({ fault }) => fault),
  ).toEqual([undefined, 'earlier-twice'])
})

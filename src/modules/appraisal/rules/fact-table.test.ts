import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { headKey } from '#platform/table.ts'
import { countingFact, type KeptFact, measuredOf } from './fact.ts'
import { tryFacts } from './fact-table.ts'
import type { Scheme } from './scheme.ts'

const scheme = JSON.parse(
  readFileSync('db/reference/rating-schemes/synthetic-province-heads.json', 'utf8'),
) as Scheme

const health = {
  ratedId: 7,
  unitId: 2,
  unitName: 'Sở Y tế',
  unitNameEn: 'Department of Health',
  person: 'Giám đốc Thử',
  mayPrepare: true,
  measured: (key: string) => (key === 'findings.open' ? 3 : null),
}
const home = { ...health, ratedId: 8, unitId: 3, unitName: 'Sở Nội vụ', unitNameEn: null, mayPrepare: false }
const units = new Map([['SYT', 2]])
const row = (more: object = {}) => ({
  unit: 'SYT',
  key: 'complaints.founded',
  value: '2',
  source: 'Báo cáo 9 (thử)',
  reason: '',
  ...more,
})
const tried = (...rows: ReturnType<typeof row>[]) =>
  tryFacts(
    rows.map((one, i) => ({ line: i + 2, row: one })),
    scheme.inputs,
    [health, home],
    units,
    headKey,
  )

describe('a line of a table of facts', () => {
  test('by code of the unit and key of the fact, or by their names in either language', () => {
    const fact = {
      ratedId: 7,
      key: 'complaints.founded',
      value: '2',
      source: 'Báo cáo 9 (thử)',
      reason: null,
    }
    for (const more of [
      {},
      { unit: 'so y te' },
      { unit: 'Department of health' },
      { key: 'Founded complaints about the unit' },
      { key: 'Phản ánh, kiến nghị có cơ sở về đơn vị' },
    ])
      expect(tried(row(more))).toMatchObject([{ line: 2, unit: 'Sở Y tế', fault: undefined, fact }])
  })

  test.each([
    ['no such unit', { unit: 'Sở Nào' }, 'unit-not-in-round'],
    ['one’s own unit', { unit: 'Sở Nội vụ' }, 'own-unit-facts'],
    ['no such fact', { key: 'thời tiết' }, 'fact-unknown'],
    ['a fact of the record of discipline', { key: 'discipline' }, 'fact-unknown'],
    ['no paper', { source: '' }, 'source-lacking'],
    ['too long a paper', { source: 'x'.repeat(501) }, 'too-long'],
    ['no number', { value: 'nhiều' }, 'not-a-number'],
    ['half a complaint', { value: '1,5' }, 'not-a-number'],
    ['what always arises', { value: 'không phát sinh' }, 'arises-always'],
    ['what is measured', { key: 'findings.open' }, 'override-needs-reason'],
  ])('refused: %s', (_, more, fault) => {
    expect(tried(row(more))).toMatchObject([{ fault, fact: undefined }])
  })

  test('over what is measured with a reason; taken back without one; the second of two alike is refused', () => {
    expect(tried(row({ key: 'findings.open', reason: 'Đã xác minh ngoài hệ thống' }))[0]?.fact?.reason).toBe(
      'Đã xác minh ngoài hệ thống',
    )
    expect(tried(row({ key: 'findings.open', value: 'chưa biết' }))[0]?.fact?.value).toBeNull()
    expect(tried(row(), row({ value: '4' })).map(({ fault }) => fault)).toEqual([undefined, 'fact-twice'])
  })
})

describe('what counts of a measured and a typed value', () => {
  const measured: KeptFact = { from: 'inspections', value: 3, url: '/inspections/findings' }
  const typed: KeptFact = { from: 'typed', value: '1', source: 'Báo cáo' }
  test.each<[string, KeptFact | undefined, KeptFact, KeptFact['value']]>([
    ['nothing measures it: the typed one', undefined, typed, '1'],
    ['nothing was measured: the typed one', { ...measured, value: null }, typed, '1'],
    ['measured, typed without a reason: the measured one', measured, typed, 3],
    ['measured, typed with a reason: the typed one', measured, { ...typed, reason: 'Sai' }, '1'],
    ['taken back: the measured one', measured, { ...typed, value: null, reason: 'Sai' }, 3],
  ])('%s', (_, one, other, value) => {
    expect(countingFact(one, other).value).toBe(value)
  })
  test('the measured one is not lost', () => {
    const kept = countingFact(measured, { ...typed, reason: 'Sai' })
    expect(kept).toMatchObject({ measured: 3, reason: 'Sai', url: '/inspections/findings' })
    expect([measuredOf(kept), measuredOf(measured), measuredOf(typed)]).toEqual([3, 3, null])
  })
})

import { describe, expect, test } from 'vitest'
import { checkUnits, type UnitRow } from './import.ts'
import { type SuccessionWish, succeed } from './succession.ts'

const known = { kinds: new Set(['province', 'department']), codes: new Set(['40']) }
const row = (line: number, change: Partial<UnitRow> = {}): UnitRow => ({
  line,
  code: `C${line}`,
  nameVi: `Đơn vị ${line}`,
  nameEn: '',
  shortName: '',
  kind: 'department',
  parentCode: '40',
  validFrom: '2023-01-01',
  validTo: '',
  ...change,
})

describe('a file of units', () => {
  test('a good file has no finding', () =>
    expect(checkUnits([row(2), row(3, { parentCode: 'C2' })], known)).toEqual([]))

  test.each<[string, Partial<UnitRow>, string]>([
    ['code-missing', { code: '' }, 'code'],
    ['code-known', { code: '40', parentCode: '' }, 'code'],
    ['name-missing', { nameVi: '' }, 'name_vi'],
    ['name-too-long', { nameVi: 'x'.repeat(3000) }, 'name_vi'],
    ['kind-unknown', { kind: 'kingdom' }, 'kind'],
    ['parent-unknown', { parentCode: 'nowhere' }, 'parent_code'],
    ['parent-is-self', { parentCode: 'C2' }, 'parent_code'],
    ['not-a-day', { validFrom: '2023-02-30' }, 'valid_from'],
    ['ends-before-it-begins', { validTo: '2022-12-31' }, 'valid_to'],
  ])('%s', (reason, change, column) =>
    expect(checkUnits([row(2, change)], known)).toMatchObject([{ row: 2, column, reason }]),
  )

  test('a repeated code is told at its second line', () =>
    expect(checkUnits([row(2), row(3, { code: 'C2' })], known)).toMatchObject([
      { row: 3, reason: 'code-repeated' },
    ]))

  test('units that stand under each other are told', () =>
    expect(checkUnits([row(2, { parentCode: 'C3' }), row(3, { parentCode: 'C2' })], known)).toMatchObject([
      { row: 2, reason: 'parent-in-circle' },
      { row: 3, reason: 'parent-in-circle' },
    ]))
})

describe('successions', () => {
  const wish: SuccessionWish = {
    kind: 'merge',
    fromIds: [1],
    toIds: [2],
    effectiveOn: '2024-12-01',
    decisionNo: '1243/NQ-UBTVQH15',
  }

  test('the last day of the ending unit is the day before', () =>
    expect(succeed(wish, new Set())).toMatchObject({ ok: true, value: { lastDay: '2024-11-30' } }))

  test.each<[string, Partial<SuccessionWish>]>([
    ['needs-a-decision', { decisionNo: ' ' }],
    ['needs-one-from', { fromIds: [] }],
    ['needs-one-from', { kind: 'split', fromIds: [1, 3], toIds: [4, 5] }],
    ['needs-one-to', { toIds: [] }],
    ['needs-one-to', { kind: 'rename', toIds: [2, 3] }],
    ['needs-several-to', { kind: 'split' }],
    ['has-a-successor', { kind: 'abolish' }],
    ['onto-itself', { toIds: [1] }],
    ['already-ended', { fromIds: [9] }],
  ])('%s', (reason, change) =>
    expect(succeed({ ...wish, ...change }, new Set([9]))).toEqual({ ok: false, reason }),
  )
})

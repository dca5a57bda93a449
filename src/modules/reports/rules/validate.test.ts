import { expect, test } from 'vitest'
import { exact } from '#platform/exact.ts'
import { formOf, smallForm } from '../fixtures/small.ts'
import type { Value } from './consolidate.ts'
import { type Report, validate } from './validate.ts'

const form = formOf({
  ...smallForm,
  indicators: smallForm.indicators.map((i) => ({
    ...i,
    cumulative_from_period_start: i.code === '3' || i.code === 'done',
  })),
})

type Plain = Record<string, number | string | boolean>
const value = (v: number | string | boolean): Value => (typeof v === 'boolean' ? v : exact(v))
const said = (values: Plain, more: Partial<Report> = {}) =>
  validate(form, {
    kind: 'department',
    values: Object.entries(values).map(([indicator, v]) => ({ indicator, value: value(v) })),
    ...more,
  })
    .filter(({ reason }) => reason !== 'not-given')
    .map(({ indicator, reason }) => `${indicator} ${reason}`)

test.each<[string, Plain, string[]]>([
  ['nothing wrong', { '1': 6, '1.1': 1, '1.2': 2, '1.3': 3 }, []],
  ['a sum that does not add up', { '1': 7, '1.1': 1, '1.2': 2, '1.3': 3 }, ['1 total-differs']],
  ['a part not given yet', { '1': 7, '1.1': 1, '1.2': 2 }, []],
  ['parts above the total before all are there', { '1': 2, '1.1': 1, '1.2': 2 }, ['1 parts-above-total']],
  ['a part above its whole', { '1': 2, '1.1': 3, '1.2': 0 }, ['1 parts-above-total', '1.1 part-above-whole']],
  ['more done than planned', { plan: 3, done: 4 }, ['plan% part-above-whole']],
  ['something of nothing', { plan: 0, done: 4 }, ['plan% zero-denominator']],
  ['nothing of nothing', { plan: 0, done: 0 }, []],
  ['a numerator alone', { done: 4 }, ['plan% half-a-percent']],
  ['a percent that is not its parts', { plan: 8, done: 4, 'plan%': 51 }, ['plan% stated-differs']],
  ['a percent as printed', { plan: 3, done: 1, 'plan%': '33.33' }, []],
  ['a percent of nothing', { plan: 0, done: 0, 'plan%': 100 }, ['plan% stated-differs']],
  ['a negative number', { '3': -1 }, ['3 negative']],
  ['half a person', { '3': '1.5' }, ['3 not-whole']],
  ['money in thousandths', { '8': '1.555' }, ['8 too-many-decimals']],
  ['a percent above 100', { 'plan%': 120 }, ['plan% not-a-percent']],
  ['an option that is none', { '7': 5 }, ['7 not-an-option']],
  ['an option', { '7': 1 }, []],
  ['a number for a yes', { '6': 1 }, ['6 wrong-kind']],
  ['a yes for a number', { '3': true }, ['3 wrong-kind']],
  ['what only the province states', { '4': 1 }, ['4 not-asked']],
  ['a stranger', { '9': 1 }, ['9 unknown-indicator']],
])('%s', (_, values, expected) => expect(said(values)).toEqual(expected))

test('an indicator given twice is told, and judged by the first', () => {
  const values = [
    { indicator: '3', value: exact(1) },
    { indicator: '3', value: exact(-1) },
  ]
  expect(validate(form, { kind: 'department', values }).filter((f) => f.severity === 'error')).toMatchObject([
    { indicator: '3', reason: 'twice' },
  ])
})

const window = (from: string, to: string) => ({ from, to, due: to })
const year = window('2024-12-15', '2025-12-14')

test('a retired part counts as 0, and is not to be given', () => {
  expect(said({ '1': 3, '1.1': 1, '1.2': 2 }, { window: year })).toEqual([])
  expect(said({ '1': 6, '1.1': 1, '1.2': 2, '1.3': 3 }, { window: year })).toEqual([
    '1 total-differs',
    '1.3 retired',
  ])
})

const first = window('2024-12-15', '2025-03-14')
const before = (values: Plain, from = first) => ({
  previous: { values: new Map(Object.entries(values).map(([k, v]) => [k, value(v)])), window: from },
  window: window('2024-12-15', '2025-06-14'),
})
test.each<[string, Plain, Plain, string[]]>([
  ['as much as before', { '3': 100 }, { '3': 100 }, []],
  ['twice as much', { '1': 200 }, { '1': 100 }, ['1 jump']],
  ['half as much again is none', { '1': 150 }, { '1': 100 }, []],
  ['few are no jump', { '1': 9 }, { '1': 1 }, []],
  ['many out of nothing', { '1': 50 }, { '1': 0 }, ['1 jump']],
  ['what is cumulative fell', { '3': 99 }, { '3': 100 }, ['3 fell']],
])('on the last period: %s', (_, now, then, expected) => expect(said(now, before(then))).toEqual(expected))

test('the third quarter begins anew: less than the half year is no fall', () => {
  const half = window('2024-12-15', '2025-06-14')
  const report = { ...before({ '3': 100 }, half), window: window('2025-06-15', '2025-09-14') }
  expect(said({ '3': 80 }, report)).toEqual([])
})

test('what a unit has not given is named, of what is its own', () => {
  const lacking = validate(form, { kind: 'department', values: [] })
  expect(lacking.every((f) => f.reason === 'not-given' && f.severity === 'notice')).toBe(true)
  expect(lacking.map((f) => f.indicator)).toEqual([
    'plan',
    'done',
    '1',
    '1.1',
    '1.2',
    '1.3',
    '3',
    '6',
    '7',
    '8',
  ])
})

import { describe, expect, test } from 'vitest'
import {
  askReport,
  daysLate,
  dueDay,
  dueWord,
  newestQuarter,
  quartersOf,
  readPeriod,
  reportState,
} from './member-report.ts'

const sent = (on: string, returnedOn: string | null = null) => ({ on, returnedOn })

test.each([
  ['2025-02-20', { year: 2024, quarter: 4 }],
  ['2025-03-31', { year: 2025, quarter: 1 }],
  ['2025-03-30', { year: 2024, quarter: 4 }],
  ['2025-07-01', { year: 2025, quarter: 2 }],
  ['2024-12-31', { year: 2024, quarter: 4 }],
])('on %s the newest quarter that can be reported is %o', (today, quarter) =>
  expect(newestQuarter(today)).toEqual(quarter),
)

test('of a year only quarters that have come to their last day', () => {
  expect(quartersOf(2025, '2025-06-30').map((one) => one.quarter)).toEqual([1, 2])
  expect(quartersOf(2026, '2025-06-30')).toEqual([])
})

test.each(['2024-0', '2024-5', '24-1', '2024-1x', '1999-1', ''])('“%s” names no quarter', (text) =>
  expect(readPeriod(text)).toBeUndefined(),
)

describe('late is told by the first sending', () => {
  const due = '2025-01-10'
  test.each<[string, number, Parameters<typeof daysLate>[1]]>([
    ['not sent', 41, []],
    ['sent on its day', 0, [sent('2025-01-10')]],
    ['sent late', 3, [sent('2025-01-13')]],
    ['sent in time, given back, sent again', 0, [sent('2025-01-09', '2025-02-18'), sent('2025-02-19')]],
    ['sent late, given back', 3, [sent('2025-01-13', '2025-02-18')]],
  ])('%s: %i', (_, days, sendings) => expect(daysLate(due, sendings, '2025-02-20')).toBe(days))
  test('nobody is late where no day is laid down', () => {
    expect(dueDay({ year: 2024, quarter: 4 }, 0)).toBeNull()
    expect(daysLate(null, [], '2025-02-20')).toBe(0)
  })
})

test.each<[string, number, ReturnType<typeof dueWord>]>([
  ['2025-01-06', 3, undefined],
  ['2025-01-07', 3, { kind: 'near' }],
  ['2025-01-09', 3, { kind: 'near' }],
  ['2025-01-09', 0, undefined],
  ['2025-01-10', 0, { kind: 'due' }],
  ['2025-01-11', 3, undefined],
  ['2025-01-16', 3, undefined],
  ['2025-01-17', 3, { kind: 'overdue', weeks: 1 }],
  ['2025-01-23', 3, { kind: 'overdue', weeks: 1 }],
  ['2025-01-24', 3, { kind: 'overdue', weeks: 2 }],
])('due on 10/01/2025, on %s with word %i days ahead: %o', (today, near, word) =>
  expect(dueWord('2025-01-10', today, near)).toEqual(word),
)

test.each<[boolean, Parameters<typeof reportState>[1], string, boolean]>([
  [false, [], 'none', true],
  [true, [], 'draft', true],
  [true, [sent('2025-01-09')], 'sent', false],
  [true, [sent('2025-01-09', '2025-02-18')], 'returned', true],
  [true, [sent('2025-01-09', '2025-02-18'), sent('2025-02-19')], 'sent', false],
])('begun %s, sent %o: %s, may be written %s; all else needs it sent', (begun, sendings, state, writes) => {
  const now = reportState(begun, sendings)
  expect(now).toBe(state)
  expect(askReport('write', now).ok).toBe(writes)
  expect(askReport('return', now).ok).toBe(!writes)
  expect(askReport('recommend', now).ok).toBe(!writes)
})

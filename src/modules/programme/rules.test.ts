import { describe, expect, test } from 'vitest'
import type { MeasureKind } from '#platform/measure.ts'
import { daysLateOf, decideReport, type ReportAct, type ReportState } from './rules/pilot.ts'
import { bindingOf, type Direction, decideTarget } from './rules/scorecard.ts'

const named = (vi: string) => ({ vi, en: `${vi} (en)` })
const kinds: MeasureKind[] = [
  { key: 'a.whole', name: named('A'), unit: '%', decimals: 2, parts: [] },
  {
    key: 'b.parts',
    name: named('B'),
    unit: '%',
    decimals: 2,
    parts: [
      { value: '', name: named('all') },
      { value: 'x', name: named('X'), unit: '', decimals: 0 },
    ],
  },
]

describe('a line is bound to a measure that a room offers', () => {
  test.each<[string, Direction, Parameters<typeof bindingOf>[1], object | string]>([
    ['as its direction says', 'increase', { measure: 'a.whole' }, { nameVi: 'A', better: 'more', unit: '%' }],
    ['less, where the line decreases', 'decrease', { measure: 'a.whole' }, { better: 'less' }],
    ['otherwise where it is said', 'decrease', { measure: 'a.whole', better: 'more' }, { better: 'more' }],
    ['less, where it shall never be', 'never', { measure: 'a.whole' }, { better: 'less' }],
    ['never more', 'never', { measure: 'a.whole', better: 'more' }, 'better-is-less'],
    [
      'a part has its own unit',
      'increase',
      { measure: 'b.parts', part: 'x' },
      { nameVi: 'B (X)', part: 'x', unit: '', decimals: 0 },
    ],
    ['all of it', 'increase', { measure: 'b.parts' }, { nameVi: 'B', part: '' }],
    ['no such source', 'increase', { measure: 'c' }, 'measure-unknown'],
    ['no such part', 'increase', { measure: 'b.parts', part: 'y' }, 'part-unknown'],
    ['a part of what has none', 'increase', { measure: 'a.whole', part: 'x' }, 'part-unknown'],
  ])('%s', (_, direction, asked, expected) => {
    const bound = bindingOf(direction, asked, kinds)
    if (typeof expected === 'string') expect(bound).toEqual({ ok: false, reason: expected })
    else expect(bound).toMatchObject({ ok: true, value: expected })
  })

  test.each([
    ['increase', '2025-06-30', true],
    ['increase', '2026-01-01', 'target-day-outside'],
    ['decrease', '2024-12-31', 'target-day-outside'],
    ['never', '2025-06-30', 'never-is-zero'],
  ] as const)('a target of %s by %s: %s', (direction, day, expected) => {
    const may = decideTarget({ direction, year: 2025 }, day)
    expect(may.ok || may.reason).toBe(expected)
  })
})

describe('a pilot unit’s report', () => {
  const whole = { done: 'a', result: 'b', lessons: 'c', proposal: 'd' }
  const acts: ReportAct[] = ['save', 'send', 'accept', 'return']
  const allowed: Record<ReportState, ReportAct[]> = {
    draft: ['save', 'send'],
    sent: ['accept', 'return'],
    returned: ['save', 'send'],
    accepted: [],
  }
  test.each(Object.entries(allowed) as [ReportState, ReportAct[]][])('when %s', (state, may) =>
    expect(acts.filter((act) => decideReport({ state, ...whole }, act).ok)).toEqual(may),
  )

  test.each(['done', 'result', 'lessons', 'proposal'] as const)('is not sent without "%s"', (part) =>
    expect(decideReport({ state: 'draft', ...whole, [part]: null }, 'send')).toEqual({
      ok: false,
      reason: 'pilot-report-incomplete',
    }),
  )

  test.each([
    ['in time', '2024-12-20', '2025-02-20', 0],
    ['late is late, however long ago it came', '2024-12-23', '2025-02-20', 3],
    ['not here yet, its day past', null, '2024-12-25', 5],
    ['not here yet, with time left', null, '2024-12-01', 0],
  ] as const)('%s', (_, sent, today, days) => expect(daysLateOf('2024-12-20', sent, today)).toBe(days))
})

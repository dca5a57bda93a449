import { describe, expect, test } from 'vitest'
import type { Leaf } from '../set.ts'
import { checkLeaf } from './set.ts'

const ratio = { op: 'ratio_pct', num: 'n', den: 'd' }
const point = (points: number) => ({ kind: 'constant', points })
const when = (op: string, value: unknown) => ({ if: { var: 'a', op, value }, rule: point(2) })

describe('what a rule may not have', () => {
  const found = (rule_kind: string, rule: object, more: object = {}): string[] =>
    checkLeaf(
      { code: '1', name_vi: 'một', max: 2, rule_kind, rule, children: [], ...more } as unknown as Leaf,
      2025,
    ).map((f) => f.reason)

  test.each<[string, string, object, string[]]>([
    ['right', 'boolean', { input: 'a', points_true: 2 }, []],
    ['too little', 'boolean', { input: 'a', points_true: 1 }, ['max-not-reachable']],
    ['too much', 'boolean', { input: 'a', points_true: 3 }, ['points-over-max']],
    [
      'below zero',
      'choice',
      {
        input: 'a',
        options: [
          { value: 'x', points: 2 },
          { value: 'y', points: -1 },
        ],
      },
      ['points-below-zero'],
    ],
    [
      'below zero, allowed',
      'choice',
      {
        input: 'a',
        options: [
          { value: 'x', points: 2 },
          { value: 'y', points: -1 },
        ],
        allow_negative: true,
      },
      [],
    ],
    [
      'a choice twice',
      'choice',
      {
        input: 'a',
        options: [
          { value: 'x', points: 2 },
          { value: 'x', points: 1 },
        ],
      },
      ['unreachable-choice'],
    ],
    ['a condition twice', 'all_of', { items: ['a', 'a'], points_all: 2 }, ['same-input']],
    [
      'a gap below the last band',
      'tier',
      {
        metric: ratio,
        bands: [
          { min: 90, points: 2 },
          { min: 50, points: 1 },
        ],
      },
      ['band-gap'],
    ],
    [
      'from 0 there is nothing below a percent',
      'tier',
      {
        metric: ratio,
        bands: [
          { min: 90, points: 2 },
          { min: 0, points: 1 },
        ],
      },
      [],
    ],
    [
      'but 0 itself',
      'tier',
      {
        metric: ratio,
        bands: [
          { min: 90, points: 2 },
          { min: 0, min_inclusive: false, points: 1 },
        ],
      },
      ['band-gap'],
    ],
    [
      'unsorted bands',
      'tier',
      { metric: ratio, bands: [{ min: 50, points: 1 }, { min: 90, points: 2 }, { points: 0 }] },
      ['bands-unsorted'],
    ],
    [
      'overlap',
      'tier',
      { metric: ratio, bands: [{ min: 50, points: 2 }, { min: '50.0', points: 1 }, { points: 0 }] },
      ['band-overlap'],
    ],
    [
      'exactly 50 in a band of its own',
      'tier',
      {
        metric: ratio,
        bands: [{ min: 50, min_inclusive: false, points: 2 }, { min: 50, points: 1 }, { points: 0 }],
      },
      [],
    ],
    [
      'bands after the one for all',
      'tier',
      { metric: ratio, bands: [{ points: 2 }, { min: 50, points: 1 }] },
      ['band-overlap', 'band-gap'],
    ],
    [
      'beyond all',
      'tier',
      { metric: ratio, bands: [{ min: 120, points: 2 }, { points: 0 }] },
      ['band-over-hundred'],
    ],
    ['a share of itself', 'linear', { metric: { op: 'ratio_pct', num: 'n', den: 'n' } }, ['same-input']],
    ['a floor above all', 'linear', { metric: ratio, zero_below: 101 }, ['floor-out-of-range']],
    [
      'no full weight',
      'weighted_ratio',
      { den: 'd', parts: [{ num: 'n', weight: 0.5 }] },
      ['max-not-reachable'],
    ],
    [
      'a weight below zero',
      'weighted_ratio',
      {
        den: 'd',
        parts: [
          { num: 'n', weight: 1 },
          { num: 'm', weight: -1 },
        ],
      },
      ['negative-weight'],
    ],
    ['30 February', 'deadline', { input: 'a', due: { type: 'date', month: 2, day: 30 } }, ['no-such-day']],
    ['29 February', 'deadline', { input: 'a', due: { type: 'date', month: 2, day: 29 } }, []],
    [
      'a month that is not named',
      'deadline',
      { input: 'a', due: { type: 'period_end', period: 'month' } },
      ['month-missing'],
    ],
    [
      'late is worth more than there is',
      'deadline',
      { input: 'a', due: { type: 'date', month: 1, day: 31 }, late: 3 },
      ['points-over-max'],
    ],
    [
      'starting too low',
      'count_deduct',
      { start: 1, deductions: [{ input: 'a', each: 1 }] },
      ['max-not-reachable'],
    ],
    [
      'taking nothing',
      'count_deduct',
      { start: 2, deductions: [{ input: 'a', each: 0 }] },
      ['deduction-not-positive'],
    ],
    [
      'a floor above the start',
      'count_deduct',
      { start: 2, deductions: [{ input: 'a', each: 1 }], floor: 3 },
      ['floor-over-start'],
    ],
    ['a cap below the maximum', 'count_add', { input: 'a', each: 1, cap: 1 }, ['max-not-reachable']],
    ['adding nothing', 'count_add', { input: 'a', each: 0 }, ['credit-not-positive']],
    ['a target of zero', 'target', { actual: 'a', target: 0, mode: 'proportional' }, ['zero-target']],
    ['a target of "0.0"', 'target', { actual: 'a', target: '0.0', mode: 'all_or_nothing' }, ['zero-target']],
    [
      'no more than zero',
      'target',
      { actual: 'a', target: 0, mode: 'all_or_nothing', direction: 'down' },
      [],
    ],
    [
      'a share of no more than zero',
      'target',
      { actual: 'a', target: 0, mode: 'proportional', direction: 'down' },
      ['zero-target'],
    ],
    [
      'less than none',
      'target',
      { actual: 'a', target: -1, mode: 'all_or_nothing', direction: 'down' },
      ['zero-target'],
    ],
    [
      'weights that make 1.1',
      'survey',
      {
        questions: ['Q1'],
        scale: { A: 100 },
        groups: [
          { group: 'g', weight: 0.6 },
          { group: 'h', weight: 0.5 },
        ],
      },
      ['weights-sum'],
    ],
    [
      'three tenths thrice and one',
      'survey',
      {
        questions: ['Q1'],
        scale: { A: 100 },
        groups: [
          { group: 'g', weight: 0.1 },
          { group: 'h', weight: 0.2 },
          { group: 'k', weight: 0.7 },
        ],
      },
      [],
    ],
    [
      'no answer worth all',
      'survey',
      { questions: ['Q1'], scale: { A: 90 }, groups: [{ group: 'g', weight: 1 }] },
      ['max-not-reachable'],
    ],
    [
      'an answer worth more than all',
      'survey',
      { questions: ['Q1'], scale: { A: 110, B: 0 }, groups: [{ group: 'g', weight: 1 }] },
      ['scale-out-of-range'],
    ],
    [
      'an index without a highest value',
      'external_index',
      { source: 'x', value_max: 0 },
      ['no-highest-value'],
    ],
    [
      'against itself',
      'improvement',
      { current: 'a', previous: 'a', metric: 'diff', bands: [{ min: 1, points: 2 }, { points: 0 }] },
      ['same-input'],
    ],
    [
      'growth with a gap',
      'improvement',
      { current: 'a', previous: 'b', metric: 'diff', bands: [{ min: 0, points: 2 }] },
      ['band-gap'],
    ],
    [
      'the same case twice',
      'cases',
      { cases: [when('eq', 0), when('eq', 0)], else: point(0) },
      ['unreachable-branch'],
    ],
    [
      'a case inside an earlier one',
      'cases',
      { cases: [when('gt', 5), when('gt', 10)], else: point(0) },
      ['unreachable-branch'],
    ],
    ['a case beside an earlier one', 'cases', { cases: [when('gt', 10), when('gt', 5)], else: point(0) }, []],
    [
      'nothing left for the rest',
      'cases',
      { cases: [when('gt', 5), when('le', 5)], else: point(0) },
      ['unreachable-branch'],
    ],
    ['everything said without a rest', 'cases', { cases: [when('gt', 5), when('lte', 5)] }, []],
    ...(['abc', '2025-01-31', true, null] as const).map((value): [string, string, object, string[]] => [
      `more than ${value}`,
      'cases',
      { cases: [when('gt', value)], else: point(0) },
      ['order-of-words'],
    ]),
    ['the same as a day', 'cases', { cases: [when('eq', '2025-01-31')], else: point(0) }, []],
    ['a rest that is not said', 'cases', { cases: [when('gt', 5)] }, ['no-else']],
    [
      'an input of two types',
      'cases',
      { cases: [when('eq', 0)], else: { kind: 'boolean', input: 'a', points_true: 2 } },
      ['input-two-types'],
    ],
    ['a formula that is unfinished', 'formula', { expr: 'points*', vars: [] }, ['formula-unfinished']],
    ['a formula with a stranger', 'formula', { expr: 'points*x', vars: ['a'] }, ['formula-unknown-name']],
    ['an input that is not used', 'formula', { expr: 'points*a', vars: ['a', 'b'] }, ['unused-input']],
    [
      'a formula that cannot reach',
      'formula',
      { expr: 'points*a/(2*a)', vars: ['a'] },
      ['max-not-reachable'],
    ],
    [
      'a formula that always divides by zero',
      'formula',
      { expr: 'a/(a-a)', vars: ['a'] },
      ['always-zero-divisor'],
    ],
    ['an ordinary formula', 'formula', { expr: 'points*(b+0.5*c)/a', vars: ['a', 'b', 'c'] }, []],
    ['amounts in millions', 'formula', { expr: 'points*min(1,a/2000000)', vars: ['a'] }, []],
    ['five inputs', 'formula', { expr: 'points*min(1,(a+b+c+d)/e)', vars: ['a', 'b', 'c', 'd', 'e'] }, []],
    ['steps that miss the maximum', 'manual', { step: 0.3 }, ['step-does-not-divide']],
    ['steps that meet it', 'manual', { step: '0.1' }, []],
    ['steps of nothing', 'manual', { step: 0 }, ['step-not-positive']],
  ])('%s (%s)', (_, kind, rule, expected) => expect(found(kind, rule)).toEqual(expected))

  test('a new unit that could not be scored is noticed', () => {
    const rule = {
      current: 'a',
      previous: 'b',
      metric: 'diff',
      bands: [{ min: 1, points: 2 }, { points: 0 }],
    }
    expect(found('improvement', rule, { not_applicable: 'not_allowed' })).toEqual(['no-previous-blocked'])
    expect(found('improvement', { ...rule, no_previous: 1 }, { not_applicable: 'not_allowed' })).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { showDecimal } from './exact.ts'
import { compileLeaf } from './kinds/compile.ts'
import type { Leaf, LeafInputs, NotApplicable } from './set.ts'

type Rule = {
  rule_kind: Leaf['rule_kind']
  rule: unknown
  max?: number | null
  not_applicable?: NotApplicable
}
const told = (
  { max = 2, ...leaf }: Rule,
  inputs: LeafInputs | undefined,
  { year = 2025, setAside = false } = {},
): string => {
  const score = compileLeaf({ code: '1', name_vi: 'một', children: [], max, ...leaf } as unknown as Leaf)
  const { points, reason } = score({ inputs, setAside }, year)
  return points ? `${showDecimal(points)} ${reason}` : reason
}

const ratio = { op: 'ratio_pct', num: 'n', den: 'd' }
const boolean: Rule = { rule_kind: 'boolean', rule: { input: 'a', points_true: 2 } }
const choice: Rule = {
  rule_kind: 'choice',
  rule: {
    input: 'a',
    options: [
      { value: 'x', points: 2 },
      { value: 'y', points: -1 },
    ],
  },
}
const tier: Rule = {
  rule_kind: 'tier',
  rule: {
    metric: ratio,
    bands: [{ min: 90, min_inclusive: false, points: 2 }, { min: 70, points: 1 }, { points: 0 }],
  },
}
const linear: Rule = { rule_kind: 'linear', rule: { metric: ratio, zero_below: '80' } }
const weighted: Rule = {
  rule_kind: 'weighted_ratio',
  rule: {
    den: 'd',
    parts: [
      { num: 'n', weight: 1 },
      { num: 'm', weight: 0.5 },
    ],
  },
}
const deduct: Rule = {
  rule_kind: 'count_deduct',
  rule: { start: 2, deductions: [{ input: 'late', each: 0.25 }], floor: 0.5 },
}
const count: Rule = { rule_kind: 'count_add', rule: { input: 'a', each: 0.5, cap: 1.5 } }
const target = (rule: object): Rule => ({
  rule_kind: 'target',
  rule: { actual: 'a', target: 'b', mode: 'proportional', ...rule },
})
const change = (rule: object): Rule => ({
  rule_kind: 'improvement',
  rule: {
    current: 'a',
    previous: 'b',
    metric: 'pct_change',
    bands: [{ min: 0, min_inclusive: false, points: 2 }, { points: 0 }],
    ...rule,
  },
})
const index: Rule = { rule_kind: 'external_index', rule: { source: 'sipas', value_max: 100 } }
const manual: Rule = { rule_kind: 'manual', rule: { step: 0.25 } }
const survey = (rule: object = {}): Rule => ({
  rule_kind: 'survey',
  rule: {
    questions: ['Q1', 'Q2'],
    scale: { A: 100, B: 50, C: 0 },
    groups: [
      { group: 'g', weight: 0.5 },
      { group: 'h', weight: 0.5 },
    ],
    min_responses: 10,
    ...rule,
  },
})
const cases: Rule = {
  rule_kind: 'cases',
  rule: {
    cases: [{ if: { var: 'd', op: 'eq', value: 0 }, rule: { kind: 'constant', points: 2 } }],
    else: { kind: 'linear', metric: ratio },
  },
}
const formula = (expr: string, rule: object = {}): Rule => ({
  rule_kind: 'formula',
  rule: { expr, vars: ['a', 'b'], ...rule },
})
const byName = { year: 2025 }

describe('edges of every kind', () => {
  test.each<[string, Rule, LeafInputs | undefined, string]>([
    ['nothing handed in', boolean, undefined, 'missing-input'],
    ['an empty sheet', boolean, {}, 'missing-input'],
    ['null is not handed in', boolean, { a: null }, 'missing-input'],
    ['a word is no yes', boolean, { a: 'true' }, 'not-a-flag'],
    ['a number is no yes', boolean, { a: 1 }, 'not-a-flag'],
    [
      'names of the language itself are no inputs',
      { ...boolean, rule: { input: 'constructor', points_true: 2 } },
      {},
      'missing-input',
    ],
    ['a choice that is none', choice, { a: 'z' }, 'unknown-choice'],
    ['a choice that is a table', choice, { a: { x: 1 } }, 'unknown-choice'],
    ['negative points where the rule does not allow them', choice, { a: 'y' }, '0 chosen'],
    ['just above an open edge', tier, { n: 901, d: 1000 }, '2 band'],
    ['on an open edge', tier, { n: 9, d: 10 }, '1 band'],
    ['on a closed edge', tier, { n: '0.7', d: 1 }, '1 band'],
    ['a hair below a closed edge', tier, { n: '0.69999999999999999999', d: 1 }, '0 band'],
    [
      '33 of 41 is not rounded to a class',
      { ...tier, rule: { metric: ratio, bands: [{ min: 80.49, points: 2 }, { points: 0 }] } },
      { n: 33, d: 41 },
      '0 band',
    ],
    ['a negative count', tier, { n: -1, d: 10 }, 'negative'],
    ['a count in words', tier, { n: 'ten', d: 10 }, 'not-a-number'],
    ['a decimal comma is no number here', tier, { n: '1,5', d: 10 }, 'not-a-number'],
    ['a number of a hundred digits', tier, { n: '9'.repeat(100), d: 10 }, 'not-a-number'],
    ['an absurd exponent', tier, { n: '1e99', d: 10 }, 'not-a-number'],
    ['one part missing', tier, { n: 1 }, 'missing-input'],
    ['on the floor', linear, { n: 80, d: 100 }, '1.6 proportional'],
    ['under the floor', linear, { n: '79.99', d: 100 }, '0 below-floor'],
    ['more than all', linear, { n: 12, d: 10 }, '2 proportional-capped'],
    [
      'thirds stay exact to the end',
      { ...linear, rule: { metric: ratio } },
      { n: 1, d: 3 },
      '0.66666666666666666667 proportional',
    ],
    ['all resolved and more', weighted, { d: 2, n: 2, m: 1 }, '2 weighted-capped'],
    ['nothing deducted', deduct, { late: 0 }, '2 nothing-deducted'],
    ['down to the floor', deduct, { late: 9 }, '0.5 deducted-to-floor'],
    ['half a report', deduct, { late: 1.5 }, 'not-a-whole-number'],
    ['2.0 is whole', deduct, { late: '2.0' }, '1.5 deducted'],
    ['up to the cap', count, { a: 9 }, '1.5 counted-capped'],
    ['target met from below', target({ direction: 'down' }), { a: 5, b: 5 }, '2 target-met'],
    ['target passed, less is better', target({ direction: 'down' }), { a: 10, b: 5 }, '1 target-partly'],
    ['less is better, none is best', target({ direction: 'down' }), { a: 0, b: 0 }, '2 target-met'],
    ['a target of the rule itself', target({ target: '50' }), { a: 25 }, '1 target-partly'],
    ['all or nothing, missed', target({ mode: 'all_or_nothing' }), { a: 49, b: 50 }, '0 target-missed'],
    [
      'all or nothing against zero needs no division',
      target({ mode: 'all_or_nothing' }),
      { a: 0, b: 0 },
      '2 target-met',
    ],
    ['a value above its own highest', index, { value: 101 }, '2 external-capped'],
    ['a negative value', index, { value: -1 }, 'negative'],
    ['judged above the maximum', manual, { points: 2.25 }, 'over-maximum'],
    ['judged between the steps', manual, { points: 0.3 }, 'off-step'],
    ['judged below zero', manual, { points: -0.25 }, 'negative'],
    ['judged to the maximum', manual, { points: '2.00' }, '2 judged'],
    ['first case', cases, { d: 0 }, '2 constant'],
    ['the other case asks for its own input', cases, { d: 4 }, 'missing-input'],
    ['otherwise', cases, { d: 4, n: 3 }, '1.5 proportional'],
    ['a condition on a word', cases, { d: 'x' }, 'not-a-number'],
    [
      'no case',
      {
        rule_kind: 'cases',
        rule: { cases: [{ if: { var: 'd', op: 'gt', value: 0 }, rule: { kind: 'constant', points: 1 } }] },
      },
      { d: 0 },
      'no-case',
    ],
    ['the word points', formula('points * a / b'), { a: 1, b: 4 }, '0.5 computed'],
    [
      'max as a name is the maximum, as a call it chooses',
      formula('max(a, b) * max / 10'),
      { a: 1, b: 4 },
      '0.8 computed',
    ],
    ['above the maximum', formula('a * b'), { a: 3, b: 4 }, '2 computed-bounded'],
    ['below zero', formula('a - b'), { a: 3, b: 4 }, '0 computed-bounded'],
    ['below zero where it may be', formula('a - b', { allow_negative: true }), { a: 3, b: 4 }, '-1 computed'],
    ['an unreadable formula', formula('a +'), { a: 3, b: 4 }, 'formula-unreadable'],
    ['a maximum that is not known', { ...boolean, max: null }, { a: true }, 'max-unknown'],
  ])('%s', (_, rule, inputs, expected) => expect(told(rule, inputs, byName)).toBe(expected))
})

describe('a zero denominator', () => {
  const zeros: [string, Rule, LeafInputs][] = [
    ['tier', tier, { n: 0, d: 0 }],
    ['linear', linear, { n: 0, d: 0 }],
    ['weighted_ratio', weighted, { n: 0, m: 0, d: 0 }],
    ['target', target({}), { a: 5, b: 0 }],
    ['improvement', change({}), { a: 5, b: 0 }],
    ['formula', formula('points*a/b'), { a: 0, b: 0 }],
  ]
  const policies: [NotApplicable | undefined, string | undefined, string][] = [
    [undefined, undefined, 'zero-denominator'],
    ['allowed', undefined, 'zero-denominator'],
    ['exclude', undefined, 'zero-denominator'],
    ['full', undefined, '2 zero-denominator-full'],
    ['zero', undefined, '0 zero-denominator-zero'],
    ['not_allowed', undefined, 'zero-denominator-not-allowed'],
    ['not_allowed', 'exclude', 'zero-denominator-not-allowed'],
    ['not_allowed', 'full', '2 zero-denominator-full'],
    ['full', 'exclude', 'zero-denominator'],
    ['exclude', 'zero', '0 zero-denominator-zero'],
  ]
  describe.each(zeros)('in %s', (_, rule, inputs) => {
    test.each(policies)('leaf %s, rule %s: %s', (not_applicable, when_den_zero, expected) => {
      const own = { ...(rule.rule as object), ...(when_den_zero && { when_den_zero }) }
      expect(told({ ...rule, rule: own, not_applicable }, inputs)).toBe(expected)
    })
  })
})

describe('set aside by the unit', () => {
  test.each<[NotApplicable | undefined, string]>([
    [undefined, 'set-aside'],
    ['exclude', 'set-aside'],
    ['allowed', 'set-aside'],
    ['full', '2 set-aside-full'],
    ['zero', '0 set-aside-zero'],
    ['not_allowed', 'set-aside-not-allowed'],
  ])('%s: %s', (not_applicable, expected) =>
    expect(told({ ...boolean, not_applicable }, undefined, { setAside: true })).toBe(expected),
  )
})

describe('no last year', () => {
  test.each<[string, Rule, LeafInputs, string]>([
    ['null', change({}), { a: 5, b: null }, 'no-previous'],
    ['not handed in', change({}), { a: 5 }, 'no-previous'],
    ['points of the rule', change({ no_previous: 1 }), { a: 5, b: null }, '1 no-previous-points'],
    [
      'points of the rule beat the leaf',
      { ...change({ no_previous: 1 }), not_applicable: 'not_allowed' },
      { a: 5 },
      '1 no-previous-points',
    ],
    [
      'the leaf may not be set aside',
      { ...change({}), not_applicable: 'not_allowed' },
      { a: 5 },
      'no-previous-not-allowed',
    ],
    ['full', change({ missing_previous: 'full' }), { a: 5 }, '2 no-previous-full'],
    ['this year is missing', change({}), { b: 5 }, 'missing-input'],
    ['no change is no growth', change({}), { a: 5, b: 5 }, '0 change-band'],
    ['a difference may go below zero', change({ metric: 'diff' }), { a: -3, b: -5 }, '2 change-band'],
  ])('%s', (_, rule, inputs, expected) => expect(told(rule, inputs)).toBe(expected))
})

describe('deadlines', () => {
  const due = (value: object, rule: object = {}): Rule => ({
    rule_kind: 'deadline',
    rule: { input: 'on', due: value, late: 1, ...rule },
  })
  const end = (period: string, more: object = {}) => due({ type: 'period_end', period, ...more })
  test.each<[string, Rule, LeafInputs, number, string]>([
    ['on the day', due({ type: 'date', month: 1, day: 31 }), { on: '2025-01-31' }, 2025, '2 on-time'],
    ['the day after', due({ type: 'date', month: 1, day: 31 }), { on: '2025-02-01' }, 2025, '1 late'],
    ['never', due({ type: 'date', month: 1, day: 31 }), { on: null }, 2025, '0 not-issued'],
    ['not handed in', due({ type: 'date', month: 1, day: 31 }), {}, 2025, 'missing-input'],
    [
      'never, and that costs',
      due({ type: 'date', month: 1, day: 31 }, { missing: -1, allow_negative: true }),
      { on: null },
      2025,
      '-1 not-issued',
    ],
    [
      'the year after',
      due({ type: 'date', month: 1, day: 31, year_offset: 1 }),
      { on: '2026-01-31' },
      2025,
      '2 on-time',
    ],
    [
      'the year before',
      due({ type: 'date', month: 12, day: 15, year_offset: -1 }),
      { on: '2025-01-01' },
      2025,
      '1 late',
    ],
    [
      '29 February in a leap year',
      due({ type: 'date', month: 2, day: 29 }),
      { on: '2024-02-29' },
      2024,
      '2 on-time',
    ],
    [
      '29 February is the 28th otherwise',
      due({ type: 'date', month: 2, day: 29 }),
      { on: '2025-03-01' },
      2025,
      '1 late',
    ],
    [
      'a leap day that is none',
      due({ type: 'date', month: 2, day: 29 }),
      { on: '2025-02-29' },
      2025,
      'not-a-day',
    ],
    ['as written by hand', due({ type: 'date', month: 1, day: 31 }), { on: '31/01/2025' }, 2025, 'not-a-day'],
    [
      'with a time',
      due({ type: 'date', month: 1, day: 31 }),
      { on: '2025-01-31T00:00:00Z' },
      2025,
      'not-a-day',
    ],
    ['a number', due({ type: 'date', month: 1, day: 31 }), { on: 20250131 }, 2025, 'not-a-day'],
    ['first quarter', end('Q1'), { on: '2025-03-31' }, 2025, '2 on-time'],
    ['second quarter', end('Q2'), { on: '2025-07-01' }, 2025, '1 late'],
    ['third quarter', end('Q3'), { on: '2025-09-30' }, 2025, '2 on-time'],
    ['fourth quarter', end('Q4'), { on: '2026-01-01' }, 2025, '1 late'],
    ['first half', end('H1'), { on: '2025-06-30' }, 2025, '2 on-time'],
    ['February of a leap year', end('month', { month: 2 }), { on: '2024-02-29' }, 2024, '2 on-time'],
    ['the year', end('year'), { on: '2025-12-31' }, 2025, '2 on-time'],
    ['the year of the example wins', end('Q1'), { on: '2024-03-31', _year: 2024 }, 2025, '2 on-time'],
  ])('%s', (_, rule, inputs, year, expected) => expect(told(rule, inputs, { year })).toBe(expected))
})

describe('surveys', () => {
  test.each<[string, Rule, LeafInputs, string]>([
    ['both groups', survey(), { answers: { g: { A: 10 }, h: { B: 10 } } }, '1.5 surveyed'],
    [
      'one group too few: the other counts alone',
      survey(),
      { answers: { g: { A: 10 }, h: { B: 9 } } },
      '2 surveyed',
    ],
    [
      'too few counts as nothing',
      survey({ missing_group: 'zero' }),
      { answers: { g: { A: 10 } } },
      '1 surveyed',
    ],
    [
      'too few takes the leaf out',
      survey({ missing_group: 'exclude' }),
      { answers: { g: { A: 10 } } },
      'too-few-answers',
    ],
    [
      'nobody answered where that counts as nothing: not out of the maximum',
      survey({ missing_group: 'zero' }),
      { answers: {} },
      '0 too-few-answers-zero',
    ],
    [
      "the rule's word on a missing group comes before the leaf's policy",
      { ...survey({ missing_group: 'zero' }), not_applicable: 'full' },
      { answers: { g: { A: 9 } } },
      '0 too-few-answers-zero',
    ],
    [
      'out of the maximum by the rule, whatever the leaf says',
      { ...survey({ missing_group: 'exclude' }), not_applicable: 'full' },
      { answers: { g: { A: 10 } } },
      'too-few-answers',
    ],
    [
      'shared weights: the word for a leaf that does not apply is what is left',
      { ...survey({ missing_group: 'renormalise' }), not_applicable: 'full' },
      { answers: {} },
      '2 too-few-answers-full',
    ],
    ['no group has enough', survey(), { answers: { g: { A: 9 }, h: { A: 9 } } }, 'too-few-answers'],
    [
      'no group has enough where that may not be',
      { ...survey(), not_applicable: 'not_allowed' },
      { answers: {} },
      'too-few-answers-not-allowed',
    ],
    [
      'by question',
      survey(),
      { answers: { g: { Q1: { A: 10 }, Q2: { C: 10 } }, h: { Q1: { A: 10 } } } },
      '1.5 surveyed',
    ],
    [
      'people are counted, not answers',
      survey(),
      { answers: { g: { Q1: { A: 9 }, Q2: { A: 9 } }, h: { C: 10 } } },
      '0 surveyed',
    ],
    [
      'a question with its own scale',
      survey({ question_scales: { Q2: { A: 0, B: 50, C: 100 } } }),
      { answers: { g: { Q1: { A: 10 }, Q2: { C: 10 } } } },
      '2 surveyed',
    ],
    ['a stranger', survey(), { answers: { k: { A: 10 } } }, 'unknown-group'],
    ['an unknown question', survey(), { answers: { g: { Q9: { A: 10 } } } }, 'unknown-question'],
    ['an unknown answer', survey(), { answers: { g: { E: 10 } } }, 'unknown-answer'],
    ['half an answer', survey(), { answers: { g: { A: 9.5 } } }, 'not-a-whole-number'],
    ['no table', survey(), { answers: 7 }, 'not-a-table'],
    ['nothing', survey(), {}, 'missing-input'],
  ])('%s', (_, rule, inputs, expected) => expect(told(rule, inputs)).toBe(expected))
})

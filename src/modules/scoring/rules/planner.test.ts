import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Exact, exact, zero } from './exact.ts'
import {
  bestOfEach,
  bestPlan,
  byWorth,
  type LeafOutlook,
  outlookOf,
  type Standing,
  type Step,
} from './planner.ts'
import type { Leaf, LeafInputs } from './set.ts'

const leaf = (rest: object): Leaf =>
  ({
    code: '1.1',
    name_vi: 'Mẫu',
    max: 2,
    assessment: 'self+appraisal',
    children: [],
    ...rest,
  }) as unknown as Leaf
const ratio = { op: 'ratio_pct', num: 'done', den: 'planned' }
const at = (one: Leaf, inputs: LeafInputs, rest: Partial<Standing> = {}) =>
  outlookOf({ leaf: one, inputs, handPoints: null, notApplicable: false, ...rest }, '2025-03-01', 2025)
const told = ({ steps }: LeafOutlook) => steps.map((s) => [s.gain.toString(), s.effort, s.by])

const linear = leaf({ rule_kind: 'linear', rule: { metric: ratio, zero_below: 80 } })
const tier = leaf({
  rule_kind: 'tier',
  rule: { metric: ratio, bands: [{ min: 90, points: 2 }, { min: 70, points: 1 }, { points: 0 }] },
})
const deadline = leaf({
  max: 1,
  rule_kind: 'deadline',
  rule: { input: 'on', due: { type: 'date', month: 3, day: 31 }, on_time: 1, late: 0.5, missing: 0 },
})
const over = leaf({
  max: 1,
  rule_kind: 'deadline',
  rule: { input: 'on', due: { type: 'date', month: 1, day: 31 }, on_time: 1, late: 0.5, missing: 0 },
})
const deduct = leaf({
  rule_kind: 'count_deduct',
  rule: { start: 2, deductions: [{ input: 'late', each: 0.25 }], floor: 0 },
})
const all = leaf({ max: 1, rule_kind: 'all_of', rule: { items: ['a', 'b', 'c'], points_all: 1 } })
const weighted = leaf({
  max: 1,
  rule_kind: 'weighted_ratio',
  rule: {
    den: 'a',
    parts: [
      { num: 'b', weight: 1 },
      { num: 'c', weight: 0.5 },
    ],
  },
})
const survey = leaf({
  assessment: 'survey',
  rule_kind: 'survey',
  rule: { questions: ['Q'], scale: { A: 100, D: 0 }, groups: [{ group: 'g', weight: 1 }] },
})
const settled = leaf({
  rule_kind: 'choice',
  rule: {
    input: 's',
    options: [
      { value: 'good', points: 2 },
      { value: 'bad', points: 0 },
    ],
  },
  inputs: [{ name: 's', settled: true }],
})

describe('what still can be won', () => {
  test.each<[string, Leaf, LeafInputs, unknown, unknown]>([
    [
      'under the floor the first tasks win nothing',
      linear,
      { done: 14, planned: 20 },
      [
        ['1.6', 2, null],
        ['1.7', 3, null],
        ['1.8', 4, null],
        ['1.9', 5, null],
        ['2', 6, null],
      ],
      null,
    ],
    [
      'only the edges of bands count',
      tier,
      { done: 10, planned: 20 },
      [
        ['1', 4, null],
        ['2', 8, null],
      ],
      null,
    ],
    ['full points leave nothing to do', tier, { done: 19, planned: 20 }, [], null],
    ['a day still to come', deadline, { on: null }, [['1', 1, '2025-03-31']], null],
    ['a day that is over wins the late points only', over, { on: null }, [['0.5', 1, null]], 'day-over'],
    ['issued late stays late', over, { on: '2025-02-03' }, [], 'already-happened'],
    ['what was late stays late', deduct, { late: 2 }, [], 'already-happened'],
    ['conditions win together', all, { a: true, b: false }, [['1', 2, null]], null],
    [
      'unbegun items first, then those under way',
      weighted,
      { a: 4, b: 1, c: 2 },
      [
        ['0.25', 1, null],
        ['0.375', 2, null],
        ['0.5', 3, null],
      ],
      null,
    ],
    [
      'people are asked, not made to answer',
      survey,
      { answers: { g: { A: 1, D: 1 } } },
      [],
      'asked-of-people',
    ],
    ['a settled fact is no work', settled, { s: 'bad' }, [], 'already-happened'],
  ])('%s', (_name, one, inputs, steps, out) => {
    const outlook = at(one, inputs)
    expect(told(outlook)).toEqual(steps)
    expect(outlook.out).toBe(out)
  })

  test('what a council judged, and what is set aside, is not counted on', () => {
    expect(at(tier, { done: 1, planned: 20 }, { handPoints: '0.5' })).toMatchObject({
      steps: [],
      out: 'judged',
    })
    expect(at(tier, { done: 1, planned: 20 }, { notApplicable: true })).toMatchObject({
      steps: [],
      out: null,
    })
  })

  test('no step ever promises more than the maximum leaves', () => {
    fc.assert(
      fc.property(fc.constantFrom(linear, tier, weighted), fc.nat(20), fc.nat(20), (one, a, b) => {
        const [done, planned] = [Math.min(a, b), Math.max(a, b)]
        const outlook = at(one, { done, planned, a: planned, b: done, c: planned - done })
        for (const step of outlook.steps) expect(step.gain.compare(outlook.lost)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

const stepArb = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 })), {
  maxLength: 3,
})
const outlooksFrom = (leaves: [number, number][][]): LeafOutlook[] =>
  leaves.map((steps, i) => ({
    leaf: leaf({ code: `${i}` }),
    points: zero,
    lost: exact(12),
    out: null,
    steps: steps.map(([gain, effort]) => ({
      leaf: `${i}`,
      gain: Exact.ratio(gain, 4),
      effort,
      by: null,
      inputs: {},
    })),
  }))

// every way to take at most one step of each leaf, tried out
const everyPlan = (outlooks: readonly LeafOutlook[]): Step[][] =>
  outlooks.reduce<Step[][]>(
    (plans, { steps }) => plans.flatMap((plan) => [plan, ...steps.map((s) => [...plan, s])]),
    [[]],
  )

test('the plan is what trying everything gives, at no more effort', () => {
  fc.assert(
    fc.property(fc.array(stepArb, { maxLength: 5 }), fc.nat(14), (leaves, most) => {
      const outlooks = outlooksFrom(leaves)
      const plans = everyPlan(outlooks)
        .map((steps) => ({
          gain: Exact.sum(steps.map((s) => s.gain)),
          effort: steps.reduce((n, s) => n + s.effort, 0),
        }))
        .filter((plan) => plan.effort <= most)
      const top = plans.reduce((best, plan) => (plan.gain.compare(best) > 0 ? plan.gain : best), zero)
      const cheapest = Math.min(...plans.filter((p) => p.gain.equals(top)).map((p) => p.effort))
      const plan = bestPlan(outlooks, most)
      expect(plan.gain.toString()).toBe(top.toString())
      expect(plan.effort).toBe(cheapest)
      expect(new Set(plan.steps.map((s) => s.leaf)).size).toBe(plan.steps.length)
    }),
    { numRuns: 300 },
  )
})

test('the list goes by points per effort', () => {
  const steps = byWorth(outlooksFrom([[[4, 4]], [[4, 1]], [[6, 3]]]))
  expect(steps.map((s) => s.leaf)).toEqual(['1', '2', '0'])
})

test('of each leaf the step worth most stands, of equals the one that gains most', () => {
  const step = (leaf: string, gain: number, effort: number) => ({
    leaf,
    gain: Exact.ratio(gain, 1),
    effort,
    by: null,
    inputs: {},
  })
  const steps = [
    step('1.1', 3, 1),
    step('1.2', 2, 1),
    step('1.2', 4, 2),
    step('1.1', 4, 2),
    step('1.2', 5, 3),
  ]
  expect(bestOfEach(steps).map((one) => [one.leaf, one.gain.toString()])).toEqual([
    ['1.1', '3'],
    ['1.2', '4'],
  ])
})

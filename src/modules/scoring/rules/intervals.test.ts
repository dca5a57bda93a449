import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeSet, type RoundUnit } from './compute.ts'
import { computeUnits } from './compute-units.ts'
import { setAround, sheet } from './fixtures/sheets.ts'
import { appraisalDoubt, type Doubts, type Pair } from './intervals/doubts.ts'
import { fillNormals, randomOf } from './intervals/random.ts'
import { surveyError } from './intervals/survey.ts'
import { intervalsOf } from './intervals.ts'
import type { CriteriaSet, Leaf, SurveyRule } from './set.ts'

const none: Doubts = { weights: 0, appraisal: { leaves: {}, other: 0 }, survey: false }
const doubting = (other: number, weights = 0): Doubts => ({
  weights,
  appraisal: { leaves: {}, other },
  survey: true,
})

const judged = (code: string, max: number, more: object = {}): Leaf =>
  ({ code, name_vi: code, max, rule_kind: 'manual', rule: {}, children: [], ...more }) as unknown as Leaf

const drawn = (
  set: CriteriaSet,
  units: readonly RoundUnit[],
  doubts: Doubts,
  { seed = 1, draws = 500 } = {},
) => {
  const results = computeUnits(set, 2025, units as never)
  const given = units.map((unit, i) => ({ unit, block: unit.block, result: results[i] as never }))
  const work = intervalsOf(set, given, doubts, { seed, draws })
  while (work.go(100_000)) expect(work.done).toBeLessThanOrEqual(work.total)
  return { results, blocks: work.result() }
}

const asUnits = (values: readonly (readonly number[])[]): RoundUnit[] =>
  values.map((points, i) => ({
    code: `u${i}`,
    inputs: Object.fromEntries(points.map((p, j) => [`${j + 1}`, { points: p }])),
  }))

const bands = [
  { label_vi: 'tốt', min: 80 },
  { label_vi: 'khá', min: 65, min_inclusive: false },
]

describe('without any doubt every draw is the published ranking', () => {
  const same = ({ results, blocks }: ReturnType<typeof drawn>): void => {
    const units = blocks.flatMap((block) => block.units)
    expect(units.length).toBe(results.filter((r) => r.rank !== null).length)
    for (const one of units) {
      const printed = results.find((r) => r.code === one.code)
      expect([one.low, one.high, one.rank]).toEqual([printed?.rank, printed?.rank, printed?.rank])
      expect([one.classes, one.changes]).toEqual([{ [printed?.class ?? '']: 1 }, 0])
    }
  }

  type Sample = { id: string; rows: { index_pct?: number }[] }
  const { samples } = JSON.parse(
    readFileSync(new URL('./testdata/published-results.json', import.meta.url), 'utf8'),
  ) as { samples: Sample[] }
  test.each(samples.filter((s) => s.rows?.some((r) => r.index_pct)).map((s) => [s.id, s.rows] as const))(
    '%s',
    (_, rows) => {
      const units = rows.flatMap(({ index_pct }, i) =>
        index_pct === undefined ? [] : [{ code: `${i}`, inputs: { '1': { points: index_pct } } }],
      )
      for (const ties of ['shared_rank_then_next_rank_skips', 'dense'] as const)
        same(drawn(setAround([judged('1', 100)], { ties, bands }), units, none, { draws: 20 }))
    },
  )

  test('whole rounds of any rules: percents, caps, ties, leaves set aside, extra points, units apart', () => {
    const sheets = fc.array(fc.tuple(...[0, 1, 2, 3, 4].map((i) => sheet(`c${i}`))), {
      minLength: 1,
      maxLength: 6,
    })
    const scoring = { bonus: { cap: 2 }, penalty: { cap: 3 }, tie_break: ['c1', 'c3'], bands }
    fc.assert(
      fc.property(sheets, fc.boolean(), (own, dense) => {
        const leaves = (own[0] ?? []).map((s) => s.leaf)
        const set = setAround(leaves, { ...scoring, ...(dense && { ties: 'dense' as const }) })
        const units = own.map((one, i) => ({
          code: `u${i}`,
          inputs: Object.fromEntries(leaves.map((leaf, n) => [leaf.code, one[n]?.inputs ?? {}])),
          bonus: i % 3,
          penalty: i % 2,
          ranked: i !== 4,
        }))
        same(drawn(set, units, none, { draws: 3 }))
      }),
      { numRuns: 400 },
    )
  })
})

describe('what the draws say', () => {
  const set = setAround(
    [1, 2, 3, 4].map((n) => judged(`${n}`, 25)),
    { bands },
  )
  const close = asUnits([
    [24, 24, 24, 24],
    [20, 20, 20, 20],
    [20, 20, 20, 19.9],
    [20, 20, 20, 19.8],
    [8, 8, 8, 8],
  ])

  test('units that nearly equal each other stand in one bracket, the others apart from it', () => {
    const { blocks } = drawn(set, close, doubting(0.02), { draws: 2000 })
    expect(blocks[0]?.brackets).toEqual([{ units: 3, from: 2, to: 4 }])
    expect(blocks[0]?.units.map((u) => u.bracket)).toEqual([null, 1, 1, 1, null])
    expect(blocks[0]?.units.map((u) => [u.low, u.high])).toEqual([
      [1, 1],
      [2, 4],
      [2, 4],
      [2, 4],
      [5, 5],
    ])
  })

  test('a unit at the border of a class changes it in about half of the draws', () => {
    const { blocks } = drawn(set, close, doubting(0.02), { draws: 4000 })
    const [first, border] = blocks[0]?.units ?? []
    expect(first?.changes).toBe(0)
    expect(border?.changes).toBeGreaterThan(0.46)
    expect(border?.changes).toBeLessThan(0.54)
    expect(Object.values(border?.classes ?? {}).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3)
  })

  test('an interval has the width that theory gives: two units, one leaf, normal doubts', () => {
    // a − b ~ N(4, 2·2²) points: b is above in Φ(−4/√8) = 7.865 % of the draws
    const two = setAround([judged('1', 100)])
    const { blocks } = drawn(two, asUnits([[52], [48]]), doubting(0.02), { draws: 50_000 })
    expect([blocks[0]?.units[0]?.low, blocks[0]?.units[0]?.high]).toEqual([1, 2])
    expect(blocks[0]?.brackets).toEqual([{ units: 2, from: 1, to: 2 }])
    const far = drawn(two, asUnits([[53], [47]]), doubting(0.02), { draws: 50_000 })
    expect(far.blocks[0]?.brackets).toEqual([]) // Φ(−6/√8) = 1.7 %
  })

  test('weights alone move only units whose strengths differ', () => {
    const even = drawn(
      set,
      asUnits([
        [20, 20, 20, 20],
        [19, 19, 19, 19],
      ]),
      doubting(0, 0.5),
    )
    expect(even.blocks[0]?.brackets).toEqual([])
    const uneven = drawn(
      set,
      asUnits([
        [25, 25, 15, 15.1],
        [15, 15, 25, 25],
      ]),
      doubting(0, 0.5),
    )
    expect(uneven.blocks[0]?.brackets).toEqual([{ units: 2, from: 1, to: 2 }])
  })

  test('what a register says is not doubted', () => {
    const data = setAround([judged('1', 100, { assessment: 'data' })])
    const { blocks } = drawn(data, asUnits([[52], [51.999]]), doubting(0.2))
    expect(blocks[0]?.brackets).toEqual([])
  })

  test('blocks are ranked apart, and one does not stir the draws of another', () => {
    const mixed = close.map((unit, i) => ({ ...unit, block: i < 2 ? 'a' : 'b' }))
    const both = drawn(set, mixed, doubting(0.1)).blocks
    expect(both.map((block) => block.units.map((u) => u.rank))).toEqual([
      [1, 2],
      [1, 2, 3],
    ])
    const alone = drawn(set, mixed.slice(2), doubting(0.1)).blocks
    expect(alone).toEqual(both.slice(1))
  })
})

describe('properties', () => {
  const set = setAround(
    [1, 2, 3].map((n) => judged(`${n}`, 10)),
    { bands },
  )
  const points = fc.double({ min: 0, max: 10, noNaN: true })
  const rounds = fc.array(fc.tuple(points, points, points), { minLength: 1, maxLength: 12 })

  test('the printed rank lies in its interval, the interval in the ranking; shares add up', () => {
    fc.assert(
      fc.property(rounds, fc.double({ min: 0, max: 0.4, noNaN: true }), fc.nat(), (values, doubt, seed) => {
        const { blocks } = drawn(set, asUnits(values), doubting(doubt, doubt), { seed, draws: 60 })
        for (const one of blocks[0]?.units ?? []) {
          expect(one.low).toBeGreaterThanOrEqual(1)
          expect(one.low).toBeLessThanOrEqual(one.rank)
          expect(one.high).toBeGreaterThanOrEqual(one.rank)
          expect(one.high).toBeLessThanOrEqual(values.length)
          expect(Object.values(one.classes).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('also where the draws hardly ever come to the printed rank: forty units all but equal', () => {
    const values = Array.from({ length: 40 }, (_, i) => [5, 5, 5 - i / 1e4])
    const { blocks } = drawn(set, asUnits(values), doubting(0.1), { draws: 1000 })
    for (const one of blocks[0]?.units ?? []) {
      expect(one.low).toBeLessThanOrEqual(one.rank)
      expect(one.high).toBeGreaterThanOrEqual(one.rank)
    }
  })

  test('the order in which units are named changes nothing, and the same seed gives the same', () => {
    fc.assert(
      fc.property(rounds, fc.nat(), (values, seed) => {
        const units = asUnits(values)
        const one = drawn(set, units, doubting(0.1, 0.1), { seed, draws: 40 })
        expect(drawn(set, units.toReversed(), doubting(0.1, 0.1), { seed, draws: 40 }).blocks).toEqual(
          one.blocks,
        )
      }),
      { numRuns: 100 },
    )
  })

  test('wider doubt never narrows on average; another seed gives about the same', () => {
    const rnd = randomOf(11)
    const normals = new Float64Array(90)
    fillNormals(rnd, normals, 90)
    const values = Array.from({ length: 30 }, (_, i) => [0, 1, 2].map((j) => 6 + (normals[i * 3 + j] ?? 0)))
    const width = (doubt: number, seed = 1): number => {
      const { blocks } = drawn(set, asUnits(values), doubting(doubt), { draws: 1000, seed })
      const all = blocks[0]?.units ?? []
      return all.reduce((sum, u) => sum + u.high - u.low, 0) / all.length
    }
    const widths = [0, 0.01, 0.03, 0.1, 0.2].map((doubt) => width(doubt))
    expect(widths).toEqual(widths.toSorted((a, b) => a - b))
    expect(widths[0]).toBe(0)
    expect(Math.abs(width(0.1, 2) - (widths[3] ?? 0))).toBeLessThan(1)
  })
})

describe('random numbers', () => {
  test('normal numbers have the moments and the tails of their law', () => {
    const n = 400_000
    const out = new Float64Array(n)
    fillNormals(randomOf(7), out, n)
    const mean = (of: (x: number) => number): number => out.reduce((sum, x) => sum + of(x), 0) / n
    expect(mean((x) => x)).toBeCloseTo(0, 2)
    expect(mean((x) => x * x)).toBeCloseTo(1, 1.7)
    expect(mean((x) => x ** 4)).toBeCloseTo(3, 1)
    expect(mean((x) => (x > 1.6448536 ? 1 : 0))).toBeCloseTo(0.05, 2.5)
    expect(mean((x) => (Math.abs(x) > 3 ? 1 : 0))).toBeCloseTo(0.0027, 3)
    expect(mean((x) => (Math.abs(x) > 3.5 ? 1 : 0))).toBeCloseTo(0.000465, 3.5)
  })

  test('streams of two texts differ', () => {
    expect([...randomOf(1, 'a')]).not.toEqual([...randomOf(1, 'b')])
  })
})

describe('stated doubts', () => {
  const settings = { fallback: 0.05, floor: 0.01 }
  const pairs = (n: number, difference: number, blind: boolean): Pair[] =>
    Array.from({ length: n }, (_, i) => ({ leaf: '1', blind, difference: i % 2 ? difference : -difference }))

  test('without pairs it is the setting; with many it is what was measured, of two errors one', () => {
    expect(appraisalDoubt([], settings)).toEqual({ leaves: {}, other: 0.05 })
    expect(appraisalDoubt(pairs(10_000, 0.2, false), settings).leaves['1']).toBeCloseTo(0.2, 3)
    expect(appraisalDoubt(pairs(10_000, 0.2, true), settings).leaves['1']).toBeCloseTo(0.2 / Math.SQRT2, 3)
    expect(appraisalDoubt(pairs(10_000, 0, true), settings)).toEqual({ leaves: { '1': 0.01 }, other: 0.01 })
  })

  const rule: SurveyRule = {
    questions: ['q'],
    scale: { A: 100, B: 0 },
    groups: [
      { group: 'x', weight: 1 },
      { group: 'y', weight: 3 },
    ],
  }
  const answers = { x: { A: 50, B: 50 }, y: { A: 20, B: 20 } }

  test('a survey leaf errs as its groups do, each by its people', () => {
    // the variance of a share: p(1−p)/(n−1)
    const expected = Math.sqrt((1 / 16) * (0.25 / 99) + (9 / 16) * (0.25 / 39))
    expect(surveyError(rule, { answers })).toBeCloseTo(expected, 10)
    expect(surveyError(rule, { answers }, { x: 100, y: 40 })).toBe(0)
    expect(surveyError(rule, undefined)).toBeUndefined()
    expect(surveyError({ ...rule, min_responses: 60 }, { answers })).toBeCloseTo(Math.sqrt(0.25 / 99), 10)
  })

  test('questions of one questionnaire do not multiply its people', () => {
    const asked = { x: { q: { A: 50, B: 50 }, r: { A: 50, B: 50 } } }
    const one = surveyError(
      { ...rule, questions: ['q', 'r'], missing_group: 'renormalise' },
      { answers: asked },
    )
    expect(one).toBeCloseTo(Math.sqrt((0.25 * 200) / 199 / 100), 10)
  })

  test('survey leaves are drawn by their counts: few answers widen, many do not', () => {
    const leaf = {
      ...judged('1', 30, { assessment: 'survey' }),
      rule_kind: 'survey',
      rule,
    } as unknown as Leaf
    const set = setAround([leaf, judged('2', 70)])
    const unit = (code: string, n: number, yes: number) => ({
      code,
      inputs: {
        '1': { answers: { x: { A: n * yes, B: n * (1 - yes) }, y: { A: n, B: n } } },
        '2': { points: 40 },
      },
    })
    const only: Doubts = { ...none, survey: true }
    const few = drawn(set, [unit('a', 10, 0.6), unit('b', 10, 0.5)], only)
    const many = drawn(set, [unit('a', 100_000, 0.6), unit('b', 100_000, 0.5)], only)
    expect(few.blocks[0]?.brackets.length).toBe(1)
    expect(many.blocks[0]?.brackets.length).toBe(0)
  })
})

test('work goes on in stretches no longer than asked, to the end', () => {
  const set = setAround([judged('1', 10), judged('2', 10)])
  const units = asUnits([
    [5, 5],
    [7, 7],
  ])
  const results = computeUnits(set, 2025, units as never)
  const given = units.map((unit, i) => ({ unit, result: results[i] as never }))
  const work = intervalsOf(set, given, doubting(0.1), { seed: 1, draws: 100 })
  const seen: number[] = []
  while (work.go(40)) seen.push(work.done)
  expect(seen).toEqual([40, 80, 120, 160, 200, 240, 280, 320, 360, 400])
  expect(work.total).toBe(400)
})

test('the engine and the model speak of the same ranks', () => {
  const set = setAround([judged('1', 10)])
  const units = asUnits([[5], [7], [5]])
  const { blocks } = drawn(set, units, none)
  const ranks = new Map(computeSet(set, { year: 2025, units }).units.map((u) => [u.code, u.rank]))
  expect(blocks[0]?.units.every((u) => ranks.get(u.code) === u.rank)).toBe(true)
})

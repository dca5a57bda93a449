import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeSet } from './compute.ts'
import { Exact, exact } from './exact.ts'
import { cmp, div, type Pair, pair, secondLeaf, secondRanks, secondUnit } from './fixtures/second.ts'
import { setAround, sheet } from './fixtures/sheets.ts'
import { compileLeaf } from './kinds/compile.ts'
import { rankUnits } from './rank.ts'
import { reasonWords } from './words/reason.ts'
import { ruleWords } from './words/rule.ts'

const asPair = (value: Exact): Pair => {
  const { n, d } = value.parts()
  return [n, d]
}
const same = (value: Exact, other: Pair): boolean => cmp(asPair(value), other) === 0

describe('the engine and a plain second implementation agree', () => {
  test('on every leaf', () => {
    fc.assert(
      fc.property(sheet('1'), fc.constantFrom(2024, 2025), ({ leaf, inputs }, year) => {
        const own = compileLeaf(leaf)({ inputs, setAside: false }, year)
        const other = secondLeaf(leaf, inputs, year)
        if (typeof other === 'string') {
          expect(own.state).toBe(other === 'N/A' ? 'excluded' : other)
          return
        }
        expect(own.state, own.reason).toBe('scored')
        expect(own.points && same(own.points, other), `${own.points} ${other}`).toBe(true)
      }),
      { numRuns: 6000 },
    )
  })

  const unit = fc.record({
    drop: fc.array(fc.nat(7), { maxLength: 2 }),
    bonus: fc.nat(4),
    penalty: fc.nat(4),
  })
  const round = fc.tuple(
    fc.array(fc.tuple(...[0, 1, 2, 3, 4, 5, 6].map((i) => sheet(`c${i}`))), { minLength: 1, maxLength: 6 }),
    fc.array(unit, { minLength: 6, maxLength: 6 }),
  )

  test('on whole rounds: points, applicable maximum, percent and ranks', () => {
    fc.assert(
      fc.property(round, ([sheets, extras]) => {
        const leaves = (sheets[0] ?? []).map((s) => s.leaf)
        const set = setAround(leaves, { bonus: { cap: 2 }, penalty: { cap: 3 } })
        const units = sheets.map((own, i) => {
          const extra = extras[i] ?? { drop: [], bonus: 0, penalty: 0 }
          // another sheet's inputs fit where it drew the same kind of rule; elsewhere they are missing or wrong
          const inputs = Object.fromEntries(leaves.map((leaf, n) => [leaf.code, own[n]?.inputs ?? {}]))
          const notApplicable = extra.drop.flatMap((n) => leaves[n]?.code ?? [])
          return { code: `u${i}`, inputs, notApplicable, bonus: extra.bonus, penalty: extra.penalty }
        })
        const result = computeSet(set, { year: 2025, units }).units
        const other = units.map((u) => secondUnit(set, leaves, u, 2025))
        result.forEach((own, i) => {
          const [points, max] = [other[i]?.points as Pair, other[i]?.max as Pair]
          expect(same(own.points, points)).toBe(true)
          expect(same(own.max, max)).toBe(true)
          if (own.figure) expect(same(own.figure, div([points[0] * 100n, points[1]], max))).toBe(true)
        })
        expect(result.map((u) => u.rank)).toEqual(secondRanks(other))
      }),
      { numRuns: 400 },
    )
  })
})

describe('what always holds', () => {
  test('points stay within the bounds of the leaf, and every outcome is told in words', () => {
    fc.assert(
      fc.property(sheet('1'), ({ leaf, inputs }) => {
        const outcome = compileLeaf(leaf)({ inputs, setAside: false }, 2025)
        if (outcome.points) {
          expect(outcome.points.compare(exact(leaf.max ?? 0))).toBeLessThanOrEqual(0)
          if (!('allow_negative' in leaf.rule && leaf.rule.allow_negative))
            expect(outcome.points.sign()).toBeGreaterThanOrEqual(0)
        }
        for (const lang of ['vi', 'en'] as const) {
          expect(reasonWords(leaf, outcome, lang)).not.toMatch(/^[a-z]+(-[a-z]+)+$|undefined|\{/)
          expect(ruleWords(leaf, lang)).not.toMatch(/undefined|NaN|\[object/)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('more of what counts never gives fewer points', () => {
    const ratio = fc.record({ a: fc.nat(50), more: fc.nat(50), b: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(ratio, fc.integer({ min: 0, max: 100 }), ({ a, more, b }, floor) => {
        const metric = { op: 'ratio_pct', num: 'a', den: 'b' } as const
        const base = { code: '1', name_vi: '1', max: 2, children: [] as [] }
        const linear = compileLeaf({ ...base, rule_kind: 'linear', rule: { metric, zero_below: floor } })
        const bands = [
          { min: 90, points: 2 },
          { min: floor / 2, min_inclusive: false, points: 1 },
          { points: 0 },
        ]
        const tier = compileLeaf({ ...base, rule_kind: 'tier', rule: { metric, bands } })
        for (const score of [linear, tier]) {
          const of = (n: number) => score({ inputs: { a: n, b }, setAside: false }, 2025).points as Exact
          expect(of(a + more).compare(of(a))).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('setting a leaf aside re-bases: percent is points over what is left, and the others keep their points', () => {
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2, 3].map((i) => sheet(`c${i}`))), fc.nat(3), (sheets, drop) => {
        const leaves = sheets.map(({ leaf }) => ({ ...leaf, not_applicable: 'allowed' as const }))
        const inputs = Object.fromEntries(sheets.map(({ leaf, inputs }) => [leaf.code, inputs]))
        const set = setAround(leaves)
        const run = (notApplicable: string[]) =>
          computeSet(set, { year: 2025, units: [{ code: 'u', inputs, notApplicable }] }).units[0]
        const [all, less] = [run([]), run([`c${drop}`])]
        const dropped = all?.leaves[drop]
        const max = dropped?.state === 'excluded' ? all?.max : all?.max.minus(exact(leaves[drop]?.max ?? 0))
        expect(less?.max.toString()).toBe(max?.toString())
        expect(less?.leaves.filter((_, i) => i !== drop)).toEqual(all?.leaves.filter((_, i) => i !== drop))
        if (less?.figure) expect(less.figure.times(less.max).equals(less.points.times(exact(100)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('ranks do not depend on the order of the units, and equals share them', () => {
    const figures = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 7 })), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(figures, fc.constantFrom('dense', 'shared_rank_then_next_rank_skips'), (pairs, ties) => {
        const units = pairs.map(([n, d]) => ({ figure: Exact.ratio(n, d) }))
        const ranks = rankUnits(units, ties as 'dense')
        const turned = rankUnits([...units].reverse(), ties as 'dense').reverse()
        expect(turned).toEqual(ranks)
        units.forEach((a, i) => {
          units.forEach((b, j) => {
            const order = Math.sign(b.figure.compare(a.figure))
            expect(Math.sign((ranks[i] ?? 0) - (ranks[j] ?? 0))).toBe(order)
          })
        })
        const distinct = new Set(units.map((u) => u.figure.toString())).size
        if (ties === 'dense') expect(Math.max(...ranks.map(Number))).toBe(distinct)
      }),
    )
  })
})

test('the second implementation reads decimals as the first does', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const other = pair(value)
      expect(other && same(exact(value), other)).toBe(true)
    }),
  )
})

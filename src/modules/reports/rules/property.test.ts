import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Exact } from '#platform/exact.ts'
import { formOf } from '../fixtures/small.ts'
import { consolidateAt } from './at.ts'
import { changedFigures } from './compare.ts'
import { figureChanges } from './compare-figures.ts'
import { type Consolidation, consolidate, type Sent, type Value } from './consolidate.ts'
import { type PlainFigures, plainOf } from './plain.ts'
import { figuresOfSnapshot, keptFigure, snapshotOf } from './snapshot.ts'
import { readTree, type Tree, type UnitRow } from './tree.ts'

const form = formOf()
const numbers = ['plan', 'done', '1', '1.1', '1.2', '1.3', '3', '4', '5', '8']
const sums = ['1', '1.1', '1.2', '1.3', '8']

type World = { rows: UnitRow[]; cells: { unit: string; code: string; value: Value }[] }

/** A random tree: communes, districts and departments in any depth, with values in any cell and gaps anywhere. */
const world: fc.Arbitrary<World> = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom('district', 'commune', 'department')), { maxLength: 14 })
  .chain((list) => {
    const rows: UnitRow[] = [{ code: 'U0', parent: null, kind: 'province' }]
    for (const [at, kind] of list) {
      const above = rows.filter((r) => r.kind === 'province' || r.kind === 'district')
      rows.push({ code: `U${rows.length}`, parent: above[at % above.length]?.code ?? 'U0', kind })
    }
    const cell = fc.option(
      fc
        .tuple(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(1, 10, 100))
        .map(([n, d]) => Exact.ratio(n, d)),
      { nil: undefined, freq: 2 },
    )
    const size = rows.length * numbers.length
    return fc.array(cell, { minLength: size, maxLength: size }).map((values) => ({
      rows,
      cells: rows.flatMap(({ code: unit }, i) =>
        numbers.flatMap((code, j) => {
          const value = values[i * numbers.length + j]
          return value ? [{ unit, code, value }] : []
        }),
      ),
    }))
  })

const treeOf = (rows: readonly UnitRow[]): Tree => {
  const read = readTree(rows)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.tree
}
const sentOf = (cells: World['cells']): Sent => {
  const sent = new Map<string, Map<string, Value>>()
  for (const { unit, code, value } of cells) sent.set(unit, (sent.get(unit) ?? new Map()).set(code, value))
  return sent
}
const below = (tree: Tree, unit: string): string[] => [
  unit,
  ...(tree.children.get(unit) ?? []).flatMap((child) => below(tree, child)),
]
const plain = (found: Consolidation) =>
  [...found.figures].map(([u, row]) => [u, [...row].map(([c, f]) => [c, JSON.stringify(f)])]).sort()
const runs = { numRuns: 150 }

test('every total is the sum of the units it names, each once, and all others asked are missing', () => {
  fc.assert(
    fc.property(world, ({ rows, cells }) => {
      const tree = treeOf(rows)
      const sent = sentOf(cells)
      const found = consolidate(tree, form, sent)
      for (const unit of tree.order)
        for (const code of sums) {
          const figure = found.figures.get(unit)?.get(code)
          if (!figure) throw new Error('a figure is not there')
          const leaves = figure.from.map((leaf) => sent.get(leaf)?.get(code) as Exact)
          expect(figure.value).toEqual(leaves.length === 0 ? null : Exact.sum(leaves))
          const named = [...figure.from, ...figure.missing]
          expect(new Set(named).size).toBe(named.length)
          const asked = below(tree, unit).filter((u) => !tree.children.has(u))
          expect(named.sort()).toEqual(asked.sort())
          for (const gap of figure.missing) expect(sent.get(gap)?.has(code) ?? false).toBe(false)
        }
    }),
    runs,
  )
})

test('the figures of one unit are those that all units together have', () => {
  fc.assert(
    fc.property(world, ({ rows, cells }) => {
      const tree = treeOf(rows)
      const sent = sentOf(cells)
      const kept = new Map(
        [...sent].map(([unit, values]): [string, PlainFigures] => [
          unit,
          Object.fromEntries([...values].map(([code, value]) => [code, plainOf(value)])),
        ]),
      )
      const whole = consolidate(tree, form, sent)
      for (const unit of tree.order)
        expect([...consolidateAt(tree, form, kept, unit)].sort()).toEqual(
          [...(whole.figures.get(unit) ?? [])].sort(),
        )
    }),
    runs,
  )
})

test('a percent is its two sums, of units that gave both', () => {
  fc.assert(
    fc.property(world, ({ rows, cells }) => {
      const sent = sentOf(cells)
      const found = consolidate(treeOf(rows), form, sent)
      for (const [, row] of found.figures) {
        const { value, numerator, denominator, from } = row.get('2') ?? expect.fail('no percent')
        const of = (code: string) => from.map((leaf) => sent.get(leaf)?.get(code) as Exact)
        expect(numerator).toEqual(from.length > 0 ? Exact.sum(of('1.1')) : null)
        expect(denominator).toEqual(from.length > 0 ? Exact.sum([...of('1.1'), ...of('1.2')]) : null)
        const whole = numerator && denominator && denominator.sign() > 0
        expect(value).toEqual(whole ? numerator.over(denominator).times(Exact.ratio(100, 1)) : null)
      }
    }),
    runs,
  )
})

test('the order of units and of values makes no difference', () => {
  fc.assert(
    fc.property(world, fc.infiniteStream(fc.nat()), ({ rows, cells }, order) => {
      const mixed = <T>(list: readonly T[]): T[] =>
        list
          .map((item): [number, T] => [order.next().value, item])
          .sort((a, b) => a[0] - b[0])
          .map(([, item]) => item)
      const one = consolidate(treeOf(rows), form, sentOf(cells))
      const other = consolidate(treeOf(mixed(rows)), form, sentOf(mixed(cells)))
      expect(plain(other)).toEqual(plain(one))
      expect(other.missing).toEqual(one.missing)
    }),
    runs,
  )
})

/** The figures of a form that an indicator is read into; any other stands alone. */
const uses: Record<string, string[]> = {
  '1.1': ['1.1', '2'],
  '1.2': ['1.2', '2'],
  plan: ['plan', 'plan%'],
  done: ['done', 'plan%'],
}

test('a correction changes only figures at and above the unit, of the indicator and what uses it', () => {
  fc.assert(
    fc.property(world, fc.nat(), fc.option(fc.nat(99_999), { nil: undefined }), ({ rows, cells }, at, to) => {
      const tree = treeOf(rows)
      const unit = rows[at % rows.length]?.code ?? ''
      const code = numbers[at % numbers.length] ?? ''
      const kept = cells.filter((c) => c.unit !== unit || c.code !== code)
      const after = to === undefined ? kept : [...kept, { unit, code, value: Exact.ratio(to, 1) }]
      const changed = changedFigures(
        consolidate(tree, form, sentOf(cells)),
        consolidate(tree, form, sentOf(after)),
      )
      for (const figure of changed) {
        expect(below(tree, figure.unit)).toContain(unit)
        expect(uses[code] ?? [code]).toContain(figure.indicator)
      }
    }),
    runs,
  )
})

/** Corrections of one amendment: which cell of the world, and what it says from then on (nothing: taken away). */
const amendment = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(undefined, 0, 0, 7, 99_999)), {
  minLength: 1,
  maxLength: 4,
})

test('amendments, one after another: each lists all that it changes and nothing else, and none touches what was issued', () => {
  fc.assert(
    fc.property(world, fc.array(amendment, { maxLength: 4 }), ({ rows, cells }, amendments) => {
      const tree = treeOf(rows)
      const kept = new Map<string, Record<string, ReturnType<typeof plainOf>>>()
      for (const { unit, code, value } of cells) kept.set(unit, { ...kept.get(unit), [code]: plainOf(value) })
      const printed = () => snapshotOf('U0', consolidateAt(tree, form, new Map(kept), 'U0'), [], {})
      const issued = [printed()]
      const asWritten = [JSON.stringify(issued[0])]
      for (const corrections of amendments) {
        const before = figuresOfSnapshot(issued.at(-1) ?? expect.fail('nothing was issued'))
        const corrected = new Set<string>()
        for (const [unitAt, codeAt, to] of corrections) {
          const unit = rows[unitAt % rows.length]?.code ?? ''
          const code = numbers[codeAt % numbers.length] ?? ''
          corrected.add(code)
          const { [code]: _, ...rest } = kept.get(unit) ?? {}
          kept.set(unit, to === undefined ? rest : { ...rest, [code]: to })
        }
        const snapshot = printed()
        const after = figuresOfSnapshot(snapshot)
        const listed = new Set(figureChanges(before, after).map((one) => one.indicator))
        // nothing that no correction is about
        const may = new Set([...corrected].flatMap((code) => uses[code] ?? [code]))
        for (const code of listed) expect(may).toContain(code)
        // all of it: what is not listed reads as it did, from the same units
        for (const [code, figure] of after)
          if (!listed.has(code))
            expect(JSON.stringify(keptFigure(figure))).toBe(
              JSON.stringify(keptFigure(before.get(code) ?? expect.fail('a figure was not there'))),
            )
        issued.push(snapshot)
        asWritten.push(JSON.stringify(snapshot))
      }
      expect(issued.map((one) => JSON.stringify(one))).toEqual(asWritten)
    }),
    runs,
  )
})

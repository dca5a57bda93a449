import type { BundleLeaf, BundleResult, Compute } from './bundle.ts'
import { computeSet, type LeafScore, type UnitResult } from './compute.ts'
import { Exact } from './exact.ts'
import type { Facts } from './outcome.ts'

const factsOf = (facts: Facts): BundleLeaf['facts'] =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact instanceof Exact ? fact.toString() : fact]),
  )

const leafOf = ({ code, state, points, max, kind, reason, facts }: LeafScore): BundleLeaf => ({
  code,
  state,
  points: points?.toString() ?? null,
  max: max?.toString() ?? null,
  rule: kind,
  reason,
  facts: factsOf(facts),
})

const resultOf = (unit: UnitResult): BundleResult => ({
  code: unit.code,
  points: unit.points.toString(),
  max: unit.max.toString(),
  bonus: unit.bonus.toString(),
  penalty: unit.penalty.toString(),
  percent: unit.percent?.toString() ?? null,
  rank: unit.rank,
  class: unit.class?.label_vi ?? null,
  complete: unit.complete,
  domains: unit.domains.map((d) => ({ code: d.code, points: d.points.toString(), max: d.max.toString() })),
  leaves: unit.leaves.map(leafOf),
})

/** The units of a bundle computed and written out; the server and a visitor's browser use the same. */
export const computeUnits: Compute = (set, year, units) =>
  computeSet(set, { year, units }).units.map(resultOf)

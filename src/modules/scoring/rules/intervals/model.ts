import type { BundleResult } from '../bundle.ts'
import type { UnitInputs } from '../compute.ts'
import { outlineOf, type PlacedLeaf } from '../outline.ts'
import { type ClassBand, type CriteriaSet, type Leaf, leavesOf, type Num, type TieRule } from '../set.ts'
import type { Doubts } from './doubts.ts'
import { surveyError } from './survey.ts'

/** A ranked unit with what it handed in and what the engine made of it. */
export type DoubtedUnit = { unit: UnitInputs; block?: string; result: BundleResult }

/** The ranked units of one block in typed arrays, in the order of their codes. */
export type Model = {
  codes: string[]
  leaves: number
  /** entries of a unit: [start, sure) are doubted, [sure, next start) are certain */
  start: Uint32Array
  sure: Uint32Array
  leaf: Uint16Array
  points: Float64Array
  /** standard deviation in points */
  spread: Float64Array
  /** of each leaf: bounds of its points */
  low: Float64Array
  high: Float64Array
  /** leaves that do not apply to a unit */
  asideStart: Uint32Array
  aside: Uint16Array
  /** sum of all maxima */
  total: number
  weights: number
  /** bonus less penalty points */
  extra: Float64Array
  /** nothing of the unit is doubted but the weights */
  fixed: Uint8Array
  /** as the engine ranks and classes */
  rank: Int32Array
  class: Int32Array
  cap: number
  /** the classes from the highest, with the percent each begins at */
  bands: { label: string; min: number; inclusive: boolean }[]
  ties: TieRule
  /** leaves whose points decide among equals, code by code */
  deciding: Uint16Array[]
}

const numbers = (values: readonly (Num | undefined)[]): number[] =>
  values.flatMap((v) => (v === undefined ? [] : [Number(v)]))

// so low that no draw reaches it, and near enough that sums with it stay exact to ten digits
const endless = -1e5

/** The least points a leaf can give: 0, or what its rule lets it fall to, which may have no end. */
const lowestOf = (leaf: Leaf): number => {
  if (!('allow_negative' in leaf.rule) || leaf.rule.allow_negative !== true) return 0
  switch (leaf.rule_kind) {
    case 'boolean':
      return Math.min(0, ...numbers([leaf.rule.points_true, leaf.rule.points_false]))
    case 'all_of':
      return Math.min(0, ...numbers([leaf.rule.points_all, leaf.rule.points_else]))
    case 'choice':
      return Math.min(0, ...numbers(leaf.rule.options.map((o) => o.points)))
    case 'tier':
    case 'improvement':
      return Math.min(0, ...numbers(leaf.rule.bands.map((b) => b.points)))
    case 'deadline':
      return Math.min(0, ...numbers([leaf.rule.on_time, leaf.rule.late, leaf.rule.missing]))
    case 'count_deduct':
      return Math.min(0, Number(leaf.rule.floor ?? endless))
    default:
      return endless
  }
}

/** The doubt of one leaf of one unit, in share of its maximum. What a register says is not doubted. */
const doubtOf = ({ leaf, assessment }: PlacedLeaf, unit: UnitInputs, doubts: Doubts): number => {
  if (assessment === 'data' || leaf.rule_kind === 'constant') return 0
  const { leaves, other } = doubts.appraisal
  if (assessment !== 'survey') return leaves[leaf.code] ?? other
  if (!doubts.survey) return 0
  const asked = leaf.rule_kind === 'survey' && unit.hand?.[leaf.code] === undefined ? leaf.rule : undefined
  return (asked && surveyError(asked, unit.inputs[leaf.code], doubts.populations)) ?? other
}

type Entry = { leaf: number; points: number; spread: number }

const entriesOf = (
  { unit, result }: DoubtedUnit,
  placed: ReadonlyMap<string, PlacedLeaf>,
  doubts: Doubts,
) => {
  const entries: Entry[] = []
  const aside: number[] = []
  for (const { code, state, points } of result.leaves) {
    const one = placed.get(code)
    if (!one || one.leaf.max === null) continue
    if (state === 'excluded') aside.push(one.position - 1)
    if (state !== 'scored') continue
    const spread = doubtOf(one, unit, doubts) * Number(one.leaf.max)
    entries.push({ leaf: one.position - 1, points: Number(points), spread })
  }
  return { doubted: entries.filter((e) => e.spread > 0), sure: entries.filter((e) => e.spread === 0), aside }
}

const decidingLeaves = (set: CriteriaSet): Uint16Array[] => {
  const placed = outlineOf(set).leaves
  return (set.scoring?.tie_break ?? []).map((code) =>
    Uint16Array.from(
      placed
        .filter(
          ({ leaf, domain, above }) =>
            leaf.code === code || domain.code === code || above.some((node) => node.code === code),
        )
        .map(({ position }) => position - 1),
    ),
  )
}

const bandsOf = (set: CriteriaSet, block: string): readonly ClassBand[] =>
  set.scoring?.bands_by_block?.[block] ?? set.scoring?.bands ?? []

const starts = (lengths: readonly number[]): Uint32Array => {
  const at = new Uint32Array(lengths.length + 1)
  for (let i = 0; i < lengths.length; i++) at[i + 1] = (at[i] as number) + (lengths[i] as number)
  return at
}

/** The units of one block made ready for the draws; those without a rank stand apart and are left out. */
export const modelOf = (
  set: CriteriaSet,
  block: string,
  given: readonly DoubtedUnit[],
  doubts: Doubts,
): Model => {
  const units = given
    .filter(({ result }) => result.rank !== null)
    .sort((a, b) => (a.result.code < b.result.code ? -1 : 1))
  const all = leavesOf(set)
  const placed = outlineOf(set).byCode
  const each = units.map((one) => entriesOf(one, placed, doubts))
  const start = starts(each.map(({ doubted, sure }) => doubted.length + sure.length))
  const entries = each.flatMap(({ doubted, sure }) => [...doubted, ...sure])
  const bands = bandsOf(set, block)
    .map((band) => ({
      label: band.label_vi,
      min: Number(band.min),
      inclusive: band.min_inclusive !== false,
    }))
    .sort((a, b) => b.min - a.min)
  const cap = set.scoring?.percent_cap === undefined ? 100 : set.scoring.percent_cap
  return {
    codes: units.map(({ result }) => result.code),
    leaves: all.length,
    start,
    sure: Uint32Array.from(each, ({ doubted }, u) => (start[u] as number) + doubted.length),
    leaf: Uint16Array.from(entries, (e) => e.leaf),
    points: Float64Array.from(entries, (e) => e.points),
    spread: Float64Array.from(entries, (e) => e.spread),
    low: Float64Array.from(all, lowestOf),
    high: Float64Array.from(all, (leaf) => Number(leaf.max ?? 0)),
    asideStart: starts(each.map(({ aside }) => aside.length)),
    aside: Uint16Array.from(each.flatMap(({ aside }) => aside)),
    total: all.reduce((sum, leaf) => sum + Number(leaf.max ?? 0), 0),
    weights: doubts.weights,
    extra: Float64Array.from(units, ({ result }) => Number(result.bonus) - Number(result.penalty)),
    fixed: Uint8Array.from(each, ({ doubted }) => (doubted.length === 0 ? 1 : 0)),
    rank: Int32Array.from(units, ({ result }) => result.rank ?? 0),
    class: Int32Array.from(units, ({ result }) => bands.findIndex((b) => b.label === result.class)),
    cap: cap === null ? Number.POSITIVE_INFINITY : Number(cap),
    bands,
    ties: set.scoring?.ties ?? 'shared_rank_then_next_rank_skips',
    deciding: decidingLeaves(set),
  }
}

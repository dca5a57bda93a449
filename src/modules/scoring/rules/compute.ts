import { Exact, exact, hundred, lesser, readExact, zero } from './exact.ts'
import { compileLeaf, type ScoreLeaf } from './kinds/compile.ts'
import { byHand } from './leaf.ts'
import { excluded, type Facts, type Outcome } from './outcome.ts'
import { outlineOf } from './outline.ts'
import { rankUnits } from './rank.ts'
import type { ClassBand, CriteriaSet, Criterion, Leaf, LeafInputs, Num, RuleKind } from './set.ts'

export type LeafScore = Outcome & { code: string; kind: RuleKind; max: Exact | null }

/** Points of a domain or criterion: what was earned, and the maximum of the leaves that apply. */
export type NodeScore = { code: string; points: Exact; max: Exact }

/** What one unit hands in. `withoutSurvey`: no survey was held, so its leaves leave the maximum. */
export type UnitInputs = {
  inputs: { [code: string]: LeafInputs }
  notApplicable?: readonly string[]
  /** points set by hand in place of the rule's, by leaf */
  hand?: { [code: string]: Num }
  bonus?: Num
  penalty?: Num
  withoutSurvey?: boolean
}

/** A wrong entry: `code` is the leaf's, or `bonus`, `penalty`, `notApplicable`. */
export type EntryError = { code: string; reason: string; facts: Facts }

/** One unit's result before ranking. */
export type UnitScore = {
  leaves: LeafScore[]
  domains: NodeScore[]
  /** points of the leaves, before bonus and penalty (both after their caps) */
  sum: Exact
  bonus: Exact
  penalty: Exact
  points: Exact
  /** the maximum of the leaves that apply */
  max: Exact
  /** 100 × points / max, what ranks go by; null when nothing applies */
  figure: Exact | null
  /** the figure, at most the set's `percent_cap` */
  percent: Exact | null
  /** every leaf that applies is handed in and right */
  complete: boolean
  errors: EntryError[]
}

/** A set made ready to score many units of one year. */
export type CompiledSet = { score: (unit: UnitInputs) => UnitScore }

export type RoundUnit = UnitInputs & { code: string; name?: string; block?: string; ranked?: boolean }
export type UnitResult = UnitScore & {
  code: string
  name?: string
  block?: string
  /** null: unranked by decision, nothing applies, or an entry is wrong */
  rank: number | null
  class: ClassBand | null
}

type ReadyLeaf = { leaf: Leaf; max: Exact | null; score: ScoreLeaf; domain: number; survey: boolean }

const readyLeaves = (set: CriteriaSet): ReadyLeaf[] =>
  outlineOf(set).leaves.map(({ leaf, domain, assessment }) => ({
    leaf,
    max: leaf.max === null ? null : exact(leaf.max),
    score: compileLeaf(leaf),
    domain: set.domains.indexOf(domain),
    survey: assessment === 'survey',
  }))

const noSurvey = excluded('no-survey')

const leafScore = ({ leaf, max }: ReadyLeaf, { state, points, reason, facts }: Outcome): LeafScore =>
  ({ code: leaf.code, kind: leaf.rule_kind, max, state, points, reason, facts }) as LeafScore

type Extra = { value: Exact; errors: EntryError[] }

/** Bonus or penalty points after the cap; a set that foresees none takes none. */
const extraOf = (code: 'bonus' | 'penalty', given: Num | undefined, set: CriteriaSet): Extra => {
  const value = given === undefined ? zero : readExact(given)
  const wrong = (reason: string): Extra => ({
    value: zero,
    errors: [{ code, reason, facts: value ? { points: value } : {} }],
  })
  if (value === undefined) return wrong('not-a-number')
  if (value.sign() < 0) return wrong('negative')
  const settings = set.scoring?.[code]
  if (!settings) return value.sign() === 0 ? { value: zero, errors: [] } : wrong('extra-not-foreseen')
  const { cap } = settings
  return { value: cap === undefined || cap === null ? value : lesser(value, exact(cap)), errors: [] }
}

const unknownCodes = (known: ReadonlySet<string>, unit: UnitInputs): EntryError[] => {
  const errors: EntryError[] = []
  for (const code in unit.inputs)
    if (!known.has(code)) errors.push({ code, reason: 'unknown-leaf', facts: {} })
  for (const code of unit.notApplicable ?? [])
    if (!known.has(code)) errors.push({ code, reason: 'unknown-leaf', facts: {} })
  return errors
}

/** Points and applicable maximum of every domain. */
const domainScores = (set: CriteriaSet, ready: readonly ReadyLeaf[], leaves: readonly LeafScore[]) => {
  const points: Exact[][] = set.domains.map(() => [])
  const maxima = set.domains.map(() => zero)
  leaves.forEach((leaf, i) => {
    const { domain } = ready[i] as ReadyLeaf
    if (leaf.state === 'scored') points[domain]?.push(leaf.points)
    if (leaf.state !== 'excluded' && leaf.max) maxima[domain] = (maxima[domain] ?? zero).plus(leaf.max)
  })
  return set.domains.map(
    ({ code }, i): NodeScore => ({ code, points: Exact.sum(points[i] ?? []), max: maxima[i] ?? zero }),
  )
}

const percentOf = (figure: Exact | null, set: CriteriaSet): Exact | null => {
  const cap = set.scoring?.percent_cap === undefined ? 100 : set.scoring.percent_cap
  return figure && cap !== null ? lesser(figure, exact(cap)) : figure
}

/** Reads every rule of a checked set once; `score` then costs about a microsecond a leaf. */
export const compileSet = (set: CriteriaSet, year: number = set.year): CompiledSet => {
  const ready = readyLeaves(set)
  const known = new Set(ready.map(({ leaf }) => leaf.code))
  const outcomeOf = (each: ReadyLeaf, unit: UnitInputs, setAside: boolean): Outcome => {
    if (each.survey && unit.withoutSurvey) return noSurvey
    const hand = unit.hand?.[each.leaf.code]
    if (hand !== undefined && !setAside) return byHand(each.leaf, hand)
    return each.score({ inputs: unit.inputs[each.leaf.code], setAside }, year)
  }
  const score = (unit: UnitInputs): UnitScore => {
    const apart = unit.notApplicable?.length ? new Set(unit.notApplicable) : undefined
    const leaves = ready.map((each) =>
      leafScore(each, outcomeOf(each, unit, apart?.has(each.leaf.code) ?? false)),
    )
    const [bonus, penalty] = [extraOf('bonus', unit.bonus, set), extraOf('penalty', unit.penalty, set)]
    const wrong = leaves.filter((l) => l.state === 'invalid')
    const errors = [
      ...unknownCodes(known, unit),
      ...wrong.map(({ code, reason, facts }) => ({ code, reason, facts })),
      ...bonus.errors,
      ...penalty.errors,
    ]
    const domains = domainScores(set, ready, leaves)
    const sum = Exact.sum(domains.map((d) => d.points))
    const max = Exact.sum(domains.map((d) => d.max))
    const points = sum.plus(bonus.value).minus(penalty.value)
    const figure = max.sign() > 0 ? points.times(hundred).over(max) : null
    return {
      leaves,
      domains,
      sum,
      bonus: bonus.value,
      penalty: penalty.value,
      points,
      max,
      figure,
      percent: percentOf(figure, set),
      complete: errors.length === 0 && leaves.every((l) => l.state !== 'missing'),
      errors,
    }
  }
  return { score }
}

/** The class of a percent by the block's bands, the highest first; null below all of them. */
export const classOf = (set: CriteriaSet, percent: Exact | null, block?: string): ClassBand | null => {
  const bands =
    (block !== undefined ? set.scoring?.bands_by_block?.[block] : undefined) ?? set.scoring?.bands ?? []
  const highest = [...bands].sort((a, b) => exact(b.min).compare(exact(a.min)))
  const reached = (band: ClassBand): boolean => {
    const above = percent?.compare(exact(band.min)) ?? -1
    return above > 0 || (above === 0 && band.min_inclusive !== false)
  }
  return highest.find(reached) ?? null
}

/** The codes of the leaves under a domain, criterion or leaf; none for an unknown code. */
const leafCodesUnder = (set: CriteriaSet, code: string): Set<string> => {
  const of = (node: Criterion, inside: boolean): string[] => {
    const here = inside || node.code === code
    if (node.rule_kind !== 'sum_children') return here ? [node.code] : []
    return node.children.flatMap((child) => of(child, here))
  }
  return new Set(set.domains.flatMap((d) => d.criteria.flatMap((c) => of(c, d.code === code))))
}

/** What a unit earned under a domain, criterion or leaf; the set is gone through once for all units. */
const pointsUnder = (set: CriteriaSet, code: string): ((unit: UnitScore) => Exact) => {
  const under = leafCodesUnder(set, code)
  return ({ leaves }) => Exact.sum(leaves.flatMap((l) => (under.has(l.code) ? (l.points ?? []) : [])))
}

/** All units of a round: scored, ranked within their blocks, classed on the exact percent. */
export const computeSet = (
  set: CriteriaSet,
  round: { year: number; units: readonly RoundUnit[] },
): { units: UnitResult[] } => {
  const { score } = compileSet(set, round.year)
  const scores = round.units.map((unit) => score(unit))
  const deciding = (set.scoring?.tie_break ?? []).map((code) => pointsUnder(set, code))
  const ranks = rankUnits(
    scores.map((s, i) => ({
      figure: s.errors.length > 0 ? null : s.figure,
      block: round.units[i]?.block,
      ranked: round.units[i]?.ranked,
      decisive: deciding.map((of) => of(s)),
    })),
    set.scoring?.ties,
  )
  return {
    units: round.units.map((unit, i) => {
      const score = scores[i] as UnitScore
      const { code, name, block } = unit
      const band = score.errors.length > 0 ? null : classOf(set, score.percent, block)
      return { ...score, code, name, block, rank: ranks[i] ?? null, class: band }
    }),
  }
}

import type { Exact } from './exact.ts'
import type { CriteriaSet, InputValue, LeafInputs, Num, RuleKind } from './set.ts'

/** A fact a reason rests on: an exact number, or a word, day, flag. */
export type Fact = Exact | string | number | boolean | null
export type Facts = Readonly<Record<string, Fact>>

/** What a rule gives for one unit. `facts` are all that is needed to find the points again. */
export type Outcome =
  | { state: 'scored'; points: Exact; reason: string; facts: Facts }
  /** set aside: the leaf leaves the applicable maximum */
  | { state: 'excluded'; points: null; reason: string; facts: Facts }
  /** not handed in yet: nothing earned, the maximum stays */
  | { state: 'missing'; points: null; reason: string; facts: Facts }
  /** a value that cannot be right: nothing earned, the unit is not ranked */
  | { state: 'invalid'; points: null; reason: string; facts: Facts }

export type LeafScore = Outcome & { code: string; kind: RuleKind; max: Exact | null }

/** Points of a domain or criterion: what was earned, and the maximum of the leaves that apply. */
export type NodeScore = { code: string; points: Exact; max: Exact }

/** What one unit hands in. `withoutSurvey`: no survey was held, its leaves leave the maximum for everyone. */
export type UnitInputs = {
  inputs: { [code: string]: LeafInputs }
  notApplicable?: readonly string[]
  bonus?: Num
  penalty?: Num
  withoutSurvey?: boolean
}

/** One unit's result before ranking; `percent` is exact and uncapped, null when nothing applies. */
export type UnitScore = {
  leaves: LeafScore[]
  domains: NodeScore[]
  sum: Exact
  bonus: Exact
  penalty: Exact
  points: Exact
  max: Exact
  percent: Exact | null
  /** every leaf that applies is handed in and right */
  complete: boolean
  errors: { code: string; reason: string; facts: Facts }[]
}

/** A set made ready to score many units of one year. */
export type CompiledSet = { score: (unit: UnitInputs) => UnitScore }

export type RankedUnit = UnitInputs & { code: string; name?: string; block?: string; ranked?: boolean }
export type UnitResult = UnitScore & {
  code: string
  name?: string
  block?: string
  rank: number | null
  class: { label_vi: string; label_en?: string } | null
}

/** Reads every rule once; `score` then costs about two microseconds a leaf. Throws on a set that `readSet` refuses. */
export const compileSet = (_set: CriteriaSet, _year?: number): CompiledSet => {
  throw new Error('being written')
}

/** All units of a round: scored, ranked within their block, classed. */
export const computeSet = (
  _set: CriteriaSet,
  _round: { year: number; units: readonly RankedUnit[] },
): { units: UnitResult[] } => {
  throw new Error('being written')
}

export type { InputValue }

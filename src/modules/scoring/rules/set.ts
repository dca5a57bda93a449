/**
 * A criteria set as data: the tree of domains, criteria and sub-criteria with their rules and the settings of the
 * whole. The shape is the one of db/reference/criteria/*.json, with the extensions that are marked optional here.
 */

/** A number as data brings it: a JSON number, or a decimal string ("62.62") where its digits matter. */
export type Num = number | string

/**
 * What happens when a sub-criterion is set aside for a unit: `exclude` takes its maximum out of the applicable
 * maximum, `full` and `zero` give points all the same, `not_allowed` is an error of input. `allowed` and `derived`
 * (a sum of children) mean `exclude`.
 */
export type NotApplicable = 'not_allowed' | 'allowed' | 'exclude' | 'full' | 'zero' | 'derived'

/** What a division by zero gives. Absent: the leaf's own policy, else `exclude`; `not_allowed` beats `exclude`. */
export type WhenZero = 'exclude' | 'full' | 'zero'

/** Bands are read from the top; the last has no `min`. `min_inclusive` absent means inclusive. */
export type PointBand = { min?: Num; min_inclusive?: boolean; points: Num }

/** 100 × num / den of two inputs, or one input as it is. */
export type Metric = { op: 'ratio_pct'; num: string; den: string } | { op: 'value'; input: string }

export type PeriodEnd = 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'H1' | 'H2' | 'month' | 'year'
/** A last day: the 29th of February in a common year is the 28th. `year_offset` 1 is the year after. */
export type Due =
  | { type: 'date'; month: number; day: number; year_offset?: number }
  | { type: 'period_end'; period: PeriodEnd; month?: number; year_offset?: number }

type Signed = { allow_negative?: boolean }

export type BooleanRule = { input: string; points_true: Num; points_false?: Num } & Signed
export type AllOfRule = { items: string[]; points_all: Num; points_else?: Num } & Signed
export type ChoiceOption = { value: string; points: Num; label_vi?: string; label_en?: string }
export type ChoiceRule = { input: string; options: ChoiceOption[] } & Signed
export type TierRule = { metric: Metric; bands: PointBand[]; when_den_zero?: WhenZero } & Signed
export type LinearRule = { metric: Metric; zero_below?: Num; when_den_zero?: WhenZero }
export type WeightedRatioRule = {
  den: string
  parts: { num: string; weight: Num }[]
  when_den_zero?: WhenZero
}
/** Absent points: `on_time` is the maximum, `late` and `missing` are 0. A missing document is the input null. */
export type DeadlineRule = { input: string; due: Due; on_time?: Num; late?: Num; missing?: Num } & Signed
export type CountDeductRule = {
  start: Num
  deductions: { input: string; each: Num }[]
  /** null or absent: no lower limit of its own (0 still holds unless `allow_negative`) */
  floor?: Num | null
} & Signed
export type CountAddRule = { input: string; each: Num; cap?: Num }
/** `target` is an input's name, or the value itself. `down`: less is better. */
export type TargetRule = {
  actual: string
  target: Num
  mode: 'proportional' | 'all_or_nothing'
  direction?: 'up' | 'down'
  when_den_zero?: WhenZero
}
export type SurveyScale = Record<string, Num>
export type SurveyRule = {
  questions: string[]
  /** what an answer is worth, 0 to 100 */
  scale: SurveyScale
  /** questions whose options are worth something else */
  question_scales?: Record<string, SurveyScale>
  groups: { group: string; weight: Num }[]
  /** a group with fewer answers counts as missing */
  min_responses?: number
  missing_group?: 'renormalise' | 'zero' | 'exclude'
}
export type ExternalIndexRule = { source: string; value_max: Num; input?: string }
export type ImprovementRule = {
  current: string
  previous: string
  metric: 'diff' | 'pct_change'
  bands: PointBand[]
  /** points when there is no last year; without it the leaf is not applicable */
  no_previous?: Num
  missing_previous?: WhenZero
  when_den_zero?: WhenZero
} & Signed
export type ConditionOp = 'eq' | 'ne' | 'lt' | 'le' | 'lte' | 'gt' | 'ge' | 'gte'
export type Condition = { var: string; op: ConditionOp; value: Num | boolean | null }
export type CasesRule = { cases: { if: Condition; rule: NestedRule }[]; else?: NestedRule }
export type FormulaRule = { expr: string; vars: string[]; when_den_zero?: WhenZero } & Signed
export type ManualRule = { step?: Num } & Signed
export type ConstantRule = { points: Num } & Signed

/** The seventeen kinds and the shape of each one's rule. */
export type RuleShapes = {
  boolean: BooleanRule
  all_of: AllOfRule
  choice: ChoiceRule
  tier: TierRule
  linear: LinearRule
  weighted_ratio: WeightedRatioRule
  deadline: DeadlineRule
  count_deduct: CountDeductRule
  count_add: CountAddRule
  target: TargetRule
  survey: SurveyRule
  external_index: ExternalIndexRule
  improvement: ImprovementRule
  cases: CasesRule
  formula: FormulaRule
  manual: ManualRule
  constant: ConstantRule
}
export type RuleKind = keyof RuleShapes

/** `rule_kind` with the rule that belongs to it, as a leaf carries them. */
export type Rule = { [K in RuleKind]: { rule_kind: K; rule: RuleShapes[K] } }[RuleKind]
/** A rule inside `cases`: its kind stands in it. */
export type NestedRule = { [K in RuleKind]: { kind: K } & RuleShapes[K] }[RuleKind]

/** Who gives the figures: the unit and its appraiser, a register, or people asked. */
export type Assessment = 'self+appraisal' | 'survey' | 'data'

/**
 * How an input is called and measured on the screens; inputs without it are shown by their name. `settled`: a fact that
 * no later work changes (reports that were late), so that no plan counts on it.
 */
export type InputLabel = {
  name: string
  label_vi?: string
  label_en?: string
  unit?: string
  settled?: boolean
}

/** Any value a unit can hand in for one input. */
export type InputValue = Num | boolean | null | { [key: string]: InputValue }
/** The inputs of one leaf, by name. `_year` stands for the year of the round in worked examples. */
export type LeafInputs = { [name: string]: InputValue }

/** A worked example: it runs as the rule's test when the set is saved. "N/A" is set aside. */
export type Example = { inputs: LeafInputs; expected: Num }

type Named = {
  code: string
  name_vi: string
  name_en?: string
  /** null in a real set whose source is not legible there */
  max: Num | null
}

type NodeBase = Named & {
  assessment?: Assessment
  rule_note_vi?: string
  rule_note_en?: string
  not_applicable?: NotApplicable
  evidence_vi?: string[]
  inputs?: InputLabel[]
  /** inputs that the system fills in, each with its key ("tasks.on-time", facts/system.ts) */
  sources?: { [input: string]: string }
  examples?: Example[]
  code_inferred?: boolean
}

/** A node that is scored by its own rule. */
export type Leaf = NodeBase & Rule & { children: [] | readonly never[] }
/** A node whose points are the sum of its children (none of them known where `missing_children`). */
export type SumNode = NodeBase & {
  rule_kind: 'sum_children'
  rule: Record<string, never>
  children: Criterion[]
  missing_children?: boolean
}
/** A criterion or sub-criterion, at any depth. */
export type Criterion = Leaf | SumNode

export type Domain = Named & { criteria: Criterion[]; recovered_max?: Num; name_inferred?: boolean }

export type RoundingMode = 'half_up' | 'half_even' | 'truncate'
/** Points are kept exact; `display_decimals` and `mode` say how they are printed. Halves go away from zero. */
export type Rounding = { store?: 'full_precision'; display_decimals?: number; mode?: RoundingMode }

/** A class of results: from `min` percent upwards. */
export type ClassBand = { label_vi: string; label_en?: string; min: Num; min_inclusive?: boolean }

export type TieRule = 'shared_rank_then_next_rank_skips' | 'dense'

export type Scoring = {
  aggregate?: 'sum'
  index?: string
  rounding?: Rounding
  rank_on?: 'unrounded_index'
  ties?: TieRule
  /** codes of domains, criteria or leaves: among equals, more points there stand higher; the first that differs decides */
  tie_break?: string[]
  /** absent: bonus points are not foreseen; without `cap` they have no limit */
  bonus?: { cap?: Num | null }
  penalty?: { cap?: Num | null }
  bands?: ClassBand[]
  /** bands of single blocks, where they differ from `bands` */
  bands_by_block?: Record<string, ClassBand[]>
  /** the percent never exceeds this (100 when absent, null: no limit); ranks go by the figure before the limit */
  percent_cap?: Num | null
  /** points of the survey leaves together */
  survey_share?: Num
}

export type CriteriaSet = {
  id: string
  issuer?: string | null
  decision?: string | null
  year: number
  level: string
  sublevel?: string
  title_vi: string
  title_en?: string
  total: Num | null
  synthetic?: boolean
  complete?: boolean
  source_url?: string | null
  notes?: string
  points_by_assessment?: Record<string, Num>
  stated_counts?: { criteria: number; subcriteria: number }
  scoring?: Scoring
  /** which unit appraises which domain */
  appraisers?: { domain: string; unit: string }[]
  domains: Domain[]
}

const isLeaf = (node: Criterion): node is Leaf => node.rule_kind !== 'sum_children'

const below = (node: Criterion): Leaf[] => (isLeaf(node) ? [node] : node.children.flatMap(below))

/** The scored leaves of a set, in the order of the sheet. */
export const leavesOf = (set: CriteriaSet): Leaf[] => set.domains.flatMap((d) => d.criteria.flatMap(below))

/** The codes from the domain down to a node, the node's own last; undefined for a code the set does not have. */
export const leafPath = (set: CriteriaSet, code: string): string[] | undefined => {
  const within = (node: Criterion, trail: string[]): string[] | undefined => {
    const path = [...trail, node.code]
    if (node.code === code) return path
    if (isLeaf(node)) return undefined
    return first(node.children, path)
  }
  const first = (nodes: readonly Criterion[], trail: string[]): string[] | undefined => {
    for (const node of nodes) {
      const path = within(node, trail)
      if (path) return path
    }
    return undefined
  }
  for (const domain of set.domains) {
    if (domain.code === code) return [code]
    const path = first(domain.criteria, [domain.code])
    if (path) return path
  }
  return undefined
}

import { z } from 'zod'
import { deeperThan } from '#platform/depth.ts'
import { readExact } from '../rules/exact.ts'
import type { CriteriaSet, RuleKind } from '../rules/set.ts'
import { type SystemKey, systemKeys } from '../rules/system-keys.ts'

const num = z.union([z.number(), z.string()]).refine((v) => readExact(v) !== undefined, 'not-a-number')
const count = z.int('not-a-whole-number').min(0, 'negative')
const text = (max = 2000) => z.string('not-a-text').max(max, 'too-long')
const some = (max = 2000) => text(max).min(1, 'required')
/** Names of inputs may be written in Vietnamese; what would break a formula is kept out. */
const name = z
  .string('not-a-text')
  .regex(/^[\p{L}_][\p{L}\p{M}\p{N}_]{0,59}$/u, 'not-a-name')
  // the year of a worked example, and a name under which JSON hands nothing in
  .refine((given) => given !== '_year' && given !== '__proto__', 'reserved-name')
const codeText = z.string('not-a-text').regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]{0,29}$/u, 'not-a-code')
const list = <T extends z.ZodType>(of: T, max = 500) => z.array(of, 'not-a-list').max(max, 'too-many')
const word = <const T extends readonly string[]>(...words: T) => z.enum(words, 'not-one-of-these')

const whenZero = word('exclude', 'full', 'zero').optional()
const signed = { allow_negative: z.boolean('not-a-flag').optional() }
const metric = z.discriminatedUnion(
  'op',
  [
    z.strictObject({ op: z.literal('ratio_pct'), num: name, den: name }),
    z.strictObject({ op: z.literal('value'), input: name }),
  ],
  'unknown-metric',
)
const pointBands = list(
  z.strictObject({ min: num.optional(), min_inclusive: z.boolean('not-a-flag').optional(), points: num }),
).min(1, 'required')
const offset = { year_offset: z.int('not-a-whole-number').min(-5).max(5).optional() }
const month = z.int('not-a-whole-number').min(1, 'not-a-month').max(12, 'not-a-month')
const due = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('date'),
      month,
      day: z.int('not-a-whole-number').min(1, 'not-a-day').max(31, 'not-a-day'),
      ...offset,
    }),
    z.strictObject({
      type: z.literal('period_end'),
      period: word('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'month', 'year'),
      month: month.optional(),
      ...offset,
    }),
  ],
  'unknown-due',
)
const scale = z.record(some(60), num, 'not-a-list')
const condition = z.strictObject({
  var: name,
  op: word('eq', 'ne', 'lt', 'le', 'lte', 'gt', 'ge', 'gte'),
  value: z.union([num, text(60), z.boolean(), z.null()]),
})

const shapes = {
  boolean: { input: name, points_true: num, points_false: num.optional(), ...signed },
  all_of: { items: list(name).min(1, 'required'), points_all: num, points_else: num.optional(), ...signed },
  choice: {
    input: name,
    options: list(
      z.strictObject({
        value: some(60),
        points: num,
        label_vi: text(200).optional(),
        label_en: text(200).optional(),
      }),
    ).min(1, 'required'),
    ...signed,
  },
  tier: { metric, bands: pointBands, when_den_zero: whenZero, ...signed },
  linear: { metric, zero_below: num.optional(), when_den_zero: whenZero },
  weighted_ratio: {
    den: name,
    parts: list(z.strictObject({ num: name, weight: num })).min(1, 'required'),
    when_den_zero: whenZero,
  },
  deadline: {
    input: name,
    due,
    on_time: num.optional(),
    late: num.optional(),
    missing: num.optional(),
    ...signed,
  },
  count_deduct: {
    start: num,
    deductions: list(z.strictObject({ input: name, each: num })).min(1, 'required'),
    floor: num.nullable().optional(),
    ...signed,
  },
  count_add: { input: name, each: num, cap: num.optional() },
  target: {
    actual: name,
    target: z.union([num, name]),
    mode: word('proportional', 'all_or_nothing'),
    direction: word('up', 'down').optional(),
    when_den_zero: whenZero,
  },
  survey: {
    questions: list(some(60)).min(1, 'required'),
    scale,
    question_scales: z.record(some(60), scale).optional(),
    groups: list(z.strictObject({ group: some(60), weight: num })).min(1, 'required'),
    min_responses: count.optional(),
    missing_group: word('renormalise', 'zero', 'exclude').optional(),
  },
  external_index: { source: some(60), value_max: num, input: name.optional() },
  improvement: {
    current: name,
    previous: name,
    metric: word('diff', 'pct_change'),
    bands: pointBands,
    no_previous: num.optional(),
    missing_previous: whenZero,
    when_den_zero: whenZero,
    ...signed,
  },
  formula: { expr: some(1000), vars: list(name), when_den_zero: whenZero, ...signed },
  manual: { step: num.optional(), ...signed },
  constant: { points: num, ...signed },
} as const satisfies Record<Exclude<RuleKind, 'cases'>, z.core.$ZodShape>

type Plain = keyof typeof shapes
const plainKinds = Object.keys(shapes) as Plain[]

/** One level of `cases` inside `cases` is as deep as an official can follow; deeper ones are refused by depth. */
const nested = (depth: number): z.ZodType => {
  const options = plainKinds.map((kind) => z.strictObject({ kind: z.literal(kind), ...shapes[kind] }))
  const deeper = depth > 0 ? [z.strictObject({ kind: z.literal('cases'), ...casesShape(depth - 1) })] : []
  return z.discriminatedUnion('kind', [...options, ...deeper] as never, 'unknown-kind')
}
const casesShape = (depth: number) => ({
  cases: list(z.strictObject({ if: condition, rule: nested(depth) })).min(1, 'required'),
  else: nested(depth).optional(),
})

const inputValue: z.ZodType = z.lazy(() =>
  z.union([z.number(), z.string(), z.boolean(), z.null(), z.record(z.string(), inputValue)]),
)
const example = z.strictObject({
  inputs: z.record(z.string(), inputValue),
  expected: z.union([num, z.literal('N/A')]),
})

const named = { code: codeText, name_vi: some(), name_en: text().optional(), max: num.nullable() }
const policy = word('not_allowed', 'allowed', 'exclude', 'full', 'zero', 'derived')
const nodeShape = {
  ...named,
  assessment: word('self+appraisal', 'survey', 'data').optional(),
  rule_note_vi: text().optional(),
  rule_note_en: text().optional(),
  not_applicable: policy.optional(),
  evidence_vi: list(text()).optional(),
  inputs: list(
    z.object({
      name,
      label_vi: text(300).optional(),
      label_en: text(300).optional(),
      unit: text(60).optional(),
      settled: z.boolean('not-a-flag').optional(),
    }),
  ).optional(),
  sources: z.record(z.string(), word(...(Object.keys(systemKeys) as SystemKey[]))).optional(),
  examples: list(example).optional(),
  code_inferred: z.boolean().optional(),
}
const none = z.array(z.never(), 'not-a-list').max(0, 'leaf-has-children').default([])

const leaf = [
  ...plainKinds.map((kind) =>
    z.looseObject({
      ...nodeShape,
      rule_kind: z.literal(kind),
      rule: z.strictObject(shapes[kind]),
      children: none,
    }),
  ),
  z.looseObject({
    ...nodeShape,
    rule_kind: z.literal('cases'),
    rule: z.strictObject(casesShape(1)),
    children: none,
  }),
]
/** Four levels below the domain are more than any published set has. */
const node = (depth: number): z.ZodType => {
  const sum = z.looseObject({
    ...nodeShape,
    rule_kind: z.literal('sum_children'),
    rule: z.strictObject({}).default({}),
    children: depth > 0 ? list(node(depth - 1)) : list(z.never('too-deep')),
    missing_children: z.boolean().optional(),
  })
  return z.discriminatedUnion('rule_kind', [...leaf, sum] as never, 'unknown-kind')
}

const classBands = list(
  z.strictObject({
    label_vi: some(60),
    label_en: text(60).optional(),
    min: num,
    min_inclusive: z.boolean('not-a-flag').optional(),
  }),
)
const cap = z.strictObject({ cap: num.nullable().optional() }).optional()
const scoring = z.strictObject({
  aggregate: word('sum').optional(),
  index: text().optional(),
  rounding: z
    .strictObject({
      store: word('full_precision').optional(),
      display_decimals: z.int('not-a-whole-number').min(0, 'negative').max(10, 'too-many').optional(),
      mode: word('half_up', 'half_even', 'truncate').optional(),
    })
    .optional(),
  rank_on: word('unrounded_index').optional(),
  ties: word('shared_rank_then_next_rank_skips', 'dense').optional(),
  tie_break: list(codeText).optional(),
  bonus: cap,
  penalty: cap,
  bands: classBands.optional(),
  bands_by_block: z.record(some(60), classBands).optional(),
  percent_cap: num.nullable().optional(),
  survey_share: num.optional(),
})

const set = z.looseObject({
  id: some(100),
  issuer: text().nullable().optional(),
  decision: text().nullable().optional(),
  year: z.int('not-a-whole-number').min(2000, 'not-a-year').max(2100, 'not-a-year'),
  level: some(60),
  sublevel: text(60).optional(),
  title_vi: some(),
  title_en: text().optional(),
  total: num.nullable(),
  synthetic: z.boolean('not-a-flag').optional(),
  complete: z.boolean('not-a-flag').optional(),
  source_url: text().nullable().optional(),
  notes: text(20_000).optional(),
  points_by_assessment: z.record(z.string(), num).optional(),
  stated_counts: z.object({ criteria: count, subcriteria: count }).optional(),
  scorecard_columns: list(text()).optional(),
  scoring: scoring.optional(),
  appraisers: list(z.object({ domain: codeText, unit: some(60) })).optional(),
  domains: list(
    z.looseObject({
      ...named,
      criteria: list(node(3)),
      recovered_max: num.optional(),
      name_inferred: z.boolean().optional(),
      criteria_count: count.optional(),
      subcriteria_count: count.optional(),
    }),
  ).min(1, 'required'),
})

/** Twice the depth of a set with every level there is; shapes inside examples are read by a function that calls itself. */
export const deepest = 60

/** What is wrong with the shape of a set: where, and a kebab-case reason. */
export type ShapeFinding = { path: string; reason: string }
export type ReadSet = { ok: true; set: CriteriaSet } | { ok: false; findings: ShapeFinding[] }

const reasons: Partial<Record<string, string>> = {
  invalid_type: 'wrong-type',
  unrecognized_keys: 'unknown-key',
  invalid_union: 'wrong-type',
  too_big: 'too-many',
  too_small: 'required',
  invalid_value: 'not-one-of-these',
}
/** One problem of a shape as findings of ours. */
export const findingsOf = (issue: z.core.$ZodIssue): ShapeFinding[] => {
  const path = (last?: string) => [...issue.path, ...(last ? [last] : [])].join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((k) => ({ path: path(k), reason: 'unknown-key' }))
  const absent =
    issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_union')
  const own = /^[a-z]+(-[a-z]+)*$/.test(issue.message)
  return [
    {
      path: path(),
      reason: absent ? 'required' : own ? issue.message : (reasons[issue.code] ?? 'wrong-type'),
    },
  ]
}

/** Reads the shape of a set (what it says beside that is kept): every place that does not fit is named by its path. Never throws. */
export const readSet = (value: unknown): ReadSet => {
  if (deeperThan(value, deepest)) return { ok: false, findings: [{ path: '', reason: 'too-deep' }] }
  const read = set.safeParse(value, { reportInput: true })
  if (read.success) return { ok: true, set: read.data as unknown as CriteriaSet }
  return { ok: false, findings: read.error.issues.flatMap(findingsOf).slice(0, 200) }
}

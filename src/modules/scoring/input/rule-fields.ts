import type { RuleKind } from '../rules/set.ts'

/** How one field of a rule is asked for in a form; lists come as rows with buttons to add and remove. */
export type RuleField =
  | { as: 'name' | 'word' | 'text' | 'expression'; name: string; optional?: true }
  | { as: 'names'; name: string }
  | { as: 'number'; name: string; optional?: true }
  | { as: 'number-or-name' | 'value'; name: string }
  | { as: 'whole'; name: string; optional?: true }
  | { as: 'flag'; name: string }
  | { as: 'choice'; name: string; values: readonly string[]; optional?: true }
  | { as: 'list'; name: string; fields: readonly RuleField[]; least: 0 | 1 }
  | { as: 'rule'; name: string; optional?: true }

const number = (name: string): RuleField => ({ as: 'number', name })
const maybe = (name: string): RuleField => ({ as: 'number', name, optional: true })
const input = (name: string): RuleField => ({ as: 'name', name })
const choice = (name: string, ...values: string[]): RuleField => ({ as: 'choice', name, values })
const zero = (name: string): RuleField => ({
  as: 'choice',
  name,
  values: ['exclude', 'full', 'zero'],
  optional: true,
})
const list = (name: string, ...fields: RuleField[]): RuleField => ({ as: 'list', name, fields, least: 1 })
const negative: RuleField = { as: 'flag', name: 'allow_negative' }
const metric = [
  choice('metric.op', 'ratio_pct', 'value'),
  { as: 'name', name: 'metric.num', optional: true },
  { as: 'name', name: 'metric.den', optional: true },
  { as: 'name', name: 'metric.input', optional: true },
] as const satisfies readonly RuleField[]
const bands = list('bands', choice('compare', 'ge', 'gt'), maybe('min'), number('points'))

/** The fields of each of the seventeen kinds, in the order of the form. */
export const ruleFields: Record<RuleKind, readonly RuleField[]> = {
  boolean: [input('input'), number('points_true'), maybe('points_false'), negative],
  all_of: [{ as: 'names', name: 'items' }, number('points_all'), maybe('points_else'), negative],
  choice: [
    input('input'),
    list(
      'options',
      { as: 'word', name: 'value' },
      number('points'),
      { as: 'text', name: 'label_vi', optional: true },
      { as: 'text', name: 'label_en', optional: true },
    ),
    negative,
  ],
  tier: [...metric, bands, zero('when_den_zero'), negative],
  linear: [...metric, maybe('zero_below'), zero('when_den_zero')],
  weighted_ratio: [input('den'), list('parts', input('num'), number('weight')), zero('when_den_zero')],
  deadline: [
    input('input'),
    choice('due.type', 'date', 'period_end'),
    { as: 'whole', name: 'due.day', optional: true },
    { as: 'whole', name: 'due.month', optional: true },
    {
      as: 'choice',
      name: 'due.period',
      values: ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'month', 'year'],
      optional: true,
    },
    { as: 'whole', name: 'due.year_offset', optional: true },
    maybe('on_time'),
    maybe('late'),
    maybe('missing'),
    negative,
  ],
  count_deduct: [
    number('start'),
    list('deductions', input('input'), number('each')),
    maybe('floor'),
    negative,
  ],
  count_add: [input('input'), number('each'), maybe('cap')],
  target: [
    input('actual'),
    { as: 'number-or-name', name: 'target' },
    choice('mode', 'proportional', 'all_or_nothing'),
    choice('direction', 'up', 'down'),
    zero('when_den_zero'),
  ],
  survey: [
    { as: 'names', name: 'questions' },
    list('scale', { as: 'word', name: 'answer' }, number('value')),
    list('groups', { as: 'word', name: 'group' }, number('weight')),
    { as: 'whole', name: 'min_responses', optional: true },
    {
      as: 'choice',
      name: 'missing_group',
      values: ['renormalise', 'zero', 'exclude'],
      optional: true,
    },
    {
      as: 'list',
      name: 'question_scales',
      least: 0,
      fields: [{ as: 'word', name: 'question' }, { as: 'word', name: 'answer' }, number('value')],
    },
  ],
  external_index: [
    { as: 'word', name: 'source' },
    number('value_max'),
    { as: 'name', name: 'input', optional: true },
  ],
  improvement: [
    input('current'),
    input('previous'),
    choice('metric', 'diff', 'pct_change'),
    bands,
    maybe('no_previous'),
    zero('missing_previous'),
    zero('when_den_zero'),
    negative,
  ],
  cases: [
    list(
      'cases',
      { as: 'name', name: 'if.var' },
      choice('if.op', 'eq', 'ne', 'lt', 'lte', 'gt', 'gte'),
      { as: 'value', name: 'if.value' },
      { as: 'rule', name: 'rule' },
    ),
    { as: 'rule', name: 'else', optional: true },
  ],
  formula: [
    { as: 'expression', name: 'expr' },
    { as: 'names', name: 'vars' },
    zero('when_den_zero'),
    negative,
  ],
  manual: [maybe('step'), negative],
  constant: [number('points'), negative],
}

export const ruleKinds = Object.keys(ruleFields) as RuleKind[]
/** Inside `cases` any kind may stand but another `cases`. */
export const nestedKinds = ruleKinds.filter((kind) => kind !== 'cases')

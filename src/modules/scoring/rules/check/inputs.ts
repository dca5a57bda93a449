import { readExact } from '../exact.ts'
import type { Leaf, Metric, NestedRule, RuleKind, RuleShapes } from '../set.ts'
import { error, type Finding, notice } from './finding.ts'

type InputType = 'number' | 'flag' | 'day' | 'choice' | 'answers'
type Typed = readonly [name: string, type: InputType]

const numbers = (...names: string[]): Typed[] => names.map((name) => [name, 'number'] as const)
const ofMetric = (metric: Metric): Typed[] =>
  metric.op === 'value' ? numbers(metric.input) : numbers(metric.num, metric.den)

const typeOf = (value: unknown): InputType =>
  typeof value === 'boolean' ? 'flag' : readExact(value) ? 'number' : 'choice'

const asked: { [K in RuleKind]: (rule: RuleShapes[K]) => Typed[] } = {
  boolean: (rule) => [[rule.input, 'flag']],
  all_of: (rule) => rule.items.map((item) => [item, 'flag'] as const),
  choice: (rule) => [[rule.input, 'choice']],
  tier: (rule) => ofMetric(rule.metric),
  linear: (rule) => ofMetric(rule.metric),
  weighted_ratio: (rule) => numbers(rule.den, ...rule.parts.map((p) => p.num)),
  deadline: (rule) => [[rule.input, 'day']],
  count_deduct: (rule) => numbers(...rule.deductions.map((d) => d.input)),
  count_add: (rule) => numbers(rule.input),
  target: (rule) => numbers(rule.actual, ...(readExact(rule.target) ? [] : [String(rule.target)])),
  survey: () => [['answers', 'answers']],
  external_index: (rule) => numbers(rule.input ?? 'value'),
  improvement: (rule) => numbers(rule.current, rule.previous),
  cases: (rule) => [
    ...rule.cases.flatMap(({ if: { var: name, value }, rule: inner }): Typed[] => [
      // "there is none" may be asked of any kind of input
      ...(value === null ? [] : [[name, typeOf(value)] as const]),
      ...nested(inner),
    ]),
    ...(rule.else ? nested(rule.else) : []),
  ],
  formula: (rule) => numbers(...rule.vars),
  manual: () => numbers('points'),
  constant: () => [],
}

const of = <K extends RuleKind>(kind: K, rule: RuleShapes[K]): Typed[] => asked[kind](rule)
function nested(rule: NestedRule): Typed[] {
  return of(rule.kind, rule as never)
}

/** Every input has one type, and a label belongs to an input that the rule asks for. */
export const inputFindings = (leaf: Leaf): Finding[] => {
  const types = new Map<string, InputType>()
  const findings: Finding[] = []
  for (const [name, type] of of(leaf.rule_kind, leaf.rule as never)) {
    const known = types.get(name)
    if (known !== undefined && known !== type) findings.push(error(leaf.code, 'input-two-types', { name }))
    types.set(name, known ?? type)
  }
  const idle = (leaf.inputs ?? []).filter((label) => !types.has(label.name))
  // the case of a leaf that asks "is there any" of an input that no branch counts
  const asksNull = leaf.rule_kind === 'cases' && leaf.rule.cases.some((c) => c.if.value === null)
  return [
    ...findings,
    ...(asksNull ? [] : idle.map(({ name }) => notice(leaf.code, 'label-unused', { name }))),
  ]
}

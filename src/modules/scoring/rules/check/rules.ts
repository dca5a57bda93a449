import { endOfMonth } from '#platform/day.ts'
import { type Exact, exact, greater, hundred, lesser, one, readExact, zero } from '../exact.ts'
import { readFormula } from '../formula.ts'
import type { Leaf, Metric, NestedRule, Num, RuleKind, RuleShapes } from '../set.ts'
import { highestOf, pointBandFindings } from './bands.ts'
import { branchFindings } from './cases.ts'
import { error, type Finding, notice } from './finding.ts'
import { highestInTrials } from './trial.ts'

/** What a rule can give at most (before it is brought into the leaf's bounds), and what is wrong with it. */
type Verdict = { highest: Exact; findings: Finding[] }
type Judge = { [K in RuleKind]: (rule: RuleShapes[K], leaf: Leaf, max: Exact) => Verdict }

/** Fixed points of a rule: none above the maximum, none below zero unless the rule says so. */
const table = (leaf: Leaf, points: readonly (Num | undefined)[], max: Exact, signed?: boolean): Verdict => {
  const values = points.flatMap((p) => (p === undefined ? [] : exact(p)))
  const findings = values.flatMap((value) => [
    ...(value.compare(max) > 0 ? [error(leaf.code, 'points-over-max', { points: value, max })] : []),
    ...(value.sign() < 0 && !signed ? [error(leaf.code, 'points-below-zero', { points: value })] : []),
  ])
  return { highest: highestOf(values), findings }
}

const doubled = (names: readonly string[]): string | undefined => names.find((n, i) => names.indexOf(n) !== i)
const twice = (code: string, reason: string, names: readonly string[]): Finding[] => {
  const name = doubled(names)
  return name === undefined ? [] : [error(code, reason, { name })]
}
const metricFindings = (code: string, metric: Metric): Finding[] =>
  metric.op === 'ratio_pct' ? twice(code, 'same-input', [metric.num, metric.den]) : []

const dateFindings = ({ code }: Leaf, { due }: RuleShapes['deadline']): Finding[] => {
  if (due.type === 'period_end')
    return due.period === 'month' && due.month === undefined ? [error(code, 'month-missing')] : []
  // 2024 is a leap year: the 29th of February is a day, the 30th never is
  const last = Number(endOfMonth(2024, due.month).slice(8))
  return due.day > last ? [error(code, 'no-such-day', { day: due.day, month: due.month })] : []
}

const judge: Judge = {
  boolean: (rule, leaf, max) =>
    table(leaf, [rule.points_true, rule.points_false ?? 0], max, rule.allow_negative),
  all_of: (rule, leaf, max) => {
    const { highest, findings } = table(
      leaf,
      [rule.points_all, rule.points_else ?? 0],
      max,
      rule.allow_negative,
    )
    return { highest, findings: [...findings, ...twice(leaf.code, 'same-input', rule.items)] }
  },
  choice: (rule, leaf, max) => {
    const verdict = table(
      leaf,
      rule.options.map((o) => o.points),
      max,
      rule.allow_negative,
    )
    const again = twice(
      leaf.code,
      'unreachable-choice',
      rule.options.map((o) => o.value),
    )
    return { ...verdict, findings: [...verdict.findings, ...again] }
  },
  tier: (rule, leaf, max) => {
    const verdict = table(
      leaf,
      rule.bands.map((b) => b.points),
      max,
      rule.allow_negative,
    )
    const bands = pointBandFindings(leaf.code, rule.bands, rule.metric.op === 'ratio_pct')
    return {
      ...verdict,
      findings: [...verdict.findings, ...bands, ...metricFindings(leaf.code, rule.metric)],
    }
  },
  linear: (rule, leaf, max) => {
    const floor = exact(rule.zero_below ?? 0)
    const out = floor.sign() < 0 || floor.compare(hundred) > 0
    const findings = out ? [error(leaf.code, 'floor-out-of-range', { floor })] : []
    return { highest: max, findings: [...findings, ...metricFindings(leaf.code, rule.metric)] }
  },
  weighted_ratio: (rule, leaf, max) => {
    const weights = rule.parts.map((p) => exact(p.weight))
    const findings = [
      ...(weights.some((w) => w.sign() < 0) ? [error(leaf.code, 'negative-weight')] : []),
      ...twice(leaf.code, 'same-input', [rule.den, ...rule.parts.map((p) => p.num)]),
    ]
    return { highest: max.times(lesser(one, highestOf(weights))), findings }
  },
  deadline: (rule, leaf, max) => {
    const points = [rule.on_time ?? leaf.max ?? 0, rule.late ?? 0, rule.missing ?? 0]
    const verdict = table(leaf, points, max, rule.allow_negative)
    return { ...verdict, findings: [...verdict.findings, ...dateFindings(leaf, rule)] }
  },
  count_deduct: (rule, leaf, max) => {
    const verdict = table(leaf, [rule.start], max, rule.allow_negative)
    const floor = rule.floor === undefined || rule.floor === null ? null : exact(rule.floor)
    const findings = [
      ...verdict.findings,
      ...(rule.deductions.some((d) => exact(d.each).sign() <= 0)
        ? [error(leaf.code, 'deduction-not-positive')]
        : []),
      ...(floor && floor.compare(exact(rule.start)) > 0
        ? [error(leaf.code, 'floor-over-start', { floor })]
        : []),
      ...(floor && floor.sign() < 0 && !rule.allow_negative
        ? [error(leaf.code, 'points-below-zero', { points: floor })]
        : []),
      ...twice(
        leaf.code,
        'same-input',
        rule.deductions.map((d) => d.input),
      ),
    ]
    return { highest: verdict.highest, findings }
  },
  count_add: (rule, leaf, max) => {
    const verdict = table(leaf, [rule.cap ?? leaf.max ?? 0], max)
    const idle = exact(rule.each).sign() <= 0 ? [error(leaf.code, 'credit-not-positive')] : []
    return { ...verdict, findings: [...verdict.findings, ...idle] }
  },
  target: (rule, leaf, max) => {
    const fixed = readExact(rule.target)
    // "none at all" is met or missed; there is no part of it, and less than none never comes
    const mayBeZero = rule.direction === 'down' && rule.mode === 'all_or_nothing'
    const tooLow = fixed && (mayBeZero ? fixed.sign() < 0 : fixed.sign() <= 0)
    const findings = [
      ...(tooLow ? [error(leaf.code, 'zero-target')] : []),
      ...(rule.actual === rule.target ? [error(leaf.code, 'same-input', { name: rule.actual })] : []),
    ]
    return { highest: max, findings }
  },
  survey: (rule, leaf, max) => {
    const weights = rule.groups.map((g) => exact(g.weight))
    const sum = weights.reduce((a, b) => a.plus(b), zero)
    const worth = [rule.scale, ...Object.values(rule.question_scales ?? {})].flatMap((s) =>
      Object.values(s).map(exact),
    )
    const unknown = Object.keys(rule.question_scales ?? {}).find((q) => !rule.questions.includes(q))
    const findings = [
      ...(sum.equals(one) ? [] : [error(leaf.code, 'weights-sum', { sum })]),
      ...(weights.some((w) => w.sign() <= 0) ? [error(leaf.code, 'negative-weight')] : []),
      ...(worth.some((v) => v.sign() < 0 || v.compare(hundred) > 0)
        ? [error(leaf.code, 'scale-out-of-range')]
        : []),
      ...(unknown === undefined ? [] : [error(leaf.code, 'unknown-question', { question: unknown })]),
      ...twice(
        leaf.code,
        'same-group',
        rule.groups.map((g) => g.group),
      ),
      ...twice(leaf.code, 'same-question', rule.questions),
    ]
    return { highest: worth.length === 0 ? zero : max.times(highestOf(worth)).over(hundred), findings }
  },
  external_index: (rule, leaf, max) => ({
    highest: max,
    findings: exact(rule.value_max).sign() > 0 ? [] : [error(leaf.code, 'no-highest-value')],
  }),
  improvement: (rule, leaf, max) => {
    const verdict = table(
      leaf,
      [...rule.bands.map((b) => b.points), rule.no_previous],
      max,
      rule.allow_negative,
    )
    const blocked =
      leaf.not_applicable === 'not_allowed' &&
      rule.no_previous === undefined &&
      (rule.missing_previous ?? 'exclude') === 'exclude'
    const findings = [
      ...verdict.findings,
      ...pointBandFindings(leaf.code, rule.bands, false),
      ...twice(leaf.code, 'same-input', [rule.current, rule.previous]),
      ...(blocked ? [notice(leaf.code, 'no-previous-blocked')] : []),
    ]
    return { highest: highestOf(rule.bands.map((b) => exact(b.points))), findings }
  },
  cases: (rule, leaf, max) => {
    const inner = [...rule.cases.map((c) => c.rule), ...(rule.else ? [rule.else] : [])].map((r) =>
      nested(r, leaf, max),
    )
    const findings = [...branchFindings(leaf.code, rule), ...inner.flatMap((v) => v.findings)]
    return { highest: highestOf(inner.map((v) => v.highest)), findings }
  },
  formula: (rule, leaf, max) => {
    const read = readFormula(rule.expr, rule.vars)
    if (!read.ok)
      return { highest: max, findings: [error(leaf.code, read.reason, { at: read.at, near: read.near })] }
    const unused = rule.vars.filter((v) => !read.names.includes(v))
    const findings = [
      ...unused.map((name) => error(leaf.code, 'unused-input', { name })),
      ...twice(leaf.code, 'same-input', rule.vars),
    ]
    // a worked example that reaches the maximum proves it: it runs beside these checks
    const shown = leaf.examples?.some((e) => readExact(e.expected)?.equals(max))
    const highest = shown ? max : highestInTrials(read.formula, read.names, max)
    if (highest === undefined)
      return { highest: max, findings: [...findings, error(leaf.code, 'always-zero-divisor')] }
    return { highest, findings }
  },
  manual: (rule, leaf, max) => {
    if (rule.step === undefined) return { highest: max, findings: [] }
    const step = exact(rule.step)
    if (step.sign() <= 0) return { highest: max, findings: [error(leaf.code, 'step-not-positive')] }
    const whole = max.over(step).isWhole()
    return { highest: max, findings: whole ? [] : [error(leaf.code, 'step-does-not-divide', { step, max })] }
  },
  constant: (rule, leaf, max) => table(leaf, [rule.points], max, rule.allow_negative),
}

const judged = <K extends RuleKind>(kind: K, rule: RuleShapes[K], leaf: Leaf, max: Exact): Verdict =>
  judge[kind](rule, leaf, max)
function nested(rule: NestedRule, leaf: Leaf, max: Exact): Verdict {
  return judged(rule.kind, rule as never, leaf, max)
}

const zeroPolicy = (leaf: Leaf): Finding[] => {
  const rule = leaf.rule as { when_den_zero?: string }
  if (rule.when_den_zero === undefined || leaf.not_applicable === undefined) return []
  if (leaf.not_applicable === 'not_allowed' && rule.when_den_zero === 'exclude')
    return [notice(leaf.code, 'exclude-without-effect')]
  return []
}

/** Checks one leaf's rule: it reaches its maximum, stays within its bounds, and leaves nothing undecided. */
export const ruleFindings = (leaf: Leaf): Finding[] => {
  if (leaf.max === null) return []
  const max = exact(leaf.max)
  if (max.sign() <= 0) return [error(leaf.code, 'max-not-positive')]
  const { highest, findings } = judged(leaf.rule_kind, leaf.rule as never, leaf, max)
  const short = lesser(highest, max).compare(max) < 0
  const reach = short ? [error(leaf.code, 'max-not-reachable', { highest: greater(highest, zero), max })] : []
  return [...findings, ...reach, ...zeroPolicy(leaf)]
}

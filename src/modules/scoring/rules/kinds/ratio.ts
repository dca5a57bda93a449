import { type Exact, exact, hundred, lesser, one, readExact, zero } from '../exact.ts'
import { type Facts, invalid, type Outcome, scored } from '../outcome.ts'
import type {
  ExternalIndexRule,
  LeafInputs,
  LinearRule,
  Metric,
  TargetRule,
  TierRule,
  WeightedRatioRule,
  WhenZero,
} from '../set.ts'
import { bandsOf } from './bands.ts'
import { aside, bounded, type Evaluate, type Frame, isNumber, numberOf } from './frame.ts'

type Measured = { value: Exact; facts: Facts }
const isOutcome = (read: Measured | Outcome): read is Outcome => 'state' in read

/** A percent of two inputs, or one input as it is. Only a plain value may be negative. */
const measure = (metric: Metric, frame: Frame, whenZero?: WhenZero) => {
  if (metric.op === 'value')
    return (inputs: LeafInputs): Measured | Outcome => {
      const value = numberOf(inputs, metric.input, { negative: true })
      return isNumber(value) ? { value, facts: { value } } : value
    }
  return (inputs: LeafInputs): Measured | Outcome => {
    const num = numberOf(inputs, metric.num)
    if (!isNumber(num)) return num
    const den = numberOf(inputs, metric.den)
    if (!isNumber(den)) return den
    if (den.sign() === 0) return aside(frame, 'zero-denominator', whenZero, { input: metric.den })
    const value = num.times(hundred).over(den)
    return { value, facts: { num, den, percent: value } }
  }
}

/** Points by threshold, read from the top, each threshold with its own edge. */
export const tierRule = (rule: TierRule, frame: Frame): Evaluate => {
  const read = measure(rule.metric, frame, rule.when_den_zero)
  const bands = bandsOf(rule.bands, frame, rule.allow_negative)
  return (inputs) => {
    const measured = read(inputs)
    if (isOutcome(measured)) return measured
    const hit = bands(measured.value)
    if (!hit) return invalid('no-band', measured.facts)
    const { points, band, from, inclusive } = hit
    return scored(points, 'band', { ...measured.facts, band, from, inclusive })
  }
}

/** The maximum times the percent, at most 100 %; nothing under the floor. */
export const linearRule = (rule: LinearRule, frame: Frame): Evaluate => {
  const read = measure(rule.metric, frame, rule.when_den_zero)
  const floor = rule.zero_below === undefined ? null : exact(rule.zero_below)
  return (inputs) => {
    const measured = read(inputs)
    if (isOutcome(measured)) return measured
    const { value, facts } = measured
    if (floor && value.compare(floor) < 0) return scored(zero, 'below-floor', { ...facts, floor })
    const points = bounded(frame, frame.max.times(value).over(hundred))
    return scored(points, value.compare(hundred) > 0 ? 'proportional-capped' : 'proportional', facts)
  }
}

/** The maximum × Σ weight × count ÷ the whole: full credit for what is finished, part for what is begun. */
export const weightedRatioRule = (rule: WeightedRatioRule, frame: Frame): Evaluate => {
  const parts = rule.parts.map(({ num, weight }) => ({ num, weight: exact(weight) }))
  return (inputs) => {
    const den = numberOf(inputs, rule.den)
    if (!isNumber(den)) return den
    let credit = zero
    for (const { num, weight } of parts) {
      const count = numberOf(inputs, num)
      if (!isNumber(count)) return count
      credit = credit.plus(count.times(weight))
    }
    if (den.sign() === 0) return aside(frame, 'zero-denominator', rule.when_den_zero, { input: rule.den })
    const points = bounded(frame, frame.max.times(credit).over(den))
    return scored(points, credit.compare(den) > 0 ? 'weighted-capped' : 'weighted', { credit, den })
  }
}

/** How much of a target was reached, 0 to 1; undefined for a division by zero. */
const attained = (actual: Exact, target: Exact, down: boolean): Exact | undefined => {
  if (down) return actual.compare(target) <= 0 ? one : target.over(actual)
  if (target.sign() === 0) return undefined
  return lesser(one, actual.over(target))
}

/** Full points for a target that is met, else nothing or a share. */
export const targetRule = (rule: TargetRule, frame: Frame): Evaluate => {
  const fixed = readExact(rule.target)
  const down = rule.direction === 'down'
  const name = String(rule.target)
  return (inputs) => {
    const actual = numberOf(inputs, rule.actual)
    if (!isNumber(actual)) return actual
    const target = fixed ?? numberOf(inputs, name)
    if (!isNumber(target)) return target
    const facts = { actual, target }
    const met = down ? actual.compare(target) <= 0 : actual.compare(target) >= 0
    if (rule.mode === 'all_or_nothing')
      return scored(met ? frame.max : zero, met ? 'target-met' : 'target-missed', facts)
    const share = attained(actual, target, down)
    if (share === undefined) return aside(frame, 'zero-denominator', rule.when_den_zero, { input: name })
    return scored(bounded(frame, frame.max.times(share)), met ? 'target-met' : 'target-partly', facts)
  }
}

/** The value of another index, as a share of the highest it can be. */
export const externalIndexRule = (rule: ExternalIndexRule, frame: Frame): Evaluate => {
  const highest = exact(rule.value_max)
  const input = rule.input ?? 'value'
  return (inputs) => {
    const value = numberOf(inputs, input)
    if (!isNumber(value)) return value
    if (highest.sign() <= 0) return invalid('no-highest-value', { input })
    const points = bounded(frame, frame.max.times(value).over(highest))
    const reason = value.compare(highest) > 0 ? 'external-capped' : 'external'
    return scored(points, reason, { value, highest, source: rule.source })
  }
}

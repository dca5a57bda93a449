import { exact } from '../exact.ts'
import { invalid, missing, scored } from '../outcome.ts'
import type { AllOfRule, BooleanRule, ChoiceRule, ConstantRule, ManualRule } from '../set.ts'
import { type Evaluate, type Frame, flagOf, given, isNumber, numberOf, tablePoints } from './frame.ts'

/** Full points when the requirement is met, else the lower value. */
export const booleanRule = (rule: BooleanRule, frame: Frame): Evaluate => {
  const yes = tablePoints(frame, rule.points_true, rule.allow_negative)
  const no = tablePoints(frame, rule.points_false ?? 0, rule.allow_negative)
  return (inputs) => {
    const met = flagOf(inputs, rule.input)
    if (typeof met !== 'boolean') return met
    return scored(met ? yes : no, met ? 'requirement-met' : 'requirement-not-met', { input: rule.input })
  }
}

/** Full points only when every condition holds; the facts name those that do not. */
export const allOfRule = (rule: AllOfRule, frame: Frame): Evaluate => {
  const all = tablePoints(frame, rule.points_all, rule.allow_negative)
  const otherwise = tablePoints(frame, rule.points_else ?? 0, rule.allow_negative)
  return (inputs) => {
    const failing: string[] = []
    for (const item of rule.items) {
      const holds = flagOf(inputs, item)
      if (typeof holds !== 'boolean') return holds
      if (!holds) failing.push(item)
    }
    if (failing.length === 0) return scored(all, 'all-hold', {})
    return scored(otherwise, 'not-all-hold', { failing: failing.join(' ') })
  }
}

/** One of a list of outcomes, each with its points. */
export const choiceRule = (rule: ChoiceRule, frame: Frame): Evaluate => {
  const points = new Map(
    rule.options.map((o) => [o.value, tablePoints(frame, o.points, rule.allow_negative)] as const),
  )
  return (inputs) => {
    const value = given(inputs, rule.input)
    if (value === undefined || value === null) return missing(rule.input)
    const found = typeof value === 'object' ? undefined : points.get(String(value))
    if (!found) return invalid('unknown-choice', { input: rule.input })
    return scored(found, 'chosen', { input: rule.input, value: String(value) })
  }
}

/** Judged by the council: from 0 to the maximum, in whole steps; a reason stands beside. */
export const manualRule = (rule: ManualRule, frame: Frame): Evaluate => {
  const step = rule.step === undefined ? null : exact(rule.step)
  return (inputs) => {
    const points = numberOf(inputs, 'points', { negative: rule.allow_negative })
    if (!isNumber(points)) return points
    if (points.compare(frame.max) > 0)
      return invalid('over-maximum', { input: 'points', value: points, max: frame.max })
    if (step && step.sign() > 0 && !points.over(step).isWhole())
      return invalid('off-step', { input: 'points', value: points, step })
    return scored(points, 'judged', typeof inputs.reason === 'string' ? { reason: inputs.reason } : {})
  }
}

/** Fixed points, as used inside cases. */
export const constantRule = (rule: ConstantRule, frame: Frame): Evaluate => {
  const outcome = scored(tablePoints(frame, rule.points, rule.allow_negative), 'constant', {})
  return () => outcome
}

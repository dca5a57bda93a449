import { exact, greater, lesser, zero } from '../exact.ts'
import { type Fact, scored } from '../outcome.ts'
import type { CountAddRule, CountDeductRule } from '../set.ts'
import { bounded, type Evaluate, type Frame, isNumber, numberOf } from './frame.ts'

/** A start value, less points for every occurrence; down to the floor, or below zero where the rule allows it. */
export const countDeductRule = (rule: CountDeductRule, frame: Frame): Evaluate => {
  const start = exact(rule.start)
  const deductions = rule.deductions.map(({ input, each }) => ({ input, each: exact(each) }))
  const floor = rule.floor === undefined || rule.floor === null ? null : exact(rule.floor)
  return (inputs) => {
    let lost = zero
    const facts: Record<string, Fact> = { start }
    for (const { input, each } of deductions) {
      const count = numberOf(inputs, input, { whole: true })
      if (!isNumber(count)) return count
      if (count.sign() === 0) continue
      facts[`count.${input}`] = count
      lost = lost.plus(count.times(each))
    }
    const left = start.minus(lost)
    const kept = bounded(frame, floor ? greater(left, floor) : left, rule.allow_negative)
    facts.lost = lost
    if (lost.sign() === 0) return scored(kept, 'nothing-deducted', facts)
    return scored(kept, kept.compare(left) > 0 ? 'deducted-to-floor' : 'deducted', facts)
  }
}

/** Points for every item, up to the cap. */
export const countAddRule = (rule: CountAddRule, frame: Frame): Evaluate => {
  const each = exact(rule.each)
  const cap = lesser(frame.max, rule.cap === undefined ? frame.max : exact(rule.cap))
  return (inputs) => {
    const count = numberOf(inputs, rule.input, { whole: true })
    if (!isNumber(count)) return count
    const earned = count.times(each)
    const capped = earned.compare(cap) > 0
    return scored(bounded(frame, lesser(earned, cap)), capped ? 'counted-capped' : 'counted', { count, each })
  }
}

import { type Exact, hundred } from '../exact.ts'
import { invalid, scored } from '../outcome.ts'
import type { ImprovementRule } from '../set.ts'
import { bandsOf } from './bands.ts'
import { aside, type Evaluate, type Frame, given, isNumber, numberOf, tablePoints } from './frame.ts'

/** What changed against last year, in points or percent, by bands; without a last year what the rule says of it. */
export const improvementRule = (rule: ImprovementRule, frame: Frame): Evaluate => {
  const bands = bandsOf(rule.bands, frame, rule.allow_negative)
  const none =
    rule.no_previous === undefined
      ? undefined
      : scored(tablePoints(frame, rule.no_previous, rule.allow_negative), 'no-previous-points', {})
  const percent = rule.metric === 'pct_change'
  const sign = { negative: !percent }
  const changeOf = (current: Exact, previous: Exact): Exact =>
    percent ? current.minus(previous).times(hundred).over(previous) : current.minus(previous)
  return (inputs) => {
    const current = numberOf(inputs, rule.current, sign)
    if (!isNumber(current)) return current
    const before = given(inputs, rule.previous)
    if (before === undefined || before === null)
      return none ?? aside(frame, 'no-previous', rule.missing_previous, { input: rule.previous, current })
    const previous = numberOf(inputs, rule.previous, sign)
    if (!isNumber(previous)) return previous
    if (percent && previous.sign() === 0)
      return aside(frame, 'zero-denominator', rule.when_den_zero, { input: rule.previous, current })
    const change = changeOf(current, previous)
    const hit = bands(change)
    if (!hit) return invalid('no-band', { current, previous, change })
    const { points, band, from, inclusive } = hit
    return scored(points, 'change-band', { current, previous, change, band, from, inclusive })
  }
}

import { dayOfMonth, endOfMonth, endOfQuarter, isDay } from '#platform/day.ts'
import { invalid, missing, scored } from '../outcome.ts'
import type { DeadlineRule, Due } from '../set.ts'
import { type Evaluate, type Frame, given, tablePoints } from './frame.ts'

const endOfPeriod = (due: Due & { type: 'period_end' }, year: number): string => {
  const quarter = /^Q([1-4])$/.exec(due.period)?.[1]
  if (quarter) return endOfQuarter(year, Number(quarter))
  if (due.period === 'H1') return endOfMonth(year, 6)
  return endOfMonth(year, due.period === 'month' ? (due.month ?? 12) : 12)
}

/** The last day a document is on time, for a round of this year; the 29th of February exists in leap years only. */
export const dueDay = (due: Due, roundYear: number): string => {
  const year = roundYear + (due.year_offset ?? 0)
  if (due.type === 'period_end') return endOfPeriod(due, year)
  return dayOfMonth(year, due.month, due.day)
}

/** Points by the day of the document against the last day; null says that there is no document. */
export const deadlineRule = (rule: DeadlineRule, frame: Frame): Evaluate => {
  const points = (of: DeadlineRule['on_time']) =>
    of === undefined ? undefined : tablePoints(frame, of, rule.allow_negative)
  const onTime = points(rule.on_time) ?? frame.max
  const late = points(rule.late ?? 0) ?? frame.max
  const never = points(rule.missing ?? 0) ?? frame.max
  const days = new Map<number, string>()
  const dueIn = (year: number): string => {
    const known = days.get(year) ?? dueDay(rule.due, year)
    days.set(year, known)
    return known
  }
  return (inputs, year) => {
    const on = given(inputs, rule.input)
    if (on === undefined) return missing(rule.input)
    const due = dueIn(year)
    if (on === null) return scored(never, 'not-issued', { due })
    if (!isDay(on)) return invalid('not-a-day', { input: rule.input })
    return on <= due ? scored(onTime, 'on-time', { on, due }) : scored(late, 'late', { on, due })
  }
}

import { addDays, type Day, dayOfMonth, monthOf, weekday, yearOf } from '#platform/day.ts'

export const deadlineKinds = ['day', 'period-end', 'recurring', 'regular', 'none'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]
export type DeadlineReading = 'strict' | 'inclusive'

/** A deadline as the document has it: `on` is the date as written. */
export type Deadline = { kind: DeadlineKind; on: Day | null; reading: DeadlineReading }

/**
 * The last day on time; null where there is none. "Trước ngày 30/10" is 29/10 in the strict reading and 30/10 in
 * the inclusive one. A regular task has no deadline for timeliness; it is expected complete at year end.
 */
export function lastDayOnTime(deadline: Deadline): Day | null {
  if (!deadline.on) return null
  if (deadline.kind === 'period-end') return deadline.on
  if (deadline.kind !== 'day') return null
  return deadline.reading === 'strict' ? addDays(deadline.on, -1) : deadline.on
}

export const recurrences = ['week', 'month', 'quarter', 'half-year', 'year'] as const
/** `day` is the weekday (1 Monday to 7) of a week, else the day of the period's last month: "ngày 15 tháng cuối quý". */
export type Recurrence = { every: (typeof recurrences)[number]; day: number }

const months = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** The due days of a recurring task from `from` to `to`, both included; day 31 is the last day of a shorter month. */
export function occurrencesBetween(recurrence: Recurrence, from: Day, to: Day): Day[] {
  if (recurrence.every === 'week') return weeksBetween(recurrence.day, from, to)
  const step = months[recurrence.every]
  const days: Day[] = []
  for (let n = yearOf(from) * 12 + monthOf(from); n <= yearOf(to) * 12 + monthOf(to); n++) {
    const month = ((n - 1) % 12) + 1
    if (month % step !== 0) continue
    const day = dayOfMonth(Math.floor((n - 1) / 12), month, recurrence.day)
    if (day >= from && day <= to) days.push(day)
  }
  return days
}

function weeksBetween(day: number, from: Day, to: Day): Day[] {
  const days: Day[] = []
  const first = addDays(from, (((day - weekday(from)) % 7) + 7) % 7)
  for (let next = first; next <= to; next = addDays(next, 7)) days.push(next)
  return days
}

/** The first day of the period that a due day closes; an occurrence is made when its period begins. */
export function periodStart(recurrence: Recurrence, dueOn: Day): Day {
  if (recurrence.every === 'week') return addDays(dueOn, 1 - weekday(dueOn))
  const first = Math.floor((monthOf(dueOn) - 1) / months[recurrence.every]) * months[recurrence.every] + 1
  return `${yearOf(dueOn)}-${String(first).padStart(2, '0')}-01`
}

import { addDays, type Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** What a day is: without work, made up for, or as its place in the week says. */
export type DayKind = 'off' | 'work' | 'week'

/** A day that breaks the week's rule, or was set to follow it. `certain`: read in its own document. `set`: by a setting. */
export type CalendarDay = {
  day: Day
  kind: DayKind
  name: string
  source: string
  certain: boolean
  set: boolean
}

/** The published days with those that the province set; what is set stands before what is published. */
export const calendarOf = (
  published: readonly CalendarDay[],
  set: readonly { day: Day; kind: DayKind; reason: string }[],
): CalendarDay[] => {
  const days = new Map(published.map((day) => [day.day, day]))
  for (const { day, kind, reason } of set)
    days.set(day, { day, kind, name: days.get(day)?.name ?? '', source: reason, certain: true, set: true })
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** A day may be set while it lies ahead: dates computed for days that have passed stand. */
export const setDay = (day: Day, today: Day): Decision<Day, 'setting-in-the-past'> =>
  day < today ? no('setting-in-the-past') : yes(day)

/** Days that follow each other and are alike, as one line with its first and last day. */
export const runsOf = (days: readonly CalendarDay[]): (CalendarDay & { last: Day })[] => {
  const runs: (CalendarDay & { last: Day })[] = []
  for (const day of days) {
    const before = runs.at(-1)
    const alike =
      before !== undefined &&
      addDays(before.last, 1) === day.day &&
      (['kind', 'name', 'source', 'certain', 'set'] as const).every((key) => before[key] === day[key])
    if (alike) before.last = day.day
    else runs.push({ ...day, last: day.day })
  }
  return runs
}

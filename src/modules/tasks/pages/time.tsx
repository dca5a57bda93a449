import { type Day, daysBetween } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { Timeliness as Shown } from '#ui/format.ts'
import { TimeTag } from '#ui/tag.tsx'
import type { Timeliness, TimelinessKind } from '../rules/timeliness.ts'

/** A line of the list as the tag of timeliness wants it; none for what is suspended or recalled. */
export function shownTime(
  line: { timeliness: TimelinessKind; days_late: number; due_on: Day | null },
  asOf: Day,
): Shown | undefined {
  switch (line.timeliness) {
    case 'suspended':
    case 'recalled':
      return undefined
    case 'late':
    case 'overdue':
      return { key: line.timeliness, days: line.days_late }
    case 'due-soon':
    case 'in-time':
      return { key: line.timeliness, days: Math.max(0, daysBetween(asOf, line.due_on ?? asOf)) }
    default:
      return { key: line.timeliness }
  }
}

/** The same of a task's own timeliness. */
export function shownTimeliness(time: Timeliness): Shown | undefined {
  if (time.kind === 'suspended' || time.kind === 'recalled') return undefined
  if ('daysLeft' in time) return { key: time.kind, days: time.daysLeft }
  return 'days' in time ? { key: time.kind, days: time.days } : { key: time.kind }
}

/** The tag of timeliness, or nothing. */
export const Time = ({ time, lang }: { time: Shown | undefined; lang: Lang }) =>
  time ? <TimeTag time={time} lang={lang} /> : null

import type { Day } from '#platform/day.ts'
import { daysBetween } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showTimeliness, type Timeliness } from '#ui/format.ts'
import { stateWord, type WorkState } from '#ui/tag.tsx'
import type { Standing } from './rules/standing.ts'

/** The state that stands for a row with one or several tasks: completed when all are, else that of the first open one. */
export const standingState = (
  row: { tasks: readonly { state: WorkState }[] },
  { bucket }: Pick<Standing, 'bucket'>,
): WorkState => {
  if (bucket.startsWith('completed')) return 'completed'
  const open = row.tasks.filter((task) => task.state !== 'completed' && task.state !== 'recalled')
  return open[0]?.state ?? row.tasks[0]?.state ?? 'issued'
}

/** How a row stands to its deadline, with days; nothing for what is recalled or suspended. */
export const standingTime = (standing: Standing, asOf: Day): Timeliness | undefined => {
  const { bucket, soon, dueOn, doneOn, daysLate } = standing
  switch (bucket) {
    case 'completedOnTime':
      return { key: 'on-time', days: dueOn && doneOn ? Math.max(0, daysBetween(doneOn, dueOn)) : 0 }
    case 'completedLate':
    case 'completedObjective':
      return { key: 'late', days: daysLate }
    case 'openOverdue':
    case 'openObjective':
      return { key: 'overdue', days: daysLate }
    case 'openInTime':
      return {
        key: soon ? 'due-soon' : 'in-time',
        days: dueOn ? Math.max(0, daysBetween(asOf, dueOn)) : undefined,
      }
    case 'openNoDeadline':
    case 'completedNoDeadline':
      return { key: 'no-deadline' }
    default:
      return undefined
  }
}

/** "Hoàn thành, đúng hạn" for paper and sheets. */
export const standingWords = (
  row: { standing: Standing | undefined; tasks: readonly { state: WorkState }[] },
  asOf: Day,
  lang: Lang,
): string => {
  if (!row.standing) return ''
  const state = stateWord(standingState(row, row.standing), lang)
  const time = standingTime(row.standing, asOf)
  return time ? `${state}; ${showTimeliness(time, lang)}` : state
}

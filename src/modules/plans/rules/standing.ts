import type { Day } from '#platform/day.ts'
import type { Bucket, Counts, TaskLine } from '../../tasks/facts.ts'

type Task = Pick<
  TaskLine,
  'state' | 'timeliness' | 'days_late' | 'due_on' | 'first_due_on' | 'completed_on' | 'submitted_on'
>

/** How a plan task (one row of the annex, whatever the number of its leads) stands at a cut. */
export type Standing = {
  bucket: Bucket
  /** what is left to do is due within the days that count as soon */
  soon: boolean
  /** as first planned, and as extended: the last of its tasks speaks */
  plannedOn: Day | null
  /** its day on the trajectory: its first deadline, without one the end of the plan's year; and whether it has come */
  pathOn: Day
  planned: boolean
  dueOn: Day | null
  doneOn: Day | null
  daysLate: number
}

const last = (days: readonly (Day | null)[]): Day | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null

/** The standing of a row from the bucket of its instruction and its tasks at the same cut. */
export const standingOf = (
  bucket: Bucket,
  tasks: readonly Task[],
  { asOf, year }: { asOf: Day; year: number },
): Standing => {
  const live = tasks.filter((task) => task.state !== 'recalled')
  const plannedOn = last(live.map((task) => task.first_due_on ?? task.due_on))
  const pathOn: Day = plannedOn ?? `${year}-12-31`
  return {
    bucket,
    soon: bucket === 'openInTime' && live.some((task) => task.timeliness === 'due-soon'),
    plannedOn,
    pathOn,
    planned: pathOn <= asOf,
    dueOn: last(live.map((task) => task.due_on)),
    doneOn: bucket.startsWith('completed') ? last(live.map((task) => task.completed_on)) : null,
    daysLate: Math.max(0, ...live.map((task) => task.days_late)),
  }
}

/** The bucket of one assignment, from what its line says: for the rows behind a unit's figure. */
export const bucketOfTask = (task: Pick<TaskLine, 'state' | 'timeliness' | 'objective'>): Bucket => {
  const { state, timeliness, objective } = task
  if (state === 'recalled') return 'recalled'
  if (state === 'suspended') return 'openSuspended'
  const done = state === 'completed'
  if (timeliness === 'no-deadline') return done ? 'completedNoDeadline' : 'openNoDeadline'
  if (timeliness === 'late') return objective ? 'completedObjective' : 'completedLate'
  if (timeliness === 'overdue') return objective ? 'openObjective' : 'openOverdue'
  return done ? 'completedOnTime' : 'openInTime'
}

/** Every figure of a plan's page; each is the number of rows that the annex then lists. */
export const figureNames = [
  'assigned',
  'counted',
  'planned',
  'completed',
  'completedOnTime',
  'completedLate',
  'completedNoDeadline',
  'inTime',
  'dueSoon',
  'openOverdue',
  'openNoDeadline',
  'recalled',
  'objective',
  'openSuspended',
] as const
export type FigureName = (typeof figureNames)[number]

/** True when a plan task is one of those that a figure counts. */
export const isIn = (
  figure: FigureName,
  { bucket, soon, planned }: Pick<Standing, 'bucket' | 'soon' | 'planned'>,
): boolean => {
  switch (figure) {
    case 'assigned':
      return true
    case 'counted':
      return bucket !== 'recalled'
    case 'planned':
      return bucket !== 'recalled' && planned
    case 'completed':
      return bucket.startsWith('completed')
    case 'inTime':
      return bucket === 'openInTime' && !soon
    case 'dueSoon':
      return bucket === 'openInTime' && soon
    case 'objective':
      return bucket === 'completedObjective' || bucket === 'openObjective'
    default:
      return bucket === figure
  }
}

/** The figures from a plan's counts, with the in time told apart from the due soon. */
export const figuresOf = (counts: Counts, standings: readonly Standing[]): Record<FigureName, number> => {
  const dueSoon = standings.filter((s) => isIn('dueSoon', s)).length
  return {
    assigned: counts.assigned,
    counted: counts.assigned - counts.recalled,
    planned: standings.filter((s) => isIn('planned', s)).length,
    completed: counts.completed,
    completedOnTime: counts.completedOnTime,
    completedLate: counts.completedLate,
    completedNoDeadline: counts.completedNoDeadline,
    inTime: counts.openInTime - dueSoon,
    dueSoon,
    openOverdue: counts.openOverdue,
    openNoDeadline: counts.openNoDeadline,
    recalled: counts.recalled,
    objective: counts.completedObjective + counts.openObjective,
    openSuspended: counts.openSuspended,
  }
}

export type Step = { day: Day; n: number }

const steps = (days: readonly Day[]): Step[] => {
  const sorted = [...days].sort()
  return sorted.flatMap((day, i) => (sorted[i + 1] === day ? [] : [{ day, n: i + 1 }]))
}

/**
 * Done by day beside the plan's own trajectory (deadlines as first given), cumulative. Recalled tasks are in neither;
 * a task without a deadline is planned for the end of the year.
 */
export const trajectory = (standings: readonly Standing[]): { done: Step[]; plan: Step[]; total: number } => {
  const counted = standings.filter((s) => isIn('counted', s))
  return {
    done: steps(counted.map((s) => s.doneOn).filter((day) => day !== null)),
    plan: steps(counted.map((s) => s.pathOn)),
    total: counted.length,
  }
}

/** How many had come by the end of a day. */
export const byDay = (all: readonly Step[], day: Day): number =>
  all.filter((step) => step.day <= day).at(-1)?.n ?? 0

/** Done and counted, and overdue, of a part of the plan. */
export type PartFigure = { done: number; of: number; overdue: number; excluded: number }

/** The figures of plan tasks under each key (an area, a plan), in the order the keys first come. */
export const partFigures = <Key>(
  rows: readonly { key: Key; bucket: Bucket }[],
): { key: Key; figure: PartFigure }[] =>
  [...Map.groupBy(rows, (row) => row.key)].map(([key, own]) => ({
    key,
    figure: {
      done: own.filter((row) => row.bucket.startsWith('completed')).length,
      of: own.filter((row) => row.bucket !== 'recalled').length,
      overdue: own.filter((row) => row.bucket === 'openOverdue').length,
      excluded: own.filter((row) => row.bucket === 'recalled').length,
    },
  }))

type Row = {
  areaId: number | null
  standing: Standing | undefined
  tasks: readonly Pick<TaskLine, 'lead_unit_id' | 'state' | 'timeliness' | 'objective'>[]
}
/** Which rows of the annex a figure, an area (0: none) or a lead unit opens; `by`: planned, or completed, by a day. */
export type Which = { show?: FigureName; area?: number; lead?: number; by?: Day }

/** The rows behind a figure: as many as the figure says. With a lead, its own assignments are looked at. */
export const rowsBehind = <R extends Row>(rows: readonly R[], { show, area, lead, by }: Which): R[] =>
  rows.filter((row) => {
    if (by !== undefined) return row.standing !== undefined && isBy(show, row.standing, by)
    if (area !== undefined && (row.areaId ?? 0) !== area) return false
    if (lead !== undefined) return leadIsIn(row, lead, show)
    return show === undefined || (row.standing !== undefined && isIn(show, row.standing))
  })

/** On one of the two lines of the trajectory by a day. */
const isBy = (show: FigureName | undefined, standing: Standing, day: Day): boolean =>
  show === 'planned'
    ? isIn('counted', standing) && standing.pathOn <= day
    : isIn('completed', standing) && standing.doneOn !== null && standing.doneOn <= day

const leadIsIn = (row: Row, unitId: number, show: FigureName | undefined): boolean => {
  const own = row.tasks.filter((task) => task.lead_unit_id === unitId)
  if (show === undefined) return own.length > 0
  const planned = row.standing?.planned ?? false
  return own.some((task) =>
    isIn(show, { bucket: bucketOfTask(task), soon: task.timeliness === 'due-soon', planned }),
  )
}

import type { Task } from './task.ts'
import type { Timeliness } from './timeliness.ts'

/** Every figure a measure is made of, from one query at one cut-off. `assigned` counts recalled tasks too. */
export type Counts = {
  assigned: number
  recalled: number
  completed: number
  /** Completed, had a deadline and kept it; the objective ones are in `completedObjective` alone. */
  completedOnTime: number
  completedLate: number
  completedNoDeadline: number
  /** Completed late by a cause marked objective: neither on time nor late. */
  completedObjective: number
  open: number
  openInTime: number
  openOverdue: number
  openNoDeadline: number
  /** Overdue by a cause marked objective: open, but out of the overdue. */
  openObjective: number
  openSuspended: number
}
export const countNames = [
  'assigned',
  'recalled',
  'completed',
  'completedOnTime',
  'completedLate',
  'completedNoDeadline',
  'completedObjective',
  'open',
  'openInTime',
  'openOverdue',
  'openNoDeadline',
  'openObjective',
  'openSuspended',
] as const satisfies readonly (keyof Counts)[]

export const noCounts = (): Counts =>
  Object.fromEntries(countNames.map((name) => [name, 0])) as Record<keyof Counts, number>

/** A percent with its parts. `percent` has two decimals, half up; null when nothing arose (a zero denominator). */
export type Measure = { numerator: number; denominator: number; excluded: number; percent: string | null }
export type MeasureName =
  | 'completionOfAssigned'
  | 'completionOfDue'
  | 'onTimeOfCompleted'
  | 'onTimeOfDue'
  | 'overdueOfOpen'
export type Measures = Record<MeasureName, Measure>
export const measureNames: MeasureName[] = [
  'completionOfAssigned',
  'completionOfDue',
  'onTimeOfCompleted',
  'onTimeOfDue',
  'overdueOfOpen',
]

/** The bucket a task counts in; each task is in exactly one, so that the buckets add up to `assigned`. */
export type Bucket =
  | 'recalled'
  | 'completedOnTime'
  | 'completedLate'
  | 'completedNoDeadline'
  | 'completedObjective'
  | 'openInTime'
  | 'openOverdue'
  | 'openNoDeadline'
  | 'openObjective'
  | 'openSuspended'

export function bucketOf(
  task: Pick<Task, 'state' | 'objective'>,
  timeliness: Pick<Timeliness, 'kind'>,
): Bucket {
  const late = timeliness.kind === 'late' || timeliness.kind === 'overdue'
  if (task.state === 'recalled') return 'recalled'
  if (task.state === 'suspended') return 'openSuspended'
  if (task.state === 'completed') {
    if (timeliness.kind === 'no-deadline') return 'completedNoDeadline'
    if (!late) return 'completedOnTime'
    return task.objective ? 'completedObjective' : 'completedLate'
  }
  if (timeliness.kind === 'no-deadline') return 'openNoDeadline'
  if (!late) return 'openInTime'
  return task.objective ? 'openObjective' : 'openOverdue'
}

/** Several counts added up. */
export const sumOf = (all: Iterable<Counts>): Counts => {
  const total = noCounts()
  for (const counts of all) for (const name of countNames) total[name] += counts[name]
  return total
}

/** Counts from how many tasks are in each bucket. */
export function countsOf(buckets: Partial<Record<Bucket, number>>): Counts {
  const counts = { ...noCounts(), ...buckets }
  counts.completed =
    counts.completedOnTime + counts.completedLate + counts.completedNoDeadline + counts.completedObjective
  counts.open =
    counts.openInTime +
    counts.openOverdue +
    counts.openNoDeadline +
    counts.openObjective +
    counts.openSuspended
  counts.assigned = counts.recalled + counts.completed + counts.open
  return counts
}

/**
 * The five named measures (governance 1.4; published reports use different denominators under one word, so each
 * is named and carries its fraction). Recalled tasks leave every denominator, objective and suspended ones the
 * denominators that speak of delay; all of them are told in `excluded`.
 */
export function measuresOf(c: Counts): Measures {
  const onTimeDue = c.completedOnTime + c.completedLate + c.openOverdue
  return {
    completionOfAssigned: measure(c.completed, c.assigned - c.recalled, c.recalled),
    completionOfDue: measure(c.completed, c.completed + c.openOverdue, c.openObjective + c.openSuspended),
    onTimeOfCompleted: measure(c.completedOnTime, c.completedOnTime + c.completedLate, c.completedObjective),
    onTimeOfDue: measure(
      c.completedOnTime,
      onTimeDue,
      c.completedObjective + c.openObjective + c.openSuspended,
    ),
    overdueOfOpen: measure(
      c.openOverdue,
      c.open - c.openObjective - c.openSuspended,
      c.openObjective + c.openSuspended,
    ),
  }
}

const measure = (numerator: number, denominator: number, excluded: number): Measure => ({
  numerator,
  denominator,
  excluded,
  percent: percentOf(numerator, denominator),
})

/** `part` of `whole` in percent, two decimals, half up, by whole numbers alone; null for a zero denominator. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

import { type Day, daysBetween } from '#platform/day.ts'
import type { Task } from './task.ts'

/** How a task stands against its deadline on a day. Days are calendar days in Việt Nam. */
export type Timeliness =
  | { kind: 'no-deadline' }
  | { kind: 'on-time' }
  | { kind: 'late'; days: number }
  | { kind: 'overdue'; days: number }
  | { kind: 'due-soon'; daysLeft: number }
  | { kind: 'in-time'; daysLeft: number }
  | { kind: 'suspended'; days: number }
  | { kind: 'recalled' }
export type TimelinessKind = Timeliness['kind']

type Clock = Pick<Task, 'state' | 'dueOn' | 'submittedOn' | 'completedOn'>

/**
 * Days after the deadline that stand on `day`; 0 when none. What lies with the checker grows no older for the
 * unit, so a submitted product is measured at the day it was submitted; a suspended task at `day`, since a
 * suspension moves no deadline.
 */
export function daysLate(task: Clock, day: Day): number {
  if (!task.dueOn || task.state === 'recalled') return 0
  const until = task.completedOn ?? (task.state === 'submitted' ? task.submittedOn : null) ?? day
  return Math.max(0, daysBetween(task.dueOn, until))
}

/** Timeliness at `day` (governance 1.3): the deadline day itself is still on time; `soon` days or fewer left is due soon. */
export function timelinessAt(task: Clock, day: Day, soon = 3): Timeliness {
  if (task.state === 'recalled') return { kind: 'recalled' }
  if (task.state === 'suspended') return { kind: 'suspended', days: daysLate(task, day) }
  if (!task.dueOn) return { kind: 'no-deadline' }
  const days = daysLate(task, day)
  if (task.state === 'completed') return days > 0 ? { kind: 'late', days } : { kind: 'on-time' }
  if (days > 0) return { kind: 'overdue', days }
  const daysLeft = Math.max(0, daysBetween(day, task.dueOn))
  const waits = task.state === 'submitted'
  return daysLeft <= soon && !waits ? { kind: 'due-soon', daysLeft } : { kind: 'in-time', daysLeft }
}

import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import type { Task } from './task.ts'

const ended = (task: Pick<Task, 'state'>) => task.state === 'completed' || task.state === 'recalled'

export type NoWithdrawal = 'already-withdrawn' | 'finished' | 'being-checked'
/** Evidence can be withdrawn while the task is open; not what lies with the checker, who must see what was submitted. */
export function withdrawal(
  task: Pick<Task, 'state'>,
  evidence: { withdrawn: boolean; submission: number | null },
): Decision<true, NoWithdrawal> {
  if (evidence.withdrawn) return no('already-withdrawn')
  if (ended(task)) return no('finished')
  if (task.state === 'submitted' && evidence.submission !== null) return no('being-checked')
  return yes(true)
}

export type NoTelling = 'told-already' | 'no-reason'
/**
 * What a coordinating unit tells of its part: done as of today (a later word about a part that is done keeps its day),
 * or not done after all, which needs a reason.
 */
export function telling(
  part: { doneOn: Day | null },
  wish: { done: boolean; note?: string | null },
  today: Day,
): Decision<{ done: boolean; doneOn: Day | null; note: string | null }, NoTelling> {
  const note = wish.note?.trim() || null
  if (!wish.done && part.doneOn === null && !note) return no('told-already')
  if (!wish.done && part.doneOn !== null && !note) return no('no-reason')
  return yes({ done: wish.done, doneOn: wish.done ? (part.doneOn ?? today) : null, note })
}

import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import { defaultLimits, draftEvent, type EventDraft, type Limits, type Task } from './task.ts'

export type ExtensionWish = { proposedOn: Day; reason: string; documentNo?: string | null }
export type NoExtension =
  | 'finished'
  | 'not-accepted'
  | 'suspended'
  | 'no-deadline'
  | 'overdue'
  | 'already-asked'
  | 'too-many'
  | 'not-later'
  | 'no-reason'

/** Asking for more time: by the lead, before or on the deadline day, one open request, at most as many as the setting says. */
export function askExtension(
  task: Task,
  wish: ExtensionWish,
  today: Day,
  { maxExtensions }: Limits = defaultLimits,
): Decision<EventDraft, NoExtension> {
  if (task.state === 'completed' || task.state === 'recalled') return no('finished')
  if (task.state === 'suspended') return no('suspended')
  if (!['accepted', 'rejected', 'reopened'].includes(task.state)) return no('not-accepted')
  if (!task.dueOn) return no('no-deadline')
  if (today > task.dueOn) return no('overdue')
  if (task.extension) return no('already-asked')
  if (task.extensionsGranted >= maxExtensions) return no('too-many')
  if (wish.proposedOn <= task.dueOn) return no('not-later')
  if (!wish.reason.trim()) return no('no-reason')
  return yes(
    draftEvent('extension-asked', today, null, {
      reason: wish.reason,
      dueFrom: task.dueOn,
      documentNo: wish.documentNo ?? null,
      facts: { proposedOn: wish.proposedOn },
    }),
  )
}

export type GrantWish = { dueOn: Day; reason?: string | null; documentNo?: string | null }
export type NoGrant = 'none-asked' | 'finished' | 'not-later' | 'later-than-asked' | 'no-reason'

/** Granting: the date asked for, or a shorter one with a reason. Old and new dates are kept for ever. */
export function grantExtension(task: Task, wish: GrantWish, today: Day): Decision<EventDraft, NoGrant> {
  if (task.state === 'completed' || task.state === 'recalled') return no('finished')
  if (!task.extension || !task.dueOn) return no('none-asked')
  if (wish.dueOn <= task.dueOn) return no('not-later')
  if (wish.dueOn > task.extension.proposedOn) return no('later-than-asked')
  if (wish.dueOn < task.extension.proposedOn && !wish.reason?.trim()) return no('no-reason')
  return yes(
    draftEvent('extension-granted', today, null, {
      reason: wish.reason?.trim() || null,
      dueFrom: task.dueOn,
      dueTo: wish.dueOn,
      documentNo: wish.documentNo ?? null,
      facts: { proposedOn: task.extension.proposedOn },
    }),
  )
}

export type RefuseWish = { reason: string; documentNo?: string | null }
export type NoRefusal = 'none-asked' | 'finished' | 'no-reason'

/** Refusing, with a reason. The days past the deadline that the request waited are the decider's (lateness.ts). */
export function refuseExtension(task: Task, wish: RefuseWish, today: Day): Decision<EventDraft, NoRefusal> {
  if (task.state === 'completed' || task.state === 'recalled') return no('finished')
  if (!task.extension) return no('none-asked')
  if (!wish.reason.trim()) return no('no-reason')
  return yes(
    draftEvent('extension-refused', today, null, {
      reason: wish.reason,
      dueFrom: task.dueOn,
      documentNo: wish.documentNo ?? null,
    }),
  )
}

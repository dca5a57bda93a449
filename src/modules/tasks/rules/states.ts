import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import { defaultLimits, draftEvent, type EventDraft, type Limits, type Task } from './task.ts'
import { daysLate } from './timeliness.ts'

// The guards of the states (domain/governance.md 1.3). Each `ask…` answers with the event to be added. Who may is
// in policy.ts; here is only what the task itself allows.

const inHand = (task: Task) => ['accepted', 'rejected', 'reopened'].includes(task.state)
const said = (text: string | null | undefined): text is string => !!text?.trim()
const ended = (task: Task) => task.state === 'completed' || task.state === 'recalled'

export type NoAcceptance = 'not-issued'
/** The lead takes the task on. */
export function askAccept(task: Task, _wish: object, today: Day): Decision<EventDraft, NoAcceptance> {
  return task.state === 'issued' ? yes(draftEvent('accepted', today, 'accepted')) : no('not-issued')
}

export type ReturnWish = { reason: string; personId?: string | null }
export type NoReturn = 'not-issued' | 'has-progress' | 'own-issue' | 'no-reason'
/** The lead gives the task back as not its own to do: before any progress, and never the person who gave it. */
export function askReturn(task: Task, wish: ReturnWish, today: Day): Decision<EventDraft, NoReturn> {
  if (task.state === 'accepted' && (task.progress || task.submissions > 0)) return no('has-progress')
  if (task.state !== 'issued') return no('not-issued')
  if (task.progress || task.submissions > 0) return no('has-progress')
  if (wish.personId && wish.personId === task.issuedBy) return no('own-issue')
  if (!said(wish.reason)) return no('no-reason')
  return yes(draftEvent('returned', today, 'returned', { reason: wish.reason }))
}

export type ReassignWish = { leadUnitId: number; dueOn?: Day | null; reason: string }
export type NoReassignment = 'not-returned' | 'same-lead' | 'not-later' | 'no-reason'
/**
 * The issuer gives a returned task to another unit. The deadline stays; another unit may get a later one, since it
 * starts later. What was late before stays with the unit that held it.
 */
export function askReassign(
  task: Task,
  wish: ReassignWish,
  today: Day,
): Decision<EventDraft, NoReassignment> {
  if (task.state !== 'returned') return no('not-returned')
  if (wish.dueOn && wish.leadUnitId === task.leadUnitId) return no('same-lead')
  if (wish.dueOn && (!task.dueOn || wish.dueOn <= task.dueOn || wish.dueOn < today)) return no('not-later')
  if (!said(wish.reason)) return no('no-reason')
  return yes(
    draftEvent('reassigned', today, 'issued', {
      leadUnitId: wish.leadUnitId,
      reason: wish.reason,
      dueFrom: wish.dueOn ? task.dueOn : null,
      dueTo: wish.dueOn ?? null,
    }),
  )
}

export type ProgressWish = { done: number; total: number; note?: string | null }
export type NoProgress = 'not-in-hand' | 'more-than-all'
/** Progress as done of total, in the task's own unit of count; it changes no state. */
export function askProgress(task: Task, wish: ProgressWish, today: Day): Decision<EventDraft, NoProgress> {
  if (!inHand(task)) return no('not-in-hand')
  if (wish.done > wish.total || wish.total <= 0) return no('more-than-all')
  const facts = { done: wish.done, total: wish.total }
  return yes(draftEvent('progressed', today, null, { reason: wish.note?.trim() || null, facts }))
}

export type SubmitWish = { documentNo?: string | null; files: number; note?: string | null }
export type NoSubmission = 'not-in-hand' | 'explain-first' | 'no-product'
/**
 * The lead submits the product: a file or a document number is needed. Where the setting says so, what is overdue is
 * explained first.
 */
export function askSubmit(
  task: Task,
  wish: SubmitWish,
  today: Day,
  { explainFirst }: Limits = defaultLimits,
): Decision<EventDraft, NoSubmission> {
  if (!inHand(task)) return no('not-in-hand')
  if (explainFirst && !task.explained && daysLate(task, today) > 0) return no('explain-first')
  if (wish.files < 1 && !said(wish.documentNo)) return no('no-product')
  return yes(
    draftEvent('submitted', today, 'submitted', {
      reason: wish.note?.trim() || null,
      documentNo: wish.documentNo?.trim() || null,
      facts: { files: wish.files },
    }),
  )
}

export type NoCheck = 'not-submitted' | 'no-reason'
/** The checker accepts: the task is complete as of the day of the submission, not of the check. */
export function askComplete(task: Task, wish: { note?: string | null }): Decision<EventDraft, NoCheck> {
  if (task.state !== 'submitted' || !task.submittedOn) return no('not-submitted')
  return yes(draftEvent('completed', task.submittedOn, 'completed', { reason: wish.note?.trim() || null }))
}

/** The checker sends the product back to be done again, with a reason. */
export function askReject(task: Task, wish: { reason: string }, today: Day): Decision<EventDraft, NoCheck> {
  if (task.state !== 'submitted') return no('not-submitted')
  if (!said(wish.reason)) return no('no-reason')
  return yes(draftEvent('rejected', today, 'rejected', { reason: wish.reason }))
}

export type NoReopening = 'not-completed' | 'no-reason'
/** The checker opens a completed task again, with a reason; the deadline stays as it was. */
export function askReopen(
  task: Task,
  wish: { reason: string },
  today: Day,
): Decision<EventDraft, NoReopening> {
  if (task.state !== 'completed') return no('not-completed')
  if (!said(wish.reason)) return no('no-reason')
  return yes(draftEvent('reopened', today, 'reopened', { reason: wish.reason }))
}

export type DocumentWish = { documentNo: string; reason?: string | null }
export type NoSuspension = 'not-in-hand' | 'no-document'
/** The issuer suspends by a document. The deadline does not move. */
export function askSuspend(task: Task, wish: DocumentWish, today: Day): Decision<EventDraft, NoSuspension> {
  if (!inHand(task)) return no('not-in-hand')
  if (!said(wish.documentNo)) return no('no-document')
  return yes(
    draftEvent('suspended', today, 'suspended', {
      documentNo: wish.documentNo,
      reason: wish.reason?.trim() || null,
    }),
  )
}

export type NoResumption = 'not-suspended'
/** The issuer lets it go on, in the state in which it was suspended. */
export function askResume(
  task: Task,
  wish: { documentNo?: string | null; reason?: string | null },
  today: Day,
): Decision<EventDraft, NoResumption> {
  if (task.state !== 'suspended') return no('not-suspended')
  return yes(
    draftEvent('resumed', today, task.stateBeforeSuspension ?? 'accepted', {
      documentNo: wish.documentNo?.trim() || null,
      reason: wish.reason?.trim() || null,
    }),
  )
}

export type NoRecall = 'finished' | 'no-document'
/** The issuer takes the task back by a document: the end, out of every denominator, and printed as excluded. */
export function askRecall(task: Task, wish: DocumentWish, today: Day): Decision<EventDraft, NoRecall> {
  if (ended(task)) return no('finished')
  if (!said(wish.documentNo)) return no('no-document')
  return yes(
    draftEvent('recalled', today, 'recalled', {
      documentNo: wish.documentNo,
      reason: wish.reason?.trim() || null,
    }),
  )
}

export type CorrectWish = { reason: string; leadUnitId?: number | null; title?: string | null }
export type NoCorrection = 'finished' | 'nothing-to-correct' | 'no-reason'
/** The issuer corrects an error of issue (a wrong lead, a slip in the title). It never moves a deadline. */
export function askCorrect(task: Task, wish: CorrectWish, today: Day): Decision<EventDraft, NoCorrection> {
  if (ended(task)) return no('finished')
  const leadUnitId = wish.leadUnitId && wish.leadUnitId !== task.leadUnitId ? wish.leadUnitId : null
  if (!leadUnitId && !said(wish.title)) return no('nothing-to-correct')
  if (!said(wish.reason)) return no('no-reason')
  const facts = said(wish.title) ? { title: wish.title } : {}
  // the right unit must take it on itself
  return yes(
    draftEvent('corrected', today, leadUnitId ? 'issued' : null, { reason: wish.reason, leadUnitId, facts }),
  )
}

export type DelegateWish = { focalPersonId?: string; childTaskId?: number; reason?: string | null }
export type NoDelegation = 'finished' | 'nobody-named'
/** The lead names who does it inside, or gives a part to a unit below; the lead stays answerable. */
export function askDelegate(task: Task, wish: DelegateWish, today: Day): Decision<EventDraft, NoDelegation> {
  if (ended(task)) return no('finished')
  const { focalPersonId, childTaskId } = wish
  if (!focalPersonId && !childTaskId) return no('nobody-named')
  const facts = { ...(focalPersonId && { focalPersonId }), ...(childTaskId && { childTaskId }) }
  return yes(draftEvent('delegated', today, null, { facts, reason: wish.reason?.trim() || null }))
}

export type NoObjective = 'recalled' | 'not-late' | 'already-marked' | 'not-marked' | 'no-reason'
/** The checker marks a delay as objective (NĐ 335/2025 exempts confirmed objective causes); it stays in the ledger. */
export function askMarkObjective(
  task: Task,
  wish: { reason: string },
  today: Day,
): Decision<EventDraft, NoObjective> {
  if (task.state === 'recalled') return no('recalled')
  if (task.objective) return no('already-marked')
  if (daysLate(task, today) === 0) return no('not-late')
  if (!said(wish.reason)) return no('no-reason')
  return yes(draftEvent('objective-marked', today, null, { reason: wish.reason }))
}

/** The checker takes the mark back, with a reason. */
export function askClearObjective(
  task: Task,
  wish: { reason: string },
  today: Day,
): Decision<EventDraft, NoObjective> {
  if (!task.objective) return no('not-marked')
  if (!said(wish.reason)) return no('no-reason')
  return yes(draftEvent('objective-cleared', today, null, { reason: wish.reason }))
}

export type NoExplanation = 'not-late' | 'no-reason'
/** The lead explains what is late (Đồng Tháp: late or not reported must be explained in writing). */
export function askExplain(
  task: Task,
  wish: { reason: string; documentNo?: string | null },
  today: Day,
): Decision<EventDraft, NoExplanation> {
  if (daysLate(task, today) === 0) return no('not-late')
  if (!said(wish.reason)) return no('no-reason')
  return yes(
    draftEvent('explained', today, null, {
      reason: wish.reason,
      documentNo: wish.documentNo?.trim() || null,
    }),
  )
}

/** A person may be reminded of one task once in so many hours. */
export const hoursBetweenReminders = 4
export type RemindWish = { now: Date; note?: string | null; automatic?: boolean }
export type NoReminder = 'finished' | 'reminded-lately' | 'waits-for-check'
/** A reminder is an act on record, at most one in four hours; not while the product lies with the checker. */
export function askRemind(task: Task, wish: RemindWish, today: Day): Decision<EventDraft, NoReminder> {
  if (ended(task) || task.state === 'suspended') return no('finished')
  if (task.state === 'submitted') return no('waits-for-check')
  const since = task.lastRemindedAt ? wish.now.getTime() - task.lastRemindedAt.getTime() : Infinity
  if (since < hoursBetweenReminders * 3_600_000) return no('reminded-lately')
  const facts = wish.automatic ? { automatic: true } : {}
  return yes(draftEvent('reminded', today, null, { reason: wish.note?.trim() || null, facts }))
}

export type LetterWish = { letterKind: 'reminder' | 'criticism'; documentNo: string; documentId?: number }
export type NoLetter = 'not-late' | 'no-document'
/** An official reminder or letter of criticism, with its number in the register (Hải Phòng 10/2018: 7 and 4). */
export function askLetter(task: Task, wish: LetterWish, today: Day): Decision<EventDraft, NoLetter> {
  if (daysLate(task, today) === 0) return no('not-late')
  if (!said(wish.documentNo)) return no('no-document')
  const { letterKind, documentId, documentNo } = wish
  return yes(
    draftEvent('letter', today, null, {
      documentNo,
      facts: { letterKind, ...(documentId && { documentId }) },
    }),
  )
}

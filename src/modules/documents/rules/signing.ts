import { type Day, yearOf } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** How a document of ours goes: drafted, reviewed, signed, numbered and issued; `received` is the incoming register's. */
export type DocumentState =
  | 'draft'
  | 'in-review'
  | 'returned'
  | 'approved'
  | 'signed'
  | 'issued'
  | 'received'
  | 'withdrawn'

export type DocumentAct = 'edit' | 'send' | 'return' | 'approve' | 'sign' | 'issue' | 'attach' | 'withdraw'

/** In which states an act may be done; after the signature the words are fixed. */
export const actStates: Record<DocumentAct, readonly DocumentState[]> = {
  edit: ['draft', 'returned'],
  send: ['draft', 'returned'],
  return: ['in-review', 'approved', 'signed'],
  approve: ['in-review'],
  sign: ['approved'],
  issue: ['signed'],
  attach: ['issued'],
  withdraw: ['draft', 'in-review', 'returned', 'approved', 'signed'],
}

/** What each act makes of the document. */
export const stateAfter: Partial<Record<DocumentAct, DocumentState>> = {
  send: 'in-review',
  return: 'returned',
  approve: 'approved',
  sign: 'signed',
  issue: 'issued',
  withdraw: 'withdrawn',
}

export type NoAct = 'document-not-in-state' | 'note-missing'

/** Whether an act fits the state; returning and withdrawing need a note that says why. */
export const askDocumentAct = (
  act: DocumentAct,
  state: DocumentState,
  note: string | undefined,
): Decision<DocumentState, NoAct> => {
  if (!actStates[act].includes(state)) return no('document-not-in-state')
  if ((act === 'return' || act === 'withdraw') && !note?.trim()) return no('note-missing')
  return yes(stateAfter[act] ?? state)
}

export type NoIssue = 'issue-in-future' | 'issue-before-signature' | 'issue-before-last-number'

/**
 * The day a document is issued: not to come, not before it was signed, and not before the last number of its series,
 * since numbers follow the days of a year from 1 January (NĐ 30/2020/NĐ-CP, Điều 15).
 */
export const askIssueDay = (
  on: Day,
  { today, signedOn, last }: { today: Day; signedOn: Day; last: Day | undefined },
): Decision<{ on: Day; year: number }, NoIssue> => {
  if (on > today) return no('issue-in-future')
  if (on < signedOn) return no('issue-before-signature')
  if (last !== undefined && on < last) return no('issue-before-last-number')
  return yes({ on, year: yearOf(on) })
}

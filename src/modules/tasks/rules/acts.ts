import type { Day } from '#platform/day.ts'
import type { Decision } from '#platform/decision.ts'
import { askExtension, grantExtension, refuseExtension } from './extension.ts'
import {
  askAccept,
  askClearObjective,
  askComplete,
  askCorrect,
  askDelegate,
  askExplain,
  askLetter,
  askMarkObjective,
  askProgress,
  askReassign,
  askRecall,
  askReject,
  askRemind,
  askReopen,
  askResume,
  askReturn,
  askSubmit,
  askSuspend,
} from './states.ts'
import { defaultLimits, type EventDraft, type EventKind, type Limits, type Task } from './task.ts'

/** Who does an act, by the table in domain/roles.md; policy.ts says what that means for an actor. */
export type ActRole = 'lead' | 'issuer' | 'checker' | 'reminder'

type Act = {
  event: EventKind
  by: ActRole
  /** The noun in the URL: `POST /tasks/12/acceptance`. */
  noun: string
  // biome-ignore lint/suspicious/noExplicitAny: each act has its own wish; `Wishes` below keeps them apart for callers
  ask: (task: Task, wish: any, today: Day, limits?: Limits) => Decision<EventDraft, string>
}

/**
 * Every act on a task: the routes, the policy and the proof that no act shortens a recorded delay
 * (lateness.test.ts) are all made from this one table.
 */
export const acts = {
  accept: { event: 'accepted', by: 'lead', noun: 'acceptance', ask: askAccept },
  return: { event: 'returned', by: 'lead', noun: 'return', ask: askReturn },
  reassign: { event: 'reassigned', by: 'issuer', noun: 'reassignment', ask: askReassign },
  progress: { event: 'progressed', by: 'lead', noun: 'progress', ask: askProgress },
  submit: { event: 'submitted', by: 'lead', noun: 'submission', ask: askSubmit },
  complete: { event: 'completed', by: 'checker', noun: 'completion', ask: askComplete },
  reject: { event: 'rejected', by: 'checker', noun: 'rejection', ask: askReject },
  reopen: { event: 'reopened', by: 'checker', noun: 'reopening', ask: askReopen },
  suspend: { event: 'suspended', by: 'issuer', noun: 'suspension', ask: askSuspend },
  resume: { event: 'resumed', by: 'issuer', noun: 'resumption', ask: askResume },
  recall: { event: 'recalled', by: 'issuer', noun: 'recall', ask: askRecall },
  correct: { event: 'corrected', by: 'issuer', noun: 'correction', ask: askCorrect },
  delegate: { event: 'delegated', by: 'lead', noun: 'delegation', ask: askDelegate },
  askExtension: { event: 'extension-asked', by: 'lead', noun: 'extensions', ask: askExtension },
  grantExtension: { event: 'extension-granted', by: 'issuer', noun: 'extension-grant', ask: grantExtension },
  refuseExtension: {
    event: 'extension-refused',
    by: 'issuer',
    noun: 'extension-refusal',
    ask: refuseExtension,
  },
  markObjective: {
    event: 'objective-marked',
    by: 'checker',
    noun: 'objective-mark',
    ask: askMarkObjective,
  },
  clearObjective: {
    event: 'objective-cleared',
    by: 'checker',
    noun: 'objective-clearing',
    ask: askClearObjective,
  },
  explain: { event: 'explained', by: 'lead', noun: 'explanation', ask: askExplain },
  remind: { event: 'reminded', by: 'reminder', noun: 'reminders', ask: askRemind },
  letter: { event: 'letter', by: 'issuer', noun: 'letters', ask: askLetter },
} as const satisfies Record<string, Act>

export type ActName = keyof typeof acts

/** The acts that may be done to many tasks at once. */
export const bulkActs = ['accept', 'remind', 'reassign'] as const satisfies readonly ActName[]
export type BulkAct = (typeof bulkActs)[number]

export type WishOf<A extends ActName> = Parameters<(typeof acts)[A]['ask']>[1]
export const actNames = Object.keys(acts) as ActName[]

/** What the task itself allows: the event to be added, or why not. */
export const askAct = <A extends ActName>(
  name: A,
  task: Task,
  wish: WishOf<A>,
  today: Day,
  limits: Limits = defaultLimits,
): Decision<EventDraft, string> => (acts[name] as Act).ask(task, wish, today, limits)

/** A wish as complete as can be: what it is refused for is the task, not the form. */
function fullWish(name: ActName, task: Task, now: Date): object {
  const full = {
    reason: 'x',
    documentNo: 'x',
    leadUnitId: -1,
    done: 1,
    total: 1,
    files: 1,
    focalPersonId: 'x',
  }
  const dueOn = name === 'grantExtension' ? task.extension?.proposedOn : undefined
  return { ...full, proposedOn: '9999-12-31', dueOn, now, letterKind: 'reminder' }
}

/** Why the task itself does not allow an act on the day, whoever acts; null when it does. */
export function whyClosed(
  name: ActName,
  task: Task,
  { today, now, limits }: { today: Day; now: Date; limits: Limits },
): string | null {
  const decision = askAct(name, task, fullWish(name, task, now) as never, today, limits)
  return decision.ok ? null : decision.reason
}

const dayOf: Partial<Record<ActName, string>> = {
  reassign: 'dueOn',
  grantExtension: 'dueOn',
  askExtension: 'proposedOn',
}
const fields: Record<string, string> = {
  'no-reason': 'reason',
  'no-document': 'documentNo',
  'no-product': 'documentNo',
  'later-than-asked': 'dueOn',
  'more-than-all': 'done',
  'same-lead': 'leadUnitId',
  'unit-has-ended': 'leadUnitId',
  'nobody-named': 'focalPersonId',
  'nothing-to-correct': 'title',
}

/** The field of the act's form that a refusal speaks of; undefined when it speaks of the task. */
export const fieldOf = (name: ActName, reason: string): string | undefined =>
  reason === 'not-later' ? dayOf[name] : fields[reason]

import type { Day } from '#platform/day.ts'

/** The ten states of work (domain/governance.md 1.3). Timeliness is the other axis and is derived, never stored. */
export const taskStates = [
  'draft',
  'issued',
  'returned',
  'accepted',
  'submitted',
  'rejected',
  'completed',
  'reopened',
  'suspended',
  'recalled',
] as const
export type TaskState = (typeof taskStates)[number]

/** What can happen to a task; each is a row of `task_event`, only ever added. */
export const eventKinds = [
  'issued',
  'accepted',
  'returned',
  'reassigned',
  'progressed',
  'submitted',
  'completed',
  'rejected',
  'reopened',
  'suspended',
  'resumed',
  'recalled',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'objective-marked',
  'objective-cleared',
  'explained',
  'reminded',
  'corrected',
  'delegated',
  'letter',
] as const
export type EventKind = (typeof eventKinds)[number]

/** What beside state, lead and deadline an event may carry. */
export type EventFacts = {
  done?: number
  total?: number
  proposedOn?: Day
  title?: string
  focalPersonId?: string
  childTaskId?: number
  files?: number
  automatic?: boolean
  letterKind?: 'reminder' | 'criticism'
  documentId?: number
  note?: string
}

/** What a rule decides and an action saves: a row of `task_event` without who and when. */
export type EventDraft = {
  kind: EventKind
  /** The business day it counts at: a completion counts at the day of the accepted submission. */
  onDay: Day
  /** The state it leads to; null where the state stays. */
  stateTo: TaskState | null
  reason: string | null
  dueFrom: Day | null
  dueTo: Day | null
  leadUnitId: number | null
  documentNo: string | null
  facts: EventFacts
}

/** A row of `task_event`. `at` is when the system knew. */
export type TaskEvent = EventDraft & {
  id: number
  at: Date
  personId: string | null
  mandateId: number | null
}

/** An extension that waits for its decision. */
export type OpenExtension = { askedOn: Day; proposedOn: Day; reason: string | null; personId: string | null }

/** A task as its events tell it, at one `asOf` and one `knownAt`. */
export type Task = {
  state: TaskState
  stateBeforeSuspension: TaskState | null
  leadUnitId: number
  givenOn: Day
  issuedBy: string | null
  issuerMandateId: number | null
  firstDueOn: Day | null
  /** The last day on time in force: the first deadline, or as extended. */
  dueOn: Day | null
  submittedOn: Day | null
  submittedBy: string | null
  completedOn: Day | null
  objective: boolean
  extension: OpenExtension | null
  extensionsGranted: number
  submissions: number
  reminders: number
  lastRemindedAt: Date | null
  progress: { done: number; total: number } | null
  explained: boolean
  touchedOn: Day
}

/** What the province lays down for tasks, as it holds on the day of the act (the dated settings). */
export type Limits = {
  /** how many extensions of one task may be granted (Đồng Tháp QĐ 790: once) */
  maxExtensions: number
  /** whether what is overdue must be explained before its product is taken (governance 1.2); off unless set */
  explainFirst: boolean
}
export const defaultLimits: Limits = { maxExtensions: 1, explainFirst: false }

/** A draft of an event with nothing in it but its kind, day and the state it leads to. */
export const draftEvent = (
  kind: EventKind,
  onDay: Day,
  stateTo: TaskState | null,
  rest: Partial<EventDraft> = {},
): EventDraft => ({
  kind,
  onDay,
  stateTo,
  reason: null,
  dueFrom: null,
  dueTo: null,
  leadUnitId: null,
  documentNo: null,
  facts: {},
  ...rest,
})

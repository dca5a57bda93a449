import type { Day } from '#platform/day.ts'
import type { Task, TaskEvent } from './task.ts'

/**
 * The task as its events tell it for the business day `asOf` with what the system knew at `knownAt`; undefined
 * when it had not been given, or nobody knew. An event counts when it happened by `asOf` and was recorded by
 * `knownAt`: a product of 28/9 accepted on 5/10 is complete at 30/9 as known on 5/10, not as known on 1/10.
 */
export function taskAt(events: readonly TaskEvent[], asOf: Day, knownAt: Date): Task | undefined {
  const known = events
    .filter((e) => e.onDay <= asOf && e.at.getTime() <= knownAt.getTime())
    .sort((a, b) => a.id - b.id)
  let task: Task | undefined
  for (const event of known) task = after(task, event)
  return task
}

/** The task after one more event. Each attribute is told by the last event that speaks of it, so SQL can say the same. */
export function after(before: Task | undefined, event: TaskEvent): Task | undefined {
  const task = before ?? (event.kind === 'issued' ? given(event) : undefined)
  if (!task) return undefined
  return {
    ...task,
    ...stateAfter(task, event),
    ...changes(task, event),
    touchedOn: laterOf(event.onDay, task.touchedOn),
  }
}

const laterOf = (a: Day, b: Day): Day => [a, b].sort()[1] as Day

const given = (event: TaskEvent): Task => ({
  state: 'issued',
  stateBeforeSuspension: null,
  leadUnitId: event.leadUnitId ?? 0,
  givenOn: event.onDay,
  issuedBy: event.personId,
  issuerMandateId: event.mandateId,
  firstDueOn: event.dueTo,
  dueOn: event.dueTo,
  submittedOn: null,
  submittedBy: null,
  completedOn: null,
  objective: false,
  extension: null,
  extensionsGranted: 0,
  submissions: 0,
  reminders: 0,
  lastRemindedAt: null,
  progress: null,
  explained: false,
  touchedOn: event.onDay,
})

function stateAfter(task: Task, event: TaskEvent): Partial<Task> {
  if (!event.stateTo) return {}
  const stateBeforeSuspension = event.stateTo === 'suspended' ? task.state : null
  const completedOn = event.stateTo === 'completed' ? event.onDay : null
  return { state: event.stateTo, stateBeforeSuspension, completedOn }
}

function changes(task: Task, event: TaskEvent): Partial<Task> {
  const { facts } = event
  switch (event.kind) {
    case 'reassigned':
    case 'corrected':
      // a request of the unit before lapses with its lead
      return event.leadUnitId
        ? { leadUnitId: event.leadUnitId, dueOn: event.dueTo ?? task.dueOn, extension: null }
        : {}
    case 'progressed':
      return { progress: { done: facts.done ?? 0, total: facts.total ?? 0 } }
    case 'submitted':
      return { submittedOn: event.onDay, submittedBy: event.personId, submissions: task.submissions + 1 }
    case 'completed':
    case 'recalled':
      return { extension: null }
    case 'extension-asked':
      return {
        extension: {
          askedOn: event.onDay,
          proposedOn: facts.proposedOn ?? event.onDay,
          reason: event.reason,
          personId: event.personId,
        },
      }
    case 'extension-granted':
      return { extension: null, dueOn: event.dueTo, extensionsGranted: task.extensionsGranted + 1 }
    case 'extension-refused':
      return { extension: null }
    case 'objective-marked':
      return { objective: true }
    case 'objective-cleared':
      return { objective: false }
    case 'explained':
      return { explained: true }
    case 'reminded':
      return { reminders: task.reminders + 1, lastRemindedAt: event.at }
    default:
      return {}
  }
}

import { type Day, daysBetween } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

export const severities = ['minor', 'major', 'serious'] as const
export type Severity = (typeof severities)[number]

/** "draft" until the conclusion is issued. Overdue and repeated are no states: they are derived. */
export const findingStates = ['draft', 'withdrawn', 'open', 'in-progress', 'remedied', 'verified'] as const
export type FindingState = (typeof findingStates)[number]

export const findingActs = ['start', 'remedy', 'return', 'verify', 'task'] as const
export type FindingAct = (typeof findingActs)[number]

export const eventKinds = [
  'noted',
  'changed',
  'withdrawn',
  'issued',
  'started',
  'remedied',
  'returned',
  'verified',
  'tasked',
] as const
export type EventKind = (typeof eventKinds)[number]

const ways: Record<FindingAct, { from: readonly FindingState[]; to: FindingState | 'same' }> = {
  start: { from: ['open'], to: 'in-progress' },
  remedy: { from: ['open', 'in-progress'], to: 'remedied' },
  return: { from: ['remedied'], to: 'in-progress' },
  verify: { from: ['remedied'], to: 'verified' },
  task: { from: ['open', 'in-progress'], to: 'same' },
}

export type NoFinding = 'finding-not-in-state' | 'return-needs-note' | 'finding-is-task'

/** Whether an act may be done to a finding, and the state it leads to; what is returned needs a reason. */
export const decideFinding = (
  f: { state: FindingState; tasked: boolean },
  act: FindingAct,
  note?: string,
): Decision<FindingState, NoFinding> => {
  const { from, to } = ways[act]
  if (!from.includes(f.state)) return no('finding-not-in-state')
  if (act === 'return' && !note?.trim()) return no('return-needs-note')
  if (act === 'task' && f.tasked) return no('finding-is-task')
  return yes(to === 'same' ? f.state : to)
}

/** What happened to a finding, oldest first. */
export type FindingEvent = { kind: EventKind; onDay: Day }

const leadsTo: Record<EventKind, FindingState | undefined> = {
  noted: 'draft',
  changed: undefined,
  withdrawn: 'withdrawn',
  issued: 'open',
  started: 'in-progress',
  remedied: 'remedied',
  returned: 'in-progress',
  verified: 'verified',
  tasked: undefined,
}

/** A finding as its events tell it for a day. `remediedOn` is the day of the remedy that counts: the last handed in. */
export type FindingThen = { state: FindingState; remediedOn: Day | null; verifiedOn: Day | null }

export const findingThen = (events: readonly FindingEvent[], asOf: Day): FindingThen | undefined => {
  const known = events.filter((event) => event.onDay <= asOf)
  const state = known.map((event) => leadsTo[event.kind]).findLast((one) => one !== undefined)
  if (!state) return undefined
  const last = (kind: EventKind) => known.findLast((event) => event.kind === kind)?.onDay ?? null
  const remediedOn = state === 'remedied' || state === 'verified' ? last('remedied') : null
  return { state, remediedOn, verifiedOn: state === 'verified' ? last('verified') : null }
}

export type Timing = { key: 'none' | 'in-time' | 'on-time' | 'late' | 'overdue'; days: number }

/**
 * How a finding stands against its due day, which itself is on time: overdue while nothing was handed in after it;
 * handed in (and not returned) it is on time or late by the day of the remedy, however long the verification takes.
 */
export const timing = (then: FindingThen, dueOn: Day | null, asOf: Day): Timing => {
  if (dueOn === null || then.state === 'draft' || then.state === 'withdrawn') return { key: 'none', days: 0 }
  if (then.remediedOn !== null) {
    const late = daysBetween(dueOn, then.remediedOn)
    return late > 0 ? { key: 'late', days: late } : { key: 'on-time', days: 0 }
  }
  const past = daysBetween(dueOn, asOf)
  return past > 0 ? { key: 'overdue', days: past } : { key: 'in-time', days: daysBetween(asOf, dueOn) }
}

/** One finding of one inspection, as needed to see what is repeated. */
export type Placed = { id: number; unitId: number; item: string; begunOn: Day; inspectionId: number }

/** Findings whose checklist item was already found wanting in the same unit at an earlier inspection. */
export const repeatedOf = (all: readonly Placed[]): Set<number> =>
  new Set(
    all
      .filter((one) =>
        all.some(
          (other) =>
            other.unitId === one.unitId &&
            other.item === one.item &&
            other.inspectionId !== one.inspectionId &&
            other.begunOn < one.begunOn,
        ),
      )
      .map((one) => one.id),
  )

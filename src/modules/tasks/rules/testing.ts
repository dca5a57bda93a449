import fc from 'fast-check'
import { addDays, type Day, momentOn } from '#platform/day.ts'
import { type ActName, actNames, askAct, type WishOf } from './acts.ts'
import { taskAt } from './history.ts'
import { defaultLimits, draftEvent, type EventDraft, type Limits, type Task, type TaskEvent } from './task.ts'

/** A task's story written as in a table: each line a day and what happened; the rules are asked as in life. */
export class Story {
  readonly events: TaskEvent[] = []

  constructor(
    readonly givenOn: Day,
    readonly dueOn: Day | null,
    readonly leadUnitId = 1,
  ) {
    this.add(draftEvent('issued', givenOn, 'issued', { leadUnitId, dueTo: dueOn }), givenOn, 'issuer')
  }

  /** Does the act on the day; false when the rule refuses it. */
  tries<A extends ActName>(day: Day, name: A, wish: WishOf<A>, limits = defaultLimits): boolean {
    const decision = askAct(name, this.now(), wish, day, limits)
    if (decision.ok) this.add(decision.value, day, name)
    return decision.ok
  }

  /** Does the act on the day; throws with the reason when the rule refuses. */
  does<A extends ActName>(day: Day, name: A, wish: WishOf<A>, limits = defaultLimits): this {
    const decision = askAct(name, this.now(), wish, day, limits)
    if (!decision.ok) throw new Error(`${name} on ${day}: ${decision.reason}`)
    this.add(decision.value, day, name)
    return this
  }

  now(): Task {
    const task = taskAt(this.events, '9999-12-31', endOf('9999-12-31'))
    if (!task) throw new Error('not given')
    return task
  }

  private add(draft: EventDraft, day: Day, personId: string): void {
    const at = momentOn(day, new Date(Date.UTC(2020, 0, 1, 1, 0, 0, this.events.length)))
    this.events.push({ ...draft, id: this.events.length + 1, at, personId, mandateId: null })
  }
}

/** The last moment of a day in Việt Nam. */
export const endOf = (day: Day): Date => new Date(`${day}T23:59:59.999+07:00`)

// Any role, any day: the wishes are made from two numbers, the act is one that the rules allow at that moment, taken
// from the table that the routes are made of.
export type Step = { pick: number; n: number; wait: number }
export const steps = fc.array(
  fc.record({
    pick: fc.nat(1_000),
    n: fc.nat(20),
    wait: fc.oneof(fc.constant(0), fc.nat(2), fc.nat(12)),
  }),
  { maxLength: 25, size: 'max' },
)

/** Two extensions, so that stories may have more than one. */
export const twice: Limits = { ...defaultLimits, maxExtensions: 2 }

/** One of the acts that the rules allow now; the end (a recall) comes seldom, so that stories grow long. */
export function pickAct(story: Story, { pick, n }: Step, today: Day): ActName | undefined {
  const task = story.now()
  const open = actNames.filter(
    (name) => askAct(name, task, wishFor(name, n, today, task.dueOn) as never, today, twice).ok,
  )
  const name = open[pick % open.length]
  return name === 'recall' && n % 5 > 0 ? undefined : name
}

export function wishFor(name: ActName, n: number, today: Day, dueOn: Day | null): WishOf<ActName> {
  const later = addDays(dueOn ?? today, n)
  const reason = `why ${n}`
  const wishes: { [A in ActName]: WishOf<A> } = {
    accept: {},
    return: { reason },
    reassign: { leadUnitId: (n % 3) + 1, dueOn: n % 2 ? addDays(today, n) : null, reason },
    progress: { done: n, total: 20 },
    submit: { files: n },
    complete: {},
    reject: { reason },
    reopen: { reason },
    suspend: { documentNo: `${n}/QĐ` },
    resume: {},
    recall: { documentNo: `${n}/QĐ` },
    correct: { leadUnitId: (n % 3) + 1, reason },
    delegate: { focalPersonId: `p${n}` },
    askExtension: { proposedOn: later, reason },
    grantExtension: { dueOn: later, reason },
    refuseExtension: { reason },
    markObjective: { reason },
    clearObjective: { reason },
    explain: { reason },
    remind: { now: momentOn(today, new Date(0)) },
    letter: { letterKind: 'criticism', documentNo: `${n}` },
  }
  return wishes[name]
}

import { type Day, momentOn } from '#platform/day.ts'
import { type ActName, askAct, type WishOf } from './acts.ts'
import { taskAt } from './history.ts'
import { draftEvent, type EventDraft, type Task, type TaskEvent } from './task.ts'

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
  tries<A extends ActName>(day: Day, name: A, wish: WishOf<A>, max = 1): boolean {
    const decision = askAct(name, this.now(), wish, day, max)
    if (decision.ok) this.add(decision.value, day, name)
    return decision.ok
  }

  /** Does the act on the day; throws with the reason when the rule refuses. */
  does<A extends ActName>(day: Day, name: A, wish: WishOf<A>, max = 1): this {
    const decision = askAct(name, this.now(), wish, day, max)
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

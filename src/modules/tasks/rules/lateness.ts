import { addDays, type Day, dayOf, daysBetween } from '#platform/day.ts'
import { after, taskAt } from './history.ts'
import type { Task, TaskEvent } from './task.ts'

/** Who let a day after the deadline pass: the unit, who checks, who decides an extension, who reassigns, or nobody. */
export const parties = ['unit', 'checker', 'decider', 'issuer', 'suspended'] as const
export type Party = (typeof parties)[number]
export type DaysByParty = Record<Party, number>

/** The time one unit held the task. `wrongLead` when a correction says that it never should have. */
export type Stretch = {
  leadUnitId: number
  from: Day
  to: Day | null
  firstDueOn: Day | null
  dueOn: Day | null
  firstDayLate: Day | null
  days: DaysByParty
  wrongLead: boolean
}

/** One request for more time and what became of it; `deciderDays` passed after the deadline while it waited. */
export type ExtensionRecord = {
  askedOn: Day
  dueFrom: Day | null
  proposedOn: Day
  outcome: 'open' | 'granted' | 'refused' | 'lapsed'
  decidedOn: Day | null
  decidedBy: string | null
  dueTo: Day | null
  reason: string | null
  answer: string | null
  deciderDays: number
}

/** All that is on record about a task's delay. `excluded` is named and printed; its days stay. */
export type Ledger = {
  firstDueOn: Day | null
  dueOn: Day | null
  firstDayLate: Day | null
  finishedOn: Day | null
  days: DaysByParty
  total: number
  stretches: Stretch[]
  extensions: ExtensionRecord[]
  excluded: 'recalled' | 'objective' | null
}

/**
 * The lateness ledger at `asOf` as known at `knownAt`, derived from the events alone. A day after the deadline in
 * force is put to whoever had the task when that day began, so what happens later (an extension, a recall, a
 * correction, a mark) cannot take it back: no sequence of acts makes a recorded delay smaller.
 */
export function ledgerAt(events: readonly TaskEvent[], asOf: Day, knownAt: Date): Ledger {
  const end = asOf < dayOf(knownAt) ? asOf : dayOf(knownAt)
  const known = events
    .filter((e) => e.at.getTime() <= knownAt.getTime() && recordedOn(e) <= end)
    .sort((a, b) => a.id - b.id)
  const walk = new Walk()
  for (const event of known) walk.take(event)
  walk.passTo(end)
  return walk.ledger(taskAt(events, asOf, knownAt))
}

/** A completion counts at the day of the submission, but the checker's days run until it was recorded. */
const recordedOn = (event: TaskEvent): Day => (event.kind === 'completed' ? dayOf(event.at) : event.onDay)

const noDays = (): DaysByParty => ({ unit: 0, checker: 0, decider: 0, issuer: 0, suspended: 0 })

/** Who had the task; nobody once it is complete or recalled. */
function partyOf(task: Task): Party | null {
  if (task.state === 'completed' || task.state === 'recalled') return null
  if (task.state === 'suspended') return 'suspended'
  if (task.state === 'submitted') return 'checker'
  if (task.state === 'returned') return 'issuer'
  return task.extension ? 'decider' : 'unit'
}

class Walk {
  private task: Task | undefined
  private cursor: Day = ''
  private closedOn: Day | null = null
  private stretches: Stretch[] = []
  private extensions: ExtensionRecord[] = []

  take(event: TaskEvent): void {
    const day = recordedOn(event)
    this.passTo(day)
    if (event.stateTo === 'completed') this.closedOn = day
    if (event.kind === 'reopened') this.chargeGap(day)
    this.noteExtension(event)
    this.task = after(this.task, event)
    this.noteStretch(event, day)
    this.cursor = day
  }

  /** Puts the days after the cursor, up to and with `day`, to whoever has the task now. */
  passTo(day: Day): void {
    const party = this.task && partyOf(this.task)
    if (party) this.charge(party, this.cursor, day)
    if (day > this.cursor) this.cursor = day
  }

  /** The days a task was taken for complete and was not are the checker's, who had accepted it. */
  private chargeGap(day: Day): void {
    if (this.closedOn) this.charge('checker', this.closedOn, day)
    this.closedOn = null
  }

  private charge(party: Party, from: Day, to: Day): void {
    const due = this.task?.dueOn
    const stretch = this.stretches.at(-1)
    if (!due || !stretch) return
    const after = due > from ? due : from
    const days = Math.max(0, daysBetween(after, to))
    if (days === 0) return
    stretch.days[party] += days
    stretch.firstDayLate ??= addDays(after, 1)
    const request = this.extensions.at(-1)
    if (party === 'decider' && request) request.deciderDays += days
  }

  private noteStretch(event: TaskEvent, day: Day): void {
    const task = this.task
    if (!task) return
    const last = this.stretches.at(-1)
    if (last && last.leadUnitId === task.leadUnitId && event.kind !== 'reassigned') {
      last.dueOn = task.dueOn
      return
    }
    if (last) {
      last.to = day
      last.wrongLead = event.kind === 'corrected'
    }
    this.stretches.push({
      leadUnitId: task.leadUnitId,
      from: day,
      to: null,
      firstDueOn: task.dueOn,
      dueOn: task.dueOn,
      firstDayLate: null,
      days: noDays(),
      wrongLead: false,
    })
  }

  private noteExtension(event: TaskEvent): void {
    if (event.kind === 'extension-asked') {
      this.extensions.push({
        askedOn: event.onDay,
        dueFrom: event.dueFrom,
        proposedOn: event.facts.proposedOn ?? event.onDay,
        outcome: 'open',
        decidedOn: null,
        decidedBy: null,
        dueTo: null,
        reason: event.reason,
        answer: null,
        deciderDays: 0,
      })
      return
    }
    const open = this.extensions.at(-1)
    if (open?.outcome !== 'open') return
    const outcome = outcomeOf(event)
    if (!outcome) return
    Object.assign(open, { outcome, decidedOn: event.onDay, decidedBy: event.personId })
    if (outcome !== 'lapsed') Object.assign(open, { dueTo: event.dueTo, answer: event.reason })
  }

  ledger(task: Task | undefined): Ledger {
    const days = noDays()
    for (const s of this.stretches) for (const p of parties) days[p] += s.days[p]
    const firstLate = this.stretches.map((s) => s.firstDayLate).filter((d) => d !== null)
    return {
      firstDueOn: task?.firstDueOn ?? null,
      dueOn: task?.dueOn ?? null,
      firstDayLate: firstLate[0] ?? null,
      finishedOn: task?.completedOn ?? null,
      days,
      total: parties.reduce((sum, p) => sum + days[p], 0),
      stretches: this.stretches,
      extensions: this.extensions,
      excluded: task?.state === 'recalled' ? 'recalled' : task?.objective ? 'objective' : null,
    }
  }
}

function outcomeOf(event: TaskEvent): 'granted' | 'refused' | 'lapsed' | null {
  if (event.kind === 'extension-granted') return 'granted'
  if (event.kind === 'extension-refused') return 'refused'
  const lapses = event.kind === 'completed' || event.kind === 'recalled'
  return lapses || event.leadUnitId ? 'lapsed' : null
}

import { type Day, daysBetween } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** How a document was brought to the staff of a unit. */
export const ackForms = ['conference', 'meeting', 'written-copy', 'e-office', 'message', 'other'] as const
export type AckForm = (typeof ackForms)[number]

export type Asked = {
  dueOn: Day
  /** the last day of a unit that has ended */
  endedOn: Day | null
  /** the day on which the acknowledgement that stands was sent */
  ackOn: Day | null
}
export type StandingKey = 'in-time' | 'late' | 'waiting' | 'overdue' | 'ended'
export type Standing = { key: StandingKey; days: number }

/**
 * How a unit stands on a day. What counts is the day on which the acknowledgement was sent; one sent late stays late. A
 * unit that ended before its last day is asked no more; one that ended after it stays overdue, by the days until its end.
 */
export const standingOf = ({ dueOn, endedOn, ackOn }: Asked, day: Day): Standing => {
  if (ackOn !== null && ackOn <= day)
    return ackOn <= dueOn ? { key: 'in-time', days: 0 } : { key: 'late', days: daysBetween(dueOn, ackOn) }
  const ended = endedOn !== null && endedOn < day
  if (ended && endedOn <= dueOn) return { key: 'ended', days: 0 }
  const until = ended ? endedOn : day
  return until <= dueOn
    ? { key: 'waiting', days: daysBetween(until, dueOn) }
    : { key: 'overdue', days: daysBetween(dueOn, until) }
}

/** n of N: those done of those asked; a unit that ended in time is not counted. */
export type Tally = Record<StandingKey, number> & { done: number; of: number }

export const tallyOf = (standings: readonly Pick<Standing, 'key'>[]): Tally => {
  const count = (key: StandingKey) => standings.filter((one) => one.key === key).length
  const [inTime, late, ended] = [count('in-time'), count('late'), count('ended')]
  return {
    'in-time': inTime,
    late,
    waiting: count('waiting'),
    overdue: count('overdue'),
    ended,
    done: inTime + late,
    of: standings.length - ended,
  }
}

export type Request = { dueOn: Day; withdrawnOn: Day | null }
export type NoRequestAct =
  | 'request-withdrawn'
  | 'already-acknowledged'
  | 'unit-has-ended'
  | 'not-later'
  | 'extension-too-late'
  | 'nobody-to-remind'
  | 'reminded-today'

/** A unit acknowledges once, as long as it is asked; also after the last day, and late then. */
export const askAcknowledgement = (
  request: Request,
  unit: Pick<Asked, 'endedOn' | 'ackOn'>,
  today: Day,
): Decision<{ daysLate: number }, NoRequestAct> => {
  if (request.withdrawnOn !== null) return no('request-withdrawn')
  if (unit.ackOn !== null) return no('already-acknowledged')
  if (unit.endedOn !== null && unit.endedOn < today) return no('unit-has-ended')
  return yes({ daysLate: Math.max(0, daysBetween(request.dueOn, today)) })
}

export type AckFacts = { doneOn: Day; reached: number; staff: number }

/** What was typed against the rules: nobody is reached twice, and a unit without staff reaches none. */
export const ackFaults = ({ doneOn, reached, staff }: AckFacts, today: Day) => [
  ...(doneOn > today ? [{ field: 'doneOn', reason: 'day-in-future' }] : []),
  ...(staff === 0 ? [{ field: 'staff', reason: 'no-staff' }] : []),
  ...(reached === 0 ? [{ field: 'reached', reason: 'nobody-reached' }] : []),
  ...(staff > 0 && reached > staff ? [{ field: 'reached', reason: 'more-than-staff' }] : []),
]

/** More days are given before the last one has passed, never to make good what is late. */
export const askExtension = (request: Request, newDueOn: Day, today: Day): Decision<Day, NoRequestAct> => {
  if (request.withdrawnOn !== null) return no('request-withdrawn')
  if (today > request.dueOn) return no('extension-too-late')
  return newDueOn <= request.dueOn ? no('not-later') : yes(newDueOn)
}

/** Those who have not answered are reminded, once a day at most. */
export const askReminder = (
  request: Request,
  units: { waiting: number; remindedOn: Day | null },
  today: Day,
): Decision<true, NoRequestAct> => {
  if (request.withdrawnOn !== null) return no('request-withdrawn')
  if (units.waiting === 0) return no('nobody-to-remind')
  return units.remindedOn !== null && units.remindedOn >= today ? no('reminded-today') : yes(true)
}

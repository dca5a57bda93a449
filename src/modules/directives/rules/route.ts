import { type Day, daysBetween } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/**
 * An answer at a station: when it came, by when it must go on, what the station has done, and since when it has been
 * given back. The answer handed in anew begins at the first station again, for what the stations made of the old one
 * no longer holds.
 */
export type Passage = {
  arrivedOn: Day
  dueOn: Day
  receivedOn: Day | null
  synthesisedOn: Day | null
  forwardedOn: Day | null
  endedOn: Day | null
}

export const stationActs = ['receive', 'synthesise', 'forward'] as const
export type StationAct = (typeof stationActs)[number]

export type NoPassage =
  | 'passage-received'
  | 'passage-not-received'
  | 'passage-synthesised'
  | 'passage-not-synthesised'
  | 'passage-forwarded'
  | 'passage-ended'

/** What the station may do next: receive, then synthesise, then forward; each once, in this order. */
export function pass(passage: Passage, act: StationAct, today: Day): Decision<Passage, NoPassage> {
  if (passage.endedOn) return no('passage-ended')
  if (passage.forwardedOn) return no('passage-forwarded')
  if (act === 'receive')
    return passage.receivedOn ? no('passage-received') : yes({ ...passage, receivedOn: today })
  if (!passage.receivedOn) return no('passage-not-received')
  if (act === 'synthesise')
    return passage.synthesisedOn ? no('passage-synthesised') : yes({ ...passage, synthesisedOn: today })
  return passage.synthesisedOn ? yes({ ...passage, forwardedOn: today }) : no('passage-not-synthesised')
}

/** Days an answer lay at the station beyond its day; counted on until it is forwarded or given back, and kept then. */
export const daysLate = (
  { dueOn, forwardedOn, endedOn }: Pick<Passage, 'dueOn' | 'forwardedOn' | 'endedOn'>,
  today: Day,
): number => Math.max(0, daysBetween(dueOn, forwardedOn ?? endedOn ?? today))

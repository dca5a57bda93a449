import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

export type RoundState = 'draft' | 'open' | 'voting' | 'voted' | 'decided' | 'imported'
export const dayNames = ['opensOn', 'nominateBy', 'councilOn', 'decideBy'] as const
export type DayName = (typeof dayNames)[number]
export type RoundDays = Record<DayName, Day>

/** The days in their order, one day may be two steps' last; the first that comes too early is named. */
export const daysInOrder = (
  days: RoundDays,
): { ok: true } | { ok: false; day: DayName; reason: 'days-order' } => {
  for (let i = 1; i < dayNames.length; i++) {
    const [before, name] = [dayNames[i - 1], dayNames[i]]
    if (before && name && days[name] < days[before]) return { ok: false, day: name, reason: 'days-order' }
  }
  return { ok: true }
}

/** Where a round stands on a day, for its readers. */
export type Phase =
  | 'draft'
  | 'before'
  | 'nominating'
  | 'checking'
  | 'voting'
  | 'voted'
  | 'decided'
  | 'imported'
export const phaseOf = (round: RoundDays & { state: RoundState }, today: Day): Phase => {
  if (round.state !== 'open') return round.state
  if (today < round.opensOn) return 'before'
  return today <= round.nominateBy ? 'nominating' : 'checking'
}

/** Units nominate from the first to the last day, the last included; what is returned may come again until the vote. */
export const mayNominateOn = (round: RoundDays & { state: RoundState }, today: Day): boolean =>
  phaseOf(round, today) === 'nominating'

export type NoDecision = 'round-not-voted' | 'reward-decision-missing' | 'day-in-future' | 'day-before-vote'

/** The decision's number and day, once the council has voted. */
export const askDecision = (
  round: { state: RoundState; metOn: Day | null },
  wish: { decisionNo?: string | undefined; decidedOn?: Day | undefined },
  today: Day,
): Decision<{ decisionNo: string; decidedOn: Day }, NoDecision> => {
  if (round.state !== 'voted') return no('round-not-voted')
  const { decisionNo, decidedOn } = wish
  if (!decisionNo || !decidedOn) return no('reward-decision-missing')
  if (decidedOn > today) return no('day-in-future')
  if (round.metOn && decidedOn < round.metOn) return no('day-before-vote')
  return yes({ decisionNo, decidedOn })
}

import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import { withinCap } from './cap.ts'
import type { Cap, Level } from './scheme.ts'
import { outcomeOf, type Vote, type VoteOutcome } from './vote.ts'

/** A person's case as the decision needs it. */
export type VotedCase = {
  id: number
  rated: boolean
  votes: readonly Vote[]
  barred: readonly string[]
}
/** An issuer's word that differs from the council's, or stands where it has none. */
export type Differing = { level: Level; reason: string }
export type Line = {
  ratedId: number
  level: Level
  reason: string | null
  votes: Record<Level | 'abstained', number>
}
export type LinesFault = 'quorum-missing' | 'no-majority' | 'reason-for-differing' | 'over-the-cap'

/** The council's outcome on a case: the votes of those seats that may vote on it. */
export const outcomeFor = (
  one: Pick<VotedCase, 'votes' | 'barred'>,
  seats: readonly { personId: string }[],
  quorumPercent: number,
): VoteOutcome =>
  outcomeOf(
    one.votes,
    seats.map((seat) => seat.personId).filter((person) => !one.barred.includes(person)),
    quorumPercent,
  )

/** How many of each level. */
export const countsOf = (lines: readonly { level: Level }[]): Record<Level, number> => ({
  excellent: lines.filter((line) => line.level === 'excellent').length,
  good: lines.filter((line) => line.level === 'good').length,
  completed: lines.filter((line) => line.level === 'completed').length,
  'not-completed': lines.filter((line) => line.level === 'not-completed').length,
})

/** Whether the lines keep within the cap on the excellent. */
export const fitsCap = (lines: readonly { level: Level }[], cap: Cap | undefined): boolean => {
  const { excellent, good } = countsOf(lines)
  return cap === undefined || withinCap(excellent, good, cap)
}

/**
 * The lines of a decision: what the council's votes came to, or an issuer's differing word with its reason. Refused
 * with the cases that lack a quorum, a majority or a reason, and when more are excellent than the cap allows.
 */
export const linesOf = (
  cases: readonly VotedCase[],
  seats: readonly { personId: string }[],
  quorumPercent: number,
  differing: ReadonlyMap<number, Differing>,
  cap: Cap | undefined,
): Decision<Line[], LinesFault> & { ids?: number[] } => {
  const voted = cases
    .filter((one) => one.rated)
    .map((one) => ({
      id: one.id,
      outcome: outcomeFor(one, seats, quorumPercent),
      word: differing.get(one.id),
    }))
  const ids = (some: typeof voted) => some.map(({ id }) => id)
  const silent = voted.filter(({ outcome }) => outcome.entitled > 0 && !outcome.quorate)
  if (silent.length > 0) return { ...no('quorum-missing'), ids: ids(silent) }
  const open = voted.filter(({ outcome, word }) => outcome.level === null && !word)
  if (open.length > 0) return { ...no('no-majority'), ids: ids(open) }
  const bare = voted.filter(
    ({ outcome, word }) => word && word.level !== outcome.level && word.reason.trim() === '',
  )
  if (bare.length > 0) return { ...no('reason-for-differing'), ids: ids(bare) }
  const lines = voted.map(({ id, outcome, word }): Line => {
    const differs = word && word.level !== outcome.level
    return {
      ratedId: id,
      level: (word?.level ?? outcome.level) as Level,
      reason: differs ? word.reason : null,
      votes: { ...outcome.counts, abstained: outcome.abstained },
    }
  })
  return fitsCap(lines, cap) ? yes(lines) : no('over-the-cap')
}

/** A version of what was decided on one person, newest first in a list. */
export type Outcome = {
  decisionId: number
  state: 'draft' | 'decided'
  level: Level
  objectionBy: Day | null
}

/** The decision that an objection would be against, and its last day: the oldest in which the present level stands. */
export const objectable = (outcomes: readonly Outcome[]): { decisionId: number; until: Day } | undefined => {
  const decided = outcomes.filter((one) => one.state === 'decided')
  const [newest] = decided
  if (!newest) return undefined
  const other = decided.findIndex((one) => one.level !== newest.level)
  const since = decided[(other === -1 ? decided.length : other) - 1]
  return since?.objectionBy ? { decisionId: since.decisionId, until: since.objectionBy } : undefined
}

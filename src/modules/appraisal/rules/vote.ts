import { type Level, levels } from './scheme.ts'

/** A vote as it stands; a null level is an abstention. */
export type Vote = { personId: string; level: Level | null }

/** What a council's votes on one person come to. */
export type VoteOutcome = {
  counts: Record<Level, number>
  abstained: number
  /** seats that may vote on this person: not their own case, not of their own unit */
  entitled: number
  voted: number
  /** as many as must take part */
  quorum: number
  quorate: boolean
  /** the level with more than half of the votes cast; null without one or without a quorum */
  level: Level | null
}

/** Seats needed of those entitled, rounded up; at least one. */
export const quorumOf = (entitled: number, percent: number): number =>
  Math.max(1, Math.ceil((entitled * percent) / 100))

/** Counts the votes of those entitled. Who is barred has none, whatever stands in the table. */
export const outcomeOf = (
  votes: readonly Vote[],
  entitled: readonly string[],
  quorumPercent: number,
): VoteOutcome => {
  const valid = votes.filter((vote) => entitled.includes(vote.personId))
  const counts = Object.fromEntries(
    levels.map((level) => [level, valid.filter((vote) => vote.level === level).length]),
  ) as Record<Level, number>
  const cast = valid.filter((vote) => vote.level !== null).length
  const quorum = quorumOf(entitled.length, quorumPercent)
  const quorate = entitled.length > 0 && valid.length >= quorum
  const winner = levels.find((level) => counts[level] * 2 > cast)
  return {
    counts,
    abstained: valid.length - cast,
    entitled: entitled.length,
    voted: valid.length,
    quorum,
    quorate,
    level: quorate && winner ? winner : null,
  }
}

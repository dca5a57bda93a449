import { type Day, daysBetween } from '#platform/day.ts'

export type RoundState = 'draft' | 'open' | 'decided' | 'imported'

/** The days of a round; each is the last of its step, and counts. */
export type RatingDays = { postsOn: Day; selfBy: Day; commentsBy: Day; meetingOn: Day; decideBy: Day }
export const ratingDayNames = ['postsOn', 'selfBy', 'commentsBy', 'meetingOn', 'decideBy'] as const

export type RoundClock = { [name in keyof RatingDays]: Day | null } & {
  state: RoundState
  meetingAt: unknown
  meetingClosedAt: unknown
}

export type Phase =
  | 'draft'
  | 'self'
  | 'comments'
  | 'council'
  | 'meeting'
  | 'decision'
  | 'decided'
  | 'imported'

/** Where a round stands. The meeting is opened and closed by people; all before it goes by the days. */
export const phaseOf = (round: RoundClock, today: Day): Phase => {
  if (round.state !== 'open') return round.state
  if (round.meetingClosedAt) return 'decision'
  if (round.meetingAt) return 'meeting'
  if (round.selfBy && today <= round.selfBy) return 'self'
  return round.commentsBy && today <= round.commentsBy ? 'comments' : 'council'
}

/** The first day that comes before the one it must follow; undefined when all are in order. */
export const dayOutOfOrder = (days: RatingDays): (typeof ratingDayNames)[number] | undefined =>
  ratingDayNames.find((name, i) => {
    const before = ratingDayNames[i - 1]
    return before !== undefined && days[name] < days[before]
  })

/** A mandate with its days, the last open where it still runs. */
export type Held = { mandateId: number; unitId: number; from: Day; to: Day | null }

/** Days of a mandate within a year, both ends counted; 0 when none. */
export const daysInYear = (held: Pick<Held, 'from' | 'to'>, year: number): number => {
  const first = held.from > `${year}-01-01` ? held.from : `${year}-01-01`
  const last = held.to !== null && held.to < `${year}-12-31` ? held.to : `${year}-12-31`
  return last < first ? 0 : daysBetween(first, last) + 1
}

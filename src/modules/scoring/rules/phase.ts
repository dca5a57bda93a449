import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** The days of a round in their order; each is the last day of its stage, the first the first day of all. */
export const dayNames = [
  'opensOn',
  'selfBy',
  'firstBy',
  'explainBy',
  'secondBy',
  'decideBy',
  'publishBy',
  'objectionBy',
] as const
export type DayName = (typeof dayNames)[number]
export type RoundDays = { [name in DayName]: Day | null }

export type RoundState = 'draft' | 'open' | 'decided' | 'published' | 'imported'
export type RoundClock = RoundDays & { state: RoundState }

/** Where a round stands: told from its state and the day alone, so nothing has to run for a stage to end. */
export type Phase =
  | 'draft'
  | 'before'
  | 'self'
  | 'first'
  | 'explain'
  | 'second'
  | 'decision'
  | 'published'
  | 'closed'

/** The stages of a sheet that days open and lock, and that may be opened again. */
export const stages = ['self', 'first', 'explain', 'second'] as const
export type Stage = (typeof stages)[number]

const lastDay: Record<Stage, DayName> = {
  self: 'selfBy',
  first: 'firstBy',
  explain: 'explainBy',
  second: 'secondBy',
}

const until = (day: Day | null, today: Day): boolean => day !== null && today <= day

/** The phase of a round on a day. A day named is the last day of its stage, as in NĐ and plans ("chậm nhất ngày"). */
export const phaseOf = (round: RoundClock, today: Day): Phase => {
  if (round.state === 'draft') return 'draft'
  if (round.state === 'imported') return 'closed'
  if (round.state === 'published') return until(round.objectionBy, today) ? 'published' : 'closed'
  if (round.state === 'decided') return 'decision'
  if (round.opensOn !== null && today < round.opensOn) return 'before'
  return stages.find((stage) => until(round[lastDay[stage]], today)) ?? 'decision'
}

/** The last day of a stage as the round has it. */
export const lastDayOf = (round: RoundDays, stage: Stage): Day | null => round[lastDay[stage]]

export type Reopening = { stage: Stage; until: Day }
/** What a sheet's own course adds to the round's days. */
export type SheetClock = {
  signedOn: Day | null
  explainedOn: Day | null
  reopenings: readonly Reopening[]
}

const reopened = (sheet: SheetClock, stage: Stage, today: Day): boolean =>
  sheet.reopenings.some((one) => one.stage === stage && today <= one.until)

/** Until when a stage of this sheet is open: its round's day, or the later day of a reopening. */
export const openUntil = (round: RoundDays, sheet: SheetClock, stage: Stage): Day | null =>
  sheet.reopenings
    .filter((one) => one.stage === stage)
    .reduce<Day | null>(
      (last, one) => (last === null || one.until > last ? one.until : last),
      lastDayOf(round, stage),
    )

/** Whether the sheet's self-score has ended: signed off, or its last day over and not opened again. */
export const selfEnded = (round: RoundClock, sheet: SheetClock, today: Day): boolean => {
  if (sheet.signedOn !== null) return true
  const phase = phaseOf(round, today)
  return phase !== 'draft' && phase !== 'before' && phase !== 'self' && !reopened(sheet, 'self', today)
}

/**
 * Whether a stage of a sheet is open for writing on a day. An appraiser may begin with a sheet that is signed off
 * early; the second appraisal with one whose explanation is closed early.
 */
export const stageOpen = (round: RoundClock, sheet: SheetClock, stage: Stage, today: Day): boolean => {
  const phase = phaseOf(round, today)
  if (round.state !== 'open' || phase === 'before') return false
  const again = reopened(sheet, stage, today)
  switch (stage) {
    case 'self':
      return sheet.signedOn === null && (phase === 'self' || again)
    case 'first':
      return selfEnded(round, sheet, today) && (phase === 'self' || phase === 'first' || again)
    case 'explain':
      return sheet.explainedOn === null && (phase === 'explain' || again)
    case 'second':
      return phase === 'second' || (phase === 'explain' && sheet.explainedOn !== null) || again
  }
}

/** The council's values stand open from the first appraisal until the result is decided. */
export const councilOpen = (round: RoundClock, sheet: SheetClock, today: Day): boolean =>
  round.state === 'open' && phaseOf(round, today) !== 'before' && selfEnded(round, sheet, today)

/** A head may sign off until the first appraisal ends; after the self-score's last day that is late, and says so. */
export const signOpen = (round: RoundClock, sheet: SheetClock, today: Day): boolean =>
  sheet.signedOn === null &&
  round.state === 'open' &&
  (stageOpen(round, sheet, 'self', today) || phaseOf(round, today) === 'first')

/** What is asked of a unit or brought up against it is shown to it from the day on which the explaining begins. */
export const explainBegun = (round: RoundClock, sheet: SheetClock, today: Day): boolean =>
  firstOver(round, today) || reopened(sheet, 'explain', today)

// a stage that may be written again is not the appraisers' last word; of a decided round no stage is open
const inWork = (round: RoundClock, sheet: SheetClock, stage: Stage, today: Day): boolean =>
  round.state === 'open' && reopened(sheet, stage, today)

/** What an appraiser found is shown to the unit once the first appraisal has ended for it, and is not open again. */
export const firstShown = (round: RoundClock, sheet: SheetClock, today: Day): boolean =>
  explainBegun(round, sheet, today) && !inWork(round, sheet, 'first', today)

/** The second appraisal is shown to the unit once its last day is over, and while it is not open again. */
export const secondShown = (round: RoundClock, sheet: SheetClock, today: Day): boolean =>
  secondOver(round, today) && !inWork(round, sheet, 'second', today)

/** What the council found is shown to the unit with the decision: until then the council may change it. */
export const councilShown = (round: Pick<RoundClock, 'state'>): boolean =>
  ['decided', 'published', 'imported'].includes(round.state)

/** The days must be there (all but the last two), each no earlier than the one before. Refused by the first that is wrong. */
export const daysInOrder = (
  days: RoundDays,
): Decision<RoundDays, 'day-missing' | 'day-before-the-last'> & { day?: DayName } => {
  let before: Day | null = null
  for (const name of dayNames) {
    const day = days[name]
    if (day === null) {
      if (name === 'publishBy' || name === 'objectionBy') continue
      return { ...no('day-missing'), day: name }
    }
    if (before !== null && day < before) return { ...no('day-before-the-last'), day: name }
    before = day
  }
  return yes(days)
}

/** Whether a sign-off came late: of a reopened stage the new day counts. */
export const signedLate = (round: RoundDays, sheet: SheetClock): boolean => {
  const last = openUntil(round, sheet, 'self')
  return sheet.signedOn !== null && last !== null && sheet.signedOn > last
}

const afterFirst: readonly Phase[] = ['first', 'explain', 'second', 'decision', 'published', 'closed']

/** Whether a unit is late with its sign-off on a day: its last day is over and it has not signed. */
export const unsignedLate = (round: RoundClock, sheet: SheetClock, today: Day): boolean =>
  sheet.signedOn === null && afterFirst.includes(phaseOf(round, today)) && !reopened(sheet, 'self', today)

/** Whether the first appraisal's last day is over (an appraiser who has not finished is late). */
export const firstOver = (round: RoundClock, today: Day): boolean =>
  ['explain', 'second', 'decision', 'published', 'closed'].includes(phaseOf(round, today))
/** Whether the second appraisal's last day is over. */
export const secondOver = (round: RoundClock, today: Day): boolean =>
  ['decision', 'published', 'closed'].includes(phaseOf(round, today))

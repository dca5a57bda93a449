import { type Day, daysBetween } from '#platform/day.ts'

export type SheetState = 'draft' | 'signed' | 'returned' | 'accepted'
export type PeriodState = 'open' | 'locked' | 'issued'

/** Days after the last day on which a report came; 0 when it came in time. */
export const daysLate = (on: Day, due: Day): number => Math.max(0, daysBetween(due, on))

/** Whether a unit may write in its sheet; a refusal says why not. */
export const entryRefusal = (sheet: SheetState, period: PeriodState): string | undefined => {
  if (period !== 'open') return 'period-locked'
  if (sheet === 'signed') return 'report-signed'
  return sheet === 'accepted' ? 'report-accepted' : undefined
}

/** Whether a report may be accepted or given back. What was accepted may be given back until the period is locked. */
export const verdictRefusal = (
  verdict: 'accept' | 'return',
  sheet: SheetState,
  period: PeriodState,
): string | undefined => {
  if (period !== 'open') return 'period-locked'
  if (sheet === 'signed' || (sheet === 'accepted' && verdict === 'return')) return undefined
  return sheet === 'accepted' ? 'report-accepted' : 'report-not-signed'
}

/** How a unit stands for whoever waits for its report. */
export type Standing = SheetState | 'missing' | 'unopened'

/** A draft of a unit that never handed in is missing once its day is over, unopened while nobody has written in it. */
export const standingOf = (
  sheet: { state: SheetState; submittedOn: Day | null; touchedAt: Date | null },
  dueOn: Day,
  today: Day,
): Standing => {
  if (sheet.state !== 'draft' || sheet.submittedOn !== null) return sheet.state
  if (today > dueOn) return 'missing'
  return sheet.touchedAt === null ? 'unopened' : 'draft'
}

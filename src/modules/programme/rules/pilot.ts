import { type Day, daysBetween } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

export type ReportState = 'draft' | 'sent' | 'returned' | 'accepted'
export type ReportAct = 'save' | 'send' | 'accept' | 'return'

/** The four parts of a pilot unit's year-end report. */
export const reportParts = ['done', 'result', 'lessons', 'proposal'] as const
export type ReportPart = (typeof reportParts)[number]
export type ReportText = Record<ReportPart, string | null>

const ways: Record<ReportAct, { from: readonly ReportState[]; to?: ReportState }> = {
  save: { from: ['draft', 'returned'] },
  send: { from: ['draft', 'returned'], to: 'sent' },
  accept: { from: ['sent'], to: 'accepted' },
  return: { from: ['sent'], to: 'returned' },
}

export type NotReported = 'pilot-report-not-in-state' | 'pilot-report-incomplete'

/** Whether an act may be done to the report, and the state it leads to; nothing half-written is sent. */
export const decideReport = (
  report: { state: ReportState } & ReportText,
  act: ReportAct,
): Decision<ReportState, NotReported> => {
  const { from, to } = ways[act]
  if (!from.includes(report.state)) return no('pilot-report-not-in-state')
  if (act === 'send' && reportParts.some((part) => !report[part])) return no('pilot-report-incomplete')
  return yes(to ?? report.state)
}

/** Days after the last day at which the report first came, or has still not come; 0 is in time. */
export const daysLateOf = (due: Day, firstSentOn: Day | null, today: Day): number =>
  Math.max(0, daysBetween(due, firstSentOn ?? today))

/** The last day for a report where the decision names none. */
export const usualDue = (year: number): Day => `${year}-12-20`

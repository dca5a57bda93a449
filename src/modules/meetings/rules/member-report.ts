import { addDays, type Day, daysBetween, endOfQuarter, monthOf, yearOf } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

export type Quarter = { year: number; quarter: number }

export const lastDayOf = ({ year, quarter }: Quarter): Day => endOfQuarter(year, quarter)

/** "2024-4", as addresses name a quarter. */
export const periodOf = ({ year, quarter }: Quarter): string => `${year}-${quarter}`

/** Reads "2024-4"; undefined for anything else. */
export const readPeriod = (text: string): Quarter | undefined => {
  const found = /^(20\d\d)-([1-4])$/.exec(text)
  return found ? { year: Number(found[1]), quarter: Number(found[2]) } : undefined
}

/** The quarter that a day ends, else the last one before it: the newest that can be reported. */
export const newestQuarter = (today: Day): Quarter => {
  const quarter = Math.ceil(monthOf(today) / 3)
  const current = { year: yearOf(today), quarter }
  if (lastDayOf(current) <= today) return current
  return quarter === 1 ? { year: current.year - 1, quarter: 4 } : { year: current.year, quarter: quarter - 1 }
}

/** The quarters of a year that have come to their last day. */
export const quartersOf = (year: number, today: Day): Quarter[] =>
  [1, 2, 3, 4].map((quarter) => ({ year, quarter })).filter((one) => lastDayOf(one) <= today)

export type ReportState = 'none' | 'draft' | 'sent' | 'returned'
export type Sendings = readonly { on: Day; returnedOn: Day | null }[]

/** Where a report stands: the newest sending says it, a draft alone has none. */
export const reportState = (begun: boolean, sendings: Sendings): ReportState => {
  const last = sendings.at(-1)
  if (last) return last.returnedOn === null ? 'sent' : 'returned'
  return begun ? 'draft' : 'none'
}

/** Days after the due day at which it was first sent, or that it is missing today; what came late stays late. */
export const daysLate = (dueOn: Day | null, sendings: Sendings, today: Day): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, sendings[0]?.on ?? today))

/** The last day for a quarter's report: days after its end as laid down for that day; none where none are. */
export const dueDay = (quarter: Quarter, days: number): Day | null =>
  days > 0 ? addDays(lastDayOf(quarter), days) : null

/** Word that goes out of a report that was never sent: before its day, on it, each full week after it. */
export type DueWord = { kind: 'near' | 'due' } | { kind: 'overdue'; weeks: number }

/** What is told on a day; undefined on days without word. `near`: so many days before the due day it begins. */
export const dueWord = (dueOn: Day, today: Day, near: number): DueWord | undefined => {
  const late = daysBetween(dueOn, today)
  if (late < 0) return -late <= near ? { kind: 'near' } : undefined
  if (late === 0) return { kind: 'due' }
  return late < 7 ? undefined : { kind: 'overdue', weeks: Math.floor(late / 7) }
}

export type NoReportAct = 'member-report-sent' | 'member-report-not-sent'

/** Whether an act fits the state: words change until it is sent and once it is returned, all else needs it sent. */
export const askReport = (
  act: 'write' | 'return' | 'recommend',
  state: ReportState,
): Decision<true, NoReportAct> => {
  if (act === 'write') return state === 'sent' ? no('member-report-sent') : yes(true)
  return state === 'sent' ? yes(true) : no('member-report-not-sent')
}

type Named = { id: number; nameVi: string; nameEn: string | null }
type Done = { done: number; of: number; overdue: number }

/** Figures of a quarter's end: of units with what inspections found, and of areas. */
export type UnitFigures = Named &
  Done & {
    onTime: number
    onTimeOf: number
    findings: number
    findingsOverdue: number
    visit: { id: number; on: Day } | null
  }
export type AreaFigures = Named & Done
export type ReportFigures = { asOf: Day; units: UnitFigures[]; areas: AreaFigures[] }

const roman = ['', 'I', 'II', 'III', 'IV']

/** "IV/2024": a quarter as both languages can read it. */
export const romanOf = ({ year, quarter }: Quarter): string => `${roman[quarter]}/${year}`

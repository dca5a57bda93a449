import { addDays, type Day, daysBetween, yearOf } from '#platform/day.ts'
import type { Measures } from '../../tasks/facts.ts'
import type { PlanKind } from '../policy.ts'
import type { FigureName, PartFigure } from '../rules/standing.ts'

/** An assignment that is late or overdue at the cut, with what its unit said. */
export type ReportLate = {
  unit: string
  number: string
  title: string
  dueOn: Day | null
  days: number
  done: boolean
  objective: boolean
  explanation: string | null
}
/** A task of the plan that is still to do, due in the period after the cut. */
export type ReportNext = { number: string; title: string; leads: string; dueOn: Day }
/** A row of the annex as it stands at the cut. */
export type ReportRow = {
  part: string
  number: string
  title: string
  product: string
  leads: string
  deadline: string
  standing: string
  days: number
}

/** All figures of the report, read at one cut with the functions that the screen uses. */
export type ReportFigures = {
  plan: {
    title: string
    kind: PlanKind
    year: number
    documentNo: string | null
    issuedOn: Day | null
    unitId: number
    unitName: string
  }
  province: string
  from: Day
  asOf: Day
  figures: Record<FigureName, number>
  measures: Measures
  planned: number
  /** completed within the period */
  inPeriod: number
  areas: { name: string; figure: PartFigure }[]
  late: ReportLate[]
  next: ReportNext[]
  rows: ReportRow[]
}

/** The first and last day of the period that follows, as long as the reported one, within the plan's year. */
export const nextPeriod = (from: Day, asOf: Day, year: number): { from: Day; to: Day } => {
  const last: Day = `${Math.max(year, yearOf(asOf))}-12-31`
  const to = addDays(asOf, daysBetween(from, asOf) + 1)
  return { from: addDays(asOf, 1), to: to < last ? to : last }
}

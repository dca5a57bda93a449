import type { Day } from '#platform/day.ts'
import { yearOf } from '#platform/day.ts'
import type { MeasurePoint } from '#platform/measure.ts'

/** What the axis says of a point: its year where it stands for all of it, its quarter, or its day. */
export type PointLabel =
  | { kind: 'year'; year: number }
  | { kind: 'quarter'; n: number; year: number }
  | { kind: 'day'; on: Day }

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const

/** The last day of a quarter or year says which; any other day is itself. */
const periodOf = (on: Day): { kind: 'year' | 'quarter' | 'day'; n: number } => {
  const at = quarterEnds.findIndex((end) => on.endsWith(end))
  if (at === 3) return { kind: 'year', n: yearOf(on) }
  return at < 0 ? { kind: 'day', n: 0 } : { kind: 'quarter', n: at + 1 }
}

/** The only figure of a year that is over stands for the year, whatever day it was taken on. */
export const labelOf = (point: MeasurePoint, all: readonly MeasurePoint[], today: Day): PointLabel => {
  const { year, on } = point
  const alone = all.filter((one) => one.year === year).length === 1
  if (alone && year < yearOf(today)) return { kind: 'year', year }
  const period = periodOf(on)
  if (period.kind === 'year') return { kind: 'year', year }
  return period.kind === 'quarter' ? { kind: 'quarter', n: period.n, year } : { kind: 'day', on }
}

/** From where to where the axis runs: percents end at 100, other figures begin at 0. */
export const axisOf = (values: readonly number[], percent: boolean): { min: number; max: number } => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (!percent) return { min: 0, max: Math.max(1, Math.ceil(high)) }
  return {
    min: low >= 60 ? Math.max(0, Math.floor((low - 5) / 10) * 10) : 0,
    max: Math.max(100, Math.ceil(high)),
  }
}

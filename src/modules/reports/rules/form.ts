import type { Day } from '#platform/day.ts'

/** What a figure is: whole number, percent, money in the unit stated, yes or no, one of the coded options. */
export type Kind = 'count' | 'percent' | 'money' | 'boolean' | 'enum'

/** How a level above gets the figure: adds it up, computes it anew, or states its own. */
export type Aggregation = 'sum' | 'recompute' | 'none'

export type Option = { value: string; name_vi: string; name_en?: string }

/** One line of the statistical annex, in the shape of db/reference/report-indicators.json. */
export type Indicator = {
  code: string
  parent: string | null
  name_vi: string
  name_en?: string
  unit?: string
  unit_en?: string
  kind: Kind
  aggregation: Aggregation
  /** starts anew with the window; otherwise the state at its end */
  cumulative_from_period_start?: boolean
  /** kinds of unit that give it; none: whoever stands lowest */
  reported_by?: string[]
  formula?: string
  /** what adds up to it, as a check */
  total_of?: string[]
  retired_from?: Day
  options?: Option[]
  /** `add`: what the level above gives itself comes on top of the units below it; otherwise it is not counted */
  own?: 'add'
  /** the part of the form it stands in */
  area?: string
  /** what this system can fill in itself (facts/system.ts); overridden only with a reason */
  system?: string
}

export type Area = { code: string; name_vi: string; name_en?: string }

export type DayOfYear = { month: number; day: number; year_offset?: number }

/** One of the reports of a year with the window its figures are from. */
export type Period = {
  code: string
  name_vi: string
  name_en?: string
  data_from: DayOfYear
  data_to: DayOfYear
  due_to_ministry: DayOfYear
}

export type Form = { title_vi?: string; periods: Period[]; areas?: Area[]; indicators: Indicator[] }

/** The indicator asks for nothing in a window that ends on this day or later. */
export const isRetired = ({ retired_from }: Indicator, lastDay: Day | undefined): boolean =>
  retired_from !== undefined && lastDay !== undefined && lastDay >= retired_from

/**
 * Kinds of unit the form speaks of. A kind it does not know (a district after 2025, a ward) only consolidates; where
 * nothing stands below such a unit it reports like any other, except what the province alone states.
 */
export const knownKinds = (form: Form): ReadonlySet<string> =>
  new Set(form.indicators.flatMap((i) => i.reported_by ?? []))

import { type Day, dayOfMonth } from '#platform/day.ts'
import type { DayOfYear, Period } from './form.ts'

/** The days a report's figures are from, both included, and the day it is due to the ministry. */
export type Window = { from: Day; to: Day; due: Day }

const dayIn = (year: number, { month, day, year_offset = 0 }: DayOfYear): Day =>
  dayOfMonth(year + year_offset, month, day)

/** The window of a period in a year: the first quarter of 2023 is from 15/12/2022 to 14/3/2023. */
export const windowOf = (period: Period, year: number): Window => ({
  from: dayIn(year, period.data_from),
  to: dayIn(year, period.data_to),
  due: dayIn(year, period.due_to_ministry),
})

/** The later window goes on where the earlier one began: what is cumulative cannot have become less. */
export const goesOn = (earlier: Window, later: Window): boolean =>
  earlier.from === later.from && earlier.to < later.to

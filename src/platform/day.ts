/**
 * A calendar day in Asia/Ho_Chi_Minh, as `YYYY-MM-DD` text. Text compares as days do, so `a < b` is right.
 * No function here reads the clock but `dayOf`, which is given the moment.
 */
export type Day = string & { readonly __day?: never }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

const utc = (day: Day): Date => {
  const m = shape.exec(day)
  if (!m) throw new RangeError(`not a day: ${day}`)
  return new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])))
}

const text = (date: Date): Day => date.toISOString().slice(0, 10)

/** True for an existing calendar day written `YYYY-MM-DD` ("2023-02-30" is none). */
export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && shape.test(value) && text(utc(value)) === value

/** The day it is in Việt Nam at this moment (UTC+7, no summer time since 1975). */
export const dayOf = (moment: Date): Day => text(new Date(moment.getTime() + 7 * 3_600_000))

/** `day` and `n` days; negative goes back. */
export const addDays = (day: Day, n: number): Day => {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + n)
  return text(date)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)

/** Last day of a month; month 1 to 12. */
export const endOfMonth = (year: number, month: number): Day => text(new Date(Date.UTC(year, month, 0)))

/** Last day of a quarter; quarter 1 to 4. */
export const endOfQuarter = (year: number, quarter: number): Day => endOfMonth(year, quarter * 3)

/** A day of a month, its last where it has none: the 29th of February is the 28th in a common year. */
export const dayOfMonth = (year: number, month: number, day: number): Day => {
  const last = endOfMonth(year, month)
  return day < Number(last.slice(8)) ? `${last.slice(0, 8)}${String(day).padStart(2, '0')}` : last
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): number => Number(day.slice(5, 7))

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: Day): number => utc(day).getUTCDay() || 7

/** "30/10/2023", as Vietnamese offices write it. */
export const showDay = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** Reads "30/10/2023", "1/9/2023", "30-10-2023", "30.10.2023" or "2023-10-30"; undefined for anything else. */
export const readDay = (value: string): Day | undefined => {
  const t = value.trim()
  if (isDay(t)) return t
  const m = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(t)
  if (!m) return undefined
  const day = `${m[3]}-${m[2]?.padStart(2, '0')}-${m[1]?.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** A business moment: the given working day with the time of day of `clock` (Việt Nam time). */
export const momentOn = (day: Day, clock: Date): Date => {
  const local = new Date(clock.getTime() + 7 * 3_600_000).toISOString()
  return new Date(`${day}T${local.slice(11, 23)}+07:00`)
}

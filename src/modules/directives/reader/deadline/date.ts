import { addDays, type Day, daysBetween, isDay, yearOf } from '#platform/day.ts'

/** A calendar day as offices write it: "30/10/2023", "30-10-2023", "30 tháng 10 năm 2023", "30/10", "30 tháng 10". */
export const dateForm =
  '(\\d{1,2})\\s*(?:[/.-]\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}|\\d{2})(?!\\d))?|tháng\\s+(\\d{1,2})(?:\\s*(?:năm|/|-)\\s*(\\d{4}))?)(?!\\d)'

export type WrittenDate = { date: Day | null; assumed: ('year' | 'no-date-of-issue')[] }

const dayOf = (year: number, month: number, day: number): Day | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Without a year the document's is meant; the next one where that day would lie more than 60 days before it. */
const withoutYear = (month: number, day: number, issued: Day | null): WrittenDate => {
  if (!issued) return { date: null, assumed: ['no-date-of-issue'] }
  const same = dayOf(yearOf(issued), month, day)
  const date = same && daysBetween(same, issued) > 60 ? dayOf(yearOf(issued) + 1, month, day) : same
  return { date, assumed: ['year'] }
}

/** Reads what `dateForm` matched (its five groups); null for a day that does not exist. */
export function writtenDate(groups: readonly (string | undefined)[], issued: Day | null): WrittenDate {
  const [day, m1, y1, m2, y2] = groups
  const month = Number(m1 ?? m2)
  const year = y1 ?? y2
  if (!year) return withoutYear(month, Number(day), issued)
  return { date: dayOf(Number(year.length === 2 ? `20${year}` : year), month, Number(day)), assumed: [] }
}

/** `n` months after a day; the 31st becomes the month's last day. */
export const addMonths = (day: Day, n: number): Day => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(y, m - 1 + n, 1))
  const last = new Date(Date.UTC(y, m + n, 0)).getUTCDate()
  return addDays(first.toISOString().slice(0, 10), Math.min(d, last) - 1)
}

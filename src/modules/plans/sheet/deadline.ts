import { addDays, type Day, endOfMonth, endOfQuarter, isDay, showDay, yearOf } from '#platform/day.ts'
import {
  dependent,
  eachYear,
  firmDate,
  harmless,
  hour,
  onADay,
  plain,
  regular,
  vague,
} from './deadline-words.ts'

export type Deadline = {
  kind: 'day' | 'period-end' | 'regular' | 'none'
  date: Day | null
  text: string
  /** "Trước ngày 30/10": the date kept is 30/10, the last day on time is 29/10. */
  reading?: 'strict'
}

export type DeadlineReason =
  | 'deadline-missing'
  | 'deadline-unread'
  | 'date-impossible'
  | 'us-date'
  | 'other-year'
  | 'deadline-range'
  | 'deadline-several'
  | 'deadline-vague'
  | 'deadline-before-period'
  | 'deadline-mixed'
  | 'deadline-dependent'
  | 'deadline-condition'
  | 'deadline-start-only'
  | 'deadline-part-read'
  | 'deadline-bare-number'

export type DeadlineNote = { reason: DeadlineReason; facts: Record<string, string | number> }
export type ReadDeadline = { deadline: Deadline; start: Day | null; notes: DeadlineNote[] }

type Moment = {
  at: number
  end: number
  year: number | null
  kind: 'day' | 'period-end'
  span: (year: number) => [Day, Day] | null
}
type Resolved = { at: number; end: number; kind: 'day' | 'period-end'; start: Day; finish: Day }

const pad = (n: number | string) => String(n).padStart(2, '0')
const dayOfParts = (year: number, month: number, day: number): Day | null => {
  const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
  return isDay(text) ? text : null
}

const fullYear = (y: string | undefined): number | null =>
  !y ? null : y.length === 2 ? 2000 + Number(y) : Number(y)

/** Finds the moments named in a plain text; what was read is blanked out, so that the rest can be looked at. */
function momentsOf(
  plainText: string,
  notes: DeadlineNote[],
): { moments: Moment[]; bad: boolean; rest: string } {
  const moments: Moment[] = []
  let bad = false
  let rest = plainText
  const take = (shape: RegExp, read: (...g: string[]) => Omit<Moment, 'at' | 'end'> | null) => {
    rest = rest.replace(shape, (...all) => {
      const [match, at] = [all[0] as string, all.at(-2) as number]
      const badBefore = notes.length
      const moment = read(...(all.slice(1, -2) as string[]))
      if (moment) moments.push({ ...moment, at, end: at + match.length })
      return moment || notes.length > badBefore ? '\u0001'.repeat(match.length) : match
    })
  }
  const day = (
    d: string,
    m: string,
    y: string | undefined,
    written: string,
  ): Omit<Moment, 'at' | 'end'> | null => {
    const [dn, mn] = [Number(d), Number(m)]
    const span =
      (a: number, b: number) =>
      (year: number): [Day, Day] | null => {
        const date = dayOfParts(year, b, a)
        return date && [date, date]
      }
    const year = fullYear(y)
    // 29/02 is left to the year it turns out to be.
    if (dayOfParts(year ?? 2024, mn, dn)) return { year, kind: 'day', span: span(dn, mn) }
    if (mn > 12 && dn >= 1 && dn <= 12 && dayOfParts(year ?? 2024, dn, mn)) {
      notes.push({ reason: 'us-date', facts: { written, day: mn, month: dn } })
      return { year, kind: 'day', span: span(mn, dn) }
    }
    bad = true
    notes.push({ reason: 'date-impossible', facts: { written } })
    return null
  }
  const period = (
    y: string | undefined,
    from: (year: number) => Day,
    to: (year: number) => Day,
  ): Omit<Moment, 'at' | 'end'> => ({
    year: fullYear(y),
    kind: 'period-end',
    span: (year) => [from(year), to(year)],
  })
  const months = (y: string | undefined, first: number, last: number) =>
    period(
      y,
      (year) => `${year}-${pad(first)}-01`,
      (year) => endOfMonth(year, last),
    )
  const inYear = '(?: ?(?:/|-|\\.|,|nam|cua nam)? ?(?:nam )?(20\\d{2}))?(?!\\d)'

  take(
    /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?z?)?(?!\d)/g,
    (y, m, d) => day(d as string, m as string, y, `${d}/${m}/${y}`),
  )
  take(
    /(?<!\d)(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}(?::\d{2})?)?(?!\d)/g,
    (d, _s, m, y) => day(d as string, m as string, y, `${d}/${m}/${y}`),
  )
  take(/(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}),? nam (20\d{2})/g, (d, m, y) =>
    day(d as string, m as string, y, `${d}/${m}/${y}`),
  )
  take(
    /(?<!\d|(?:thang|tuan|quy|thu|lan) )(\d{1,2})(?: ?- ?| |(?<=ngay \d{1,2}), ?)thang (\d{1,2})(?: ?(?:-|\/|,|\.)? ?(?:nam )?(\d{4}|(?<=- ?)\d{2}))?(?!\d)/g,
    (d, m, y) => day(d as string, m as string, y, `${d}/${m}`),
  )
  take(/\b(?:0?6|sau) thang dau nam(?: (20\d{2}))?|\bnua dau nam(?: (20\d{2}))?/g, (a, b) =>
    months(a ?? b, 1, 6),
  )
  take(/\b(?:0?9|chin) thang(?: dau)? nam(?: (20\d{2}))?|\b(?:0?9|chin) thang dau\b/g, (a) => months(a, 1, 9))
  take(/\b(?:0?6|sau) thang cuoi nam(?: (20\d{2}))?|\bnua cuoi nam(?: (20\d{2}))?/g, (a, b) =>
    months(a ?? b, 7, 12),
  )
  take(/\b(?:0?6|sau) thang nam (20\d{2})/g, (a) => months(a, 1, 6))
  take(new RegExp(`\\bquy 0?([1-4])(?!\\d)${inYear}`, 'g'), (q, y) =>
    period(
      y,
      (year) => `${year}-${pad(Number(q) * 3 - 2)}-01`,
      (year) => endOfQuarter(year, Number(q)),
    ),
  )
  take(new RegExp(`\\bthang (\\d{1,2})(?!\\d)${inYear}`, 'g'), (m, y) => {
    if (Number(m) >= 1 && Number(m) <= 12) return months(y, Number(m), Number(m))
    bad = true
    notes.push({ reason: 'date-impossible', facts: { written: `tháng ${m}` } })
    return null
  })
  take(/(?<!\d)(\d{1,2}) ?[/.-] ?(20\d{2})(?!\d)/g, (m, y) =>
    Number(m) >= 1 && Number(m) <= 12 ? months(y, Number(m), Number(m)) : null,
  )
  take(/(?<!\d)(20\d{2}) ?[/.-] ?(0?[1-9]|1[0-2])(?!\d)/g, (y, m) => months(y, Number(m), Number(m)))
  take(/(?<![\d/])(\d{1,2}) ?[/.-] ?(\d{1,2})(?![\d/%])/g, (d, m) =>
    day(d as string, m as string, undefined, `${d}/${m}`),
  )
  take(/\b(?:nam |giai doan )?(20\d{2})(?!\d)/g, (y) => months(y, 1, 12))
  take(/\b(?:cuoi|trong|ca|het|nam|den het) nam(?: nay| ke hoach)?\b/g, () => months(undefined, 1, 12))
  return { moments: moments.sort((a, b) => a.at - b.at), bad, rest }
}

function resolve(moments: Moment[], planYear: number, notes: DeadlineNote[]): Resolved[] {
  const found: Resolved[] = []
  let year: number | null = null
  for (const moment of [...moments].reverse()) {
    year = moment.year ?? year
    const span = moment.span(moment.year ?? year ?? planYear)
    if (!span)
      notes.push({ reason: 'date-impossible', facts: { written: `29/2/${moment.year ?? year ?? planYear}` } })
    else found.unshift({ at: moment.at, end: moment.end, kind: moment.kind, start: span[0], finish: span[1] })
  }
  return found
}

/**
 * Reads a deadline as officials write it: "30/9", "Quý III/2023", "T9", "6 tháng đầu năm", "Trước ngày 30/10/2023",
 * "Thường xuyên". A date without a year takes `year`; a period gives its last day; a range its end.
 * `unitOfNumber` says what a bare number means when the column's head says so.
 */
export function readDeadline(
  text: string,
  options: { year: number; unitOfNumber?: 'month' | 'quarter' },
): ReadDeadline {
  const notes: DeadlineNote[] = []
  const none = (reason?: DeadlineReason): ReadDeadline => {
    if (reason) notes.push({ reason, facts: { text } })
    return { deadline: { kind: 'none', date: null, text }, start: null, notes }
  }
  if (!text.trim() || /^[-–—./]+$/.test(text.trim())) return none('deadline-missing')
  // No deadline is this long; and what reads it need not be quick on a hostile text.
  if (text.length > 300) return none('deadline-unread')
  const words = plain(bareNumber(text, options.unitOfNumber))
  if (/^\d{1,2}$/.test(words)) return none('deadline-bare-number')
  // "Trước 15/11 hằng năm" in a year's plan is that day of the year
  const often = regular.test(words)
  const yearly = often && onADay.test(words) && !regular.test(words.replace(eachYear, ''))
  const repeats = often && !yearly
  const hangs = !repeats && dependent.test(words)
  if (hangs && !firmDate.test(words)) return none('deadline-dependent')
  const { moments, bad, rest } = momentsOf(words, notes)
  const found = withoutRemarks(words, resolve(moments, options.year, notes))
  if (yearly || found.length < moments.length) notes.push({ reason: 'deadline-condition', facts: { text } })
  if (repeats) return regularOf(text, found, notes, bad)
  if (bad || (moments.length > 0 && found.length === 0)) return none()
  if (found.length === 0) return none(/^dau nam/.test(words) ? 'deadline-vague' : 'deadline-unread')
  if (hangs || /\b(?:sau khi|ke tu|khi co|neu)\b/.test(rest))
    notes.push({ reason: 'deadline-condition', facts: { text } })
  return chosen(text, words, rest, found, options.year, notes)
}

/** "Tháng 12/2025 (năm 2026 tiếp tục)": a bracket may narrow what stands before it, not move it on. */
function withoutRemarks(words: string, found: Resolved[]): Resolved[] {
  const inBrackets = ({ at }: Resolved) => words.lastIndexOf('(', at) > words.lastIndexOf(')', at)
  const outer = found.filter((f) => !inBrackets(f))
  const last = outer
    .map((f) => f.finish)
    .sort()
    .at(-1)
  return last === undefined ? found : found.filter((f) => !inBrackets(f) || f.finish <= last)
}

const bareNumber = (text: string, unit?: 'month' | 'quarter'): string => {
  if (!unit) return text
  const word = unit === 'month' ? 'tháng' : 'quý'
  return /^\s*(?:\d{1,2}|[IVX]+)(?:\s*[-–,;]\s*(?:\d{1,2}|[IVX]+)){0,11}\s*$/.test(text)
    ? `${word} ${text.trim()}`
    : text
}

function regularOf(text: string, found: Resolved[], notes: DeadlineNote[], bad: boolean): ReadDeadline {
  const dated = found.filter((f) => f.kind === 'day' || !f.finish.endsWith('-12-31'))
  for (const f of dated) notes.push({ reason: 'deadline-mixed', facts: { text, date: showDay(f.finish) } })
  if (bad) notes.push({ reason: 'deadline-mixed', facts: { text, date: '?' } })
  return { deadline: { kind: 'regular', date: null, text }, start: null, notes }
}

function chosen(
  text: string,
  words: string,
  rest: string,
  found: Resolved[],
  planYear: number,
  notes: DeadlineNote[],
): ReadDeadline {
  const first = found[0] as Resolved
  const last = found.reduce((a, b) => (b.finish >= a.finish ? b : a))
  const between = found.slice(1).map((f, i) => words.slice((found[i] as Resolved).end, f.at))
  const leading = words.slice(0, first.at)
  const range =
    between.some((b) => /-|\bden\b|\btoi\b/.test(b)) || (found.length === 1 && /\d ?- ?$/.test(leading))
  if (found.length === 1 && /\b(?:tu|bat dau|from)(?: ngay| thang| nam)? ?$/.test(leading)) {
    notes.push({ reason: 'deadline-start-only', facts: { text } })
    return { deadline: { kind: 'none', date: null, text }, start: first.start, notes }
  }
  const spans = /(?:20\d{2}) ?- ?(?:20\d{2})/.test(words) || range
  if (found.length > 1)
    notes.push({
      reason: spans ? 'deadline-range' : 'deadline-several',
      facts: { text, date: showDay(last.finish) },
    })
  else if (range) notes.push({ reason: 'deadline-range', facts: { text, date: showDay(last.finish) } })
  if (vague.test(rest)) notes.push({ reason: 'deadline-vague', facts: { text } })
  const before = /\btruoc(?: ngay| het)? ?$/.test(words.slice(0, last.at).replace(/\bhet ?$/, ''))
  const deadline: Deadline = { kind: last.kind, date: last.finish, text }
  if (before && last.kind === 'day') deadline.reading = 'strict'
  if (before && last.kind === 'period-end' && !/\bhet ?$/.test(words.slice(0, last.at))) {
    deadline.date = addDays(last.start, -1)
    notes.push({ reason: 'deadline-before-period', facts: { text, date: showDay(deadline.date) } })
  }
  const explained = notes.some((n) => n.reason === 'deadline-vague' || n.reason === 'deadline-condition')
  if (!explained && /[a-z]{2}|\d/.test(rest.replace(hour, '').replace(harmless, '')))
    notes.push({ reason: 'deadline-part-read', facts: { text, date: showDay(deadline.date ?? last.finish) } })
  const year = yearOf(last.finish)
  if (year !== planYear)
    notes.push({ reason: 'other-year', facts: { date: showDay(last.finish), year: planYear } })
  return { deadline, start: range && found.length > 1 ? first.start : null, notes }
}

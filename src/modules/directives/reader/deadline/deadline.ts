import type { Day } from '#platform/day.ts'
import { workdays } from '#platform/workdays.ts'
import type { Deadline } from '../shape.ts'
import { dateForm, writtenDate } from './date.ts'
import { type Calendar, type Found, isPast, terms, writtenDays } from './day.ts'
import { periodEnds } from './period.ts'
import { recurring } from './recurring.ts'

export type { Calendar } from './day.ts'

export const noDeadline: Deadline = { kind: 'none', date: null, text: '', reading: null }
export const plainCalendar = (issued: Day | null): Calendar => ({
  issued,
  isWorkingDay: workdays().isWorkingDay,
})

const regular =
  /(?<!(?:chi|kinh phí|nguồn|vốn|không|ngân sách|dự toán|nhiệm vụ chi|kinh phí chi)\s+)(?<![\p{L}])thường xuyên(?![\p{L}])/iu
const undated =
  /(?<![\p{L}])trước (?:khi|kỳ họp|phiên họp|Tết|lễ|thời điểm)[^,;.()]{2,60}|sau khi (?:kết thúc|có kết quả|hoàn thành)[^,;.()]{2,40}/iu

/** Another day stands beside it: a person makes a second item of it. */
const withMore = (found: Found): Found =>
  found.assumed?.includes('more-days')
    ? found
    : { ...found, assumed: [...(found.assumed ?? []), 'more-days'] }
/** "trước ngày 25/12 hằng năm" is one day, "trước ngày 31/3/2025 và ngày 20 hằng tháng" are two. */
const isOfCycle = (day: Found, cycle: Found): boolean =>
  cycle.recurrence?.every === 'year' && cycle.text.includes(day.text)
const plain = ({ at: _, ...deadline }: Found): Deadline => deadline

/** The deadline a clause sets. Days come before periods, periods before habits; what lies before the issue is a tale. */
export function readDeadline(text: string, calendar: Calendar): Deadline {
  const cycle = recurring(text)
  const days = [...writtenDays(text, calendar), ...terms(text, calendar)].sort((a, b) => a.at - b.at)
  const coming = days.filter((d) => !isPast(d, calendar.issued))
  const ahead = coming[0]
  if (cycle && (!ahead || cycle.recurrence?.day))
    return plain(coming.some((d) => !isOfCycle(d, cycle)) ? withMore(cycle) : cycle)
  if (ahead) return plain(coming.some((d) => d.date !== ahead.date) ? withMore(ahead) : ahead)
  const period = periodEnds(text, calendar.issued).find((p) => !isPast(p, calendar.issued))
  if (period) return plain(period)
  const slip = days.find((d) => /^(?:trước|chậm nhất|muộn nhất|không muộn)/iu.test(d.text))
  if (slip) return plain(slip)
  const often = regular.exec(text)
  if (often) return { kind: 'regular', date: null, text: often[0], reading: null }
  const event = undated.exec(text)
  return event ? { ...noDeadline, text: event[0].trim() } : noDeadline
}

const bareDate = new RegExp(`(?<![\\d/.-])${dateForm}`, 'giu')

/** The deadline in a column of deadlines, where "30/10/2023", "Quý IV" or "Tháng 12" stand without a word before them. */
export function readDeadlineCell(text: string, calendar: Calendar): Deadline {
  const marked = readDeadline(text, calendar)
  const words = text.trim().replace(/[.;,]+$/u, '')
  if (marked.kind === 'day' || marked.kind === 'recurring') return { ...marked, text: words }
  const dates = [...text.matchAll(bareDate)]
    .map((m) => writtenDate(m.slice(1, 6), calendar.issued))
    .filter((d) => d.date)
  const last = dates.at(-1)
  if (last?.date)
    return {
      kind: 'day',
      date: last.date,
      text: words,
      reading: 'inclusive',
      ...(last.assumed.length ? { assumed: last.assumed } : {}),
    }
  const period = periodEnds(text, calendar.issued, true).at(-1)
  if (period) return { ...plain(period), text: words }
  return { ...marked, text: words || marked.text }
}

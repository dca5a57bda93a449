import { addDays, type Day, daysBetween } from '#platform/day.ts'
import { workingDayAfter } from '#platform/workdays.ts'
import type { Assumption, Deadline } from '../shape.ts'
import { addMonths, dateForm, writtenDate } from './date.ts'

export type Found = Deadline & { at: number }
export type Calendar = { issued: Day | null; isWorkingDay: (day: Day) => boolean }

const hour = '(?:\\d{1,2}\\s*(?:giờ|h|g|:)\\s*(?:\\d{2})?(?:\\s*phút)?(?:\\s*,)?\\s*)'
const inclusive =
  '(?:chậm nhất|muộn nhất|trễ nhất|không muộn hơn|không quá|đến hết|hết|đến|hạn cuối(?: cùng)?|thời hạn(?: hoàn thành| báo cáo| gửi)?|thời gian(?: hoàn thành| gửi| báo cáo| thực hiện)?|hoàn thành|xong|kết thúc|vào|trong|hạn)'
const marked = new RegExp(
  `(?<![\\p{L}])(?:(trước|trước khi hết|trước hết)|${inclusive}(?:\\s+(?:là|vào|đến|trong|hết|cuối|xong|việc|nhất))*\\s*:?)\\s*(?:(trước)\\s+)?(${hour})?(?:\\s*(?:của\\s+)?ngày\\s+)?\\s*${dateForm}`,
  'giu',
)

/** "trước ngày 20/6 và 20/12": a second day, for which a person makes a second item. */
const moreDays =
  /^\s*(?:,|và)\s*(?:trước\s+|chậm nhất\s+)?(?:ngày\s+)?\d{1,2}\s*\/\s*\d{1,2}(?:\s*\/\s*\d{4})?(?!\d)/iu

/** Days with a word that makes them a deadline; "Kế hoạch số 12 ngày 05/01/2023" has none. */
export function writtenDays(text: string, calendar: Calendar): Found[] {
  const found: Found[] = []
  for (const m of text.matchAll(marked)) {
    const words = m[0]
    const bare = !/ngày/iu.test(words)
    const monthOnly = m[5] === undefined && m[7] === undefined
    if (
      bare &&
      monthOnly &&
      (/^(?:trong|hết|đến|không quá|hoàn thành|xong|vào)/iu.test(words) || /\d\s*\.\s*\d/u.test(words))
    )
      continue
    if (/^(?:vào|hoàn thành|xong|trong|đến|hết)/iu.test(words) && bare && !/\/|tháng|\d{4}/u.test(words))
      continue
    if (/^\s*(?:hằng|hàng|mỗi|của)\s+tháng/iu.test(text.slice(m.index + words.length))) continue
    const { date, assumed } = writtenDate(m.slice(4, 9), calendar.issued)
    if (!date && !assumed.includes('no-date-of-issue')) continue
    const before = Boolean(m[1] ?? m[2])
    const marks: Assumption[] = [...assumed]
    if (date && calendar.issued && date < calendar.issued) marks.push('before-issue')
    const others = moreDays.exec(text.slice(m.index + words.length))?.[0] ?? ''
    if (others) marks.push('more-days')
    found.push({
      kind: 'day',
      date,
      text: (words + others).trim(),
      reading: before && !m[3] ? 'strict' : 'inclusive',
      at: m.index,
      ...(marks.length ? { assumed: marks } : {}),
    })
  }
  return found
}

const numbers: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  mươi: 10,
}
const count = '(\\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\\s*\\([^()]{1,20}\\))?'
const since =
  '(?:kể từ|tính từ|từ|sau)\\s+(?:ngày|khi|thời điểm)?\\s*(?:kể từ\\s+)?(?:(?:văn bản|Công điện|Chỉ thị|Quyết định|Kế hoạch|Công văn|Thông báo)\\s+(?:này\\s+)?(?:được\\s+)?)?(ban hành|ký|nhận|tiếp nhận|phát hành|có)(?!\\p{L})[^,;.)]{0,40}'
const term = new RegExp(
  `(?:(?:trong|chậm nhất|muộn nhất|không quá|sau)\\s+(?:thời hạn|thời gian|vòng|là)?\\s*(?:không quá\\s+|tối đa\\s+)?)?(?<![\\p{L}\\p{N}/])${count}\\s*(ngày làm việc|ngày|tuần|tháng)(?!\\s*\\d)[,\\s]*(?:${since})?`,
  'giu',
)

const after = (issued: Day, n: number, unit: string, calendar: Calendar): Day => {
  if (unit === 'ngày làm việc') return workingDayAfter(issued, n, calendar.isWorkingDay)
  if (unit === 'tháng') return addMonths(issued, n)
  return addDays(issued, unit === 'tuần' ? 7 * n : n)
}

/** Terms from the day of issue ("trong 05 ngày làm việc kể từ ngày ban hành"); that day itself is not counted. */
export function terms(text: string, calendar: Calendar): Found[] {
  const found: Found[] = []
  for (const m of text.matchAll(term)) {
    const [words, n, unit = '', event] = m
    if (!event || (event === 'có' && !/hiệu lực/u.test(words))) continue
    const value = Number(n) || numbers[(n ?? '').toLocaleLowerCase('vi')] || 0
    if (value <= 0) continue
    const received = /nhận/u.test(event)
    const assumed: Assumption[] = calendar.issued
      ? received
        ? ['received-on-issue']
        : []
      : ['no-date-of-issue']
    found.push({
      kind: 'day',
      date: calendar.issued && after(calendar.issued, value, unit.toLocaleLowerCase('vi'), calendar),
      text: words.trim().replace(/[,\s]+$/u, ''),
      reading: 'inclusive',
      at: m.index,
      ...(assumed.length ? { assumed } : {}),
    })
  }
  return found
}

/** A date before the document's own, written with its year, tells of what was; within two months it may be a slip. */
export const isPast = (found: Deadline, issued: Day | null): boolean =>
  Boolean(
    issued &&
      found.date &&
      found.date < issued &&
      (found.kind !== 'day' || daysBetween(found.date, issued) > 0),
  )

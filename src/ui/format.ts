import type { Day } from '#platform/day.ts'
import { daysBetween } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'

const groupMark = { vi: '.', en: ',' } as const
const decimalMark = { vi: ',', en: '.' } as const
const MINUS = '−'

const grouped = (digits: string, lang: Lang): string => digits.replace(/\B(?=(\d{3})+$)/g, groupMark[lang])

/** Shows a plain decimal text ("-1234.5") in the language's marks, digits untouched: "−1.234,5". */
export function showDecimal(text: string, lang: Lang): string {
  const m = /^([-−]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!m) return text
  const [, sign, whole = '', part] = m
  const zero = /^0*$/.test(whole + (part ?? ''))
  return `${sign && !zero ? MINUS : ''}${grouped(whole, lang)}${part ? decimalMark[lang] + part : ''}`
}

/** A number: "1.111" / "1,111". Whole numbers and bigints exactly; others with up to `decimals` places. */
export function showNumber(value: number | bigint, lang: Lang, decimals = 2): string {
  if (typeof value === 'bigint' || Number.isInteger(value)) return showDecimal(BigInt(value).toString(), lang)
  if (!Number.isFinite(value)) return '–'
  return showDecimal(value.toFixed(decimals).replace(/\.?0+$/, ''), lang)
}

/** `numerator × scale / denominator`, rounded half up (away from zero), as plain decimal text. Exact. */
export function ratio(
  numerator: number | bigint,
  denominator: number | bigint,
  decimals = 2,
  scale = 1,
): string {
  const n = BigInt(numerator) * BigInt(scale) * 10n ** BigInt(decimals)
  const d = BigInt(denominator)
  if (d === 0n) throw new RangeError('a ratio over zero has no value')
  const negative = n < 0n !== d < 0n
  const [top, bottom] = [n < 0n ? -n : n, d < 0n ? -d : d]
  const units = (top * 2n + bottom) / (bottom * 2n)
  const digits = units.toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const body = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return negative && units !== 0n ? `-${body}` : body
}

/** "80,49%" from 33 and 41, exact, half up; nothing when the denominator is zero ("không phát sinh"). */
export function showPercent(
  numerator: number | bigint,
  denominator: number | bigint,
  lang: Lang,
  decimals = 2,
): string | undefined {
  if (BigInt(denominator) === 0n) return undefined
  return `${showDecimal(ratio(numerator, denominator, decimals, 100), lang)}%`
}

/** "33/41" */
export const showFraction = (numerator: number | bigint, denominator: number | bigint, lang: Lang): string =>
  `${showNumber(numerator, lang)}/${showNumber(denominator, lang)}`

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "30/10/2023" / "30 Oct 2023". */
export function showDate(day: Day, lang: Lang): string {
  const [y = '', m = '', d = ''] = day.split('-')
  return lang === 'vi' ? `${d}/${m}/${y}` : `${Number(d)} ${months[Number(m) - 1]} ${y}`
}

/** "30/10" / "30 Oct", where the year is plain from the place. */
export function showDayMonth(day: Day, lang: Lang): string {
  const [, m = '', d = ''] = day.split('-')
  return lang === 'vi' ? `${d}/${m}` : `${Number(d)} ${months[Number(m) - 1]}`
}

const local = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString()

/** The time of day in Việt Nam: "07:30". */
export const showTime = (moment: Date): string => local(moment).slice(11, 16)

/** "07:30, 15/12/2023" / "07:30, 15 Dec 2023", in Việt Nam time. */
export const showMoment = (moment: Date, lang: Lang): string =>
  `${showTime(moment)}, ${showDate(local(moment).slice(0, 10), lang)}`

/** "2,1 MB", "84 kB", "512 B"; a kB is 1000 bytes. */
export function showSize(bytes: number, lang: Lang): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${showNumber(Math.round(bytes / 1000), lang)} kB`
  const units = bytes < 1_000_000_000 ? ([1_000_000, 'MB'] as const) : ([1_000_000_000, 'GB'] as const)
  return `${showNumber(Math.round((bytes / units[0]) * 10) / 10, lang, 1)} ${units[1]}`
}

/** "1 day", "12 days"; Vietnamese has one form. */
export const showDays = (n: number, lang: Lang): string =>
  lang === 'vi' ? `${showNumber(n, lang)} ngày` : `${showNumber(n, lang)} ${n === 1 ? 'day' : 'days'}`

/** How a thing stands to its date. The shapes and colours hang on these keys (`data-time`). */
export type TimeKey = 'overdue' | 'due-soon' | 'in-time' | 'on-time' | 'late' | 'no-deadline' | 'none'

/** What timeliness shows: the key, and the days it speaks of (overdue by, left, late by, early by). */
export type Timeliness = { key: TimeKey; days?: number }

/**
 * Timeliness of a thing due on `dueOn`, finished on `finishedOn` or not, as of `today`. The deadline day itself
 * is on time; "due soon" begins `soonDays` before it (three, as the mockups have it).
 * A room with a rule of its own passes its own result to the tag instead.
 */
export function timelinessOf(
  dueOn: Day | null | undefined,
  finishedOn: Day | null | undefined,
  today: Day,
  soonDays = 3,
): Timeliness {
  if (!dueOn) return { key: 'no-deadline' }
  if (finishedOn) {
    const late = daysBetween(dueOn, finishedOn)
    return late > 0 ? { key: 'late', days: late } : { key: 'on-time', days: -late }
  }
  const left = daysBetween(today, dueOn)
  if (left < 0) return { key: 'overdue', days: -left }
  return { key: left <= soonDays ? 'due-soon' : 'in-time', days: left }
}

/** "Quá hạn 12 ngày" / "Overdue by 12 days", and so on for each key; `short` is for a narrow grid cell. */
export function showTimeliness({ key, days }: Timeliness, lang: Lang, short = false): string {
  const words = days === undefined ? undefined : showDays(days, lang)
  const vi = lang === 'vi'
  switch (key) {
    case 'overdue':
      if (!words) return vi ? 'Quá hạn' : 'Overdue'
      if (short) return vi ? `Quá ${words}` : `${words} over`
      return vi ? `Quá hạn ${words}` : `Overdue by ${words}`
    case 'due-soon':
      if (days === 0) return vi ? 'Hạn hôm nay' : 'Due today'
      if (!words) return vi ? 'Sắp đến hạn' : 'Due soon'
      return vi ? `Còn ${words}` : `${words} left`
    case 'in-time':
      if (!words) return vi ? 'Còn hạn' : 'In time'
      return vi ? `Còn ${words}` : `${words} left`
    case 'on-time':
      if (!days) return vi ? 'Đúng hạn' : 'On time'
      return vi ? `Đúng hạn, sớm ${words}` : `${words} early`
    case 'late':
      if (!words) return vi ? 'Chậm' : 'Late'
      return vi ? `Chậm ${words}` : `Late by ${words}`
    case 'no-deadline':
      return vi ? 'Không hạn' : 'No deadline'
    case 'none':
      return vi ? 'Không phát sinh' : 'Not arising'
  }
}

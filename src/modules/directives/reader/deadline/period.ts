import { type Day, endOfMonth, endOfQuarter, monthOf, yearOf } from '#platform/day.ts'
import type { Assumption } from '../shape.ts'
import type { Found } from './day.ts'

const roman: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const yearForm = '(?:\\s*(?:/|-|năm|,\\s*năm)\\s*(\\d{4}|nay|này|sau))?'
const halfYear = '(?:\\s*[/,-]?\\s*(?:năm\\s*)?(\\d{4}|nay|này|sau))?'
const until =
  '(?:trong|trong cả|đến hết|hết|cuối|đến cuối|vào cuối|chậm nhất(?: là)?(?: trong| hết| cuối)?|hoàn thành(?: trong| vào)?|xong(?: trong)?|trước cuối|trước khi kết thúc|ngay trong|thời (?:gian|hạn)(?: hoàn thành| thực hiện)?:?(?: trong)?|kết thúc)'

type Period = { form: string; lastDay: (m: RegExpExecArray, year: number) => Day | null }
const month = (m: RegExpExecArray): number => Number(m[1])
const periods: Period[] = [
  {
    form: `tháng\\s+(\\d{1,2})(?!\\s*(?:ngày|tháng))${yearForm}`,
    lastDay: (m, y) => (month(m) >= 1 && month(m) <= 12 ? endOfMonth(y, month(m)) : null),
  },
  {
    form: `quý\\s+(IV|III|II|I|[1-4])(?![\\p{L}\\d])${yearForm}`,
    lastDay: (m, y) => endOfQuarter(y, roman[(m[1] ?? '').toUpperCase()] ?? 4),
  },
  {
    form: `(6|06|sáu|9|09|chín) tháng đầu năm${halfYear}`,
    lastDay: (m, y) => endOfMonth(y, /9|chín/u.test(m[1] ?? '') ? 9 : 6),
  },
  {
    form: `((?:6|06|sáu|3|03|ba) tháng cuối) năm${halfYear}`,
    lastDay: (_, y) => endOfMonth(y, 12),
  },
]

const yearText = (
  text: string | undefined,
  issued: Day | null,
): { year: number | null; assumed: boolean } => {
  if (text && /^\d{4}$/u.test(text)) return { year: Number(text), assumed: false }
  if (!issued) return { year: null, assumed: true }
  return { year: yearOf(issued) + (text === 'sau' ? 1 : 0), assumed: !text }
}

const ending = (
  m: RegExpExecArray,
  yearGroup: string | undefined,
  lastDay: (year: number) => Day | null,
  issued: Day | null,
): Found | undefined => {
  const { year, assumed } = yearText(yearGroup, issued)
  const marks: Assumption[] = year === null ? ['no-date-of-issue'] : assumed ? ['year'] : []
  let date = year === null ? null : lastDay(year)
  if (year !== null && !date) return undefined
  if (date && year !== null && issued && assumed && date < issued) date = lastDay(year + 1)
  return {
    kind: 'period-end',
    date,
    text: m[0].trim(),
    reading: 'inclusive',
    at: m.index,
    ...(marks.length ? { assumed: marks } : {}),
  }
}

const all = (form: RegExp, text: string): RegExpExecArray[] => [...text.matchAll(form)] as RegExpExecArray[]

/** The month, quarter or year before the one named: "trước tháng 11" ends with October. */
const before = (text: string, issued: Day | null): Found[] =>
  all(
    new RegExp(`(?<![\\p{L}])trước (tháng|quý)\\s+(IV|III|II|I|\\d{1,2})(?![\\p{L}\\d])${yearForm}`, 'giu'),
    text,
  ).flatMap((m) => {
    const quarter = (m[1] ?? '').toLowerCase() === 'quý'
    const n = quarter ? (roman[(m[2] ?? '').toUpperCase()] ?? 0) * 3 - 2 : Number(m[2])
    if (!(n >= 1 && n <= 12)) return []
    const found = ending(m, m[3], (y) => endOfMonth(y, n - 1), issued)
    return found ? [found] : []
  })

/** Ends of periods: "trong tháng 10", "trong quý IV", "cuối năm", "6 tháng đầu năm". In a column of dates no word is needed. */
export function periodEnds(text: string, issued: Day | null, column = false): Found[] {
  const lead = column ? `(?:${until}\\s+)?` : `${until}\\s+`
  const found: Found[] = before(text, issued)
  for (const { form, lastDay } of periods) {
    const free =
      column || form.includes('tháng đầu') || form.includes('tháng cuối') ? `(?:${until}\\s+)?` : lead
    for (const m of all(new RegExp(`(?<![\\p{L}\\d/])(?<!ngày \\d{1,2} )${free}${form}`, 'giu'), text)) {
      const one = ending(m, m[2], (year) => lastDay(m, year), issued)
      const told =
        form.includes('tháng đầu') && !m[2] && !column && one?.date?.slice(0, 4) !== issued?.slice(0, 4)
      if (one && !told) found.push(one)
    }
  }
  const year = `(?<![\\p{L}])(?<!(?:tháng|đầu|quý) )(?:${until}\\s+)${column ? '?' : ''}(?:(?:năm|cuối năm)\\s+(\\d{4}|nay|này)|năm)(?![\\p{L}\\d])(?!\\s*\\d)`
  for (const m of all(new RegExp(column ? year.replace('\\s+)?', '\\s+)?') : year, 'giu'), text)) {
    if (!m[1] && !/cuối năm/iu.test(m[0])) continue
    const one = ending(m, m[1], (y) => endOfMonth(y, 12), issued)
    if (one) found.push(one)
  }
  for (const m of all(
    /(?<![\p{L}])(?:trong|ngay trong|cuối|hết|đến hết) (tháng|quý) (?:này|nay)(?![\p{L}])/giu,
    text,
  )) {
    const last = (y: number): Day =>
      /quý/iu.test(m[0])
        ? endOfQuarter(y, Math.ceil(monthOf(issued ?? '2000-01-01') / 3))
        : endOfMonth(y, monthOf(issued ?? '2000-01-01'))
    const one = ending(m, 'này', last, issued)
    if (one) found.push(one)
  }
  for (const m of column ? all(/(?<![\d/.-])(\d{1,2})\/(\d{4})(?!\d)/gu, text) : []) {
    const one = month(m) <= 12 ? ending(m, m[2], (y) => endOfMonth(y, month(m)), issued) : undefined
    if (one) found.push(one)
  }
  return found.sort((a, b) => a.at - b.at)
}

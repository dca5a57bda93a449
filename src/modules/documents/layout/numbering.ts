import type { Day } from '#platform/day.ts'
import { elementRow } from './format.ts'

/** 5 gives "05", 12 gives "12"; an unnumbered draft gives seven spaces to write in. */
export const numberText = (number: number | null): string =>
  number === null ? '       ' : String(number).padStart(2, '0')

export interface Symbol {
  /** Abbreviation of the type, `CV` for a dispatch. */
  type: string
  agency: string
  /** The drafting unit, printed for a dispatch only. */
  unit?: string | undefined
}

/** The symbol alone: "BC-SNV", "QĐ-BCĐCCHC"; a dispatch has no type: "UBND-NC". */
export const symbolText = ({ type, agency, unit }: Symbol): string =>
  type === 'CV' ? [agency, unit].filter(Boolean).join('-') : `${type}-${agency}`

/** "05/BC-SNV", as other documents cite it. */
export const citedNumber = (number: number | null, symbol: Symbol): string =>
  `${numberText(number)}/${symbolText(symbol)}`

/** "Số: 05/BC-SNV"; "Số: 123/UBND-NC"; a draft "Số:        /BC-SNV". */
export const numberLine = (number: number | null, symbol: Symbol): string =>
  `Số: ${citedNumber(number, symbol)}`

/** "ngày 05 tháng 01 năm 2023"; days below 10 and months 1 and 2 take a zero, other months none. */
export const dateText = (date: Day | null, draftYear?: number): string => {
  if (!date) return `ngày      tháng      năm ${draftYear ?? '      '}`
  const [year, month, day] = date.split('-') as [string, string, string]
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** "Nghệ An, ngày 05 tháng 01 năm 2023". */
export const placeDateLine = (place: string, date: Day | null, draftYear?: number): string =>
  `${place}, ${dateText(date, draftYear)}`

const ended = (text: string, end: string): string => `${text.trim().replace(/[\s;.,]+$/u, '')}${end}`

/** Each line ends in ";", the last in "."; ends that are there already are not doubled. */
export const closeLines = (lines: readonly string[], start = ''): string[] =>
  lines.map(
    (line, i) => start + ended(line.trim().replace(/^[-–]\s*/u, ''), i === lines.length - 1 ? '.' : ';'),
  )

/** Legal grounds: "Căn cứ …;" and the last "….". */
export const groundLines = (grounds: readonly string[]): string[] =>
  grounds.map((line, i) => ended(line, i === grounds.length - 1 ? '.' : ';'))

/** One addressee stands on the line of "Kính gửi"; several are dashed lines of their own. */
export const addresseeLines = (addressees: readonly string[]): string[] =>
  addressees.length > 1
    ? closeLines(addressees, '- ')
    : addressees.map((line) => line.trim().replace(/^[-–]\s*|[\s;,]+$/gu, ''))

/** The list under "Nơi nhận"; its last line is the archive's: "- Lưu: VT, CCHC." */
export const recipientLines = (recipients: readonly string[], archive: readonly string[]): string[] =>
  closeLines([...recipients, `Lưu: ${['VT', ...archive.filter((unit) => unit !== 'VT')].join(', ')}`], '- ')

const romanParts: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** 4 gives "IV"; 1 to 3999, else RangeError. */
export const roman = (n: number): string => {
  if (!Number.isInteger(n) || n < 1 || n > 3999) throw new RangeError(`no Roman numeral: ${n}`)
  let rest = n
  let text = ''
  for (const [value, sign] of romanParts)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}

// The decree names the letters up to n; the alphabet goes on from there.
const letters = [...'abcdđeghiklmnopqrstuvxy']

/** 5 gives "đ"; after the 23rd letter the letters double: 24 gives "aa". */
export const pointLetter = (n: number): string => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`no point letter: ${n}`)
  const letter = letters[(n - 1) % letters.length] ?? ''
  return letter.repeat(Math.ceil(n / letters.length))
}

/** "Phụ lục" when there is one, "Phụ lục II" when there are several. */
export const annexLabel = (index: number, count: number): string =>
  count > 1 ? `Phụ lục ${roman(index + 1)}` : 'Phụ lục'

/** "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh)". */
export const annexReference = (of: {
  typeName: string
  number: number | null
  symbol: Symbol
  date: Day | null
  agency: string
}): string => {
  const pattern = elementRow('annex_reference').pattern ?? ''
  return pattern
    .replace(/ngày \{dd\}.*\{yyyy\}/, () => dateText(of.date))
    .replace('{type}', () => of.typeName)
    .replace('{number_symbol}', () => citedNumber(of.number, of.symbol))
    .replace('{agency}', () => of.agency)
}

/** "V/v …", once, however the subject was typed. */
export const dispatchSubject = (subject: string): string => {
  const prefix = elementRow('subject_dispatch').prefix ?? ''
  return prefix + subject.trim().replace(/^(V\/v|Về việc)\s*:?\s*/iu, '')
}

/**
 * A subject as a draft takes it: no mark at its end, and in sentence case where it stands under the document's name (a
 * dispatch's goes on after "V/v"). The layout itself prints what it is given.
 */
export const subjectTyped = (type: string, subject: string): string => {
  const text = subject.trim().replace(/(?<=[\p{L}\p{N})])[\s.;:,]+$/u, '')
  return type === 'CV' ? text : text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

export type HeadingLevel = 'part' | 'chapter' | 'section' | 'article' | 'division' | 'clause' | 'point'

const order: HeadingLevel[] = ['part', 'chapter', 'section', 'division', 'article', 'clause', 'point']

const written: Record<HeadingLevel, (n: number) => string> = {
  part: roman,
  chapter: roman,
  section: String,
  division: roman,
  article: String,
  clause: String,
  point: pointLetter,
}

const label: Record<HeadingLevel, (n: string) => string> = {
  part: (n) => `Phần ${n}`,
  chapter: (n) => `Chương ${n}`,
  section: (n) => `Mục ${n}`,
  division: (n) => `${n}.`,
  article: (n) => `Điều ${n}.`,
  clause: (n) => `${n}.`,
  point: (n) => `${n})`,
}

/**
 * The labels of headings in their order: "Chương II", "Điều 3.", "b)". A level starts again under a higher
 * one, but articles run through the whole document. A number that is given is kept, and counting goes on from it
 * where it is in figures.
 */
export const headingLabels = (
  headings: readonly { level: HeadingLevel; number?: string | undefined }[],
): string[] => {
  const counts = new Map<HeadingLevel, number>()
  return headings.map(({ level, number }) => {
    for (const lower of order.slice(order.indexOf(level) + 1)) if (lower !== 'article') counts.delete(lower)
    const n = number && /^\d+$/.test(number) ? Number(number) : (counts.get(level) ?? 0) + 1
    counts.set(level, n)
    return label[level](number ?? written[level](n))
  })
}

/** The circulation notes that the decree knows. */
export const circulationNotes = elementRow('circulation').values ?? []

/** Frames of the urgency marks, [width, height] in millimetres. */
export const urgencyFrames = elementRow('urgency').frames_mm ?? {}

import { type Day, readDay } from '#platform/day.ts'
import { plainName } from './near.ts'

/** What a table of earlier awards calls its columns. */
export const earlierHeads = {
  kind: ['loai', 'doi tuong', 'kind'],
  name: ['ten', 'ho va ten', 'ten tap the ca nhan', 'name'],
  unit: ['don vi', 'ma don vi', 'unit', 'unit code'],
  form: ['hinh thuc', 'hinh thuc khen', 'form'],
  achievement: ['thanh tich', 'noi dung khen', 'achievement'],
  year: ['nam', 'year'],
  decisionNo: ['so quyet dinh', 'quyet dinh', 'decision', 'decision number'],
  decidedOn: ['ngay quyet dinh', 'ngay', 'decided on', 'day'],
  honoured: ['co quan khen', 'cap khen', 'by', 'honoured by'],
} as const
type Row = Record<keyof typeof earlierHeads, string>

/** An award that was decided elsewhere or before this system, as its paper says. */
export type EarlierAward = {
  kind: 'collective' | 'individual'
  name: string
  unitId: number | null
  form: string
  achievement: string
  year: number
  decisionNo: string
  decidedOn: Day
  honouredBy: string
}

export type EarlierFault =
  | 'earlier-kind'
  | 'earlier-lacking'
  | 'earlier-too-long'
  | 'earlier-unit'
  | 'earlier-year'
  | 'earlier-day'
  | 'earlier-day-to-come'
  | 'earlier-twice'
  | 'earlier-there'

export type TriedAward = {
  line: number
  name: string
  achievement: string
  fault: EarlierFault | undefined
  award: EarlierAward | undefined
}

const kinds: Record<string, EarlierAward['kind']> = {
  'tap the': 'collective',
  tt: 'collective',
  collective: 'collective',
  'ca nhan': 'individual',
  cn: 'individual',
  individual: 'individual',
}

const most: [keyof Row, number][] = [
  ['name', 200],
  ['form', 200],
  ['achievement', 400],
  ['decisionNo', 100],
  ['honoured', 200],
]

const readYear = (text: string, decidedOn: Day): number | undefined => {
  const year = text === '' ? Number(decidedOn.slice(0, 4)) : Number(text)
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined
}

const awardOf = (
  row: Row,
  unitByCode: ReadonlyMap<string, number>,
  today: Day,
): EarlierAward | { fault: EarlierFault } => {
  const kind = kinds[plainName(row.kind)]
  if (!kind) return { fault: 'earlier-kind' }
  if ([row.name, row.achievement, row.decisionNo].includes('')) return { fault: 'earlier-lacking' }
  if (most.some(([key, length]) => row[key].length > length)) return { fault: 'earlier-too-long' }
  const unitId = row.unit === '' ? null : unitByCode.get(row.unit)
  if (unitId === undefined) return { fault: 'earlier-unit' }
  const decidedOn = readDay(row.decidedOn)
  if (!decidedOn) return { fault: 'earlier-day' }
  if (decidedOn > today) return { fault: 'earlier-day-to-come' }
  const year = readYear(row.year, decidedOn)
  if (year === undefined) return { fault: 'earlier-year' }
  const { name, form, achievement, decisionNo, honoured: honouredBy } = row
  return { kind, name, unitId, form, achievement, year, decisionNo, decidedOn, honouredBy }
}

/** What tells one award from another: who, by which decision. */
const markOf = ({ name, decisionNo }: Pick<EarlierAward, 'name' | 'decisionNo'>): string =>
  `${plainName(name)} ${plainName(decisionNo)}`

/** Tries the lines of a table of earlier awards; one that is known already, or stands twice, is refused. */
export const tryEarlier = (
  lines: readonly { line: number; row: Row }[],
  unitByCode: ReadonlyMap<string, number>,
  known: readonly Pick<EarlierAward, 'name' | 'decisionNo'>[],
  today: Day,
): TriedAward[] => {
  const there = new Set(known.map(markOf))
  const met = new Set<string>()
  return lines.map(({ line, row }) => {
    const base = { line, name: row.name, achievement: row.achievement }
    const award = awardOf(row, unitByCode, today)
    const fault = ((): EarlierFault | undefined => {
      if ('fault' in award) return award.fault
      if (there.has(markOf(award))) return 'earlier-there'
      return met.has(markOf(award)) ? 'earlier-twice' : undefined
    })()
    if ('fault' in award || fault) return { ...base, fault, award: undefined }
    met.add(markOf(award))
    return { ...base, fault: undefined, award }
  })
}

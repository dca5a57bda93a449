import { type Day, readDay } from '#platform/day.ts'
import { headKey } from '#platform/table.ts'
import { faultsOf, type ReachHow } from '../rules/activity.ts'

/** How officials head the columns of a list of activities, as keys (marks, case and signs left out). */
export const importHeads = {
  channel: ['kenh', 'kenh hinh thuc', 'hinh thuc', 'channel'],
  title: ['noi dung', 'ten hoat dong', 'hoat dong', 'title', 'activity'],
  from: ['tu ngay', 'ngay', 'from'],
  to: ['den ngay', 'to'],
  items: ['so luong', 'so tin bai', 'so luong tin bai', 'items', 'number'],
  reach: ['so nguoi tiep can', 'so nguoi', 'luot tiep can', 'people reached', 'reach'],
  reachHow: ['cach tinh', 'cach xac dinh', 'how counted', 'how it is known'],
  stateMoney: [
    'ngan sach nha nuoc',
    'ngan sach nha nuoc dong',
    'ngan sach',
    'state budget',
    'state budget vnd',
  ],
  otherMoney: ['nguon khac', 'nguon khac dong', 'kinh phi khac', 'other sources', 'other sources vnd'],
  link: ['lien ket', 'dia chi', 'link'],
  note: ['ghi chu', 'note'],
} as const

export type ImportRow = Record<keyof typeof importHeads, string>
export type ImportChannel = { id: number; nameVi: string; nameEn: string; from: Day; to: Day | null }
export type ImportedActivity = {
  line: number
  channelId: number
  title: string
  fromOn: Day
  toOn: Day
  items: number
  reach: number | null
  reachHow: ReachHow | null
  stateMoney: number | null
  otherMoney: number | null
  link: string | null
  note: string | null
}
export type LineFault = { line: number; column: string; reason: string; text: string }

const hows: Record<string, ReachHow> = {
  'do dem': 'measured',
  'thong ke': 'measured',
  dem: 'measured',
  measured: 'measured',
  'uoc tinh': 'estimated',
  uoc: 'estimated',
  estimated: 'estimated',
}

/** What a row of a list says, or every reason why it is none. `whole` reads a whole number; `linkOf` a link that is fit. */
const readRow = (
  { line, row }: { line: number; row: ImportRow },
  channels: readonly ImportChannel[],
  read: { whole: (text: string) => number | undefined; isLink: (text: string) => boolean },
  today: Day,
): ImportedActivity | LineFault[] => {
  const faults: LineFault[] = []
  const wrong = (column: keyof ImportRow, reason: string): void => {
    faults.push({ line, column, reason, text: row[column].slice(0, 100) })
  }
  const dayIn = (column: 'from' | 'to'): Day | undefined => {
    const day = row[column] === '' ? undefined : readDay(row[column])
    if (!day && (column === 'from' || row[column] !== ''))
      wrong(column, row[column] === '' ? 'required' : 'not-a-day')
    return day
  }
  const numberIn = (column: 'items' | 'reach' | 'stateMoney' | 'otherMoney'): number | null => {
    const value = row[column] === '' ? null : read.whole(row[column])
    if (value === undefined) wrong(column, 'not-a-whole-number')
    return value ?? null
  }
  const key = headKey(row.channel)
  const channel = channels.find((one) => headKey(one.nameVi) === key || headKey(one.nameEn) === key)
  if (!channel) wrong('channel', 'channel-unknown')
  if (row.title === '' || row.title.length > 300) wrong('title', row.title === '' ? 'required' : 'too-long')
  const fromOn = dayIn('from')
  const toOn = dayIn('to') ?? fromOn
  const items = numberIn('items')
  if (items === null || items <= 0 || items > 1_000_000) {
    if (!faults.some((one) => one.column === 'items')) wrong('items', 'required')
  }
  const reachHow = hows[headKey(row.reachHow)] ?? null
  if (row.reachHow !== '' && reachHow === null) wrong('reachHow', 'not-one-of-these')
  if (row.link !== '' && (!read.isLink(row.link) || row.link.length > 500)) wrong('link', 'not-a-link')
  if (row.note.length > 2000) wrong('note', 'too-long')
  const reach = numberIn('reach')
  const money = { stateMoney: numberIn('stateMoney'), otherMoney: numberIn('otherMoney') }
  if (faults.length > 0 || !channel || !fromOn || !toOn || items === null) return faults
  const broken = faultsOf({ fromOn, toOn, reach, reachHow }, channel, today)
  const columnOf: Record<string, keyof ImportRow> = { fromOn: 'from', toOn: 'to', channelId: 'channel' }
  for (const { field, reason } of broken) wrong(columnOf[field] ?? (field as keyof ImportRow), reason)
  if (faults.length > 0) return faults
  const { title, link, note } = row
  return {
    line,
    channelId: channel.id,
    title,
    fromOn,
    toOn,
    items,
    reach,
    reachHow,
    ...money,
    link: link || null,
    note: note || null,
  }
}

const sameKey = (one: { channelId: number; title: string; fromOn: Day }): string =>
  `${one.channelId} ${one.fromOn} ${headKey(one.title)}`

/** A list of activities: the rows that can be taken, and every reason why others are not, by their line in the file. */
export const readRows = (
  rows: readonly { line: number; row: ImportRow }[],
  known: {
    channels: readonly ImportChannel[]
    activities: readonly { channelId: number; title: string; fromOn: Day }[]
  },
  read: Parameters<typeof readRow>[2],
  today: Day,
): { rows: ImportedActivity[]; faults: LineFault[] } => {
  const seen = new Set(known.activities.map(sameKey))
  const taken: ImportedActivity[] = []
  const faults: LineFault[] = []
  for (const one of rows) {
    const result = readRow(one, known.channels, read, today)
    if (Array.isArray(result)) faults.push(...result)
    else if (seen.has(sameKey(result)))
      faults.push({
        line: one.line,
        column: 'title',
        reason: 'activity-known',
        text: result.title.slice(0, 100),
      })
    else {
      seen.add(sameKey(result))
      taken.push(result)
    }
  }
  return { rows: taken, faults }
}

import type { Day } from '#platform/day.ts'
import { readInput } from '#platform/input.ts'
import type { FieldError } from '#platform/refused.ts'
import { headKey } from '#platform/table.ts'
import { activityFields } from '../input.ts'
import { faultsOf, type ReachHow, type Told, toldOf } from '../rules/activity.ts'

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
export type ImportedActivity = Told & { line: number }
export type LineFault = Pick<FieldError, 'reason' | 'params'> & { line: number; column: string; text: string }

const hows: Record<string, ReachHow> = {
  'do dem': 'measured',
  'thong ke': 'measured',
  dem: 'measured',
  measured: 'measured',
  'uoc tinh': 'estimated',
  uoc: 'estimated',
  estimated: 'estimated',
}

// a list names no task, and its channel by name; all else is judged as on the form
const typed = activityFields.omit({ channelId: true, taskId: true })
const columnOf: Record<string, keyof ImportRow> = { fromOn: 'from', toOn: 'to', channelId: 'channel' }

/** What a row of a list says, or every reason why it is none. */
const readRow = (
  { line, row }: { line: number; row: ImportRow },
  channels: readonly ImportChannel[],
  today: Day,
): ImportedActivity | LineFault[] => {
  const fault = ({ field, reason, params }: FieldError): LineFault => {
    const column = columnOf[field] ?? (field as keyof ImportRow)
    return { line, column, reason, ...(params && { params }), text: row[column].slice(0, 100) }
  }
  const key = headKey(row.channel)
  const channel = channels.find((one) => headKey(one.nameVi) === key || headKey(one.nameEn) === key)
  const reachHow = hows[headKey(row.reachHow)] ?? row.reachHow
  const read = readInput(typed, { ...row, fromOn: row.from, toOn: row.to, reachHow })
  if (!channel || !read.ok) {
    const unknown = channel ? [] : [{ field: 'channelId', reason: 'channel-unknown' }]
    return [...unknown, ...(read.ok ? [] : read.fields)].map(fault)
  }
  const told = toldOf({ ...read.value, channelId: channel.id })
  const faults = faultsOf(told, channel, today)
  return faults.length > 0 ? faults.map(fault) : { line, ...told }
}

/** Names an activity as people tell it twice: channel, first day, title by its letters. */
export const sameKey = (one: Pick<Told, 'channelId' | 'title' | 'fromOn'>): string =>
  `${one.channelId} ${one.fromOn} ${headKey(one.title)}`

/** A list of activities: the rows that can be taken, and every reason why others are not, by their line in the file. */
export const readRows = (
  rows: readonly { line: number; row: ImportRow }[],
  known: {
    channels: readonly ImportChannel[]
    activities: readonly Pick<Told, 'channelId' | 'title' | 'fromOn'>[]
  },
  today: Day,
): { rows: ImportedActivity[]; faults: LineFault[] } => {
  const seen = new Set(known.activities.map(sameKey))
  const taken: ImportedActivity[] = []
  const faults: LineFault[] = []
  for (const one of rows) {
    const result = readRow(one, known.channels, today)
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

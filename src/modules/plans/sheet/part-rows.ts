import type { Head } from './head.ts'
import type { Role } from './head-roles.ts'
import { type PartKind, partKind, partKindOfTitle } from './parts.ts'
import type { View } from './row-view.ts'
import type { Table } from './table.ts'
import { oneLine } from './words.ts'

/** `guessed`: nothing but its place says that the row names a part. `number` is a dotted one. */
export type PartRow = { kind: PartKind; name: string; guessed: boolean; number?: string }
/** Where a row stands: `fresh` when no task has come since the last part. */
type Place = { table: Table; head: Head; lastLetter: string; fresh: boolean }

/** The part a row opens; null when it opens none. `index` is the row's place in the table. */
export function partOf(view: View, index: number, place: Place): PartRow | null {
  const own = view.written
  const number = own.find((w) => w.role === 'number')?.text ?? ''
  const rest = own.filter((w) => w.role !== 'number')
  const work =
    own.some((w) => (w.role === 'product' || w.role === 'deadline') && w.text !== number) ||
    view.periods.length > 0
  const title = view.handed.has('title')
    ? ''
    : (view.texts.title ?? (rest[0]?.role === null ? rest[0].text : ''))
  if (number && title && !work) {
    const kind = partKind(number, place.lastLetter)
    const heads = kind !== 'small' || (rest.length === 1 && /^\d/.test(nextNumber(index, place)))
    if (kind && heads) return { kind, name: oneLine(title), guessed: false, number: arabic(kind, number) }
    if (kind === null && !/^\d+(?:\.\d+)*\.?$/.test(number) && partKindOfTitle(number))
      return { kind: partKindOfTitle(number) as PartKind, name: oneLine(title), guessed: false }
    const above = /^\d+(?:\.\d+)*/.exec(number)?.[0]
    const alone = rest.length === 1 && !view.texts.lead && !view.texts.coordinators
    if (above) return numbered({ view, title: oneLine(title), number: above, alone }, index, place)
  }
  return own.length === 1
    ? partAlone(view, own[0] as View['written'][number], index, place)
    : partWithExtra(view, work)
}

type Titled = { view: View; title: string; number: string; alone: boolean }

/** "1 Công tác chỉ đạo" over tasks a), 1.1, without a number or with a dash: the title of a part, with its lead or without. */
function numbered({ view, title, number, alone }: Titled, index: number, place: Place): PartRow | null {
  const next = nextNumber(index, place)
  const part = (kind: PartKind, guessed: boolean) => ({ kind, name: title, guessed, number })
  if (alone && /^[a-zđ][.)]?$/.test(next)) return part('lettered', false)
  if (next.startsWith(`${number}.`)) return part('arabic', false)
  if (alone && view.wide) return part('arabic', false)
  if (dashFollows(index, place)) return part('lettered', true)
  const anew = /^0?1[.)/]?$/.test(next) && Number(number) !== 1 && title === title.toUpperCase()
  return alone && (anew || tasksFollowUnnumbered(index, place)) ? part('arabic', true) : null
}

const arabic = (kind: PartKind, number: string): string | undefined =>
  kind === 'arabic' ? number.replace(/[\s.)(:/]+$/g, '') : undefined

/** The row's only text: a part when it is numbered as one, spans the table, or stands where numbers begin anew. */
function partAlone(view: View, only: View['written'][number], index: number, place: Place): PartRow | null {
  const name = oneLine(only.text)
  if (view.handed.has('title') || /^[\d.,\s]+$/.test(name) || name.length > 300) return null
  const inside = only.role === null || only.role === 'number' || only.role === 'title' || only.role === 'area'
  if (!inside) return null
  const kind = partKindOfTitle(name)
  if (kind) return { kind, name, guessed: false }
  if (/^[\p{Ll}\-+•(]/u.test(name) && !view.wide) return null
  if (partKind(name)) return null
  if (/^\d+(?:\.\d+)*[.)]\s/.test(name)) {
    const groups = view.wide || (only.role === 'title' && place.head.columns.has('number'))
    return groups ? { kind: 'arabic', name, guessed: !view.wide } : null
  }
  if (view.wide) return { kind: 'plain', name, guessed: false }
  const next = nextNumber(index, place)
  const anew = next === '1' || next === '1.' || place.fresh
  const upper = name === name.toUpperCase() && /\p{L}/u.test(name)
  if (only.role === 'number' || view.bold || upper || anew) return { kind: 'plain', name, guessed: true }
  return null
}

/** "II. Cải cách thể chế" in the title column with only money or a note beside it. */
function partWithExtra(view: View, work: boolean): PartRow | null {
  const title = view.texts.title
  const number = view.texts.number
  const text = !title && number && number.length > 3 ? number : title
  if (work || !text || view.handed.has('title') || view.texts.lead || (title && number)) return null
  const kind = partKindOfTitle(text)
  return kind ? { kind, name: oneLine(text), guessed: false } : null
}

/** The next row is a whole task without a number: this numbered title stands over it. */
function tasksFollowUnnumbered(index: number, place: Place): boolean {
  const next = place.table.rows[index + 1]
  const at = (role: Role) => next?.cells.get(place.head.columns.get(role) ?? 0)?.text
  return Boolean(!at('number') && at('title') && at('lead') && (at('product') || at('deadline')))
}

/** The next row is a task of its own with a dash for its number or before its title. */
function dashFollows(index: number, place: Place): boolean {
  const next = place.table.rows[index + 1]
  const at = (role: Role) => next?.cells.get(place.head.columns.get(role) ?? 0)?.text ?? ''
  const dash = at('number') ? /^[-–—+*•]$/.test(at('number')) : /^[-–—+*•]\s/.test(at('title'))
  return dash && Boolean(at('title') && (at('product') || at('deadline')))
}

function nextNumber(index: number, place: Place): string {
  const column = place.head.columns.get('number')
  if (column === undefined) return ''
  for (const row of place.table.rows.slice(index + 1, index + 4)) {
    const text = row.cells.get(column)?.text
    if (text) return text
  }
  return ''
}

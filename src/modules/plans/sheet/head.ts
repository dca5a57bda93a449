import { isShared, type Match, periodOf, type Role, roleOf } from './head-roles.ts'
import { moneyUnit } from './money.ts'
import type { Table } from './table.ts'
import type { MoneyUnit } from './types.ts'
import { fold, oneLine } from './words.ts'

/** Where a plan's table begins and what each column holds. */
export type Head = {
  top: number
  bottom: number
  columns: Map<Role, number>
  /** A second column of the same role that is joined to the first (titles in two columns, two of coordinators). */
  more: { role: Role; column: number }[]
  /** Columns "Quý I" to "Quý IV" or months, where a mark gives the deadline. */
  periods: { column: number; text: string }[]
  /** Lead and coordinators stand in one column. */
  shared: boolean
  words: Map<number, string>
  unitOfNumber?: 'month' | 'quarter'
  unit: MoneyUnit | null
}

const searchRows = 200
const maxColumn = 60

/** The first head of a table from the given index of `table.rows` on; null when there is none. */
export function findHead(table: Table, from = 0): Head | null {
  for (let i = from; i < Math.min(table.rows.length, from + searchRows); i++) {
    const head = headAt(table, i)
    if (head) return head
  }
  return null
}

/** The head that begins at this row, of one to three rows, or as many as its merged cells reach down over (up to five). */
export function headAt(table: Table, index: number): Head | null {
  const first = table.rows[index]
  if (!first || ![...first.cells.values()].some((c) => roleOf(c.text))) return null
  let depth = 1
  while (
    depth < 5 &&
    (reachedFromAbove(table, index, depth) || (depth < 3 && isSubHead(table, index, depth)))
  )
    depth++
  const rows = table.rows.slice(index, index + depth).map((r) => r.row)
  const head = headOf(table, rows)
  const other = ['lead', 'deadline', 'product', 'coordinators'] as const
  return head?.columns.has('title') && other.some((role) => head.columns.has(role)) ? head : null
}

/** A cell of the head that names a kind is merged down over the row `depth` below: tasks never stand there. */
function reachedFromAbove(table: Table, index: number, depth: number): boolean {
  const top = table.rows[index]?.row ?? 0
  const row = table.rows[index + depth]?.row ?? 0
  for (let column = 1; column <= maxColumn; column++) {
    const merge = table.mergeAt(row, column)
    if (merge && merge.top >= top && merge.top < row && roleOf(table.shown(row, column)?.text ?? ''))
      return true
  }
  return false
}

/** The row `depth` below belongs to the head: it names kinds, and what it stands under is not a task's number or title. */
function isSubHead(table: Table, index: number, depth: number): boolean {
  const row = table.rows[index + depth]
  const above = table.rows[index + depth - 1]
  if (!row || !above || row.row !== above.row + 1) return false
  const cells = [...row.cells].filter(([, c]) => c.text)
  if (cells.length === 0 || cells.some(([, c]) => c.text.length > 80)) return false
  for (const [column, cell] of cells) {
    const match = roleOf(table.shown(above.row, column)?.text ?? '')
    const wide = table.mergeAt(above.row, column)
    const parent = wide && wide.right > wide.left
    if (
      !parent &&
      (match?.role === 'number' || match?.role === 'title') &&
      table.own(above.row, column)?.text
    )
      return false
    if (/^\d+$/.test(cell.text) && !parent) return false
  }
  if (cells.every(([column, c]) => underGroup(table, above.row, column) && !/\d{2,}/.test(c.text)))
    return true
  const strong = cells.filter(([, c]) => (roleOf(c.text)?.strength ?? 0) >= 2 || periodOf(c.text)).length
  return (
    strong > 0 && strong * 2 >= cells.length - 1 && !cells.some(([, c]) => /^[IVX]+$|^[A-H]$/.test(c.text))
  )
}

/** Under a head's cell that spans several columns and names a kind: "Kinh phí" over "NSTW" and "NS tỉnh". */
function underGroup(table: Table, row: number, column: number): boolean {
  const group = table.mergeAt(row, column)
  return (
    group !== undefined && group.right > group.left && roleOf(table.shown(row, column)?.text ?? '') !== null
  )
}

type Named = { column: number; own: string; whole: string; match: Match | null }

function headOf(table: Table, rows: number[]): Head | null {
  const named: Named[] = []
  for (let column = 1; column <= maxColumn; column++) {
    const parts = wordsOver(table, rows, column)
    if (parts.length === 0) continue
    const own = parts.at(-1) as string
    const whole = parts.join(' / ')
    const child = roleOf(own)
    // A column's own words weigh a little more than its group's.
    const match =
      child && child.strength >= 2 ? { ...child, strength: child.strength + 0.5 } : (roleOf(whole) ?? child)
    named.push({ column, own, whole, match })
  }
  const head: Head = {
    top: rows[0] as number,
    bottom: rows.at(-1) as number,
    columns: new Map(),
    more: [],
    periods: [],
    shared: false,
    words: new Map(named.map((n) => [n.column, n.whole])),
    unit: null,
  }
  for (const n of named) {
    const text = periodOf(n.own, groupOf(n))
    if (text) head.periods.push({ column: n.column, text })
  }
  if (head.periods.length < 2) head.periods = []
  give(
    head,
    named.filter((n) => !head.periods.some((p) => p.column === n.column)),
  )
  numberBesideTitle(table, head)
  return head
}

/** The words over a column, top down, without those repeated by a merge; a group's words reach right in text files. */
function wordsOver(table: Table, rows: number[], column: number): string[] {
  const parts: string[] = []
  rows.forEach((row, i) => {
    let text = table.shown(row, column)?.text ?? ''
    const below = rows[i + 1]
    if (!text && below !== undefined && !table.mergeAt(row, column) && table.own(below, column)?.text) {
      for (let c = column - 1; c > 0 && !text && table.own(below, c)?.text; c--)
        text = table.own(row, c)?.text ?? ''
    }
    const line = oneLine(text)
    if (line && line !== parts.at(-1)) parts.push(line)
  })
  return parts
}

/** Each role to the column that names it most plainly; the first of equals. */
function give(head: Head, named: Named[]): void {
  for (const n of named) {
    if (!n.match) continue
    const { role } = n.match
    const had = head.columns.get(role)
    const before = named.find((o) => o.column === had)
    const total = role === 'money' && /^tổng/i.test(n.own) && !/^tổng/i.test(before?.own ?? '')
    if (had === undefined || total || (before?.match && n.match.strength > before.match.strength)) {
      head.columns.set(role, n.column)
      if (role === 'lead') head.shared = isShared(n.own)
      if (role === 'deadline') head.unitOfNumber = unitOfNumber(n.whole)
      if (role === 'money') head.unit = moneyUnit(n.whole)
    } else if (
      (role === 'title' || role === 'coordinators' || role === 'note' || sources(role, n, before)) &&
      before?.match &&
      n.match.strength === before.match.strength
    ) {
      head.more.push({ role, column: n.column })
    }
  }
  head.more = head.more.filter((m) => head.columns.get(m.role) !== m.column)
}

/** Money by its sources under one head, without a column of the whole: the amounts are added. */
const sources = (role: Role, n: Named, before: Named | undefined): boolean =>
  role === 'money' && !/^tổng/i.test(before?.own ?? '') && groupOf(n) !== '' && groupOf(n) === groupOf(before)

const groupOf = (named: Named | undefined): string => /^(.*) \/ [^/]*$/.exec(named?.whole ?? '')?.[1] ?? ''

function unitOfNumber(words: string): 'month' | 'quarter' | undefined {
  const inBrackets =
    /\(([^)]*)\)/.exec(words)?.[1] ??
    /^(tháng|quý)(?: (?:cần )?(?:hoàn thành|thực hiện|xong|trình|ban hành))?$/i.exec(words)?.[1]
  const t = fold(inBrackets ?? '')
  return t === 'thang' ? 'month' : t === 'quy' ? 'quarter' : undefined
}

/** A column of numbers left of the titles that has no head of its own. */
function numberBesideTitle(table: Table, head: Head): void {
  const title = head.columns.get('title')
  if (title === undefined || title < 2 || head.columns.has('number') || head.words.has(title - 1)) return
  const below = table.rows.filter((r) => r.row > head.bottom).map((r) => r.cells.get(title - 1)?.text ?? '')
  const filled = below.filter(Boolean)
  if (filled.length > 0 && filled.filter((t) => /^\d+(?:\.\d+)*\.?$/.test(t)).length * 2 >= filled.length)
    head.columns.set('number', title - 1)
}

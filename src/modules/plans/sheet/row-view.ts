import type { FindingList } from './findings.ts'
import type { Head } from './head.ts'
import type { Role } from './head-roles.ts'
import type { Table } from './table.ts'
import type { Cell, GridRow } from './types.ts'

export type View = {
  row: GridRow
  texts: Partial<Record<Role, string>>
  cells: Partial<Record<Role, Cell>>
  handed: Map<Role, number>
  /** Distinct texts written in this row itself, by column. */
  written: { column: number; text: string; role: Role | null }[]
  periods: string[]
  /** amounts of further sources beside the first */
  moreMoney: Cell[]
  bold: boolean
  wide: boolean
}

/** What the row shows for each role: its own text, or the one handed down by a merged cell. */
export function viewOf(table: Table, head: Head, row: GridRow, findings: FindingList): View {
  const view: View = {
    row,
    texts: {},
    cells: {},
    handed: new Map(),
    written: [],
    periods: [],
    moreMoney: [],
    bold: false,
    wide: false,
  }
  for (const [column, cell] of [...row.cells].sort((a, b) => a[0] - b[0])) {
    if (cell.struck === 'all') findings.add(row.row, column, 'cell-struck', { text: cell.text })
    if (cell.struck === 'part') findings.add(row.row, column, 'cell-part-struck')
    if (!readable(cell)) continue
    if (!view.written.some((w) => w.text === cell.text && cell.text.length > 3)) {
      view.written.push({ column, text: cell.text, role: roleAt(head, column) })
    }
    const merge = table.mergeAt(row.row, column)
    if (merge && merge.right - merge.left >= 2) view.wide = true
    if (cell.bold) view.bold = true
  }
  for (const [role, column] of head.columns) give(table, head, view, role, column)
  for (const { role, column } of head.more) giveMore(table, view, role, column)
  view.periods = head.periods.filter((p) => readable(row.cells.get(p.column))).map((p) => p.text)
  return view
}

function roleAt(head: Head, column: number): Role | null {
  for (const [role, c] of head.columns) if (c === column) return role
  return head.more.find((m) => m.column === column)?.role ?? null
}

function give(table: Table, head: Head, view: View, role: Role, column: number): void {
  const merge = table.mergeAt(view.row.row, column)
  if (merge && (merge.left !== column || merge.top <= head.bottom)) return
  const cell = table.shown(view.row.row, column)
  if (!readable(cell) || !cell) return
  view.texts[role] = cell.text
  view.cells[role] = cell
  if (merge && merge.top < view.row.row) view.handed.set(role, merge.top)
}

function giveMore(table: Table, view: View, role: Role, column: number): void {
  const cell = table.shown(view.row.row, column)
  if (!readable(cell) || !cell) return
  if (role === 'money') {
    view.moreMoney.push(cell)
    return
  }
  const had = view.texts[role]
  view.texts[role] = had ? `${had}${role === 'title' ? ': ' : '\n'}${cell.text}` : cell.text
  view.cells[role] ??= cell
}

const readable = (cell: Cell | undefined): boolean =>
  Boolean(cell?.text) && cell?.struck !== 'all' && !cell?.error

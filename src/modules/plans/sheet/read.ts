import { type Breath, breather } from '#platform/breath.ts'
import { chooseReading, chooseSheet, type Found } from './choose.ts'
import { isZip, refuseByContent } from './content.ts'
import { FindingList, type FindingReason, type Lang } from './findings.ts'
import type { Head } from './head.ts'
import type { Role } from './head-roles.ts'
import { SheetRefused } from './refusals.ts'
import { type Draft, type SortedRows, sortRows } from './rows.ts'
import type { Table } from './table.ts'
import { readTask, unitOfTitles } from './tasks.ts'
import {
  defaultLimits,
  type GridRow,
  type Limits,
  type PlanSheet,
  type PlanSheetTask,
  type RowUse,
} from './types.ts'
import { fold } from './words.ts'
import { readWorkbook } from './xlsx.ts'

export type ReadOptions = { fileName: string; year: number; limits?: Partial<Limits>; lang?: Lang }

/**
 * Reads a plan's annex from an .xlsx workbook, a CSV file or pasted text. Every row that holds anything comes out as a
 * task, a part, the head, a title or the foot, or has a finding. Throws SheetRefused when there is no such table at all.
 */
export async function readPlanSheet(bytes: Uint8Array, options: ReadOptions): Promise<PlanSheet> {
  const limits = { ...defaultLimits, ...options.limits }
  const findings = new FindingList(options.lang ?? 'vi')
  const breathe = breather()
  refuseByContent(bytes)
  const found = isZip(bytes)
    ? await chooseSheet(await readWorkbook(bytes, limits, breathe), options.year, findings, breathe)
    : await chooseReading(bytes, options.year, limits, findings, breathe)
  return understand(found, options.year, limits, findings, breathe)
}

async function understand(
  { table, head }: Found,
  year: number,
  limits: Limits,
  findings: FindingList,
  breathe: Breath,
): Promise<PlanSheet> {
  const { grid } = table
  if (grid.tooManyRows) throw new SheetRefused('too-many-rows', { limit: limits.rows })
  for (const row of grid.farRows) findings.add(row, null, 'columns-far')
  const sorted = await sortRows(table, head, findings, breathe)
  const { drafts, uses, titles } = sorted
  if (drafts.length > limits.rows) throw new SheetRefused('too-many-rows', { limit: limits.rows })
  columnFindings(table, head, sorted, findings)
  const unit = unitOfTitles(titles)
  const read: PlanSheetTask[] = []
  for (const draft of drafts) {
    const pause = breathe()
    if (pause) await pause
    read.push(readTask(draft, year, unit, findings))
  }
  if (read.some((t) => t.money !== null && t.moneyUnit === null))
    findings.add(head.bottom, head.columns.get('money') ?? null, 'money-unit-missing')
  const { tasks, repeated } = await withoutRepeats(read, drafts, findings, breathe)
  numbering(tasks, drafts, findings)
  if (tasks.length === 0) findings.add(head.bottom, null, 'no-tasks')
  return {
    tasks,
    findings: findings.list(),
    sheetName: grid.name,
    uses: uses.map((u) => (repeated.has(u.row) ? { row: u.row, use: 'left' as RowUse } : u)),
  }
}

/** Of each head: columns it lacks, columns that are not read though they hold something, columns that are hidden. */
function columnFindings(table: Table, first: Head, sorted: SortedRows, findings: FindingList): void {
  const taken = new Set(
    sorted.uses.filter((u) => u.use === 'task' || u.use === 'continuation').map((u) => u.row),
  )
  const heads = [...new Set([first, ...sorted.drafts.map((d) => d.head)])].sort((a, b) => a.top - b.top)
  heads.forEach((head, i) => {
    const until = heads[i + 1]?.top ?? Number.POSITIVE_INFINITY
    const rows = table.rows.filter((r) => r.row > head.bottom && r.row < until && taken.has(r.row))
    if (rows.length > 0 || i === 0) headFindings(table, head, rows, findings)
  })
}

const needed: [Role, string][] = [
  ['product', 'Sản phẩm'],
  ['lead', 'Chủ trì'],
  ['deadline', 'Thời hạn'],
]

function headFindings(table: Table, head: Head, rows: GridRow[], findings: FindingList): void {
  const name = (column: number) => head.words.get(column) ?? '?'
  const tell = (column: number | null, reason: FindingReason, facts = {}) =>
    findings.add(head.bottom, column, reason, facts)
  for (const [role, field] of needed) {
    if (!head.columns.has(role) && !(role === 'deadline' && head.periods.length > 0))
      tell(null, 'column-missing', { field })
  }
  if (head.more.some((m) => m.role === 'title')) tell(null, 'titles-joined')
  const read = new Set([
    ...head.columns.values(),
    ...head.more.map((m) => m.column),
    ...head.periods.map((p) => p.column),
  ])
  const filled = new Set(
    rows.flatMap((r) => [...r.cells].filter(([, c]) => c.text).map(([column]) => column)),
  )
  for (const column of [...filled].sort((a, b) => a - b)) {
    if (!read.has(column) && !isOwnColumn(head.words.get(column)))
      tell(column, 'column-unread', { name: name(column) })
  }
  for (const column of read)
    if (table.grid.hiddenColumns.has(column)) tell(column, 'column-hidden', { name: name(column) })
}

/** The columns a correction sheet adds: they are ours and no news. */
const isOwnColumn = (words: string | undefined): boolean =>
  /^(?:Cần sửa|Dòng gốc|To correct|Row)$/.test(words ?? '')

/** A row that says exactly what an earlier one of its part says is left; across parts it is only pointed out. */
async function withoutRepeats(
  tasks: PlanSheetTask[],
  drafts: Draft[],
  findings: FindingList,
  breathe: Breath,
): Promise<{ tasks: PlanSheetTask[]; repeated: Set<number> }> {
  const seen = new Map<string, PlanSheetTask>()
  const repeated = new Set<number>()
  for (const [i, task] of tasks.entries()) {
    const pause = breathe()
    if (pause) await pause
    if (!task.title || drafts[i]?.handed.has('title')) continue
    const key = fold(
      [task.title, task.product, task.lead, task.coordinators, task.deadline.text, task.money ?? ''].join(
        '\u0001',
      ),
    )
    const first = seen.get(key)
    if (!first) seen.set(key, task)
    else if (first.area !== task.area) findings.add(task.row, null, 'row-similar', { first: first.row })
    else {
      repeated.add(task.row)
      findings.add(task.row, null, 'row-repeated', { first: first.row })
    }
  }
  return { tasks: tasks.filter((t) => !repeated.has(t.row)), repeated }
}

function numbering(tasks: PlanSheetTask[], drafts: Draft[], findings: FindingList): void {
  const handed = new Set(drafts.filter((d) => d.handed.has('number')).map((d) => d.row))
  const seen = new Map<string, number>()
  let before: number | null = null
  for (const task of tasks) {
    if (!task.number || handed.has(task.row)) continue
    const key = `${task.area}\u0001${task.number}`
    const first = seen.get(key)
    if (first !== undefined) findings.add(task.row, null, 'number-repeated', { number: task.number, first })
    else seen.set(key, task.row)
    const n = /^\d+$/.test(task.number) ? Number(task.number) : null
    if (n !== null && before !== null && n > before + 1)
      findings.add(task.row, null, 'number-gap', { before, number: n })
    if (n !== null) before = n
  }
}

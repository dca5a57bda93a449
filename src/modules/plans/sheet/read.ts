import { type Breath, breather } from '#platform/breath.ts'
import { textReadings } from './csv.ts'
import { FindingList, type FindingReason, type Lang } from './findings.ts'
import { findHead, type Head } from './head.ts'
import { guessHead } from './head-guess.ts'
import type { Role } from './head-roles.ts'
import { fromTcvn3, fromVni } from './legacy.ts'
import { SheetRefused } from './refusals.ts'
import { type Draft, type SortedRows, sortRows } from './rows.ts'
import { type Table, tableOf } from './table.ts'
import { readTask, unitOfTitles } from './tasks.ts'
import {
  defaultLimits,
  type Grid,
  type GridRow,
  type Limits,
  type PlanSheet,
  type PlanSheetTask,
  type RowUse,
} from './types.ts'
import { columnLetter, fold } from './words.ts'
import { readWorkbook } from './xlsx.ts'

export type ReadOptions = { fileName: string; year: number; limits?: Partial<Limits>; lang?: Lang }

type Found = { table: Table; head: Head }

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

const begins = (bytes: Uint8Array, ...codes: number[]) => codes.every((c, i) => bytes[i] === c)
const isZip = (bytes: Uint8Array) =>
  begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0x50, 0x4b, 0x05, 0x06)

/** What a file is shows in its first bytes, whatever its name says. */
function refuseByContent(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new SheetRefused('empty')
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart()
  if (start.includes('%PDF-')) throw new SheetRefused('pdf')
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetRefused(isLocked(bytes) ? 'encrypted' : 'old-xls')
  if (/^(?:ï»¿)?<(?:!doctype|html|table|head|meta|\?xml)/i.test(start) || /^mime-version:/i.test(start))
    throw new SheetRefused('web-page')
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47) || begins(bytes, 0xff, 0xd8, 0xff) || start.startsWith('GIF8'))
    throw new SheetRefused('picture')
  if (isZip(bytes) || begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return
  const sample = bytes.subarray(0, 4096)
  const control = sample.filter((b) => b < 9 || (b > 13 && b < 32)).length
  const zeros = sample.filter((b) => b === 0).length
  if (control - zeros > sample.length / 20) throw new SheetRefused('not-a-spreadsheet')
}

/** A workbook with a password is an OLE container with a stream "EncryptedPackage"; an old .xls is one with "Workbook". */
function isLocked(bytes: Uint8Array): boolean {
  const name = 'EncryptedPackage'
  const wide = new Uint8Array([...name].flatMap((c) => [c.charCodeAt(0), 0]))
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(wide))
}

function tableWithHead(grid: Grid): Found | null {
  const table = tableOf(grid)
  const head = findHead(table)
  return head && { table, head }
}

async function mapped(grid: Grid, change: (text: string) => string, breathe: Breath): Promise<Grid> {
  const rows: GridRow[] = []
  for (const row of grid.rows) {
    const pause = breathe()
    if (pause) await pause
    const cells = [...row.cells].map(([c, cell]) => [c, { ...cell, text: change(cell.text) }] as const)
    rows.push({ ...row, cells: new Map(cells) })
  }
  return { ...grid, rows }
}

/** The first visible sheet with a plan's head; the others get a finding. Old fonts are tried when no head is found. */
async function chooseSheet(
  grids: Grid[],
  year: number,
  findings: FindingList,
  breathe: Breath,
): Promise<Found> {
  const filled = grids.filter((g) => g.rows.length > 0)
  if (filled.length === 0) throw new SheetRefused('empty')
  const order = [...filled.filter((g) => !g.hidden), ...filled.filter((g) => g.hidden)]
  const plans = order.map((g) => tableWithHead(g))
  const found =
    plans.find((p) => p !== null) ??
    (await oldFonts(order, findings, breathe)) ??
    guessed(order, year, findings)
  if (!found) throw new SheetRefused('head-missing')
  const { name } = found.table.grid
  if (found.table.grid.hidden) findings.add(0, null, 'sheet-hidden', { name })
  order.forEach((g, i) => {
    if (g.name === name) return
    findings.add(0, null, plans[i] ? 'sheet-also-plan' : 'sheet-left', { name: g.name, read: name })
  })
  return found
}

async function oldFonts(grids: Grid[], findings: FindingList, breathe: Breath): Promise<Found | null> {
  for (const [encoding, change] of [
    ['TCVN3', fromTcvn3],
    ['VNI', fromVni],
  ] as const) {
    for (const grid of grids) {
      const found = tableWithHead(await mapped(grid, change, breathe))
      if (!found) continue
      findings.add(0, null, 'legacy-font', { encoding })
      return found
    }
  }
  return null
}

/** Rows pasted without their head: the columns are guessed by what they hold, and it is said. */
function guessed(grids: Grid[], year: number, findings: FindingList): Found | null {
  for (const table of grids.map(tableOf)) {
    const head = guessHead(table, year)
    if (!head) continue
    findings.add(0, null, 'head-guessed', {
      names: [...head.columns].map(([role, c]) => `${columnLetter(c)}=${role}`).join(', '),
    })
    return { table, head }
  }
  return null
}

async function chooseReading(
  bytes: Uint8Array,
  year: number,
  limits: Limits,
  findings: FindingList,
  breathe: Breath,
): Promise<Found> {
  let best: { found: Found; encoding: string; quotesBroken: boolean } | null = null
  const grids: Grid[] = []
  for await (const { grid, encoding, quotesBroken } of textReadings(bytes, limits, breathe)) {
    grids.push(grid)
    const found = tableWithHead(grid)
    if (!found || (best && best.found.head.columns.size >= found.head.columns.size)) continue
    best = { found, encoding, quotesBroken }
  }
  if (grids.every((g) => g.rows.length === 0)) throw new SheetRefused('empty')
  if (!best) {
    const found = (await oldFonts(grids, findings, breathe)) ?? guessed(grids, year, findings)
    if (!found) throw new SheetRefused('head-missing')
    return found
  }
  if (!best.encoding.startsWith('utf'))
    findings.add(0, null, 'encoding', {
      encoding: best.encoding === 'tcvn3' ? 'TCVN3' : best.encoding === 'vni' ? 'VNI' : 'Windows-1258',
    })
  if (best.quotesBroken) findings.add(0, null, 'quotes-broken')
  return best.found
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

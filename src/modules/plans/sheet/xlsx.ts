import type { Breath } from '#platform/breath.ts'
import { showDay } from '#platform/day.ts'
import { SheetRefused } from './refusals.ts'
import type { Cell, Grid, GridRow, Limits, Merge } from './types.ts'
import { tame } from './words.ts'
import { type CellStyle, readStyles, serialDay } from './xlsx-styles.ts'
import { type RichText, richReader, stringsOf, unescaped } from './xlsx-text.ts'
import { xmlEvents } from './xml.ts'
import { refuseBomb, unzip, type ZipEntry, zipDirectory } from './zip.ts'

type Book = { strings: RichText[]; styles: CellStyle[]; from1904: boolean; limits: Limits }
type SheetRef = { name: string; hidden: boolean; path: string }

const maxColumns = 256

/** Every sheet of an .xlsx workbook, with what Excel shows and hides. Throws SheetRefused. */
export async function readWorkbook(bytes: Uint8Array, limits: Limits, breathe: Breath): Promise<Grid[]> {
  const entries = zipDirectory(bytes)
  const byName = new Map(entries.map((e) => [e.name, e]))
  refuseOther(byName)
  refuseBomb(entries, limits.unpackedBytes)
  const open = (path: string) => textOf(bytes, byName.get(path.toLowerCase()))
  const { sheets, from1904 } = sheetsOf(
    (await open('xl/workbook.xml')) ?? '',
    (await open('xl/_rels/workbook.xml.rels')) ?? '',
  )
  const book: Book = {
    strings: await stringsOf((await open('xl/sharedStrings.xml')) ?? '', breathe),
    styles: await readStyles((await open('xl/styles.xml')) ?? '', breathe),
    from1904,
    limits,
  }
  const grids: Grid[] = []
  for (const sheet of sheets) {
    const xml = await open(sheet.path)
    if (xml !== null) grids.push(await readSheet(xml, sheet, book, breathe))
  }
  return grids
}

function refuseOther(byName: Map<string, ZipEntry>): void {
  if (byName.has('xl/workbook.xml')) return
  if (byName.has('xl/workbook.bin')) throw new SheetRefused('xlsb')
  if (byName.has('word/document.xml')) throw new SheetRefused('word-file')
  if (byName.has('content.xml') && byName.has('mimetype')) throw new SheetRefused('ods')
  throw new SheetRefused('not-a-spreadsheet')
}

async function textOf(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<string | null> {
  if (!entry) return null
  const raw = await unzip(bytes, entry)
  const encoding =
    raw[0] === 0xff && raw[1] === 0xfe
      ? 'utf-16le'
      : raw[0] === 0xfe && raw[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(raw)
}

function sheetsOf(workbook: string, relations: string): { sheets: SheetRef[]; from1904: boolean } {
  const targets = new Map<string, string>()
  for (const e of xmlEvents(relations))
    if (e.kind === 'open' && e.name === 'Relationship')
      targets.set(e.attributes.Id ?? '', e.attributes.Target ?? '')
  const sheets: SheetRef[] = []
  let from1904 = false
  for (const e of xmlEvents(workbook)) {
    if (e.kind !== 'open') continue
    if (e.name === 'workbookPr') from1904 = ['1', 'true'].includes(e.attributes.date1904 ?? '')
    if (e.name !== 'sheet') continue
    const target = targets.get(e.attributes.id ?? '') ?? `worksheets/sheet${sheets.length + 1}.xml`
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
    sheets.push({
      name: tame(e.attributes.name ?? '').text,
      hidden: (e.attributes.state ?? 'visible') !== 'visible',
      path,
    })
  }
  return { sheets, from1904 }
}

const columnOf = (ref: string): number => {
  let n = 0
  for (const c of ref) {
    const code = c.charCodeAt(0) & ~32
    if (code < 65 || code > 90) break
    n = n * 26 + code - 64
  }
  return n
}
const rowOf = (ref: string): number => Number(/\d+/.exec(ref)?.[0] ?? 0)

function mergeOf(ref: string): Merge | null {
  const [a, b] = ref.replaceAll('$', '').split(':')
  if (!a || !b) return null
  return { top: rowOf(a), left: columnOf(a), bottom: rowOf(b), right: columnOf(b) }
}

type Raw = {
  ref: string
  type: string
  style: number
  value: string
  formula: boolean
  rich: ReturnType<typeof richReader> | null
}

async function readSheet(xml: string, sheet: SheetRef, book: Book, breathe: Breath): Promise<Grid> {
  const grid: Grid = {
    name: sheet.name,
    hidden: sheet.hidden,
    rows: [],
    merges: [],
    hiddenColumns: new Set(),
    tooManyRows: false,
    farRows: [],
  }
  // Titles, heads, parts and footers are rows as well: the limit itself is on tasks; this one bounds the work.
  const mostRows = book.limits.rows * 2 + 1000
  let row: GridRow = { row: 0, hidden: false, cells: new Map() }
  let raw: Raw | null = null
  let inside = ''
  for (const e of xmlEvents(xml)) {
    const pause = breathe()
    if (pause) await pause
    if (e.kind === 'open') {
      if (e.name === 'row') {
        row = {
          row: Number(e.attributes.r) || row.row + 1,
          hidden: isHidden(e.attributes, 'ht'),
          cells: new Map(),
        }
      } else if (e.name === 'c') {
        raw = {
          ref: e.attributes.r ?? '',
          type: e.attributes.t ?? 'n',
          style: Number(e.attributes.s ?? 0),
          value: '',
          formula: false,
          rich: null,
        }
        if (e.closed) raw = null
      } else if (e.name === 'col' && isHidden(e.attributes, 'width')) hideColumns(grid, e.attributes)
      else if (e.name === 'mergeCell') {
        const merge = mergeOf(e.attributes.ref ?? '')
        if (merge) grid.merges.push(merge)
      } else if (raw && e.name === 'is') raw.rich = richReader()
      else if (raw && e.name === 'f') raw.formula = true
      if (!e.closed) inside = e.name
      raw?.rich?.event(e)
    } else if (e.kind === 'text') {
      if (raw?.rich) raw.rich.event(e)
      else if (raw && inside === 'v') raw.value += e.text
    } else {
      raw?.rich?.event(e)
      if (e.name === 'v' || e.name === 'f') inside = ''
      if (e.name === 'c' && raw) {
        const column = columnOf(raw.ref) || Math.max(0, ...row.cells.keys()) + 1
        const cell = cellOf(raw, book)
        if (cell && column > maxColumns) grid.farRows.push(row.row)
        else if (cell) row.cells.set(column, cell)
        raw = null
      }
      if (e.name === 'row' && row.cells.size > 0) {
        if (grid.rows.length >= mostRows) grid.tooManyRows = true
        else grid.rows.push(row)
      }
    }
    if (grid.tooManyRows && e.kind === 'close' && e.name === 'row') break
  }
  return grid
}

const isHidden = (a: Record<string, string>, size: 'ht' | 'width'): boolean =>
  ['1', 'true'].includes(a.hidden ?? '') || (a[size] !== undefined && Number(a[size]) === 0)

function hideColumns(grid: Grid, a: Record<string, string>): void {
  for (let c = Number(a.min); c <= Math.min(Number(a.max), maxColumns); c++) grid.hiddenColumns.add(c)
}

/** Text cleaned and cut to the limit. `text` may come from anywhere. */
export function textCell(source: string, limits: Limits): Cell {
  const long = source.length > limits.cellCharacters * 4 ? source.slice(0, limits.cellCharacters * 4) : source
  const { text: clean, tamed } = tame(long)
  // The apostrophe that keeps Excel from taking a text for a formula is no part of the text.
  const text = clean.replace(/^'(?=[=+\-@])/, '')
  const cell: Cell = { text }
  if (text.length > limits.cellCharacters || long !== source) {
    cell.text = text.slice(0, limits.cellCharacters).replace(/[\ud800-\udbff]$/, '')
    cell.cut = limits.cellCharacters
  }
  if (tamed) cell.tamed = true
  return cell
}

const shownNumber = (n: number): string => {
  const rounded = Number(n.toPrecision(15))
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? BigInt(rounded).toString() : String(rounded)
}

function cellOf(raw: Raw, book: Book): Cell | null {
  const style = book.styles[raw.style] ?? { date: null, percent: false, struck: false, bold: false }
  const cell = shownOf(raw, style, book)
  if (!cell) return null
  if (style.struck) cell.struck = 'all'
  if (style.bold) cell.bold = true
  return cell
}

function shownOf(raw: Raw, style: CellStyle, book: Book): Cell | null {
  const value = raw.value.trim()
  if (raw.rich) return richCell(raw.rich.done(), book)
  if (raw.type === 'e') return { text: value, error: value || '#ERR' }
  if (value === '' && raw.formula) return { text: '', formulaWithoutValue: true }
  if (raw.value === '') return null
  if (raw.type === 's') return richCell(book.strings[Number(value)] ?? { text: '' }, book)
  if (raw.type === 'str' || raw.type === 'inlineStr') return richCell({ text: unescaped(raw.value) }, book)
  if (raw.type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' }
  if (raw.type === 'd')
    return { text: /^\d{4}-\d{2}-\d{2}/.test(value) ? showDay(value.slice(0, 10)) : value, date: 'day' }
  const number = Number(value)
  if (!Number.isFinite(number)) return richCell({ text: raw.value }, book)
  const day = style.date ? serialDay(number, book.from1904) : null
  if (day && style.date === 'day') return { text: showDay(day), number, date: 'day' }
  if (day) return { text: `Tháng ${day.slice(5, 7)}/${day.slice(0, 4)}`, number, date: 'month' }
  return { text: shownNumber(number), number, ...(style.percent && { percent: true as const }) }
}

function richCell(rich: RichText, book: Book): Cell | null {
  const cell = textCell(rich.text, book.limits)
  if (rich.struck) cell.struck = rich.struck
  return cell.text || cell.struck || cell.tamed ? cell : null
}

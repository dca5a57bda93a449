import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node'
import type { Day } from '#platform/day.ts'
import { printable } from './model.ts'

/** A cell by what it is: text, a number, a day, or nothing. `percent` is a number of hundredths: 80.49. */
export type SheetValue =
  | string
  | number
  | null
  | { day: Day | null }
  | { percent: number | null }
  | { text: string; bold?: boolean }

/** A table to hand out: its title, one or more head rows, rows of cells, and titles of groups between them. */
export interface SheetTableInput {
  /** Name of the sheet; what Excel forbids in it is taken out. */
  sheet: string
  title: string
  /** Below the title, in italics: unit, cut-off date. */
  subtitle?: string
  columns: { width: number; align?: 'left' | 'center' | 'right' }[]
  head: (string | { text: string; colspan?: number; rowspan?: number })[][]
  rows: (SheetValue[] | { group: string })[]
}

const fontFamily = 'Times New Roman'
const bordered = { borderStyle: 'thin', fontFamily, alignVertical: 'center', wrap: true } as const

/** The table as an .xlsx; every text is written as text, so that none is ever a formula. */
export const toXlsx = async (table: SheetTableInput): Promise<Uint8Array> => {
  const across = table.columns.length
  const wide = (value: string, style: object): ExcelCell[] => [
    { value: printable(value), type: String, columnSpan: across, fontFamily, ...style } as ExcelCell,
    ...Array.from({ length: across - 1 }, () => null),
  ]
  const top = [
    wide(table.title, { fontWeight: 'bold', align: 'center', fontSize: 14, wrap: true }),
    ...(table.subtitle ? [wide(table.subtitle, { fontStyle: 'italic', align: 'center', wrap: true })] : []),
    [],
  ]
  const rows = table.rows.map((row) =>
    Array.isArray(row)
      ? table.columns.map((column, i) => cellOf(row[i] ?? null, column.align))
      : wide(row.group, { ...bordered, fontWeight: 'bold' }),
  )
  const head = headRows(table)
  const file = writeExcelFile([...top, ...head, ...rows], {
    sheet: sheetName(table.sheet),
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: top.length + head.length,
    orientation: 'landscape',
  })
  return new Uint8Array(await file.toBuffer())
}

/** Excel allows 31 characters, none of \\ / ? * [ ] : and no apostrophe at the ends. */
const sheetName = (name: string): string =>
  printable(name)
    .replace(/[\\/?*[\]:\n]/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim() || 'Trang 1'

const headRows = (table: SheetTableInput): ExcelCell[][] => {
  const taken = table.head.map(() => new Array<boolean>(table.columns.length).fill(false))
  return table.head.map((row, y) => {
    const cells = new Array<ExcelCell>(table.columns.length).fill(null)
    let x = 0
    for (const cell of row) {
      while (taken[y]?.[x]) x++
      const { text, colspan = 1, rowspan = 1 } = typeof cell === 'string' ? { text: cell } : cell
      for (let dy = 0; dy < rowspan; dy++) taken[y + dy]?.fill(true, x, x + colspan)
      cells[x] = {
        ...bordered,
        value: printable(text),
        type: String,
        fontWeight: 'bold',
        align: 'center',
        ...(colspan > 1 ? { columnSpan: colspan } : {}),
        ...(rowspan > 1 ? { rowSpan: rowspan } : {}),
      } as ExcelCell
    }
    return cells
  })
}

const cellOf = (value: SheetValue, align?: 'left' | 'center' | 'right'): ExcelCell => {
  const style = { ...bordered, ...(align ? { align } : {}) }
  if (value === null) return { ...style, value: undefined }
  if (typeof value === 'number') return { ...style, value, type: Number }
  if (typeof value === 'string') return { ...style, value: printable(value), type: String }
  if ('text' in value)
    return {
      ...style,
      value: printable(value.text),
      type: String,
      ...(value.bold ? { fontWeight: 'bold' } : {}),
    }
  if ('day' in value)
    return value.day
      ? { ...style, value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
      : { ...style, value: undefined }
  return value.percent === null
    ? { ...style, value: undefined }
    : { ...style, value: value.percent / 100, type: Number, format: '0.00%' }
}

import { stringify } from 'csv-stringify/sync'
import { breather } from '#platform/breath.ts'
import type { Config } from '#platform/config.ts'
import { Refused } from '#platform/refused.ts'
import { readTable, type Table } from '#platform/table.ts'
import { readWorkbook } from './xlsx.ts'

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const refuse = (reason: string, params?: Record<string, number>): never => {
  throw new Refused('input', 'bad-input', [{ field: 'file', reason, ...(params && { params }) }])
}

export type TableLimits = { rows: number; cellCharacters: number; unpackedBytes: number }

const fromWorkbook = async (bytes: Uint8Array, limits: TableLimits): Promise<Table | undefined> => {
  const grids = await readWorkbook(bytes, limits, breather()).catch(() => refuse('not-a-table'))
  const grid = grids[0]
  if (!grid) return undefined
  if (grid.tooManyRows) refuse('too-many-rows', { max: limits.rows })
  const rows = grid.rows
    .map((row, i) => {
      const last = Math.max(0, ...row.cells.keys())
      const cells = Array.from({ length: last }, (_, at) => row.cells.get(at + 1)?.text.trim() ?? '')
      return { line: i + 1, cells }
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const head = rows.shift()
  return head && { head: head.cells, rows }
}

/** What a table may hold, by the installation's limits. */
export const tableLimits = (config: Config, rows = 20_000): TableLimits => ({
  rows,
  cellCharacters: config.IMPORT_MAX_CELL,
  unpackedBytes: config.IMPORT_MAX_UNPACKED_MB * 1_048_576,
})

export type GivenTable = { table?: string | undefined; file?: File | '' | undefined }

/** The file that was sent; a browser sends an empty one without a name where none was chosen. */
const fileIn = ({ file }: GivenTable): File | undefined =>
  file && (file.size > 0 || file.name !== '') ? file : undefined

/** A table as typed, or from a .csv or .xlsx file, by what its bytes are. Refused at its field when it is none. */
export const tableOf = async (given: GivenTable, limits: TableLimits): Promise<Table> => {
  const file = fileIn(given)
  const bytes = file && new Uint8Array(await file.arrayBuffer())
  const table =
    bytes && isZip(bytes)
      ? await fromWorkbook(bytes, limits)
      : readTable(bytes ? new TextDecoder().decode(bytes) : (given.table ?? ''))
  if (!table) return refuse(bytes ? 'not-a-table' : 'required')
  if (table.rows.length > limits.rows) return refuse('too-many-rows', { max: limits.rows })
  return table
}

/** A table as text, to be shown in a field and read again. */
export const tableText = ({ head, rows }: Table): string =>
  stringify([head, ...rows.map(({ cells }) => cells)], { delimiter: ';' }).trimEnd()

/** What was typed, or a file's table as text. */
export const typedText = (given: GivenTable, table: Table): string =>
  fileIn(given) ? tableText(table) : (given.table ?? '')

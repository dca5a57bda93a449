import { parse } from 'csv-parse/sync'
import { type Exact, readExact } from './exact.ts'

/** A row of a table with the line of the file it starts on. */
export type TableRow = { line: number; cells: string[] }
export type Table = { head: string[]; rows: TableRow[] }

const delimiterOf = (text: string): string => {
  const head = (text.split('\n').find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  return [';', '\t', ','].find((sign) => head.includes(sign)) ?? ','
}

/** A CSV as officials save it: commas, semicolons or tabs, quotes, a byte order mark; undefined for what is none. */
export const readTable = (text: string): Table | undefined => {
  const bare = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  try {
    const records = parse(bare, {
      delimiter: delimiterOf(bare),
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
      trim: true,
      info: true,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const rows = records
      .map(({ record, info }) => ({
        line: info.lines - record.join('').split('\n').length + 1,
        cells: record.map((c) => c.normalize('NFC')),
      }))
      .filter(({ cells }) => cells.some((c) => c !== ''))
    const head = rows.shift()
    return head && { head: head.cells, rows }
  } catch {
    return undefined
  }
}

/** A head as a key: without marks, case and signs ("Điểm tối đa" is "diem toi da"). */
export const headKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A number of a sheet: "68,32", "1.234,5", "1234.5"; undefined for anything else. */
export const readSheetNumber = (text: string): Exact | undefined => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '')
  if (!/^[-+]?[\d.,]+$/.test(bare) || bare.length > 40) return undefined
  if (!bare.includes(',')) return readExact(bare)
  // with a decimal comma, points stand between thousands
  const [whole = '', decimals, ...more] = bare.split(',')
  if (more.length > 0 || decimals === undefined || decimals.includes('.')) return undefined
  if (whole.includes('.') && !/^[-+]?\d{1,3}(\.\d{3})+$/.test(whole)) return undefined
  return readExact(`${whole.replaceAll('.', '')}.${decimals}`)
}

// thousands, if a table writes decimals with a comma: "2.000", "1.234.567"
const inThrees = /^[-+]?[1-9]\d{0,2}(\.\d{3})+$/
// thousands, if it writes them with a point: "1,000"
const inThreesByComma = /^[-+]?[1-9]\d{0,2},\d{3}$/

/**
 * Reads the numbers of one table as its other numbers are written: where decimals stand behind commas, "2.000" is two
 * thousand; where some stand behind points, "1,000" may be one or a thousand, as "2.000" beside both may: not guessed.
 */
export const sheetNumbers = (
  texts: readonly string[],
): ((text: string) => Exact | 'two-ways' | undefined) => {
  const bare = texts.map((text) => text.replace(/[\s\u00a0\u202f]/g, ''))
  const commas = bare.some((text) => text.includes(',') && readSheetNumber(text) !== undefined)
  const points = bare.some((text) => /^[-+]?\d+\.\d+$/.test(text) && !inThrees.test(text))
  return (text) => {
    const own = text.replace(/[\s\u00a0\u202f]/g, '')
    if (points && (inThreesByComma.test(own) || (commas && inThrees.test(own)))) return 'two-ways'
    return commas && inThrees.test(own) ? readExact(own.replaceAll('.', '')) : readSheetNumber(own)
  }
}

/** Whether a row has more filled cells than the table has heads: an unquoted decimal comma makes two cells of one. */
export const spillsOver = ({ head }: Table, { cells }: TableRow): boolean =>
  cells.slice(head.length).some((cell) => cell !== '')

/** A row by the names of its columns; `heads` has the ways in which officials write each. */
export const rowsBy = <K extends string>(
  table: Table,
  heads: Record<K, readonly string[]>,
): { line: number; row: Record<K, string> }[] => {
  const keys = table.head.map(headKey)
  const at = Object.fromEntries(
    (Object.entries(heads) as [K, readonly string[]][]).map(([name, ways]) => [
      name,
      keys.findIndex((key) => ways.includes(key)),
    ]),
  ) as Record<K, number>
  return table.rows.map(({ line, cells }) => ({
    line,
    row: Object.fromEntries(
      (Object.keys(heads) as K[]).map((name) => [name, (cells[at[name]] ?? '').normalize('NFC').trim()]),
    ) as Record<K, string>,
  }))
}

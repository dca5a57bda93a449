import type { BlockInput } from '../layout/model.ts'

type TableInput = Extract<BlockInput, { kind: 'table' }>

const piped = (line: string): boolean => /^\s*\|.*\|\s*$/u.test(line)
const tabbed = (line: string): boolean => line.trim().includes('\t')
/** "|---|:--|" between head and rows, as some editors write it. */
const ruled = (line: string): boolean => /^\s*\|[\s|:-]*-[\s|:-]*\|\s*$/u.test(line)

/** Begins a table: cells parted by tabs, as a sheet or a Word table pastes them, or "| a | b |" as typed by hand. */
const begins = (line: string | undefined): boolean => line !== undefined && (tabbed(line) || piped(line))
/** Goes on with it: also a row whose first cells are empty. */
const goesOn = (line: string | undefined): boolean =>
  line !== undefined && (line.includes('\t') || piped(line))

const cellsOf = (line: string): string[] =>
  (piped(line) ? line.trim().slice(1, -1).split('|') : line.split('\t')).map((cell) => cell.trim())

/** How many of the lines from `at` on are a table: at least a head and a row, else none. */
export const tableLines = (lines: readonly string[], at: number): number => {
  if (!begins(lines[at]) || ruled(lines[at] ?? '')) return 0
  let end = at + 1
  while (goesOn(lines[end])) end++
  const rows = lines.slice(at, end).filter((line) => !ruled(line))
  return rows.length >= 2 && rows.some((row) => cellsOf(row).length > 1) ? end - at : 0
}

/** A column is as wide as its longest words ask, within reason: "STT" stays narrow, a task's text does not take all. */
const widthOf = (cells: readonly string[]): number =>
  Math.min(40, Math.max(6, ...cells.map((cell) => Math.min(cell.length, 80) / 2 + 3)))

/** Numbers, days and shares stand in the middle of their column. */
const ofFigures = (cells: readonly string[]): boolean =>
  cells.some(Boolean) && cells.every((cell) => /^[\d.,/%\s+-]{0,20}$/u.test(cell))

/** Lines as a table: the first is its head, shorter rows are filled up with empty cells. */
export const tableOf = (lines: readonly string[]): TableInput => {
  const rows = lines.filter((line) => !ruled(line)).map(cellsOf)
  const n = Math.max(...rows.map((row) => row.length))
  const [head = [], ...rest] = rows.map((row) => [...row, ...Array<string>(n - row.length).fill('')])
  const columns = Array.from({ length: n }, (_, i) => {
    const cells = rows.map((row) => row[i] ?? '')
    return { width: widthOf(cells), ...(ofFigures(cells.slice(1)) && { align: 'center' as const }) }
  })
  return { kind: 'table', columns, head: [head], rows: rest }
}

/** The rows of a table as lines with tabs; undefined where a cell is more than plain words. */
export const linesOfTable = ({ head, rows }: TableInput): string[] | undefined => {
  const all = [...(head ?? []), ...rows]
  const plain = all.every(
    (row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string' && !/[\n\t]/u.test(cell)),
  )
  return plain ? all.map((row) => (row as string[]).join('\t')) : undefined
}

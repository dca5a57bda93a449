import { breather } from '#platform/breath.ts'
import { exact, readExact, showDecimal } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import { headKey } from '#platform/table.ts'
import { type Grid, type GridRow, readWorkbook, type SheetLimits, SheetRefused } from '../../plans/facts.ts'
import { columns } from './write.ts'

/** A row of a file that was sent back, at its row in Excel. */
export type FileRow = { row: number; code: string; seen: string; text: string; why: string }
export type FileFinding = { row: number; code: string; reason: string; facts: Record<string, string> }

const cell = (row: GridRow, column: number): string => row.cells.get(column)?.text.trim() ?? ''

/** Sheets of a workbook; what is none is refused in words. */
export const gridsOf = async (bytes: Uint8Array, limits: SheetLimits, lang: Lang): Promise<Grid[]> =>
  readWorkbook(bytes, limits, breather()).catch((fault: unknown) => {
    if (fault instanceof SheetRefused)
      throw new Refused('input', 'report-file-refused', [], {
        text: lang === 'en' ? fault.textEn : fault.text,
      })
    throw fault
  })

const keys = columns.map(headKey)

const hundred = exact(100)
/** A number of a cell as it is kept, one shown as a percent as it is seen (Excel keeps 95% as 0.95); the text of any other. */
const figure = (row: GridRow, column: number): string => {
  const found = row.cells.get(column)
  const text = found?.text.trim() ?? ''
  if (found?.number === undefined || text === '') return text
  const number = readExact(found.number)
  if (number === undefined) return text
  return showDecimal(found.percent ? number.times(hundred) : number).replace('.', ',')
}

/**
 * Reads a report's file back: it must carry the mark of this very sheet and form. Rows that name no indicator are left;
 * formulas without a value and doubled codes are findings.
 */
export const readSheetFile = (
  grids: readonly Grid[],
  mark: string,
): { rows: FileRow[]; findings: FileFinding[] } => {
  const grid = grids.find((g) =>
    g.rows.some((r) => [...r.cells.values()].some((c) => c.text.trim().startsWith('BC/'))),
  )
  const said = grid?.rows
    .flatMap((r) => [...r.cells.values()].map((c) => c.text.trim()))
    .find((t) => t.startsWith('BC/'))
  if (!grid || said === undefined) throw new Refused('input', 'file-without-mark')
  if (grid.tooManyRows) throw new Refused('input', 'file-too-long')
  if (said !== mark) throw new Refused('input', 'file-of-another', [], { mark: said.slice(0, 120) })
  const head = grid.rows.findIndex((r) => headKey(cell(r, 1)) === keys[0] && headKey(cell(r, 5)) === keys[4])
  if (head < 0) throw new Refused('input', 'file-without-head')
  const rows: FileRow[] = []
  const findings: FileFinding[] = []
  const seen = new Map<string, number>()
  for (const line of grid.rows.slice(head + 1)) {
    const code = cell(line, 1)
    if (code === '' || (line.cells.size === 1 && /^\S+\.\s/.test(code))) continue
    const twice = seen.get(code)
    const add = (reason: string, facts: Record<string, string> = {}) =>
      findings.push({ row: line.row, code, reason, facts: { indicator: code, ...facts } })
    if (twice !== undefined) {
      add('file-code-twice', { first: String(twice) })
      continue
    }
    seen.set(code, line.row)
    if (line.cells.get(5)?.formulaWithoutValue || line.cells.get(5)?.error) {
      add('file-formula', { cell: `E${line.row}` })
      continue
    }
    rows.push({ row: line.row, code, seen: figure(line, 4), text: figure(line, 5), why: cell(line, 6) })
  }
  return { rows, findings }
}

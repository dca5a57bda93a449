import type { Day } from '#platform/day.ts'
import type { Deadline } from './deadline.ts'
import type { Finding } from './findings.ts'

/** What a sheet may hold; messages name the limit that was passed. */
export type Limits = { rows: number; cellCharacters: number; unpackedBytes: number }

export const defaultLimits: Limits = { rows: 5000, cellCharacters: 5000, unpackedBytes: 20 * 1024 * 1024 }

export type MoneyUnit = 'vnd' | 'thousand-vnd' | 'million-vnd' | 'billion-vnd'

/**
 * One task of a plan's annex. `row` is the sheet's own row, from 1. `area` is the part it stands under as the sheet
 * words it, sub-parts joined by " / ". `money` is a plain decimal in the sheet's unit (`moneyUnit`).
 */
export type PlanSheetTask = {
  row: number
  area: string
  number: string
  title: string
  product: string
  lead: string[]
  coordinators: string[]
  deadline: Deadline
  money: string | null
  moneyUnit: MoneyUnit | null
  /** where the money comes from, and how many people, as the sheet says */
  moneySource: string
  staff: number | null
  note: string
  start: Day | null
}

/** What became of a row that holds anything. `left` and every doubtful use has a finding as well. */
export type RowUse = 'title' | 'head' | 'part' | 'task' | 'continuation' | 'footer' | 'left'

export type PlanSheet = {
  tasks: PlanSheetTask[]
  findings: Finding[]
  /** The sheet that was read, its rows' uses, and the head's own words: for the screen and the correction sheet. */
  sheetName: string
  uses: { row: number; use: RowUse }[]
}

export type RefusalReason =
  | 'empty'
  | 'pdf'
  | 'old-xls'
  | 'encrypted'
  | 'xlsb'
  | 'ods'
  | 'word-file'
  | 'web-page'
  | 'picture'
  | 'not-a-spreadsheet'
  | 'broken-workbook'
  | 'too-large-unpacked'
  | 'too-many-rows'
  | 'head-missing'

/** One cell as its sheet shows it. */
export type Cell = {
  text: string
  number?: number
  /** shown as a percent: 0.95 is seen as 95% */
  percent?: true
  /** A date cell: the day, or the month where only the month is shown. */
  date?: 'day' | 'month'
  error?: string
  formulaWithoutValue?: true
  struck?: 'all' | 'part'
  bold?: true
  tamed?: true
  cut?: number
}

export type GridRow = { row: number; hidden: boolean; cells: Map<number, Cell> }
export type Merge = { top: number; left: number; bottom: number; right: number }

/** A sheet of any origin: only rows that hold something, columns numbered from 1. */
export type Grid = {
  name: string
  hidden: boolean
  rows: GridRow[]
  merges: Merge[]
  hiddenColumns: Set<number>
  tooManyRows: boolean
  /** Rows with content beyond column 256, which is not read. */
  farRows: number[]
}

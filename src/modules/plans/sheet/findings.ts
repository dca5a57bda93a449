import { findingsEn } from './findings.en.ts'
import { findingsVi } from './findings.vi.ts'
import { fill } from './refusals.ts'
import { columnLetter } from './words.ts'

export type FindingReason = keyof typeof findingsVi
export type Level = 'error' | 'warning' | 'info'
/** One thing to know about a row. `row` 0 speaks of the whole file; `column` is the sheet's letter. */
export type Finding = {
  row: number
  column: string | null
  level: Level
  reason: FindingReason
  text: string
}
export type Lang = 'vi' | 'en'

const errors: FindingReason[] = [
  'title-missing',
  'product-missing',
  'lead-missing',
  'deadline-unread',
  'date-impossible',
  'formula-error',
  'formula-no-value',
  'cell-too-long',
  'no-tasks',
  'column-missing',
  'money-negative',
  'deadline-bare-number',
]
const infos: FindingReason[] = [
  'sheet-left',
  'head-repeated',
  'head-changed',
  'column-unread',
  'titles-joined',
  'row-joined',
  'row-footer',
  'row-number-only',
  'part-guessed',
  'part-extra',
  'part-lead',
  'number-missing',
  'number-gap',
  'several-leads',
  'agencies-expanded',
  'agency-repeated',
  'shared-cell',
  'cell-spans-columns',
  'area-carried',
  'ditto',
  'deadline-range',
  'deadline-marks',
  'month-shown',
  'money-words',
  'money-summed',
  'money-unit-missing',
  'formula-like-text',
  'row-similar',
  'lead-also-coordinator',
]

const levelOf = (reason: FindingReason): Level =>
  errors.includes(reason) ? 'error' : infos.includes(reason) ? 'info' : 'warning'

/** Findings as they are met; `list` gives them in the order of rows. */
export class FindingList {
  private readonly found: Finding[] = []
  private readonly words: Record<FindingReason, string>
  constructor(lang: Lang) {
    this.words = lang === 'en' ? findingsEn : findingsVi
  }

  add(
    row: number,
    column: number | null,
    reason: FindingReason,
    facts: Record<string, string | number> = {},
    level = levelOf(reason),
  ): void {
    const short = Object.fromEntries(
      Object.entries(facts).map(([k, v]) => [k, typeof v === 'string' ? shorten(v) : v]),
    )
    this.found.push({
      row,
      column: column === null ? null : columnLetter(column),
      level,
      reason,
      text: fill(this.words[reason], short),
    })
  }

  list(): Finding[] {
    return [...this.found].sort((a, b) => a.row - b.row)
  }
}

const shorten = (text: string): string => {
  const line = text.replace(/[;,]?\s*\n\s*/g, '; ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

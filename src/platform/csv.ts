import { stringify } from 'csv-stringify/sync'

// A spreadsheet takes a cell for a formula when it begins so, in full width as well (OWASP, CSV injection).
const formulaStart = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u

/** A text that no spreadsheet runs: where it could begin a formula, an apostrophe stands before it. */
export const harmless = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

/** Rows as CSV that spreadsheets open as UTF-8 (its mark stands first); every text is harmless, null is empty. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : (cell ?? '')))),
    { bom: true },
  )

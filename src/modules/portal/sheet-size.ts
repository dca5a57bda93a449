import { sha256 } from '#platform/record.ts'
import { type SheetTableInput, toXlsx } from '../documents/facts.ts'

// a page says how large its spreadsheet is; making one at each visit would cost more than the page
const known = new Map<string, number>()
const most = 200

/** Bytes of a table as .xlsx. Made once for each content; the last two hundred are remembered. */
export const sheetSize = async (table: SheetTableInput): Promise<number> => {
  const key = sha256(JSON.stringify(table))
  const size = known.get(key) ?? (await toXlsx(table)).byteLength
  known.delete(key)
  known.set(key, size)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return size
}

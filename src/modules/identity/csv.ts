import { parse } from 'csv-parse/sync'
import { Refused } from '#platform/refused.ts'
import { type AccountLine, foldedName } from './rules/import.ts'

type Field = Exclude<keyof AccountLine, 'line'>

/** Heads that officials write, folded; the first word of each line is the one of our own sheet. */
const heads: Record<Field, string[]> = {
  username: ['username', 'user name', 'ten dang nhap', 'tai khoan'],
  name: ['name', 'full name', 'ho va ten', 'ho ten', 'ten'],
  email: ['email', 'e-mail', 'thu cong vu', 'thu dien tu', 'dia chi thu'],
  unitCode: ['unit_code', 'unit', 'ma don vi', 'don vi'],
  office: ['office', 'chuc vu', 'ma chuc vu', 'vai tro'],
  from: ['from', 'valid_from', 'tu ngay', 'ngay nhan viec'],
  decision: ['decision', 'decision_no', 'quyet dinh', 'so quyet dinh'],
}
const fieldOf = new Map(
  Object.entries(heads).flatMap(([field, words]) => words.map((word) => [word, field as Field] as const)),
)

/** The most lines of one sheet. */
const mostLines = 50_000

const tableOf = (text: string): string[][] => {
  const head = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ','
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: mostLines + 2,
    })
  } catch {
    throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'not-a-table' }])
  }
}

/**
 * The lines of a CSV of accounts (UTF-8; comma, semicolon or tab), each cell NFC and trimmed. Refused when the head names no
 * user name, name or address.
 */
export const readAccountsCsv = (text: string): AccountLine[] => {
  const [head = [], ...lines] = tableOf(text)
  const fields = head.map((cell) => fieldOf.get(foldedName(cell)))
  if (!(['username', 'name', 'email'] as const).every((field) => fields.includes(field)))
    throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'accounts-head-missing' }])
  if (lines.length > mostLines)
    throw new Refused('input', 'bad-input', [
      { field: 'file', reason: 'too-many-rows', params: { max: mostLines } },
    ])
  return lines.map((cells, index) => {
    const line: AccountLine = {
      line: index + 2,
      username: '',
      name: '',
      email: '',
      unitCode: '',
      office: '',
      from: '',
      decision: '',
    }
    fields.forEach((field, i) => {
      if (field) line[field] = (cells[i] ?? '').normalize('NFC').trim()
    })
    return line
  })
}

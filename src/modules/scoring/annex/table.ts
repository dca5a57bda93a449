import type { Grid, GridRow } from '../../plans/facts.ts'
import { readNumber } from '../input/rule-form.ts'
import type { Num } from '../rules/set.ts'
import type { ReadFile } from './read.ts'
import type { AnnexFinding } from './types.ts'
import { annexWords } from './words.ts'

/** One row of an annex: its code, what it is called, and what it says further. */
export type AnnexRow = {
  row: number
  code: string
  name: string
  max: Num | undefined
  maxText: string
  how: string
  evidence: string[]
  assessment: string
}

export type Annex = { sheet: string; title: string; rows: AnnexRow[] }

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

const columnWords = {
  code: /^(ma|stt|tt|so tt|ma so|no\.?)$/,
  name: /^(linh vuc|tieu chi|noi dung|ten tieu chi|cac tieu chi)/,
  max: /diem (toi da|chuan|quy dinh)|^diem$|thang diem/,
  how: /cach (cham|tinh)|phuong phap|huong dan cham|quy dinh cham/,
  evidence: /kiem chung|minh chung/,
  assessment: /^cach danh gia|hinh thuc danh gia|^danh gia/,
} as const
type Column = keyof typeof columnWords

type Columns = Partial<Record<Column, number>>

const columnsOf = (row: GridRow): Columns | undefined => {
  const found: Columns = {}
  for (const [column, cell] of row.cells)
    for (const name of Object.keys(columnWords) as Column[])
      if (found[name] === undefined && columnWords[name].test(fold(cell.text))) {
        found[name] = column
        break
      }
  return found.code !== undefined && found.name !== undefined && found.max !== undefined ? found : undefined
}

const at = (row: GridRow, column: number | undefined): string =>
  column === undefined ? '' : (row.cells.get(column)?.text.trim() ?? '')

/** The annex in a sheet; undefined when no row of its beginning is the head of one. */
export const annexOf = (grid: Grid): Annex | undefined => {
  for (const [i, row] of grid.rows.slice(0, 40).entries()) {
    const columns = columnsOf(row)
    if (!columns) continue
    const before = grid.rows.slice(0, i).flatMap((r) => [...r.cells.values()].map((cell) => cell.text))
    const title = before.sort((a, b) => b.length - a.length)[0] ?? ''
    return { sheet: grid.name, title, rows: rowsOf(grid.rows.slice(i + 1), columns) }
  }
  return undefined
}

const rowsOf = (rows: readonly GridRow[], columns: Columns): AnnexRow[] =>
  rows.flatMap((row) => {
    const code = at(row, columns.code).replace(/\.$/, '')
    const maxText = at(row, columns.max)
    if (code === '') return []
    return [
      {
        row: row.row,
        code,
        name: at(row, columns.name),
        max: readNumber(maxText),
        maxText,
        how: at(row, columns.how),
        evidence: at(row, columns.evidence)
          .split('\n')
          .map((line) => line.replace(/^[-–+•]\s*/, '').trim())
          .filter((line) => line !== ''),
        assessment: at(row, columns.assessment),
      },
    ]
  })

type Json = Record<string, unknown> & { children?: Json[]; criteria?: Json[] }

const codePattern = /^[\p{L}\p{N}]+(\.[\p{L}\p{N}]+)*$/u
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']

/** "II" heads a domain, "1" below it is its first criterion: 2 and 2.1. Other codes stay as they are written. */
const arabic = (rows: readonly AnnexRow[]): AnnexRow[] => {
  if (!rows.some((row) => romans.includes(row.code))) return [...rows]
  let domain = ''
  return rows.map((row) => {
    const place = romans.indexOf(row.code)
    if (place >= 0) domain = String(place + 1)
    if (place >= 0) return { ...row, code: domain }
    return { ...row, code: domain === '' ? row.code : `${domain}.${row.code}` }
  })
}

const assessmentOf = (text: string): string => {
  const words = fold(text)
  if (/dieu tra|xhh|khao sat/.test(words)) return 'survey'
  if (/so lieu|du lieu/.test(words)) return 'data'
  return 'self+appraisal'
}

/**
 * A set from an annex that only people wrote: codes make the tree. How points are given cannot be read from words, so
 * every leaf is judged by hand and keeps the words, until somebody gives it its rule.
 */
export const treeOfAnnex = ({ sheet, title, rows: written }: Annex): ReadFile => {
  const findings: AnnexFinding[] = []
  const rows = arabic(written)
  const places = new Map<string, Json>()
  const domains: Json[] = []
  for (const row of rows) {
    const say = (level: AnnexFinding['level'], reason: string, facts: Record<string, string> = {}) =>
      findings.push({ level, sheet, row: row.row, code: row.code, reason, facts })
    if (!codePattern.test(row.code)) {
      say('warning', 'not-a-code', { name: row.name.slice(0, 80) })
      continue
    }
    if (places.has(row.code)) {
      say('error', 'code-twice')
      continue
    }
    if (row.name === '') say('error', 'name-missing')
    if (row.max === undefined) say('warning', 'max-unreadable', { text: row.maxText })
    const own: Json = { code: row.code, name_vi: row.name, max: row.max ?? null }
    const parent = places.get(row.code.split('.').slice(0, -1).join('.'))
    if (!row.code.includes('.')) {
      own.criteria = []
      domains.push(own)
    } else if (!parent) {
      say('error', 'parent-missing')
      continue
    } else {
      Object.assign(own, {
        assessment: assessmentOf(row.assessment),
        evidence_vi: row.evidence,
        ...(row.how !== '' && row.how !== annexWords.sum && { rule_note_vi: row.how.slice(0, 2000) }),
        children: [],
      })
      ;(parent.criteria ?? parent.children)?.push(own)
    }
    places.set(row.code, own)
  }
  for (const [code, place] of places) finish(place, code, sheet, rows, findings)
  const total = domains.reduce((sum, d) => sum + Number(d.max ?? 0), 0)
  return {
    value: {
      id: 'moi',
      year: 0,
      level: 'department',
      title_vi: title || 'Bộ tiêu chí nhập từ phụ lục',
      total: Number(total.toFixed(6)),
      domains,
    },
    findings,
    rows: new Map(rows.map((row) => [row.code, row.row])),
    sheet,
  }
}

const finish = (
  place: Json,
  code: string,
  sheet: string,
  rows: readonly AnnexRow[],
  findings: AnnexFinding[],
): void => {
  if (place.criteria) return
  if (place.children && place.children.length > 0) {
    Object.assign(place, { rule_kind: 'sum_children', rule: {}, not_applicable: 'derived' })
    return
  }
  Object.assign(place, { rule_kind: 'manual', rule: {}, not_applicable: 'not_allowed' })
  const row = rows.find((r) => r.code === code)?.row ?? 0
  findings.push({ level: 'warning', sheet, row, code, reason: 'rule-by-hand' })
}

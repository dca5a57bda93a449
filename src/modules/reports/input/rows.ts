import { headKey, type Table, type TableRow } from '#platform/table.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Sent, Value } from '../rules/consolidate.ts'
import { readTree, type Tree, type UnitRow } from '../rules/tree.ts'
import { isEmpty, readValue } from './number.ts'

/** What is wrong with a line of a table. */
export type LineFault = { line: number; reason: string; facts: Record<string, string> }
export type Lines<T> =
  | { ok: true; value: T }
  | { ok: false; columns: string[] }
  | { ok: false; faults: LineFault[] }

type Heads = Record<string, readonly string[]>

const unitHeads = {
  code: ['code', 'unit', 'ma', 'ma don vi', 'don vi'],
  parent: ['parent', 'parent code', 'ma cap tren', 'cap tren', 'don vi cap tren'],
  kind: ['kind', 'loai', 'loai don vi'],
}
const valueHeads = {
  unit: ['unit', 'unit code', 'ma don vi', 'don vi'],
  indicator: ['indicator', 'indicator code', 'ma chi tieu', 'chi tieu'],
  value: ['value', 'gia tri', 'so lieu'],
}
const periodHeads = ['period', 'window', 'ky', 'ky bao cao']

const placesOf = <H extends Heads>({ head }: Table, heads: H): Record<keyof H, number> => {
  const keys = head.map(headKey)
  const found = Object.entries(heads).map(([name, names]) => [name, keys.findIndex((k) => names.includes(k))])
  return Object.fromEntries(found)
}

const lacking = (places: Record<string, number>): string[] =>
  Object.entries(places).flatMap(([name, at]) => (at < 0 ? [name] : []))

const cell = ({ cells }: TableRow, at: number): string => cells[at] ?? ''

/** The tree of units from a table of code, parent and kind. */
export const readUnits = (table: Table): Lines<Tree> => {
  const at = placesOf(table, unitHeads)
  if (lacking(at).length > 0) return { ok: false, columns: lacking(at) }
  const rows = table.rows.map(
    (row): UnitRow => ({
      code: cell(row, at.code),
      parent: cell(row, at.parent) || null,
      kind: cell(row, at.kind).toLowerCase(),
    }),
  )
  const nameless = table.rows.filter((row) => cell(row, at.code) === '')
  if (nameless.length > 0)
    return {
      ok: false,
      faults: nameless.map(({ line }) => ({ line, reason: 'unit-without-code', facts: {} })),
    }
  const tree = readTree(rows)
  if (tree.ok) return { ok: true, value: tree.tree }
  return {
    ok: false,
    faults: tree.faults.map(({ at: place, reason, code, other = '' }) => ({
      line: table.rows[place]?.line ?? 0,
      reason,
      facts: { code, other },
    })),
  }
}

type Places = Record<keyof typeof valueHeads, number>
type Reading = { places: Places; width: number; tree: Tree; form: ReadyForm }
type Cell = { unit: string; indicator: string; value: Value | null }

const readCell = (row: TableRow, { places, width, tree, form }: Reading): Cell | LineFault => {
  const [unit, code, text] = [places.unit, places.indicator, places.value].map((at) => cell(row, at))
  const facts = { unit: unit ?? '', indicator: code ?? '', value: text ?? '' }
  const fault = (reason: string): LineFault => ({ line: row.line, reason, facts })
  // a decimal comma in a table of commas, without quotes
  if (row.cells.slice(width).some((c) => c !== '')) return fault('value-too-many-cells')
  if (!tree.units.has(facts.unit)) return fault('value-unknown-unit')
  const indicator = form.indicators.get(facts.indicator)
  if (!indicator) return fault('value-unknown-indicator')
  if (isEmpty(facts.value)) return { unit: facts.unit, indicator: indicator.code, value: null }
  const value = readValue(facts.value, indicator)
  if (value === 'ambiguous') return fault('value-ambiguous')
  if (value === undefined)
    return fault(indicator.kind === 'boolean' ? 'value-not-yes-or-no' : 'value-not-a-number')
  return { unit: facts.unit, indicator: indicator.code, value }
}

/** Windows are kept apart: of a table with a column for the period, one period is taken. */
const ofPeriod = (table: Table, period: string | undefined): TableRow[] | LineFault => {
  const at = table.head.map(headKey).findIndex((k) => periodHeads.includes(k))
  if (at < 0) return table.rows
  const rows = period === undefined ? table.rows : table.rows.filter((row) => cell(row, at) === period)
  const first = rows[0] && cell(rows[0], at)
  const other = rows.find((row) => cell(row, at) !== first)
  if (!other) return rows
  return {
    line: other.line,
    reason: 'value-other-period',
    facts: { first: first ?? '', other: cell(other, at) },
  }
}

/** What the units sent, from a table of unit, indicator and value; an empty cell was not sent. */
export const readValues = (table: Table, tree: Tree, form: ReadyForm, period?: string): Lines<Sent> => {
  const places = placesOf(table, valueHeads)
  if (lacking(places).length > 0) return { ok: false, columns: lacking(places) }
  const rows = ofPeriod(table, period)
  if (!Array.isArray(rows)) return { ok: false, faults: [rows] }
  const faults: LineFault[] = []
  const sent = new Map<string, Map<string, Value>>()
  const seen = new Map<string, number>()
  for (const row of rows) {
    const read = readCell(row, { places, width: table.head.length, tree, form })
    if ('reason' in read) {
      faults.push(read)
      continue
    }
    const { unit, indicator, value } = read
    const key = JSON.stringify([unit, indicator])
    const first = seen.get(key)
    if (first !== undefined)
      faults.push({ line: row.line, reason: 'value-twice', facts: { unit, indicator, first: String(first) } })
    else seen.set(key, row.line)
    if (value === null) continue
    sent.set(unit, (sent.get(unit) ?? new Map<string, Value>()).set(indicator, value))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: sent }
}

import { breather } from '#platform/breath.ts'
import { canonical } from '#platform/canonical.ts'
import { sha256 } from '#platform/record.ts'
import { type Grid, type GridRow, readWorkbook } from '../../plans/facts.ts'
import { findNode, withDomain, withNode } from '../rules/edit.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { readJson, tameJson } from './json.ts'
import { type AnnexRow, annexOf, treeOfAnnex } from './table.ts'
import { type AnnexFinding, type AnnexLimits, NotASet } from './types.ts'
import { dataMark } from './words.ts'

/** What a file says: a set not yet checked for its shape, and what was found while reading. `rows`: code → sheet row. */
export type ReadFile = { value: unknown; findings: AnnexFinding[]; rows: Map<string, number>; sheet: string }

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

const opensObject = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '').trimStart().startsWith('{')

/** Reads a set from .xlsx or JSON by what the bytes are, whatever the name says. Throws NotASet or SheetRefused. */
export const readSetFile = async (bytes: Uint8Array, limits: AnnexLimits): Promise<ReadFile> => {
  if (isZip(bytes)) return fromWorkbook(await readWorkbook(bytes, limits, breather()), limits)
  if (!opensObject(bytes)) throw new NotASet('not-a-set-file')
  const { value, findings } = readJson(bytes, limits.unpackedBytes)
  return { value, findings, rows: new Map(), sheet: '' }
}

const cellAt = (row: GridRow | undefined, column: number): string => row?.cells.get(column)?.text.trim() ?? ''

const fromWorkbook = (grids: Grid[], limits: AnnexLimits): ReadFile => {
  const full = grids.find((grid) => grid.tooManyRows)
  if (full) throw new NotASet('set-too-large', { limit: limits.rows })
  const data = grids.find((grid) => cellAt(grid.rows[0], 1) === dataMark)
  const annex = grids
    .filter((grid) => grid !== data)
    .map(annexOf)
    .find((found) => found !== undefined)
  if (data) return fromData(data, annex)
  if (!annex) throw new NotASet('no-annex')
  return treeOfAnnex(annex)
}

type Json = Record<string, unknown>
type Place = { own: Json; children: Json[] }

const jsonOf = (row: GridRow): unknown => {
  const parts = [...row.cells.keys()].filter((column) => column >= 4).sort((a, b) => a - b)
  return JSON.parse(parts.map((column) => row.cells.get(column)?.text ?? '').join(''))
}

/** The set of the machine sheet, with what was changed by hand in the annex beside it. */
const fromData = (data: Grid, annex: ReturnType<typeof annexOf>): ReadFile => {
  const findings: AnnexFinding[] = []
  const rows = new Map<string, number>()
  const places = new Map<string, Place>()
  const head: Json = {}
  const domains: Json[] = []
  for (const row of data.rows.slice(1)) {
    const [kind, code, parent] = [cellAt(row, 1), cellAt(row, 2), cellAt(row, 3)]
    const wrong = (reason: string) =>
      findings.push({ level: 'error', sheet: data.name, row: row.row, code, reason })
    try {
      const value = jsonOf(row)
      if (kind === 'set') {
        if (code !== 'domains') head[code] = value
        continue
      }
      rows.set(code, row.row)
      const place = { own: value as Json, children: [] }
      if (kind === 'domain') domains.push({ ...place.own, criteria: place.children })
      else if (kind === 'node') {
        const above = places.get(parent)
        if (!above) wrong('parent-missing')
        above?.children.push({ ...place.own, children: place.children })
      } else wrong('row-unknown')
      places.set(code, place)
    } catch {
      wrong('data-unreadable')
    }
  }
  const tamed = tameJson({ ...head, domains }, data.name)
  findings.push(...tamed.findings)
  const value = tamed.value as CriteriaSet
  if (sha256(canonical(value)) !== cellAt(data.rows[0], 3))
    findings.push({ level: 'warning', sheet: data.name, row: 1, reason: 'data-changed' })
  if (!annex) return { value, findings, rows, sheet: data.name }
  const taken = withAnnex(value, annex.rows, annex.sheet, findings)
  return { value: taken, findings, rows: new Map(annex.rows.map((r) => [r.code, r.row])), sheet: annex.sheet }
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Names, maxima and evidence as somebody changed them in the annex; each change is told. */
const withAnnex = (
  set: CriteriaSet,
  rows: readonly AnnexRow[],
  sheet: string,
  findings: AnnexFinding[],
): CriteriaSet => {
  let now = set
  const seen = new Set<string>()
  for (const row of rows) {
    const { code } = row
    const found = Array.isArray(set.domains) ? safeFind(now, code) : undefined
    const note = (reason: string, facts: Record<string, string>) =>
      findings.push({ level: 'warning', sheet, row: row.row, code, reason, facts })
    if (!found || seen.has(code)) {
      note('row-not-in-data', { name: row.name.slice(0, 80) })
      continue
    }
    seen.add(code)
    const change: { name_vi?: string; max?: number | string; evidence_vi?: string[] } = {}
    if (plain(row.name) !== plain(found.node.name_vi)) change.name_vi = plain(row.name)
    if (row.max !== undefined && String(row.max) !== String(found.node.max ?? '')) change.max = row.max
    if (
      found.level === 'leaf' &&
      plain(row.evidence.join(' ')) !== plain((found.node.evidence_vi ?? []).join(' '))
    )
      change.evidence_vi = row.evidence
    for (const what of Object.keys(change)) note(`annex-${what.replace('_vi', '')}`, {})
    if (Object.keys(change).length === 0) continue
    const { evidence_vi: _, ...named } = change
    now =
      found.level === 'domain'
        ? withDomain(now, code, (d) => ({ ...d, ...named }))
        : withNode(now, code, (node) => ({ ...node, ...change }))
  }
  return now
}

// the shape is checked after this: a tree that is none has no such code
const safeFind = (set: CriteriaSet, code: string) => {
  try {
    return findNode(set, code)
  } catch {
    return undefined
  }
}

import { isDay } from '#platform/day.ts'

/** One row of a unit import, as read from the file. `line` is its line in the file. */
export type UnitRow = {
  line: number
  code: string
  nameVi: string
  nameEn: string
  shortName: string
  kind: string
  parentCode: string
  validFrom: string
  validTo: string
}

export type UnitFinding = {
  row: number
  column: string
  level: 'error' | 'warning'
  reason: UnitFindingReason
  value: string
}
export type UnitFindingReason =
  | 'code-missing'
  | 'code-repeated'
  | 'code-known'
  | 'name-missing'
  | 'name-too-long'
  | 'kind-unknown'
  | 'parent-unknown'
  | 'parent-is-self'
  | 'parent-in-circle'
  | 'not-a-day'
  | 'ends-before-it-begins'

/** What the import is checked against: kinds and codes that exist already. */
export type Known = { kinds: ReadonlySet<string>; codes: ReadonlySet<string> }

const rowFindings = (
  row: UnitRow,
  seen: ReadonlySet<string>,
  all: ReadonlySet<string>,
  known: Known,
): UnitFinding[] => {
  const found: UnitFinding[] = []
  const note = (column: string, reason: UnitFindingReason, value: string) =>
    found.push({ row: row.line, column, level: 'error', reason, value })
  if (row.code === '') note('code', 'code-missing', '')
  else if (seen.has(row.code)) note('code', 'code-repeated', row.code)
  else if (known.codes.has(row.code)) note('code', 'code-known', row.code)
  if (row.nameVi === '') note('name_vi', 'name-missing', '')
  if (row.nameVi.length > 300) note('name_vi', 'name-too-long', row.nameVi.slice(0, 40))
  if (!known.kinds.has(row.kind)) note('kind', 'kind-unknown', row.kind)
  if (row.parentCode !== '' && row.parentCode === row.code)
    note('parent_code', 'parent-is-self', row.parentCode)
  else if (row.parentCode !== '' && !all.has(row.parentCode) && !known.codes.has(row.parentCode))
    note('parent_code', 'parent-unknown', row.parentCode)
  if (row.validFrom !== '' && !isDay(row.validFrom)) note('valid_from', 'not-a-day', row.validFrom)
  if (row.validTo !== '' && !isDay(row.validTo)) note('valid_to', 'not-a-day', row.validTo)
  if (isDay(row.validFrom) && isDay(row.validTo) && row.validTo < row.validFrom)
    note('valid_to', 'ends-before-it-begins', row.validTo)
  return found
}

const inCircle = (row: UnitRow, parents: ReadonlyMap<string, string>): boolean => {
  let at = row.parentCode
  for (let steps = 0; at !== '' && steps <= parents.size; steps++) {
    if (at === row.code) return true
    at = parents.get(at) ?? ''
  }
  return false
}

/** Checks a whole file of units: every finding names its line and column; with any error nothing is taken. */
export const checkUnits = (rows: readonly UnitRow[], known: Known): UnitFinding[] => {
  const all = new Set(rows.map((row) => row.code))
  const parents = new Map(rows.map((row) => [row.code, row.parentCode]))
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const found = rowFindings(row, seen, all, known)
    seen.add(row.code)
    if (found.length === 0 && inCircle(row, parents))
      found.push({
        row: row.line,
        column: 'parent_code',
        level: 'error',
        reason: 'parent-in-circle',
        value: row.parentCode,
      })
    return found
  })
}

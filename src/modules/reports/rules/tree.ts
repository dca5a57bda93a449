/** A unit as it stands in the tree. */
export type UnitRow = { code: string; parent: string | null; kind: string }

/** The units, each after its parent. */
export type Tree = {
  root: string
  order: readonly string[]
  units: ReadonlyMap<string, UnitRow>
  children: ReadonlyMap<string, readonly string[]>
}

/** `at` counts the rows from 0. */
export type TreeFault = {
  at: number
  reason: 'unit-twice' | 'unit-parent-unknown' | 'unit-two-roots' | 'unit-circle'
  code: string
  other?: string
}

const rowFaults = (rows: readonly UnitRow[]): TreeFault[] => {
  const codes = new Set(rows.map((r) => r.code))
  const seen = new Set<string>()
  const root = rows.find((r) => r.parent === null)
  return rows.flatMap((row, at): TreeFault[] => {
    const { code, parent } = row
    const found: TreeFault[] = []
    if (seen.has(code)) found.push({ at, reason: 'unit-twice', code })
    seen.add(code)
    if (parent !== null && !codes.has(parent))
      found.push({ at, reason: 'unit-parent-unknown', code, other: parent })
    if (parent === null && root && root !== row)
      found.push({ at, reason: 'unit-two-roots', code, other: root.code })
    return found
  })
}

/** Reads a tree with one root; says which rows stand twice, hang on nothing or go in a circle. */
export const readTree = (
  rows: readonly UnitRow[],
): { ok: true; tree: Tree } | { ok: false; faults: TreeFault[] } => {
  const faults = rowFaults(rows)
  if (faults.length > 0) return { ok: false, faults }
  const children = new Map<string, string[]>()
  for (const { code, parent } of rows)
    if (parent !== null) {
      const below = children.get(parent)
      if (below) below.push(code)
      else children.set(parent, [code])
    }
  const root = rows.find((r) => r.parent === null)?.code
  const order = root === undefined ? [] : [root]
  for (let i = 0; i < order.length; i++)
    for (const child of children.get(order[i] as string) ?? []) order.push(child)
  const reached = new Set(order)
  const lost = rows.flatMap(({ code }, at): TreeFault[] =>
    reached.has(code) ? [] : [{ at, reason: 'unit-circle', code }],
  )
  if (lost.length > 0 || root === undefined) return { ok: false, faults: lost }
  return { ok: true, tree: { root, order, units: new Map(rows.map((r) => [r.code, r])), children } }
}

/** True when a unit is this one or stands anywhere below it. */
export const isWithin = ({ units }: Tree, top: string, code: string): boolean => {
  for (let at: string | null | undefined = code; at; at = units.get(at)?.parent) if (at === top) return true
  return false
}

import type { SuccessionFact } from '../../organisation/facts.ts'

/** What a unit had in the last published round of its block. */
export type PreviousRow = {
  unitId: number
  points: string | null
  percent: string | null
  rank: number | null
}

/** Why a unit is not compared with last year (shown as "không so sánh"); `first`: no round before, or not in it. */
export type NotCompared = 'merged' | 'split' | 'first'

/** Last year's figures of a unit, or why there are none. */
export type Previous = ({ note: null } & Omit<PreviousRow, 'unitId'>) | { note: NotCompared }

// who this unit was before, going back through renames and transfers; a merge or split ends the way
const before = (
  unitId: number,
  changes: readonly SuccessionFact[],
  seen: ReadonlySet<number> = new Set(),
): { unitId: number } | { note: NotCompared } => {
  const into = changes.filter((c) => c.to === unitId && c.from !== unitId && !seen.has(c.from))
  if (into.some((c) => c.kind === 'merge')) return { note: 'merged' }
  const parted = changes.some((c) => c.kind === 'split' && (c.to === unitId || c.from === unitId))
  if (parted) return { note: 'split' }
  const same = into.filter((c) => c.kind === 'rename' || c.kind === 'transfer')
  if (same.length > 1) return { note: 'merged' }
  const [only] = same
  return only ? before(only.from, changes, new Set([...seen, unitId])) : { unitId }
}

/**
 * A unit's figures of the round before, through the changes of organisation between the two rounds: renamed or
 * transferred units keep theirs, a merged or split unit is not compared (issue: "a merged unit has no previous rank").
 */
export const previousOf = (
  unitId: number,
  rows: readonly PreviousRow[],
  changes: readonly SuccessionFact[],
): Previous => {
  const was = before(unitId, changes)
  if ('note' in was) return was
  const row = rows.find((r) => r.unitId === was.unitId)
  return row ? { note: null, points: row.points, percent: row.percent, rank: row.rank } : { note: 'first' }
}

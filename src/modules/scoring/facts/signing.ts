import type { Ctx } from '#platform/context.ts'
import { keptPoints, scoreLeaf } from '../rules/leaf.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import { type Lack, lacksOf } from '../rules/standing.ts'
import { fromSystem, type SystemValue } from '../rules/value.ts'
import { evidenceOf } from '../store/proof.ts'
import { type NewValue, type Value, valuesOf } from '../store/value.ts'
import type { OpenSheet } from './open.ts'
import { systemValuesOfAll } from './system.ts'

/**
 * Leaves that nobody touched and whose every input the system knows are filled in with the system's figures, so that
 * the head signs what is seen.
 */
async function fillFromSystem(
  ctx: Ctx,
  { sheet, outline }: OpenSheet,
  values: readonly Value[],
): Promise<NewValue[]> {
  const touched = new Set(values.filter((value) => value.stage === 'self').map((value) => value.leaf))
  const open = outline.leaves.filter(
    (one) => one.assessment === 'self+appraisal' && !touched.has(one.leaf.code),
  )
  const known = await systemValuesOfAll(
    ctx,
    sheet,
    open.map((one) => one.leaf),
  )
  return open.flatMap((placed) => valueFromSystem(placed, known.get(placed.leaf.code), sheet.year))
}

const valueFromSystem = (
  { leaf }: PlacedLeaf,
  system: ReadonlyMap<string, SystemValue> | undefined,
  year: number,
): NewValue[] => {
  if (!system || system.size === 0) return []
  const standing = fromSystem(system)
  const outcome = scoreLeaf(leaf, standing, year)
  if (outcome.state !== 'scored') return []
  return [
    { ...standing, ...keptPoints(outcome), agreed: false, leaf: leaf.code, stage: 'self', before: null },
  ]
}

/** What a sheet is about to be signed with: what the system fills in, and what still lacks. Two statements and the system's. */
export async function readySheet(ctx: Ctx, open: OpenSheet): Promise<{ filled: NewValue[]; lacks: Lack[] }> {
  const values = await valuesOf(ctx.db, open.sheet.id)
  const filled = await fillFromSystem(ctx, open, values)
  const evidence = await evidenceOf(ctx.db, open.sheet.id)
  const proven = new Set(evidence.filter((one) => !one.withdrawnAt).map((one) => one.leaf))
  return { filled, lacks: lacksOf(open.outline.leaves, [...values, ...filled], proven) }
}

import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { taskLines } from '../../tasks/facts.ts'
import { wholeSight } from '../facts.ts'
import { type PlanRow, togetherOf } from '../rules.ts'
import * as store from '../store.ts'
import { mayOf, needPlan } from './reading.ts'

/** What can be merged of an issued plan, what was chosen of it, and the chosen rows as one row to begin with. */
export type MergeReading = {
  plan: store.Plan
  open: store.SavedRow[]
  chosen: store.SavedRow[]
  together: PlanRow | undefined
  units: Map<number, store.UnitName>
}

/** For those who may change the plan; rows that are dropped or done cannot be chosen. Four statements. */
export const readMerge = async (
  ctx: Ctx,
  planId: number,
  rowIds: readonly number[],
): Promise<MergeReading> => {
  const plan = await needPlan(ctx, planId)
  if (!mayOf(ctx, plan).issue) throw new Refused('forbidden', 'forbidden')
  if (plan.state !== 'issued') throw new Refused('rule', 'not-issued')
  const rows = await store.planRows(ctx.db, planId)
  const lines = await taskLines(wholeSight(ctx), { source: { kind: 'plan', id: planId } }, {}, 20_000)
  const live = new Set(
    lines.filter((t) => t.state !== 'completed' && t.state !== 'recalled').map((t) => t.instruction_id),
  )
  const open = rows.filter((row) => row.droppedBy === null && live.has(row.instructionId ?? 0))
  const chosen = open.filter((row) => rowIds.includes(row.id))
  const numbers = rows.map((row) => row.number)
  const together = chosen.length > 1 ? togetherOf(chosen, numbers) : undefined
  return { plan, open, chosen, together, units: await store.rowUnitNames(ctx.db, planId) }
}

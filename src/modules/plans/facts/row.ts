import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type TaskLine, taskLines } from '../../tasks/facts.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import { mayOf, needPlan } from './reading.ts'

/** A row of a plan with its assignments as far as this actor sees them, and what was spent; no number: a new row. */
export type RowReading = {
  plan: store.Plan
  row: store.SavedRow | undefined
  units: Map<number, store.UnitName>
  tasks: TaskLine[]
  spendings: store.Spending[]
  may: { draft: boolean; issue: boolean; spend: boolean }
}

export const readRow = async (ctx: Ctx, planId: number, rowId: number | undefined): Promise<RowReading> => {
  const plan = await needPlan(ctx, planId)
  const spend = policy.mayDraft(ctx.actor, { kind: plan.kind, unitId: plan.unit_id }) !== undefined
  const may = { ...mayOf(ctx, plan), spend }
  if (rowId === undefined) return { plan, row: undefined, units: new Map(), tasks: [], spendings: [], may }
  const row = (await store.planRows(ctx.db, planId)).find((r) => r.id === rowId)
  if (!row) throw new Refused('missing', 'page')
  const issued = row.instructionId !== null
  return {
    plan,
    row,
    may,
    units: await store.rowUnitNames(ctx.db, planId),
    tasks: issued ? await taskLines(ctx, { instructionId: row.instructionId as number }) : [],
    spendings: issued ? await store.rowSpendings(ctx.db, rowId) : [],
  }
}

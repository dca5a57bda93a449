import type { Actor, Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import {
  type InstructionProgress,
  instructionProgress,
  type Progress,
  progress,
  type Times,
} from '../tasks/facts.ts'
import { maySee, type PlanKind } from './policy.ts'
import * as store from './store.ts'

export { search, waitingFor } from './facts/offers.ts'
export type { PlanKind } from './policy.ts'
// the reader of spreadsheets, for the rooms to the right that take annexes of their own
export { SheetRefused } from './sheet/refusals.ts'
export { tableLimits, tableOf, tableText, typedText } from './sheet/typed-table.ts'
export type { Grid, GridRow, Limits as SheetLimits } from './sheet/types.ts'
export { readWorkbook } from './sheet/xlsx.ts'
export type { Plan, SavedChange, SavedRow } from './store.ts'

/** The plans of a year that this actor may see: issued ones, and drafts of their own units. */
export const plansOf = async (ctx: Ctx, year: number): Promise<store.Plan[]> =>
  (await store.listPlans(ctx.db, year)).filter((plan) => maySee(ctx.actor, { ...plan, unitId: plan.unit_id }))

/** A plan that this actor may see; undefined otherwise. */
export const findPlan = async (ctx: Ctx, planId: number): Promise<store.Plan | undefined> => {
  const plan = await store.findPlan(ctx.db, planId)
  return plan && maySee(ctx.actor, { ...plan, unitId: plan.unit_id }) ? plan : undefined
}

/** The issued plan of a kind of the year; undefined before it is issued. */
export const issuedPlan = (
  db: Db,
  year: number,
  kind: PlanKind = 'peoples-committee',
): Promise<store.Plan | undefined> => store.findIssued(db, year, kind)

export const rowsOf = (db: Db, planId: number): Promise<store.SavedRow[]> => store.planRows(db, planId)
export const changesOf = (db: Db, planId: number): Promise<store.SavedChange[]> =>
  store.planChanges(db, planId)

// An issued plan's figures are the same for everybody who may read it, whatever tasks they may open.
export const wholeSight = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, sees: { ...ctx.actor.sees, all: true } } satisfies Actor,
})

/** A plan's figures at a cut, counted by plan tasks; with a unit, by the assignments that this unit leads. */
export const planProgress = async (
  ctx: Ctx,
  planId: number,
  times: Times & { unitId?: number } = {},
): Promise<Progress & { buckets?: InstructionProgress['buckets'] }> => {
  const source = { kind: 'plan', id: planId }
  const cut = { asOf: times.asOf, knownAt: times.knownAt }
  if (times.unitId !== undefined) return progress(wholeSight(ctx), { source, unitId: times.unitId }, cut)
  return instructionProgress(wholeSight(ctx), { source }, cut)
}

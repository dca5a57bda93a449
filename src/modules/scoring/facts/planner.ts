import type { Ctx } from '#platform/context.ts'
import { belowUnit } from '../../organisation/facts.ts'
import { mayImprove } from '../policy/result.ts'
import * as policy from '../policy.ts'
import {
  bestOfEach,
  bestPlan,
  byWorth,
  type ImprovementPlan,
  type LeafOutlook,
  outlookOf,
  type Step,
} from '../rules/planner.ts'
import { type Improvement, improvementsFor } from '../store/improvement.ts'
import { type Value, type ValueStage, valuesOf } from '../store/value.ts'
import { type OpenSheet, openSheet } from './open.ts'
import { shownStages } from './shown.ts'

export type { Improvement } from '../store/improvement.ts'

/** Where a unit loses points, what still can be won, and what was set to work on. */
export type PlannerReading = OpenSheet & {
  outlooks: LeafOutlook[]
  /** for each leaf the one worth most */
  steps: Step[]
  plan: ImprovementPlan | undefined
  improvements: Improvement[]
  /** units below that can take the work; empty for who may not give it */
  leads: { unitId: number; name: string }[]
}

const order: ValueStage[] = ['correction', 'council', 'second', 'first', 'self']

// a unit plans by what it may know: its own values until an appraisal is shown to it
const known = (ctx: Ctx, open: OpenSheet, values: readonly Value[]): Map<string, Value> => {
  const shown = shownStages(ctx, open)
  const found = new Map<string, Value>()
  for (const stage of order)
    for (const value of values)
      if (value.stage === stage && shown.has(stage) && !found.has(value.leaf)) found.set(value.leaf, value)
  return found
}

/**
 * The planner of a sheet in the actor's sight: losses, steps by points per effort, and with `effort` the plan that wins
 * most for it. Steps whose day is over are not among them. Five statements.
 */
export const readPlanner = async (ctx: Ctx, sheetId: number, effort?: number): Promise<PlannerReading> => {
  const open = await openSheet(ctx, sheetId, 'read')
  const values = known(ctx, open, await valuesOf(ctx.db, sheetId))
  const outlooks = open.outline.leaves
    .filter((placed) => policy.seesDomain(open.sight, placed.domain.code))
    .map(({ leaf, assessment }) => {
      const value = values.get(leaf.code)
      const standing = {
        leaf: { ...leaf, assessment },
        inputs: value?.inputs ?? {},
        handPoints: value?.handPoints ?? null,
        notApplicable: value?.notApplicable ?? false,
      }
      return outlookOf(standing, ctx.today, open.sheet.year)
    })
  const gives = mayImprove(ctx.actor, open.sheet.unitId) !== undefined
  return {
    ...open,
    outlooks,
    steps: bestOfEach(byWorth(outlooks)),
    plan: effort === undefined ? undefined : bestPlan(outlooks, effort),
    improvements: await improvementsFor(ctx.db, sheetId),
    leads: gives ? await belowUnit(ctx.db, open.sheet.unitId, ctx.today) : [],
  }
}

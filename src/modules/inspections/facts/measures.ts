import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { installationUnit } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { type Figures, figuresOf } from '../rules/measures.ts'
import { countedOf } from '../store/measures.ts'
import { countUnits, planOfYear } from '../store/plan.ts'
import { selfShare } from '../store/visit.ts'

export type { Figures } from '../rules/measures.ts'

type Of = { year: number; unitId?: number | undefined }

/**
 * The figures of a year's inspections as they stood on a day: of the province, or of one unit. Of a unit, unannounced
 * visits count once they have begun; nobody learns from a figure what is still to come. One statement.
 */
export const inspectionFigures = async (ctx: Ctx, of: Of, asOf: Day = ctx.today): Promise<Figures> => {
  const secret = of.unitId !== undefined || !policy.mayOversee(ctx.actor)
  const { inspections, findings } = await countedOf(ctx.db, of)
  const seen = inspections.filter(
    (i) => !secret || i.mode === 'planned' || (i.begunOn !== null && i.begunOn <= asOf),
  )
  return figuresOf(
    seen,
    findings.filter((f) => f.year === of.year),
    asOf,
    findings,
  )
}

/** Units inspected of all units of the plan's blocks on a day; undefined while the year has no issued plan. Four statements. */
export const inspectedShare = async (
  ctx: Ctx,
  year: number,
  asOf: Day = ctx.today,
): Promise<{ inspected: number; of: number } | undefined> => {
  const plan = await planOfYear(ctx.db, year)
  if (plan?.state !== 'issued') return undefined
  const figures = await inspectionFigures({ ...ctx, actor: system }, { year }, asOf)
  return { inspected: figures.unitsInspected, of: await countUnits(ctx.db, plan.blocks, asOf) }
}

/**
 * The share of a unit's sub-units inspected in a year, by a day: of the installation's unit what its plan reached, of
 * any other what it inspected itself and told. Undefined while there is no issued plan, or nothing was told.
 */
export const inspectedShareOf = async (
  ctx: Ctx,
  { unitId, year }: { unitId: number; year: number },
  asOf: Day = ctx.today,
): Promise<{ inspected: number; of: number; planId: number } | undefined> => {
  const plan = await planOfYear(ctx.db, year)
  if (plan?.state !== 'issued') return undefined
  const home = await installationUnit(ctx.db)
  if (home?.unitId === unitId) {
    const reached = await inspectedShare(ctx, year, asOf)
    return reached && { ...reached, planId: plan.id }
  }
  const told = await selfShare(ctx.db, unitId, year, asOf)
  return told && { inspected: told.inspected, of: told.subUnits, planId: plan.id }
}

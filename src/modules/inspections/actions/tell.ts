import type { Ctx } from '#platform/context.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'

type About = { unitId: number; kind: string; url: string; occasion: string; text: { vi: string; en: string } }

/** Tells the heads and focal officers of units, each once of each matter; nobody hears of their own act. */
export const tellUnits = async (ctx: Ctx, matters: readonly About[]): Promise<void> => {
  const units = [...new Set(matters.map((one) => one.unitId))]
  const holders = await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today)
  const of = (unitId: number) =>
    holders
      .filter((one) => one.unit_id === unitId && one.person_id !== ctx.actor.id)
      .map((one) => one.person_id)
  await notify(
    ctx,
    matters.map(({ unitId, ...about }) => ({ ...about, personIds: of(unitId) })),
  )
}

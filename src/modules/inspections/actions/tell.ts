import type { Ctx } from '#platform/context.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'

/** Tells the heads and focal officers of these units, each once; nobody hears of their own act. */
export const tellUnits = async (
  ctx: Ctx,
  unitIds: readonly number[],
  about: { kind: string; url: string; occasion: string; text: { vi: string; en: string } },
): Promise<void> => {
  const holders = await holdersOf(ctx.db, [...new Set(unitIds)], ['head', 'focal'], ctx.today)
  const personIds = [...new Set(holders.map((one) => one.person_id))].filter((id) => id !== ctx.actor.id)
  if (personIds.length > 0) await notify(ctx, [{ ...about, personIds }])
}

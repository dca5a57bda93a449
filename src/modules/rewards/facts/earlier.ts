import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { listEarlier } from '../store/earlier.ts'

export type { EarlierRow } from '../store/earlier.ts'

const onPage = 100

/** Awards decided elsewhere or before, for those who oversee rewards; missing for others. One statement. */
export const readEarlier = async (ctx: Ctx, offset = 0) => {
  if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  return {
    ...(await listEarlier(ctx.db, { limit: onPage, offset })),
    offset,
    onPage,
    mayRun: policy.mayRun(ctx.actor) !== undefined,
  }
}
export type EarlierReading = Awaited<ReturnType<typeof readEarlier>>

/** The form of a table is there for those who run rounds. */
export const needRunner = (ctx: Ctx): void => {
  if (!policy.mayRun(ctx.actor)) throw new Refused('missing', 'page')
}

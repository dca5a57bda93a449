import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type EarlierLine, findEarlier, listEarlier } from '../store/earlier.ts'

export type { EarlierLine, EarlierRow } from '../store/earlier.ts'

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

/** An award that may still be taken back, on whichever page of the list it stands. One statement. */
export const earlierToWithdraw = async (ctx: Ctx, id: number): Promise<EarlierLine | undefined> => {
  const line = policy.mayRun(ctx.actor) ? await findEarlier(ctx.db, id) : undefined
  return line?.withdrawnReason === null ? line : undefined
}

/** The form of a table is there for those who run rounds. */
export const needRunner = (ctx: Ctx): void => {
  if (!policy.mayRun(ctx.actor)) throw new Refused('missing', 'page')
}

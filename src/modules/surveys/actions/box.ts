import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { toldCounts } from '../rules/count.ts'
import { boxedCells, emptyBox, mixWhole, vacuumed } from '../store/box.ts'
import { type Campaign, closeCampaign as close, findCampaign, overdueCampaigns } from '../store/campaign.ts'
import { issueAnswered, mixCodes } from '../store/code.ts'
import { strataOf } from '../store/stratum.ts'
import { lockedCampaign } from './campaign.ts'

/**
 * Mixes the answers of the day: a cell's box is emptied when it holds as many as may be shown together, and its codes
 * are laid down anew. Fewer wait for the next night or for the closing. Gives how many were moved.
 */
export const mixBox = (ctx: Ctx): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const ready = (await boxedCells(ctx.db))
      .filter(({ n, minCell }) => n >= minCell)
      .map((one) => one.stratumId)
    if (ready.length === 0) return 0
    await mixCodes(ctx.db, ready)
    return emptyBox(ctx.db, ready, ctx.today)
  })

const closing = async (
  ctx: Ctx,
  { id, minCell }: Pick<Campaign, 'id' | 'minCell'>,
  office: policy.May['office'],
): Promise<void> => {
  const cells = (await strataOf(ctx.db, id)).map((one) => one.id)
  await mixCodes(ctx.db, cells)
  await emptyBox(ctx.db, cells, ctx.today)
  const told = toldCounts(await strataOf(ctx.db, id), { minCell, closed: true })
  await issueAnswered(ctx.db, told.cells)
  await mixWhole(ctx.db, id, ctx.today)
  await close(ctx.db, id, ctx.now)
  // no count: it would tell of a small cell what its page does not
  record(ctx, 'survey.campaign-closed', { kind: 'survey-campaign', id }, { office })
}

/** Closes a campaign before its last day is over; no code of it takes an answer any more. */
export const closeCampaign = (ctx: Ctx, id: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, id, version)
    if (campaign.state !== 'open') throw new Refused('rule', 'campaign-not-open')
    await closing(ctx, campaign, policy.mayRun(ctx.actor)?.office)
  })

/** Closes the campaigns whose last day is over. The nightly job's work. */
export const closeOverdue = async (ctx: Ctx): Promise<void> => {
  for (const id of await overdueCampaigns(ctx.db, ctx.today))
    await inTransaction(ctx, async (ctx) => {
      const campaign = await findCampaign(ctx.db, id, 'lock')
      if (campaign?.state === 'open') await closing(ctx, campaign, undefined)
    })
}

/** Wipes what moved rows leave behind in their tables; outside a transaction. */
export const sweepBox = (ctx: Ctx): Promise<void> => vacuumed(ctx.db)

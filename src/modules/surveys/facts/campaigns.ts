import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import * as store from '../store/campaign.ts'

export type { Campaign } from '../store/campaign.ts'

/** A campaign that this actor may find; missing otherwise. One statement. */
export const needCampaign = async (ctx: Ctx, id: number): Promise<store.Campaign> => {
  const campaign = policy.mayEnter(ctx.actor) ? await store.findCampaign(ctx.db, id) : undefined
  if (!campaign || (campaign.result === null && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  return campaign
}

/** The campaigns that this actor finds, newest first: overseers all, units those with results. One statement. */
export const readCampaigns = async (
  ctx: Ctx,
): Promise<{ campaigns: store.Campaign[]; mayRun: boolean; oversees: boolean }> => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  const oversees = policy.mayOversee(ctx.actor)
  return {
    campaigns: await store.listCampaigns(ctx.db, oversees),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
    oversees,
  }
}

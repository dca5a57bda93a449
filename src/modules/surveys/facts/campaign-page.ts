import type { Ctx } from '#platform/context.ts'
import { mailIsSet } from '#platform/mail.ts'
import { latestProgress } from '#platform/progress.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type Accepting, acceptsOn } from '../rules/campaign.ts'
import { type CellCount, toldCounts } from '../rules/count.ts'
import * as store from '../store/campaign.ts'
import { type Group, groupsOf, type Stratum, strataOf } from '../store/stratum.ts'
import { needCampaign } from './campaigns.ts'

export type { Group } from '../store/stratum.ts'

/** A stratum as it is shown: not how many answered to the last one, but what may be told of it. */
export type ShownStratum = Omit<Stratum, 'answered'> & { told: CellCount | undefined }

/** A campaign as its page shows it. */
export type CampaignReading = {
  campaign: store.Campaign
  groups: Group[]
  strata: ShownStratum[]
  answered: CellCount
  accepting: Accepting
  /** how many letters wait to be sent in cells large enough for letters; how many people were sent one */
  letters: { waiting: number; sent: number; failed: number; set: boolean }
  sending: boolean
  may: { run: boolean; open: boolean; needsDecision: boolean }
}

/** How many letters a campaign has left to send: cells that too few could be reached in get none. */
export const lettersWaiting = (strata: readonly Stratum[], minCell: number): number => {
  const cells = new Map<number, { reachable: number; sent: number }>()
  for (const one of strata) {
    const cell = cells.get(one.askedAs ?? one.id) ?? { reachable: 0, sent: 0 }
    cells.set(one.askedAs ?? one.id, {
      reachable: cell.reachable + one.reachable,
      sent: cell.sent + one.sent,
    })
  }
  return [...cells.values()]
    .filter(({ reachable }) => reachable >= minCell)
    .reduce((sum, { reachable, sent }) => sum + reachable - sent, 0)
}

/** A campaign with its groups and strata, for those who oversee. Four statements. */
export const readCampaign = async (ctx: Ctx, id: number): Promise<CampaignReading> => {
  const campaign = await needCampaign(ctx, id)
  if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  const strata = await strataOf(ctx.db, id)
  const open = policy.mayOpen(ctx.actor)
  const sending = await latestProgress(ctx.db, 'survey.letters', id)
  const sum = (of: (one: Stratum) => number) => strata.reduce((total, one) => total + of(one), 0)
  const counts = toldCounts(strata, { minCell: campaign.minCell, closed: campaign.state === 'closed' })
  return {
    campaign,
    groups: await groupsOf(ctx.db, id),
    strata: strata.map(({ answered: _, ...one }) => ({ ...one, told: counts.cells.get(one.id) })),
    answered: counts.total,
    accepting: acceptsOn(campaign, ctx.today),
    letters: {
      waiting: lettersWaiting(strata, campaign.minCell),
      sent: sum((one) => one.sent),
      failed: sum((one) => one.failed),
      set: mailIsSet(ctx.config),
    },
    sending: sending?.state === 'waiting' || sending?.state === 'running',
    may: {
      run: policy.mayRun(ctx.actor) !== undefined,
      open: campaign.state === 'draft' && open !== undefined,
      needsDecision: open?.needsDecision ?? false,
    },
  }
}

/** A campaign whose forms this actor may use in this state; there is no such page for others. */
export const needRun = async (ctx: Ctx, id: number, state: store.CampaignState): Promise<store.Campaign> => {
  const campaign = await needCampaign(ctx, id)
  if (!policy.mayRun(ctx.actor) || campaign.state !== state) throw new Refused('missing', 'page')
  return campaign
}

/** What the form of a campaign offers. */
export const campaignChoices = (ctx: Ctx) => store.usableQuestionnaires(ctx.db)
export const groupsOfCampaign = (ctx: Ctx, id: number): Promise<Group[]> => groupsOf(ctx.db, id)
export const strataOfCampaign = (ctx: Ctx, id: number): Promise<Stratum[]> => strataOf(ctx.db, id)

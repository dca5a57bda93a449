import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import {
  endProgress,
  findProgress,
  latestProgress,
  loadOf,
  noteProgress,
  planProgress,
} from '#platform/progress.ts'
import { Refused } from '#platform/refused.ts'
import { loadActor } from '../../identity/facts.ts'
import { needCampaign } from '../facts/campaigns.ts'
import { type May, mayRun } from '../policy.ts'
import type { Campaign } from '../store/campaign.ts'
import { findCampaign } from '../store/campaign.ts'
import { countResponses, type GroundRow, groundOf } from '../store/results.ts'
import { needRunner } from './questionnaire.ts'

/** Long work on a campaign's answers: looking through them, computing the result. */
export type WorkKind = 'survey-look' | 'survey-result'
const jobOf: Record<WorkKind, string> = { 'survey-look': 'surveys.look', 'survey-result': 'surveys.compute' }

/** A campaign that has closed and whose answers are all mixed, locked; refused while anything is still to come. */
export const closedCampaign = async (
  ctx: Ctx,
  campaignId: number,
): Promise<{ campaign: Campaign; ground: GroundRow }> => {
  const campaign = await findCampaign(ctx.db, campaignId, 'lock')
  const ground = campaign && (await groundOf(ctx.db, campaignId))
  if (!campaign || !ground) throw new Refused('missing', 'page')
  if (campaign.state !== 'closed') throw new Refused('rule', 'campaign-not-closed')
  if (ground.boxed) throw new Refused('rule', 'box-not-empty')
  return { campaign, ground }
}

/** The office under which this actor runs a campaign; one they may not find is missing. */
export const runnerOf = async (ctx: Ctx, campaignId: number): Promise<May> => {
  await needCampaign(ctx, campaignId)
  return needRunner(ctx)
}

/** Puts the work up and enqueues its job; refused while the same runs. In a transaction. Gives its number. */
export const putUp = async (
  ctx: Ctx,
  kind: WorkKind,
  campaign: Campaign,
  load: Record<string, unknown>,
): Promise<number> => {
  const last = await latestProgress(ctx.db, kind, campaign.id)
  if (last && (last.state === 'waiting' || last.state === 'running'))
    throw new Refused('rule', 'already-running')
  const id = await planProgress(ctx.db, {
    kind,
    title: campaign.title,
    personId: ctx.actor.id,
    total: await countResponses(ctx.db, campaign.id),
    subjectId: campaign.id,
    load: { ...load, personId: ctx.actor.id },
  })
  await enqueue(ctx, jobOf[kind], { workId: id })
  return id
}

const payloadShape = z.object({ workId: z.number() })
const loadShape = z.object({ personId: z.string().nullable(), reason: z.string().nullish() })

export type Work = {
  ctx: Ctx
  workId: number
  campaignId: number
  reason: string | undefined
  far: (done: number) => Promise<void>
}

const taken = async (ctx: Ctx, kind: WorkKind, workId: number): Promise<Work | undefined> => {
  const found = await findProgress(ctx.db, kind, workId)
  if (!found || found.state === 'done' || found.state === 'failed' || found.subjectId === null) return
  const { personId, reason } = loadShape.parse(await loadOf(ctx.db, kind, workId))
  const actor = personId === null ? ctx.actor : await loadActor(ctx.db, personId, ctx.today)
  // who asked for it has gone, or no longer runs surveys
  if (!actor || !mayRun(actor)) {
    await endProgress(ctx.db, workId, 'failed', { reason: 'forbidden' })
    return
  }
  const far = (done: number) => noteProgress(ctx.db, workId, { done, refused: 0 })
  await far(0)
  return { ctx: { ...ctx, actor }, workId, campaignId: found.subjectId, reason: reason ?? undefined, far }
}

/** Does the work a job is about, under the authority of who asked for it; nothing once it is done. */
export const doWork = async (
  ctx: Ctx,
  kind: WorkKind,
  payload: unknown,
  does: (work: Work) => Promise<void>,
): Promise<void> => {
  const { workId } = payloadShape.parse(payload)
  const work = await taken(ctx, kind, workId)
  if (!work) return
  try {
    await does(work)
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal
    await endProgress(ctx.db, workId, 'failed', { reason: refusal.reason })
  }
}

import { inTransaction } from '#platform/action.ts'
import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import { endProgress, latestProgress } from '#platform/progress.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { eachResponse, standing } from '../facts/answers.ts'
import * as policy from '../policy.ts'
import { computeFindings, type Findings, type Ground } from '../rules/findings.ts'
import { linesOf } from '../rules/lines.ts'
import { keptMethod, type Method } from '../rules/method.ts'
import { count, newTally } from '../rules/tally.ts'
import type { Campaign } from '../store/campaign.ts'
import { addResult, exclusionsOf, type GroundRow, toldBefore } from '../store/results.ts'
import { closedCampaign, doWork, putUp, runnerOf, type Work } from './work.ts'

const reasonNeeded = () =>
  new Refused('input', 'reason-needed', [{ field: 'reason', reason: 'reason-needed' }])

/**
 * Has the result of a closed campaign computed and fixed: a job. The answers have been looked through before, so that
 * nobody leaves out answers with the figures before their eyes. Computing it again needs a reason. Gives the job's number.
 */
export const startResult = (ctx: Ctx, campaignId: number, reason?: string): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    await runnerOf(ctx, campaignId)
    const { campaign } = await closedCampaign(ctx, campaignId)
    const looked = await latestProgress(ctx.db, 'survey-look', campaignId)
    if (looked?.state !== 'done') throw new Refused('rule', 'look-first')
    if (campaign.result !== null && !reason) throw reasonNeeded()
    return putUp(ctx, 'survey-result', campaign, { reason: reason ?? null })
  })

const groundFor = (campaign: Campaign, row: GroundRow): Ground => ({
  campaign: {
    id: campaign.id,
    year: campaign.year,
    title: campaign.title,
    block: campaign.block,
    opensOn: campaign.opensOn,
    closesOn: campaign.closesOn,
    invented: campaign.invented,
  },
  questionnaire: { code: row.code, version: row.questionnaireVersion, hash: campaign.contentHash },
  content: row.content,
  method: keptMethod(campaign.method as Partial<Method>, campaign.opensOn),
  minCell: campaign.minCell,
  groups: row.groups,
  strata: row.strata,
  exclusions: row.exclusions,
})

/** The figures of a closed campaign as its answers stand; nothing is kept. `far` hears how many have been counted. */
export const computeResultOf = async (
  ctx: Ctx,
  campaign: Campaign,
  row: GroundRow,
  far?: (done: number) => Promise<void>,
): Promise<Findings> => {
  const before = await toldBefore(ctx.db, campaign.id)
  const stands = standing(await exclusionsOf(ctx.db, campaign.id), before)
  const tally = newTally(linesOf(row.content))
  await eachResponse(ctx, campaign.id, stands, (response) => count(tally, response), far)
  await far?.([...tally.people.values()].reduce((n, { counted, excluded }) => n + counted + excluded, 0))
  return computeFindings(
    groundFor(campaign, row),
    tally,
    before.map(({ atoms }) => atoms),
  )
}

const keep = ({ ctx, campaignId, workId, reason }: Work, findings: Findings): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { ground } = await closedCampaign(ctx, campaignId)
    // somebody left answers out while they were counted: the job begins anew
    if (ground.exclusions !== findings.exclusions) throw new Error('answers changed while they were counted')
    const hash = sha256(canonical(findings))
    const { people, version } = findings
    await addResult(ctx.db, {
      campaignId,
      findings,
      hash,
      reason: reason ?? null,
      personId: ctx.actor.id,
      at: ctx.now,
    })
    await endProgress(ctx.db, workId, 'done', { version })
    record(
      ctx,
      'survey.result-fixed',
      { kind: 'survey-campaign', id: campaignId },
      { office: policy.mayRun(ctx.actor)?.office, reason, after: { version, hash, ...people } },
    )
  })

/** The job: counts, computes, and fixes the result as its next version. Run again after a crash it begins anew. */
export const resultJob = (ctx: Ctx, payload: unknown): Promise<void> =>
  doWork(ctx, 'survey-result', payload, async (work) => {
    const { campaign, ground } = await inTransaction(work.ctx, (ctx) => closedCampaign(ctx, work.campaignId))
    await keep(work, await computeResultOf(work.ctx, campaign, ground, work.far))
  })

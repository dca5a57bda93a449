import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { endProgress } from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { eachResponse, standing } from '../facts/answers.ts'
import * as policy from '../policy.ts'
import { linesOf } from '../rules/lines.ts'
import { keptMethod, type Method } from '../rules/method.ts'
import { type Flag, flagsOf, look, newWatch } from '../rules/sound.ts'
import { count, newTally, type Response } from '../rules/tally.ts'
import { addExclusions, keepFlags, responsesOfFlags } from '../store/flags.ts'
import { exclusionsOf } from '../store/results.ts'
import { closedCampaign, doWork, putUp, runnerOf, type Work } from './work.ts'

/** Has the answers of a closed campaign looked through for what is to be looked at again: a job. Gives its number. */
export const lookThrough = (ctx: Ctx, campaignId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    await runnerOf(ctx, campaignId)
    const { campaign } = await closedCampaign(ctx, campaignId)
    return putUp(ctx, 'survey-look', campaign, {})
  })

const flagsIn = async ({ ctx, campaignId, far }: Work): Promise<{ flags: Flag[]; people: number }> => {
  const { campaign, ground } = await inTransaction(ctx, (ctx) => closedCampaign(ctx, campaignId))
  const { sound } = keptMethod(campaign.method as Partial<Method>, campaign.opensOn)
  const tally = newTally(linesOf(ground.content))
  const watch = newWatch(tally)
  const stands = standing(await exclusionsOf(ctx.db, campaignId), [])
  const take = (response: Response) => {
    count(tally, response)
    look(watch, response, sound)
  }
  await eachResponse(ctx, campaignId, stands, take, far)
  await far(watch.people)
  return { flags: flagsOf(watch, tally, sound), people: watch.people }
}

/** The job: lists equal answers, straight lines and impossible speed. Nothing is left out by it. */
export const lookJob = (ctx: Ctx, payload: unknown): Promise<void> =>
  doWork(ctx, 'survey-look', payload, async (work) => {
    const { campaignId, workId } = work
    const { flags, people } = await flagsIn(work)
    await inTransaction(work.ctx, async (ctx) => {
      await closedCampaign(ctx, campaignId)
      await keepFlags(ctx.db, campaignId, flags)
      await endProgress(ctx.db, workId, 'done', { flags: flags.length })
      record(
        ctx,
        'survey.looked-through',
        { kind: 'survey-campaign', id: campaignId },
        { office: policy.mayRun(ctx.actor)?.office, after: { people, ...countsOf(flags) } },
      )
    })
  })

const countsOf = (flags: readonly Flag[]) =>
  Object.fromEntries(
    [...Map.groupBy(flags, ({ reason }) => reason)].map(([reason, of]) => [reason, of.length]),
  )

/**
 * Leaves answers that were listed out of the results, or puts them back, with the reason. Only listed ones: nobody
 * picks answers by what they say. Results that are fixed stay as they are until they are computed again.
 */
export const decideOnAnswers = (
  ctx: Ctx,
  campaignId: number,
  { flags, reason, exclude }: { flags: readonly number[]; reason: string; exclude: boolean },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const may = await runnerOf(ctx, campaignId)
    await closedCampaign(ctx, campaignId)
    const responses = await responsesOfFlags(ctx.db, campaignId, flags, !exclude)
    if (responses.length === 0)
      throw new Refused('input', 'choose-answers', [{ field: 'flags', reason: 'choose-answers' }])
    await addExclusions(ctx.db, responses, {
      excluded: exclude,
      reason,
      personId: ctx.actor.id,
      officeId: may.office?.id ?? null,
      at: ctx.now,
    })
    record(
      ctx,
      exclude ? 'survey.answers-excluded' : 'survey.answers-put-back',
      { kind: 'survey-campaign', id: campaignId },
      { office: may.office, reason, after: { answers: responses.length } },
    )
  })

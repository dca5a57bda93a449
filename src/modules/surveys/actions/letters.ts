import { z } from 'zod'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { enqueue } from '#platform/jobs.ts'
import { mailIsSet, sendMail } from '#platform/mail.ts'
import { endProgress, noteProgress, planProgress } from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { lettersWaiting } from '../facts/campaign-page.ts'
import { type Campaign, findCampaign } from '../store/campaign.ts'
import * as codes from '../store/code.ts'
import * as lists from '../store/invitation.ts'
import { type Stratum, strataOf } from '../store/stratum.ts'
import { campaignsTexts } from '../texts/campaigns.ts'
import { lockedCampaign } from './campaign.ts'
import { type FreshCode, freshCodes, needOpen } from './codes.ts'
import { needRunner } from './questionnaire.ts'

const kind = 'survey.letters'

const start = async (
  ctx: Ctx,
  campaign: Campaign,
  what: 'invite' | 'remind',
  total: number,
): Promise<void> => {
  const id = await planProgress(ctx.db, {
    kind,
    title: campaign.title,
    personId: ctx.actor.id,
    total,
    subjectId: campaign.id,
  })
  // the payload names the campaign: no person, no address, no code
  await enqueue(ctx, kind, { campaignId: campaign.id, progressId: id, what }, { queue: kind, maxAttempts: 3 })
}

const about = (id: number) => ({ kind: 'survey-campaign', id })

/** Puts up the letters to everybody drawn who can be reached and has none yet; a job sends them. */
export const invite = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, id)
    const { office } = needRunner(ctx)
    needOpen(campaign, ctx)
    if (!mailIsSet(ctx.config)) throw new Refused('rule', 'mail-not-set')
    const waiting = lettersWaiting(await strataOf(ctx.db, id), campaign.minCell)
    if (waiting === 0) throw new Refused('rule', 'nobody-to-invite')
    await start(ctx, campaign, 'invite', waiting)
    record(ctx, 'survey.letters-sent', about(id), { office, after: { letters: waiting } })
  })

/** Puts up a reminder to everybody invited: nobody knows who has answered, and the letter says so. */
export const remind = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, id)
    const { office } = needRunner(ctx)
    needOpen(campaign, ctx)
    if (!mailIsSet(ctx.config)) throw new Refused('rule', 'mail-not-set')
    const waiting = (await lists.toRemind(ctx.db, id, ctx.today)).length
    if (waiting === 0) throw new Refused('rule', 'nobody-to-remind')
    await start(ctx, campaign, 'remind', waiting)
    record(ctx, 'survey.reminded', about(id), { office, after: { letters: waiting } })
  })

/** A server's answer may quote the letter: only that it failed, and its code, is kept. */
const whyOf = (fault: unknown): string => {
  const code = (fault as { code?: unknown; responseCode?: unknown }).code
  const answer = (fault as { responseCode?: unknown }).responseCode
  return ['mail', typeof code === 'string' ? code : '', typeof answer === 'number' ? String(answer) : '']
    .filter(Boolean)
    .join(' ')
}

const linkOf = (ctx: Ctx, code: string): string =>
  `${ctx.config.PUBLIC_URL ?? `http://127.0.0.1:${ctx.config.PORT}`}/phieu/${code}`

const letter = (ctx: Ctx, campaign: Campaign, to: lists.Invitation, code: string) => {
  const t = campaignsTexts[to.lang].mail
  return {
    to: to.email ?? '',
    subject: t.subject(campaign.title),
    text: t.body(to.name, campaign.title, linkOf(ctx, code), showDay(campaign.closesOn)),
  }
}

type Sent = { sent: number[]; failed: { id: number; why: string }[]; unsent: Buffer[] }

const sendAll = async (
  ctx: Ctx,
  campaign: Campaign,
  people: readonly lists.Invitation[],
  made: readonly FreshCode[],
): Promise<Sent> => {
  const out: Sent = { sent: [], failed: [], unsent: [] }
  for (const [i, person] of people.entries()) {
    const { code, hash } = made[i] as FreshCode
    try {
      await sendMail(ctx.config, letter(ctx, campaign, person, code))
      out.sent.push(person.id)
    } catch (fault) {
      out.failed.push({ id: person.id, why: whyOf(fault) })
      out.unsent.push(hash)
    }
  }
  return out
}

/**
 * The letters of one cell. Its codes are made and laid down before any letter goes out, those of failed letters are taken
 * away after; which code stood in which letter is in memory alone. A process that dies between leaves codes that nobody
 * has: those without a mark get fresh ones.
 */
const inviteCell = async (ctx: Ctx, campaign: Campaign, cellId: number): Promise<number> => {
  const people = await lists.toInvite(ctx.db, cellId)
  if (people.length === 0) return 0
  const made = freshCodes(cellId, people.length)
  await inTransaction(ctx, (ctx) => codes.mixCodes(ctx.db, [cellId], made))
  const { sent, failed, unsent } = await sendAll(ctx, campaign, people, made)
  await inTransaction(ctx, async (ctx) => {
    await lists.markSent(ctx.db, sent, failed, ctx.today)
    await codes.removeCodes(ctx.db, unsent)
    await codes.mixCodes(ctx.db, [cellId])
    await codes.addIssued(ctx.db, cellId, sent.length)
  })
  return people.length
}

/** Cells of a campaign in which as many people can be reached as may be shown together; in others cards are handed out. */
const letterCells = (strata: readonly Stratum[], minCell: number): number[] =>
  [...new Set(strata.map((one) => one.askedAs ?? one.id))].filter(
    (cell) =>
      strata.filter((one) => (one.askedAs ?? one.id) === cell).reduce((sum, one) => sum + one.reachable, 0) >=
      minCell,
  )

const remindAll = async (ctx: Ctx, campaign: Campaign, far: (n: number) => Promise<void>): Promise<void> => {
  const people = await lists.toRemind(ctx.db, campaign.id, ctx.today)
  const reached: number[] = []
  for (const person of people) {
    const t = campaignsTexts[person.lang].mail
    const text = t.remindBody(person.name, campaign.title, showDay(campaign.closesOn))
    const mail = { to: person.email ?? '', subject: t.remindSubject(campaign.title), text }
    const gone = await sendMail(ctx.config, mail).then(
      () => true,
      () => false,
    )
    if (gone) reached.push(person.id)
  }
  await lists.markReminded(ctx.db, reached, ctx.today)
  await far(people.length)
}

const job = z.object({ campaignId: z.number(), progressId: z.number(), what: z.enum(['invite', 'remind']) })

/** The job: sends the letters of a campaign, a cell at a time. */
export const sendLetters = async (ctx: Ctx, payload: unknown): Promise<void> => {
  const { campaignId, progressId, what } = job.parse(payload)
  const campaign = await findCampaign(ctx.db, campaignId)
  if (campaign?.state !== 'open') return endProgress(ctx.db, progressId, 'done', {})
  let done = 0
  const far = (more: number) => {
    done += more
    return noteProgress(ctx.db, progressId, { done, refused: 0 })
  }
  await far(0)
  if (what === 'remind') await remindAll(ctx, campaign, far)
  else
    for (const cell of letterCells(await strataOf(ctx.db, campaignId), campaign.minCell))
      await far(await inviteCell(ctx, campaign, cell))
  await endProgress(ctx.db, progressId, 'done', {})
}

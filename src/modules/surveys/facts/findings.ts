import type { Ctx } from '#platform/context.ts'
import { latestProgress, type Progress } from '#platform/progress.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import type { Findings, Scope } from '../rules/findings.ts'
import { type Line, linesOf } from '../rules/lines.ts'
import { keptMethod, type Method } from '../rules/method.ts'
import type { Questionnaire } from '../rules/questionnaire.ts'
import { type FlagRow, flagsOf } from '../store/flags.ts'
import * as store from '../store/results.ts'
import { type Campaign, needCampaign } from './campaigns.ts'

export type { FlagRow } from '../store/flags.ts'
export type { Comment, ResultRow, TrendPoint } from '../store/results.ts'

/** The units whose results this actor reads; null: all of them. */
export const readableUnits = (ctx: Ctx): number[] | null =>
  policy.mayOversee(ctx.actor) ? null : [...ctx.actor.sees.unitIds]

/** A kept result, as far as the reader may see it, with names and what was asked. */
export type Told = store.ResultRow & {
  findings: Findings
  /** the scope that is shown: of the unit chosen, or of all together */
  scope: Scope
  unit: { id: string; name: string } | undefined
  names: ReadonlyMap<string, string>
  trend: store.TrendPoint[]
}

export type Reading = {
  campaign: Campaign
  content: Questionnaire
  lines: Line[]
  method: Method
  told: Told | undefined
  /** computing, and looking through before it */
  work: Progress | undefined
  looked: Progress | undefined
  may: { run: boolean; oversee: boolean }
}

const toldOf = async (
  ctx: Ctx,
  campaign: Campaign,
  code: string,
  { unit, version }: { unit?: number | undefined; version?: number | undefined },
): Promise<Told | undefined> => {
  const result = await store.findResult(ctx.db, campaign.id, version, readableUnits(ctx))
  if (!result) {
    if (version !== undefined || unit !== undefined) throw new Refused('missing', 'page')
    return undefined
  }
  const { units, all } = result.findings
  const id = unit === undefined ? undefined : String(unit)
  const scope = id === undefined ? all : units[id]
  // what one may not see is not there
  if (!scope) throw new Refused('missing', 'page')
  const ids = Object.keys(units).filter((one) => one !== '')
  const names = await store.unitNames(ctx.db, ids.map(Number))
  const trend = await store.trendOf(ctx.db, { code, block: campaign.block, unit: id ?? null })
  return {
    ...result,
    scope,
    unit: id === undefined ? undefined : { id, name: names.get(id) ?? id },
    names,
    trend,
  }
}

/** The results of a campaign, of one unit or of all; who is not an overseer finds their own units. Seven statements. */
export const readFindings = async (
  ctx: Ctx,
  campaignId: number,
  query: { unit?: number | undefined; version?: number | undefined } = {},
): Promise<Reading> => {
  const campaign = await needCampaign(ctx, campaignId)
  const ground = await store.groundOf(ctx.db, campaignId)
  if (!ground) throw new Refused('missing', 'page')
  const told = await toldOf(ctx, campaign, ground.code, query)
  const run = policy.mayRun(ctx.actor) !== undefined
  return {
    campaign,
    content: ground.content,
    lines: linesOf(ground.content),
    method: told?.findings.method ?? keptMethod(campaign.method as Partial<Method>, campaign.opensOn),
    told,
    work: run ? await latestProgress(ctx.db, 'survey-result', campaignId) : undefined,
    looked: run && !told ? await latestProgress(ctx.db, 'survey-look', campaignId) : undefined,
    may: { run, oversee: policy.mayOversee(ctx.actor) },
  }
}

/** What is to be looked at again, and how the looking through stands; overseers only. Four statements. */
export type Review = {
  campaign: Campaign
  flags: FlagRow[]
  groups: ReadonlyMap<string, { vi: string; en: string }>
  looked: Progress | undefined
  run: boolean
}

export const readReview = async (ctx: Ctx, campaignId: number): Promise<Review> => {
  if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  const campaign = await needCampaign(ctx, campaignId)
  const ground = await store.groundOf(ctx.db, campaignId)
  return {
    campaign,
    flags: await flagsOf(ctx.db, campaignId),
    groups: new Map(ground?.groups.map(({ code, nameVi, nameEn }) => [code, { vi: nameVi, en: nameEn }])),
    looked: await latestProgress(ctx.db, 'survey-look', campaignId),
    run: policy.mayRun(ctx.actor) !== undefined,
  }
}

/** What people wrote in their own words, where enough of them did; shuffled. Once the result is fixed. Four statements. */
export const readComments = async (
  ctx: Ctx,
  campaignId: number,
): Promise<{
  campaign: Campaign
  questions: { code: string; text: { vi: string; en: string } }[]
  comments: store.Comment[]
  names: ReadonlyMap<string, string>
  may: Reading['may']
}> => {
  const campaign = await needCampaign(ctx, campaignId)
  const ground = await store.groundOf(ctx.db, campaignId)
  if (!ground || campaign.result === null) throw new Refused('missing', 'page')
  const questions = ground.content.sections.flatMap((section) =>
    section.questions.filter((question) => question.kind === 'text'),
  )
  const comments = await store.commentsOf(
    ctx.db,
    campaignId,
    questions.map(({ code }) => code),
    campaign.minCell,
    readableUnits(ctx),
  )
  const units = [...new Set(comments.map(({ unit }) => unit))].filter((unit) => unit !== '')
  return {
    campaign,
    questions,
    comments,
    names: await store.unitNames(ctx.db, units.map(Number)),
    may: { run: policy.mayRun(ctx.actor) !== undefined, oversee: policy.mayOversee(ctx.actor) },
  }
}

import { randomBytes } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { unitsByAnyCode } from '../../organisation/facts.ts'
import { needCampaign } from '../facts/campaigns.ts'
import type { CampaignWish } from '../input/campaigns.ts'
import * as policy from '../policy.ts'
import { mayOpenNow, samplesFor } from '../rules/campaign.ts'
import { methodOn } from '../rules/method.ts'
import { drawn } from '../rules/sample.ts'
import { type LineFinding, type ListLine, readPeople, readStrata, type StratumLine } from '../rules/tables.ts'
import * as store from '../store/campaign.ts'
import * as lists from '../store/invitation.ts'
import { contentOf } from '../store/questionnaire.ts'
import * as cells from '../store/stratum.ts'
import { needRunner } from './questionnaire.ts'

/** A campaign that this actor runs, locked; the version is the one they saw. */
export const lockedCampaign = async (ctx: Ctx, id: number, version?: number): Promise<store.Campaign> => {
  await needCampaign(ctx, id)
  needRunner(ctx)
  const campaign = await store.findCampaign(ctx.db, id, 'lock')
  if (!campaign) throw new Refused('missing', 'page')
  if (version !== undefined && version !== campaign.version) throw new Refused('rule', 'changed-meanwhile')
  return campaign
}

const lockedDraft = async (ctx: Ctx, id: number, version?: number): Promise<store.Campaign> => {
  const campaign = await lockedCampaign(ctx, id, version)
  if (campaign.state !== 'draft') throw new Refused('rule', 'campaign-open-already')
  return campaign
}

const about = (id: number) => ({ kind: 'survey-campaign', id })

const badField = (field: string, reason: string): never => {
  throw new Refused('input', 'bad-input', [{ field, reason }])
}

const checkWish = async (ctx: Ctx, wish: CampaignWish): Promise<void> => {
  if (wish.closesOn < wish.opensOn) badField('closesOn', 'closes-before-it-opens')
  const usable = await store.usableQuestionnaires(ctx.db)
  if (!usable.some(({ id }) => id === wish.questionnaireId))
    badField('questionnaireId', 'questionnaire-not-issued')
  const codes = wish.groups.map((group) => group.code)
  const twice = codes.findIndex((code, i) => codes.indexOf(code) < i)
  if (twice >= 0) badField(`groups.${twice}.code`, 'code-taken')
  if (wish.groups.every(({ weight }) => Number(weight) === 0)) badField('groups.0.weight', 'weights-zero')
}

/** Drafts a campaign over an issued questionnaire. A seed that nobody typed is drawn. Gives its number. */
export const makeCampaign = (ctx: Ctx, wish: CampaignWish, invented = false): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { office } = needRunner(ctx)
    await checkWish(ctx, wish)
    const seed = wish.seed ?? randomBytes(8).toString('hex')
    const by = { personId: ctx.actor.id, at: ctx.now, invented }
    const id = await store.addCampaign(ctx.db, { ...wish, seed }, by)
    await cells.saveGroups(ctx.db, id, wish.groups)
    record(ctx, 'survey.campaign-drafted', about(id), { office, after: { ...wish, seed } })
    return id
  })

/** Edits a draft. A group that has strata stays until those are gone. */
export const editCampaign = (ctx: Ctx, id: number, wish: CampaignWish, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedDraft(ctx, id, version)
    const { office } = needRunner(ctx)
    await checkWish(ctx, wish)
    const used = await cells.usedGroups(ctx.db, id)
    if (used.some((code) => !wish.groups.some((group) => group.code === code)))
      throw new Refused('rule', 'group-has-strata')
    const seed = wish.seed ?? campaign.seed
    await store.saveCampaign(ctx.db, id, { ...wish, seed })
    await cells.saveGroups(ctx.db, id, wish.groups)
    const { year, title, block, opensOn, closesOn, minCell, sampleError, sampling } = campaign
    const before = {
      year,
      title,
      block,
      opensOn,
      closesOn,
      minCell,
      sampleError,
      sampling,
      seed: campaign.seed,
    }
    record(ctx, 'survey.campaign-changed', about(id), { office, before, after: { ...wish, seed } })
  })

const refuseLines = (findings: readonly LineFinding[], lines: number): void => {
  const [first] = findings
  if (lines === 0) throw new Refused('input', 'bad-input', [{ field: 'table', reason: 'table-empty' }])
  if (!first) return
  const { line, reason, text } = first
  const params = { line, text, more: findings.length - 1 }
  throw new Refused('input', 'bad-input', [{ field: 'table', reason: `line-${reason}`, params }])
}

/** The strata of a draft anew, from a table; samples not typed are computed. Lists of people have to be given again. */
export const saveStrata = (ctx: Ctx, id: number, lines: readonly StratumLine[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedDraft(ctx, id)
    const { office } = needRunner(ctx)
    const groups = (await cells.groupsOf(ctx.db, id)).map(({ code }) => code)
    const units = await unitsByAnyCode(
      ctx.db,
      lines.flatMap(({ row }) => (row.unit ? [row.unit] : [])),
    )
    const { strata, findings } = readStrata(lines, groups, units)
    refuseLines(findings, lines.length)
    const sized = strata.map((one, i) => ({ ...one, id: i }))
    const computed = new Map(samplesFor(sized, campaign).map((one) => [one.id, one.sample]))
    const kept = sized.map((one) => ({ ...one, sample: one.sample ?? computed.get(one.id) ?? one.quota }))
    await cells.replaceStrata(ctx.db, id, kept)
    const after = { strata: kept.length, sample: kept.reduce((sum, one) => sum + one.sample, 0) }
    record(ctx, 'survey.strata-saved', about(id), { office, after })
  })

/** The sample of a draft computed anew from how many people there are and the margin wished. */
export const computeSamples = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedDraft(ctx, id)
    const { office } = needRunner(ctx)
    const samples = samplesFor(await cells.strataOf(ctx.db, id), campaign)
    await cells.saveSamples(ctx.db, samples)
    const { sampleError, sampling } = campaign
    const after = { sampleError, sampling, sample: samples.reduce((sum, one) => sum + one.sample, 0) }
    record(ctx, 'survey.sample-computed', about(id), { office, after })
  })

/** Takes the list of people of a draft and draws the sample of each stratum from it with the campaign's seed. */
export const takeList = (
  ctx: Ctx,
  id: number,
  lines: readonly ListLine[],
): Promise<{ listed: number; drawn: number }> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedDraft(ctx, id)
    const { office } = needRunner(ctx)
    const strata = await cells.strataOf(ctx.db, id)
    const { people, findings } = readPeople(lines, strata)
    refuseLines(findings, lines.length)
    await lists.replaceList(ctx.db, id, people)
    const list = await lists.listOf(ctx.db, id)
    const chosen = strata.flatMap((stratum) => {
      const own = list.filter((one) => one.stratumId === stratum.id)
      return drawn(own, stratum.sample, campaign.seed, sha256).flatMap((i) => own[i]?.id ?? [])
    })
    await lists.markDrawn(ctx.db, id, chosen)
    const after = { listed: people.length, drawn: chosen.length, seed: campaign.seed }
    record(ctx, 'survey.sample-drawn', about(id), { office, after })
    return after
  })

export type OpenWish = {
  version?: number | undefined
  decisionNo?: string | undefined
  decidedOn?: Day | undefined
}

/** Opens a campaign with the method of its first day; the issuer does, or the standing agency by a decision. */
export const openCampaign = (ctx: Ctx, id: number, wish: OpenWish = {}): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needCampaign(ctx, id)
    const may = policy.mayOpen(ctx.actor)
    if (!may) throw new Refused('forbidden', 'surveys.open')
    const campaign = await store.findCampaign(ctx.db, id, 'lock')
    if (!campaign) throw new Refused('missing', 'page')
    if (wish.version !== undefined && wish.version !== campaign.version)
      throw new Refused('rule', 'changed-meanwhile')
    if (may.needsDecision && !wish.decisionNo) badField('decisionNo', 'decision-needed')
    const content = await contentOf(ctx.db, campaign.questionnaireId, campaign.contentHash)
    const strata = await cells.strataOf(ctx.db, id)
    // where a list is used, only those drawn from it are asked
    const asked = strata.map((one) => ({ ...one, sample: one.listed > 0 ? one.drawn : one.sample }))
    const decision = mayOpenNow(campaign, content, asked, ctx.today)
    if (!decision.ok) {
      const names = strata.filter((one) => decision.cells?.includes(one.id)).map((one) => one.name)
      throw new Refused('rule', decision.reason, [], {
        least: campaign.minCell,
        names: names.slice(0, 5).join(', '),
      })
    }
    await cells.saveMerged(ctx.db, id, decision.value)
    const method = methodOn(campaign.opensOn)
    const { decisionNo = null, decidedOn = null } = wish
    await store.openCampaign(ctx.db, id, { method, decisionNo, decidedOn, at: ctx.now })
    const after = { decisionNo, decidedOn, method: method.source, merged: decision.value.size }
    record(ctx, 'survey.campaign-opened', about(id), { office: may.office, after })
  })

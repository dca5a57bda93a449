import type { Ctx } from '#platform/context.ts'
import { named } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit, unitsToScore } from '../../organisation/facts.ts'
import { type FormPage, pagesOf } from '../rules/branch.ts'
import { acceptsOn, askedCell } from '../rules/campaign.ts'
import type { Questionnaire } from '../rules/questionnaire.ts'
import { type Campaign, findCampaign } from '../store/campaign.ts'
import { findCode } from '../store/code.ts'
import { contentOf } from '../store/questionnaire.ts'
import { strataOf } from '../store/stratum.ts'
import { hashOfCode } from './code.ts'

export type AskedUnit = { id: string; name: string }

/** What somebody with a code, or a clerk with a paper form, is to fill in. */
export type AskedForm = {
  campaign: Campaign
  questionnaire: Questionnaire
  units: AskedUnit[]
  pages: FormPage[]
}

type OwnUnit = { unitId: number | null; unitName: string | null; unitNameEn: string | null }

/** The units that people of a cell rate, in the reader's language: the cell's own, else all of the campaign's block on its first day. */
const unitsOf = async (ctx: Ctx, campaign: Campaign, own: OwnUnit): Promise<AskedUnit[]> => {
  if (own.unitId !== null)
    return [{ id: String(own.unitId), name: named(ctx.lang, own.unitName ?? '', own.unitNameEn) }]
  const root = campaign.block === null ? undefined : await installationUnit(ctx.db)
  if (!root || campaign.block === null) return []
  const of = { rootId: root.unitId, block: campaign.block, kinds: [], day: campaign.opensOn }
  return (await unitsToScore(ctx.db, of)).map(({ unitId, name, nameEn }) => ({
    id: String(unitId),
    name: named(ctx.lang, name, nameEn),
  }))
}

const formOf = async (ctx: Ctx, campaign: Campaign, own: OwnUnit): Promise<AskedForm> => {
  const questionnaire = await contentOf(ctx.db, campaign.questionnaireId, campaign.contentHash)
  const asksUnits = questionnaire.sections.some(({ perUnit }) => perUnit)
  const units = asksUnits ? await unitsOf(ctx, campaign, own) : []
  const pages = pagesOf(
    questionnaire,
    units.map(({ id }) => id),
  )
  return { campaign, questionnaire, units, pages }
}

/**
 * The form behind a code. Not found for a code that was never given; refused (rule) when it is used or its campaign takes
 * no answers on this day. Whoever asks is not looked at.
 */
export const formOfCode = async (ctx: Ctx, typed: string): Promise<AskedForm & { hash: Buffer }> => {
  const hash = hashOfCode(typed)
  const place = hash && (await findCode(ctx.db, hash))
  const campaign = place && (await findCampaign(ctx.db, place.campaignId))
  if (!hash || !place || !campaign) throw new Refused('missing', 'code-unknown')
  if (place.used) throw new Refused('rule', 'code-used')
  const now = acceptsOn(campaign, ctx.today)
  if (now === 'not-yet') throw new Refused('rule', 'campaign-not-yet', [], { day: campaign.opensOn })
  if (now === 'closed') throw new Refused('rule', 'campaign-closed')
  return { ...(await formOf(ctx, campaign, place)), hash }
}

/** The form that a clerk fills in for somebody of a cell; `stratumId` is the stratum chosen, `cellId` where it counts. */
export const formOfCell = async (
  ctx: Ctx,
  campaign: Campaign,
  stratumId: number,
): Promise<AskedForm & { cellId: number; name: string }> => {
  const cell = askedCell(await strataOf(ctx.db, campaign.id), stratumId)
  if (!cell) throw new Refused('missing', 'page')
  return { ...(await formOf(ctx, campaign, cell)), cellId: cell.id, name: cell.name }
}

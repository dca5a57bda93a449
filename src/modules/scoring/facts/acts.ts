import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { outlineOf } from '../rules/outline.ts'
import { councilOpen, councilShown, explainBegun, signOpen, stageOpen } from '../rules/phase.ts'
import type { Lack } from '../rules/standing.ts'
import { type Extra, extrasOf, type Request, requestsOf } from '../store/proof.ts'
import { setOf } from '../store/round.ts'
import { findSheet } from '../store/sheet.ts'
import { valuesOf } from '../store/value.ts'
import { type OpenSheet, openSheet } from './open.ts'
import { type Sum, sumOf } from './sheets.ts'
import { readySheet } from './signing.ts'

/** What the head is about to sign: what lacks, what the system fills in, the points. Only for the head. */
export async function readSigning(
  ctx: Ctx,
  sheetId: number,
): Promise<{ open: OpenSheet; lacks: Lack[]; filled: string[]; sums: Sum; late: boolean }> {
  const open = await openSheet(ctx, sheetId, 'read')
  const { sheet, outline } = open
  if (!policy.maySignOff(ctx.actor, sheet)) throw new Refused('missing', 'page')
  const { filled, lacks } = await readySheet(ctx, open)
  const values = (await valuesOf(ctx.db, sheetId)).filter((value) => value.stage === 'self')
  const late =
    signOpen(sheet.round, sheet.clock, ctx.today) && !stageOpen(sheet.round, sheet.clock, 'self', ctx.today)
  const sums = sumOf([...values, ...filled], outline.leaves)
  return { open, lacks, filled: filled.map((one) => one.leaf), sums, late }
}

/** A sheet whose stage somebody may open again, whatever they see of its contents. */
export async function readReopening(
  ctx: Ctx,
  sheetId: number,
): Promise<Pick<OpenSheet, 'sheet' | 'outline'>> {
  const sheet = await findSheet(ctx.db, sheetId, ctx.today)
  if (!sheet || !policy.mayReopen(ctx.actor, sheet)) throw new Refused('missing', 'page')
  return { sheet, outline: outlineOf(await setOf(ctx.db, sheet.setId, sheet.contentHash)) }
}

/** What was asked of the unit, as far as this actor may know: the unit learns of it when the explaining begins. */
export async function readRequests(
  ctx: Ctx,
  sheetId: number,
): Promise<{ open: OpenSheet; requests: Request[]; may: { answer: boolean; close: boolean } }> {
  const open = await openSheet(ctx, sheetId, 'read')
  const { sheet, sight, outline } = open
  const shown = !sight.own || explainBegun(sheet.round, sheet.clock, ctx.today)
  const requests = shown ? await requestsOf(ctx.db, sheetId) : []
  const explaining = stageOpen(sheet.round, sheet.clock, 'explain', ctx.today)
  return {
    open,
    requests: requests.filter((request) => {
      const placed = outline.byCode.get(request.leaf)
      return placed && policy.seesDomain(sight, placed.domain.code)
    }),
    may: {
      answer: explaining && policy.maySelfScore(ctx.actor, sheet) !== undefined,
      close: explaining && policy.maySignOff(ctx.actor, sheet) !== undefined,
    },
  }
}

/**
 * What a unit may know of its bonus and penalty points: what was brought up against it when the explaining begins, how
 * each was judged with the decision, as with the council's values.
 */
const shownExtras = (ctx: Ctx, { sheet, sight }: OpenSheet, extras: readonly Extra[]): Extra[] => {
  const judged = !sight.own || councilShown(sheet.round)
  const known = !sight.own || explainBegun(sheet.round, sheet.clock, ctx.today)
  return extras
    .filter((one) => known || one.byUnit)
    .map((one) =>
      judged ? one : { ...one, appraisedPoints: null, appraisedReason: null, appraisedBy: null },
    )
}

/** Bonus and penalty points of a sheet; appraisers of single domains do not judge them and do not see them. */
export async function readExtras(
  ctx: Ctx,
  sheetId: number,
): Promise<{
  open: OpenSheet
  extras: Extra[]
  may: { claim: boolean; claimPenalty: boolean; judge: boolean }
}> {
  const open = await openSheet(ctx, sheetId, 'read')
  const { sheet, sight } = open
  if (sight.domains !== 'all') throw new Refused('missing', 'page')
  const self = stageOpen(sheet.round, sheet.clock, 'self', ctx.today)
  const council = councilOpen(sheet.round, sheet.clock, ctx.today)
  const own = policy.maySelfScore(ctx.actor, sheet) !== undefined
  const judge = council && policy.mayJudgeExtra(ctx.actor, sheet) !== undefined
  return {
    open,
    extras: shownExtras(ctx, open, await extrasOf(ctx.db, sheetId)),
    may: { claim: own && self, claimPenalty: (own && self) || judge, judge },
  }
}

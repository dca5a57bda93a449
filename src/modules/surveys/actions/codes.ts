import { randomBytes } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { hashOfCode } from '../facts/code.ts'
import { acceptsOn, askedCell } from '../rules/campaign.ts'
import { codeBytes, codeInLine, codeOf } from '../rules/code.ts'
import type { Campaign } from '../store/campaign.ts'
import * as codes from '../store/code.ts'
import { type Stratum, strataOf } from '../store/stratum.ts'
import { lockedCampaign } from './campaign.ts'
import { needRunner } from './questionnaire.ts'

/** A code just made: its printed form goes to a letter or a card, its hash to the database. */
export type FreshCode = { code: string; hash: Buffer; stratumId: number }

/** So many codes of a cell; they are random and stand in no order. */
export const freshCodes = (stratumId: number, many: number): FreshCode[] =>
  Array.from({ length: many }, () => {
    const code = codeOf(randomBytes(codeBytes))
    return { code, hash: hashOfCode(code) as Buffer, stratumId }
  })

export const needOpen = (campaign: Campaign, ctx: Ctx): void => {
  const now = acceptsOn(campaign, ctx.today)
  // cards are printed and letters go out before the first day as well
  if (campaign.state !== 'open' || now === 'closed') throw new Refused('rule', 'campaign-not-open')
}

/** The cell that people of a stratum are asked as; refused at the field when nobody of it is asked. */
export const cellOf = async (ctx: Ctx, campaignId: number, stratumId: number): Promise<Stratum> => {
  const cell = askedCell(await strataOf(ctx.db, campaignId), stratumId)
  if (!cell) throw new Refused('input', 'bad-input', [{ field: 'stratumId', reason: 'not-one-of-these' }])
  return cell
}

const atCodes = (reason: string, params?: Record<string, string | number>) =>
  new Refused('input', 'bad-input', [{ field: 'codes', reason, ...(params && { params }) }])

export type CardSheet = { campaign: Campaign; cell: Stratum; codes: string[] }

/**
 * Makes codes for printed cards. They are given back once and kept nowhere; `print` is done before the transaction ends,
 * so that a sheet that cannot be printed leaves no codes.
 */
export const makeCards = <T>(
  ctx: Ctx,
  id: number,
  wish: { stratumId: number; many: number },
  print: (sheet: CardSheet) => Promise<T>,
): Promise<T> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, id)
    const { office } = needRunner(ctx)
    needOpen(campaign, ctx)
    const cell = await cellOf(ctx, id, wish.stratumId)
    const fresh = freshCodes(cell.id, wish.many)
    const printed = await print({ campaign, cell, codes: fresh.map(({ code }) => code) })
    await codes.mixCodes(ctx.db, [cell.id], fresh)
    await codes.addIssued(ctx.db, cell.id, wish.many)
    const after = { stratum: cell.name, cards: wish.many }
    record(ctx, 'survey.cards-made', { kind: 'survey-campaign', id }, { office, after })
    return printed
  })

const lostLines = (lines: readonly { line: number; hash: Buffer | undefined }[], gone: readonly Buffer[]) =>
  lines.filter(({ hash }) => !hash || !gone.some((one) => one.equals(hash))).map(({ line }) => line)

/**
 * Voids cards or letters that were lost or spoiled before use, by their codes, and prints as many new cards of the same
 * cell: as many are asked as before. Nobody is named, and whether a line was unknown or used already is not told apart.
 */
export const replaceCards = <T>(
  ctx: Ctx,
  id: number,
  typed: readonly string[],
  print: (sheet: CardSheet) => Promise<T>,
): Promise<T> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, id)
    const { office } = needRunner(ctx)
    needOpen(campaign, ctx)
    const lines = typed.map((text, i) => ({ line: i + 1, hash: hashOfCode(codeInLine(text)) }))
    const gone = await codes.voidCodes(
      ctx.db,
      id,
      lines.flatMap(({ hash }) => hash ?? []),
    )
    const bad = lostLines(
      lines,
      gone.map(({ hash }) => hash),
    )
    if (bad.length > 0)
      throw atCodes('codes-not-good', {
        lines: `${bad.slice(0, 10).join(', ')}${bad.length > 10 ? '…' : ''}`,
      })
    const cells = [...new Set(gone.map(({ stratumId }) => stratumId))]
    if (cells.length !== 1) throw atCodes('codes-of-several-strata')
    const cell = (await strataOf(ctx.db, id)).find((one) => one.id === cells[0])
    if (!cell) throw new Refused('missing', 'page')
    const fresh = freshCodes(cell.id, gone.length)
    const printed = await print({ campaign, cell, codes: fresh.map(({ code }) => code) })
    await codes.mixCodes(ctx.db, [cell.id], fresh)
    const after = { stratum: cell.name, cards: gone.length }
    record(ctx, 'survey.cards-replaced', { kind: 'survey-campaign', id }, { office, after })
    return printed
  })

/** Notes that so many paper forms were handed out in a cell; they bear no code. */
export const handOutPaper = (
  ctx: Ctx,
  id: number,
  wish: { stratumId: number; many: number },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, id)
    const { office } = needRunner(ctx)
    needOpen(campaign, ctx)
    const cell = await cellOf(ctx, id, wish.stratumId)
    await codes.addIssued(ctx.db, cell.id, wish.many)
    const after = { stratum: cell.name, forms: wish.many }
    record(ctx, 'survey.paper-handed-out', { kind: 'survey-campaign', id }, { office, after })
  })

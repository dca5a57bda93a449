import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import * as policy from '../policy.ts'
import { readExact } from '../rules/exact.ts'
import { councilOpen, stageOpen } from '../rules/phase.ts'
import { seenJudgement } from '../rules/seen.ts'
import * as store from '../store/proof.ts'
import type { Sheet } from '../store/sheet.ts'
import { needSeen, type OpenSheet, ofAppraisers, ofUnit, openSheet } from './open.ts'

export type ExtraWish = {
  kind: 'bonus' | 'penalty'
  points: string
  reason: string
  file?: File | undefined
}

const needOpenFor = (ctx: Ctx, sheet: Sheet, asUnit: boolean): void => {
  const open = asUnit
    ? stageOpen(sheet.round, sheet.clock, 'self', ctx.today)
    : councilOpen(sheet.round, sheet.clock, ctx.today)
  if (!open) throw new Refused('rule', asUnit && sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
}

const needForeseen = ({ set }: OpenSheet, kind: 'bonus' | 'penalty', points: string): void => {
  const settings = set.scoring?.[kind]
  if (!settings) throw new Refused('rule', `${kind}-not-foreseen`)
  const value = readExact(points)
  if (!value || value.sign() <= 0 || value.isLarge)
    throw new Refused('input', 'bad-input', [{ field: 'points', reason: 'not-a-number' }])
}

const asUnit = (ctx: Ctx, sheet: Sheet): boolean => policy.maySelfScore(ctx.actor, sheet) !== undefined

/** Claims bonus points, or brings up penalty points, with the reason; they count as they are appraised. */
export const claimExtra = (ctx: Ctx, sheetId: number, wish: ExtraWish): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet } = open
    const may = policy.mayClaim(ctx.actor, sheet, wish.kind)
    if (!may) throw new Refused('forbidden', 'scoring.extras')
    needOpenFor(ctx, sheet, asUnit(ctx, sheet))
    needForeseen(open, wish.kind, wish.points)
    const file = wish.file ? await uploadFile(ctx, wish.file, { unitId: sheet.unitId }) : undefined
    const { kind, points, reason } = wish
    const by = { personId: ctx.actor.id ?? '', at: ctx.now }
    const id = await store.addExtra(ctx.db, sheetId, {
      kind,
      points,
      reason,
      fileId: file?.id ?? null,
      ...by,
    })
    record(ctx, 'scoring.extra-claimed', asUnit(ctx, sheet) ? ofUnit(sheet) : ofAppraisers(sheet), {
      office: may.office,
      after: { id, kind, points },
      reason,
    })
    return { id }
  })

const needExtra = async (ctx: Ctx, sheetId: number, extraId: number): Promise<store.Extra> => {
  const extra = (await store.extrasOf(ctx.db, sheetId)).find((one) => one.id === extraId)
  if (!extra) throw new Refused('missing', 'page')
  return extra
}

/** Judges a claim: with fewer points than claimed the reason is on record. */
export const appraiseExtra = (
  ctx: Ctx,
  sheetId: number,
  extraId: number,
  wish: { points: string; reason?: string | undefined; seen?: string | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet } = await openSheet(ctx, sheetId)
    const extra = await needExtra(ctx, sheetId, extraId)
    const may = policy.mayJudgeExtra(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'scoring.extras')
    needOpenFor(ctx, sheet, false)
    needSeen(wish.seen, seenJudgement(extra))
    const value = readExact(wish.points)
    if (!value || value.sign() < 0 || value.isLarge)
      throw new Refused('input', 'bad-input', [{ field: 'points', reason: 'not-a-number' }])
    if (!wish.reason && !value.equals(readExact(extra.points) ?? value))
      throw new Refused('input', 'bad-input', [{ field: 'reason', reason: 'reason-for-change' }])
    const by = { personId: ctx.actor.id ?? '', at: ctx.now }
    await store.appraiseExtra(ctx.db, extraId, { points: wish.points, reason: wish.reason ?? null, ...by })
    record(ctx, 'scoring.extra-appraised', ofAppraisers(sheet), {
      office: may.office,
      before: { points: extra.points, appraised: extra.appraisedPoints },
      after: { id: extraId, points: wish.points },
      reason: wish.reason,
    })
  })

/** Takes a claim back while its stage is open, by those who may claim. */
export const withdrawExtra = (ctx: Ctx, sheetId: number, extraId: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet } = await openSheet(ctx, sheetId)
    const extra = await needExtra(ctx, sheetId, extraId)
    const may = policy.mayClaim(ctx.actor, sheet, extra.kind)
    // what was brought up against the unit is not the unit's to take back
    if (!may || (asUnit(ctx, sheet) && !extra.byUnit)) throw new Refused('forbidden', 'scoring.extras')
    if (asUnit(ctx, sheet) && extra.appraisedPoints !== null) throw new Refused('rule', 'appraised-already')
    needOpenFor(ctx, sheet, asUnit(ctx, sheet))
    await store.withdrawExtra(ctx.db, extraId, ctx.now)
    record(ctx, 'scoring.extra-withdrawn', asUnit(ctx, sheet) ? ofUnit(sheet) : ofAppraisers(sheet), {
      office: may.office,
      before: { id: extraId, kind: extra.kind, points: extra.points },
    })
  })

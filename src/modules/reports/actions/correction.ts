import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Lang } from '#platform/lang.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { needCorrection } from '../facts/correction.ts'
import { openSheet } from '../facts/sheet.ts'
import * as policy from '../policy.ts'
import { askedOf } from '../rules/asked.ts'
import { type Plain, plainOf, sameValue, valueOfPlain } from '../rules/plain.ts'
import * as store from '../store/issue.ts'
import { acceptSheets, addSubmissions, handedIn } from '../store/sheet.ts'
import { lockedSheet, ofSheet } from './locked.ts'
import { readTyped } from './value.ts'

/** Figures that a unit asks to be changed, in the signs of a language (the asker's); an empty text takes one away. */
export type CorrectionWish = {
  changes: readonly { indicator: string; text: string }[]
  reason: string
  lang?: Lang
}

/**
 * A unit's head asks for figures of an accepted report to be changed, after the period was locked or issued. Nothing
 * changes before the standing agency decides. Gives the correction's number.
 */
export const proposeCorrection = (ctx: Ctx, sheetId: number, wish: CorrectionWish): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const open = await lockedSheet(ctx, sheetId, (sheet) => policy.maySign(ctx.actor, sheet))
    const { sheet, form, office } = open
    if (sheet.state !== 'accepted') throw new Refused('rule', 'report-not-accepted')
    if (sheet.period.state === 'open') throw new Refused('rule', 'period-open')
    const asked = new Set(askedOf(form, sheet.kind, sheet.period.to).map((i) => i.code))
    const stands = await handedIn(ctx.db, sheet.unitId, sheet.periodId)
    const changes: Record<string, Plain | null> = {}
    const errors = wish.changes.flatMap(({ indicator, text }) => {
      const known = form.indicators.get(indicator)
      const field = `v.${indicator}`
      if (!known || !asked.has(indicator)) return [{ field, reason: 'not-asked-here' }]
      const value = readTyped(text, known, wish.lang ?? ctx.lang)
      if (typeof value === 'object' && value !== null && 'reason' in value)
        return [{ field, reason: value.reason, params: { indicator, value: text.slice(0, 40) } }]
      if (!sameValue(value, valueOfPlain(stands?.[indicator])))
        changes[indicator] = value === null ? null : plainOf(value)
      return []
    })
    if (errors.length > 0) throw new Refused('input', 'bad-input', errors)
    if (Object.keys(changes).length === 0) throw new Refused('rule', 'nothing-changed')
    const id = await store.addCorrection(ctx.db, {
      sheetId,
      changes,
      reason: wish.reason,
      personId: ctx.actor.id,
      officeId: office?.id ?? null,
      at: ctx.now,
      on: ctx.today,
    })
    if (id === undefined) throw new Refused('rule', 'correction-waits')
    record(ctx, 'report.correction-proposed', ofSheet(sheet), { office, reason: wish.reason, after: changes })
    return id
  })

/**
 * The standing agency decides about a correction. Accepted, it is one more hand-in of the unit beside the old ones, and
 * counts from then on; what was issued stays as it is until an amendment is issued.
 */
export const decideCorrection = (
  ctx: Ctx,
  id: number,
  wish: { accept: boolean; reason?: string | undefined },
): Promise<{ periodId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const correction = await needCorrection(ctx, id, 'lock')
    const { sheet } = await openSheet(ctx, correction.sheetId, 'lock')
    const may = policy.mayCheck(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'forbidden')
    if (correction.state !== 'proposed') throw new Refused('rule', 'correction-decided')
    if (!wish.accept && !wish.reason)
      throw new Refused('input', 'reason-needed', [{ field: 'reason', reason: 'reason-needed' }])
    // a period may have been opened again and the report given back since
    if (wish.accept && sheet.state !== 'accepted') throw new Refused('rule', 'report-not-accepted')
    const by = { personId: ctx.actor.id, officeId: may.office?.id ?? null, at: ctx.now }
    if (wish.accept) {
      const figures: Record<string, Plain> = { ...(await handedIn(ctx.db, sheet.unitId, sheet.periodId)) }
      for (const [code, value] of Object.entries(correction.changes))
        if (value === null) delete figures[code]
        else figures[code] = value
      await addSubmissions(
        ctx.db,
        [{ sheetId: sheet.id, figures, on: ctx.today, kind: 'correction', daysLate: sheet.daysLate ?? 0 }],
        { ...by, onPaper: sheet.onPaper },
      )
      await acceptSheets(ctx.db, [sheet.id], { ...by, on: ctx.today, reason: wish.reason ?? null })
    }
    await store.decideCorrection(ctx.db, id, {
      state: wish.accept ? 'accepted' : 'refused',
      reason: wish.reason ?? null,
      personId: ctx.actor.id,
      at: ctx.now,
    })
    record(ctx, wish.accept ? 'report.correction-accepted' : 'report.correction-refused', ofSheet(sheet), {
      office: may.office,
      ...(wish.reason && { reason: wish.reason }),
      after: { changes: correction.changes },
    })
    return { periodId: sheet.periodId }
  })

import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { readyFormOf } from '../facts/form.ts'
import { needPeriod } from '../facts/period.ts'
import { findingsOf, type OpenSheet } from '../facts/sheet.ts'
import * as policy from '../policy.ts'
import { verdictRefusal } from '../rules/sheet.ts'
import { acceptSheets, returnSheet, type Sheet, sheetsOf, submittedOf } from '../store/sheet.ts'
import { lockedSheet, ofSheet } from './locked.ts'
import { tellReturned } from './tell.ts'

/** Accepts what a unit handed in: from now on it counts in the consolidation. */
export const acceptReport = (ctx: Ctx, sheetId: number): Promise<{ periodId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet, office } = await lockedSheet(ctx, sheetId, (one) => policy.mayCheck(ctx.actor, one))
    const refusal = verdictRefusal('accept', sheet.state, sheet.period.state)
    if (refusal) throw new Refused('rule', refusal)
    const by = { personId: ctx.actor.id, officeId: office?.id ?? null, at: ctx.now }
    await acceptSheets(ctx.db, [sheetId], { ...by, on: ctx.today, reason: null })
    record(ctx, 'report.accepted', ofSheet(sheet), { office, after: { on: ctx.today } })
    return { periodId: sheet.periodId }
  })

export type ReturnWish = { reason: string; notes: readonly { indicator: string; text: string }[] }

/** Gives a report back with the reason and notes by indicator; what was handed in stays on record. */
export const returnReport = (ctx: Ctx, sheetId: number, wish: ReturnWish): Promise<{ periodId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await lockedSheet(ctx, sheetId, (one) => policy.mayCheck(ctx.actor, one))
    const { sheet, office, form } = open
    const refusal = verdictRefusal('return', sheet.state, sheet.period.state)
    if (refusal) throw new Refused('rule', refusal)
    const unknown = wish.notes.find((note) => !form.indicators.has(note.indicator))
    if (unknown)
      throw new Refused('input', 'bad-input', [
        { field: `note.${unknown.indicator}`, reason: 'not-asked-here' },
      ])
    const by = { personId: ctx.actor.id, officeId: office?.id ?? null, at: ctx.now }
    await returnSheet(ctx.db, sheetId, wish.notes, { ...by, on: ctx.today, reason: wish.reason })
    await tellReturned(ctx, sheet, wish)
    record(ctx, 'report.returned', ofSheet(sheet), {
      office,
      reason: wish.reason,
      after: { notes: wish.notes.map((note) => note.indicator) },
    })
    return { periodId: sheet.periodId }
  })

/** The reports of a period that came and that this actor may check, by number or all. */
const toCheck = async (ctx: Ctx, periodId: number, ids: readonly number[] | 'all'): Promise<Sheet[]> => {
  const sheets = await sheetsOf(ctx.db, periodId)
  return sheets.filter(
    (s) =>
      s.asked &&
      s.state === 'signed' &&
      (ids === 'all' || ids.includes(s.id)) &&
      policy.mayCheck(ctx.actor, s) !== undefined,
  )
}

/**
 * Accepts at once every report of a period that came and in which the check finds no error; with `ids` only these.
 * Those with errors are left to be looked at. Gives how many were accepted and how many were left.
 */
export const acceptSound = (
  ctx: Ctx,
  periodId: number,
  ids: readonly number[] | 'all' = 'all',
): Promise<{ accepted: number; left: number }> =>
  inTransaction(ctx, async (ctx) => {
    const period = await needPeriod(ctx, periodId, 'lock')
    const may =
      policy.mayRun(ctx.actor) ??
      (ctx.actor.mandates.some((m) => m.roles.includes('issuer'))
        ? { office: ctx.actor.mandates.find((m) => m.roles.includes('issuer')) }
        : undefined)
    if (!may || ctx.actor.readOnly) throw new Refused('forbidden', 'forbidden')
    if (period.state !== 'open') throw new Refused('rule', 'period-locked')
    const sheets = await toCheck(ctx, periodId, ids)
    const form = await readyFormOf(ctx.db, period.formId, period.formHash)
    const handed = await submittedOf(
      ctx.db,
      sheets.map((s) => s.id),
    )
    const sound = sheets.filter((sheet) => {
      const open: OpenSheet = { sheet: { ...sheet, period }, form }
      return findingsOf(open, handed.get(sheet.id) ?? {}, undefined).every((f) => f.severity !== 'error')
    })
    const by = { personId: ctx.actor.id, officeId: may.office?.id ?? null, at: ctx.now }
    // one that was given back while these were looked at stays given back
    const accepted = await acceptSheets(
      ctx.db,
      sound.map((s) => s.id),
      { ...by, on: ctx.today, reason: null },
    )
    for (const sheet of sound.filter((s) => accepted.has(s.id)))
      record(ctx, 'report.accepted', ofSheet(sheet), { office: may.office, after: { on: ctx.today } })
    return { accepted: accepted.size, left: sheets.length - accepted.size }
  })

import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { readySheet } from '../facts/signing.ts'
import * as policy from '../policy.ts'
import { signedLate, signOpen } from '../rules/phase.ts'
import { markSigned } from '../store/sheet.ts'
import { saveValues } from '../store/value.ts'
import { ofUnit, openSheet } from './open.ts'

/** The codes of leaves with what they lack, short enough for a sentence. */
const listed = (codes: readonly string[]): string =>
  codes.length > 12 ? `${codes.slice(0, 12).join(', ')} …` : codes.join(', ')

/**
 * The head signs the self-score off with the signed file; from then on it is locked. Refused with the leaves that
 * lack a value, or both evidence and an explanation. After the last day it is late, which stays on record.
 */
export const signOff = (ctx: Ctx, sheetId: number, wish: { file?: File | undefined }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet } = open
    const may = policy.maySignOff(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'scoring.sign-off')
    if (sheet.clock.signedOn !== null) throw new Refused('rule', 'sheet-signed')
    if (!signOpen(sheet.round, sheet.clock, ctx.today)) throw new Refused('rule', 'stage-closed')
    const { filled, lacks } = await readySheet(ctx, open)
    if (lacks.length > 0) {
      const of = (what: 'value' | 'proof') => lacks.filter((one) => one.lacks === what).map((one) => one.leaf)
      throw new Refused('rule', of('value').length > 0 ? 'sheet-lacks-values' : 'sheet-lacks-proof', [], {
        n: lacks.length,
        leaves: listed(of(of('value').length > 0 ? 'value' : 'proof')),
      })
    }
    if (!wish.file) throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'required' }])
    const officeId = may.office?.id ?? null
    if (filled.length > 0)
      await saveValues(ctx.db, sheetId, filled, { personId: ctx.actor.id, officeId, at: ctx.now })
    const file = await uploadFile(ctx, wish.file, { unitId: sheet.unitId })
    const signed = { at: ctx.now, on: ctx.today, personId: ctx.actor.id ?? '', officeId, fileId: file.id }
    await markSigned(ctx.db, sheetId, signed)
    const late = signedLate(sheet.round, { ...sheet.clock, signedOn: ctx.today })
    record(ctx, 'scoring.signed', ofUnit(sheet), {
      office: may.office,
      after: { on: ctx.today, fileId: file.id, late, filled: filled.map((one) => one.leaf) },
    })
  })

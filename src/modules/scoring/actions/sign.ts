import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { systemValuesOfAll } from '../facts/system.ts'
import * as policy from '../policy.ts'
import { keptPoints, scoreLeaf } from '../rules/leaf.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import { signedLate, signOpen } from '../rules/phase.ts'
import { lacksOf } from '../rules/standing.ts'
import { nothing, standingOf } from '../rules/value.ts'
import { evidenceOf } from '../store/proof.ts'
import { markSigned } from '../store/sheet.ts'
import { type NewValue, saveValues, type Value, valuesOf } from '../store/value.ts'
import { type OpenSheet, openSheet } from './open.ts'

/**
 * Leaves that nobody touched and whose every input the system knows are filled in with the system's figures, so that
 * the head signs what is seen.
 */
async function fillFromSystem(
  ctx: Ctx,
  { sheet, outline }: OpenSheet,
  values: readonly Value[],
): Promise<NewValue[]> {
  const touched = new Set(values.filter((value) => value.stage === 'self').map((value) => value.leaf))
  const open = outline.leaves.filter(
    (one) => one.assessment === 'self+appraisal' && !touched.has(one.leaf.code),
  )
  const known = await systemValuesOfAll(
    ctx,
    sheet,
    open.map((one) => one.leaf),
  )
  return open.flatMap((placed) => valueFromSystem(placed, known.get(placed.leaf.code), sheet.year))
}

const valueFromSystem = (
  { leaf }: PlacedLeaf,
  system: Parameters<typeof standingOf>[1] | undefined,
  year: number,
): NewValue[] => {
  if (!system || system.size === 0) return []
  const fields = Object.fromEntries([...system].map(([name, known]) => [`in.${name}`, known.value]))
  const standing = standingOf(fields, system, nothing.sources)
  const outcome = scoreLeaf(leaf, standing, year)
  if (outcome.state !== 'scored') return []
  return [
    { ...standing, ...keptPoints(outcome), agreed: false, leaf: leaf.code, stage: 'self', before: null },
  ]
}

/** The codes of leaves with what they lack, short enough for a sentence. */
const listed = (codes: readonly string[]): string =>
  codes.length > 12 ? `${codes.slice(0, 12).join(', ')} …` : codes.join(', ')

/**
 * The head signs the self-score off with the signed file; from then on it is locked. Refused with the leaves that
 * lack a value, or both evidence and an explanation. After the last day it is late, which stays on record.
 */
export const signOff = (ctx: Ctx, sheetId: number, wish: { file: File }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet, outline } = open
    const may = policy.maySignOff(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'scoring.sign-off')
    if (sheet.clock.signedOn !== null) throw new Refused('rule', 'sheet-signed')
    if (!signOpen(sheet.round, sheet.clock, ctx.today)) throw new Refused('rule', 'stage-closed')
    const values = await valuesOf(ctx.db, sheetId)
    const filled = await fillFromSystem(ctx, open, values)
    const proven = new Set(
      (await evidenceOf(ctx.db, sheetId)).filter((e) => !e.withdrawnAt).map((e) => e.leaf),
    )
    const lacks = lacksOf(outline.leaves, [...values, ...filled], proven)
    if (lacks.length > 0) {
      const of = (what: 'value' | 'proof') => lacks.filter((one) => one.lacks === what).map((one) => one.leaf)
      throw new Refused('rule', of('value').length > 0 ? 'sheet-lacks-values' : 'sheet-lacks-proof', [], {
        n: lacks.length,
        leaves: listed(of(of('value').length > 0 ? 'value' : 'proof')),
      })
    }
    const officeId = may.office?.id ?? null
    if (filled.length > 0)
      await saveValues(ctx.db, sheetId, filled, { personId: ctx.actor.id, officeId, at: ctx.now })
    const file = await uploadFile(ctx, wish.file, { unitId: sheet.unitId })
    const signed = { at: ctx.now, on: ctx.today, personId: ctx.actor.id ?? '', officeId, fileId: file.id }
    await markSigned(ctx.db, sheetId, signed)
    const late = signedLate(sheet.round, { ...sheet.clock, signedOn: ctx.today })
    record(
      ctx,
      'scoring.signed',
      { kind: 'score-sheet', id: sheetId, unitId: sheet.unitId },
      {
        office: may.office,
        after: { on: ctx.today, fileId: file.id, late, filled: filled.map((one) => one.leaf) },
      },
    )
  })

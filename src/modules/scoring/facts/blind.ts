import type { Ctx, Mandate } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { findFile } from '../../documents/facts.ts'
import * as policy from '../policy/calibration.ts'
import { outlineOf, type PlacedLeaf } from '../rules/outline.ts'
import { type Blind, findBlind, nextBlind } from '../store/calibration.ts'
import { type Evidence, evidenceOf } from '../store/proof.ts'
import { setOf } from '../store/round.ts'
import { findSheet, type Sheet } from '../store/sheet.ts'
import { type Value, valuesOf } from '../store/value.ts'

export type OpenBlind = { blind: Blind; sheet: Sheet; placed: PlacedLeaf; office: Mandate }

/** A blind appraisal that is this actor's to make, and the office it is made under; missing for everybody else. */
export const needBlind = async (ctx: Ctx, id: number, lock: 'lock' | 'read' = 'read'): Promise<OpenBlind> => {
  const blind = await findBlind(ctx.db, id, lock)
  const sheet = blind && (await findSheet(ctx.db, blind.sheetId, ctx.today))
  const office = sheet && policy.mayAppraiseBlind(ctx.actor, blind.personId, sheet.kin)
  if (!office) throw new Refused('missing', 'page')
  const placed = outlineOf(await setOf(ctx.db, sheet.setId, sheet.contentHash)).byCode.get(blind.leaf)
  if (!placed) throw new Refused('missing', 'page')
  return { blind, sheet, placed, office }
}

/**
 * What a blind appraiser judges by, as the first one did: what the unit handed in with its self-score. Nothing of any
 * appraisal, nor what the unit brings forward in answer to one.
 */
export type BlindReading = OpenBlind & { self: Value | undefined; evidence: Evidence[] }

/** A blind appraisal opened. Four statements. */
export const readBlind = async (ctx: Ctx, id: number): Promise<BlindReading> => {
  const open = await needBlind(ctx, id)
  const { sheetId, leaf } = open.blind
  const values = await valuesOf(ctx.db, sheetId, leaf)
  const evidence = await evidenceOf(ctx.db, sheetId, leaf)
  return {
    ...open,
    self: values.find((value) => value.stage === 'self'),
    evidence: evidence.filter((one) => one.stage === 'self' && one.withdrawnAt === null),
  }
}

/** Another blind appraisal that waits for this actor; undefined when none does. */
export const nextBlindOf = async (ctx: Ctx): Promise<number | undefined> =>
  ctx.actor.id === null ? undefined : nextBlind(ctx.db, ctx.actor.id)

/** A file among the evidence of a blind appraisal. */
export const blindFile = async (ctx: Ctx, id: number, evidenceId: number) => {
  const { evidence } = await readBlind(ctx, id)
  const fileId = evidence.find((one) => one.id === evidenceId)?.fileId ?? null
  const file = fileId === null ? undefined : await findFile(ctx.db, fileId)
  if (!file) throw new Refused('missing', 'page')
  return file
}

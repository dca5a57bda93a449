import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { findEvidence } from '../store/proof.ts'
import { readExtras } from './acts.ts'
import { openSheet } from './open.ts'

/** The upload behind a piece of evidence that this actor may see: of a domain in their sight. */
export const evidenceFile = async (ctx: Ctx, sheetId: number, evidenceId: number): Promise<number | null> => {
  const open = await openSheet(ctx, sheetId, 'read')
  const evidence = await findEvidence(ctx.db, sheetId, evidenceId)
  const placed = evidence && open.outline.byCode.get(evidence.leaf)
  if (!evidence || evidence.withdrawnAt || !placed || !policy.seesDomain(open.sight, placed.domain.code))
    throw new Refused('missing', 'page')
  return evidence.fileId
}

/** The signed sheet's upload. */
export const signedFile = async (ctx: Ctx, sheetId: number): Promise<number | null> =>
  (await openSheet(ctx, sheetId, 'read')).sheet.signedFileId

/** The file of a bonus or penalty claim that this actor sees. */
export const extraFile = async (ctx: Ctx, sheetId: number, extraId: number): Promise<number | null> =>
  (await readExtras(ctx, sheetId)).extras.find((one) => one.id === extraId)?.fileId ?? null

import type { Ctx } from '#platform/context.ts'
import { findingFile } from '../store/finding.ts'
import { photoFile, stepFile } from '../store/visit.ts'
import { needFinding, needInspection, seesVisit } from './reading.ts'

/** The upload behind a photo of a visit that the actor may look into; undefined otherwise. */
export const photoOf = async (ctx: Ctx, id: number, photoId: number): Promise<number | undefined> => {
  const inspection = await needInspection(ctx, id)
  return seesVisit(ctx, inspection) ? photoFile(ctx.db, id, photoId) : undefined
}

/** The upload that came with a step of an inspection in sight, such as the self-report. */
export const fileOfInspection = async (ctx: Ctx, id: number, fileId: number): Promise<number | undefined> =>
  stepFile(ctx.db, (await needInspection(ctx, id)).id, fileId)

/** The upload that came with an event of a finding in sight. */
export const fileOfFinding = async (ctx: Ctx, id: number, fileId: number): Promise<number | undefined> =>
  findingFile(ctx.db, (await needFinding(ctx, id)).id, fileId)

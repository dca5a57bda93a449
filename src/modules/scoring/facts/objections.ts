import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { findFile } from '../../documents/facts.ts'
import * as policy from '../policy/result.ts'
import { fileObjection } from '../rules/result.ts'
import { type CriteriaSet, leavesOf } from '../rules/set.ts'
import * as store from '../store/objection.ts'
import * as results from '../store/result.ts'
import type { Explanation } from './explanation.ts'

export type { Objection } from '../store/objection.ts'

const withMay = (ctx: Ctx) => (one: store.Objection) => ({
  ...one,
  mayAnswer: one.decision === null && policy.mayAnswerObjection(ctx.actor, one.unitId) !== undefined,
})

/** The requests for review of a unit's result, and whether its head may send one now; missing where not readable. */
export const sheetObjections = async (ctx: Ctx, sheetId: number) => {
  const line = await results.lineOfSheet(ctx.db, sheetId, { drafts: false })
  const unitId = line?.row.unitId
  if (!line || !unitId || !policy.mayReadObjection(ctx.actor, unitId)) throw new Refused('missing', 'page')
  const round = await results.roundOfResult(ctx.db, line.result.roundId)
  if (!round) throw new Refused('missing', 'page')
  const newest = line.result.version === line.newest
  const open = fileObjection({ state: line.result.state, newest }, round.objectionBy, ctx.today).ok
  return {
    row: line.row,
    round,
    leaves: leavesOf(round.content as CriteriaSet),
    mayFile: open && policy.mayObject(ctx.actor, unitId) !== undefined,
    objections: (await store.objectionsOf(ctx.db, { sheetId })).map(withMay(ctx)),
  }
}

/** What an explained result leads this actor to: sending a request for review, reading those sent, or neither. */
export const objectionWay = (
  ctx: Ctx,
  { row, round, result, newest }: Explanation,
): 'file' | 'read' | undefined => {
  if (result.state !== 'published' || row.unitId === null) return undefined
  const state = { state: result.state, newest: result.version === newest }
  if (policy.mayObject(ctx.actor, row.unitId) && fileObjection(state, round.objectionBy, ctx.today).ok)
    return 'file'
  return policy.mayReadObjection(ctx.actor, row.unitId) ? 'read' : undefined
}

/** All requests for review of a round, for those who answer or audit them. */
export const roundObjections = async (ctx: Ctx, roundId: number) => {
  const round = await results.roundOfResult(ctx.db, roundId)
  if (!round || !policy.mayReadDraft(ctx.actor)) throw new Refused('missing', 'page')
  return { round, objections: (await store.objectionsOf(ctx.db, { roundId })).map(withMay(ctx)) }
}

/** One request that this actor may read. */
export const needObjection = async (ctx: Ctx, id: number): Promise<store.Objection> => {
  const one = await store.findObjection(ctx.db, id)
  if (!one || !policy.mayReadObjection(ctx.actor, one.unitId)) throw new Refused('missing', 'page')
  return one
}

/** The file that came with a request, for the route that serves it. */
export const objectionFile = async (ctx: Ctx, id: number) => {
  const { fileId } = await needObjection(ctx, id)
  const file = fileId === null ? undefined : await findFile(ctx.db, fileId)
  if (!file) throw new Refused('missing', 'page')
  return file
}

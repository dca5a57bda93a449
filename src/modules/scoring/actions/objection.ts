import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { settingOn } from '../../organisation/facts.ts'
import type { ObjectionAnswerInput, ObjectionInput } from '../input/result.ts'
import * as policy from '../policy/result.ts'
import { exact } from '../rules/exact.ts'
import { fileObjection as mayFile } from '../rules/result.ts'
import { type CriteriaSet, leavesOf } from '../rules/set.ts'
import * as objections from '../store/objection.ts'
import * as store from '../store/result.ts'
import { tellAnswered, tellFiled } from './tell-result.ts'

const leafOf = (set: CriteriaSet, code: string) => {
  const leaf = leavesOf(set).find((one) => one.code === code)
  if (!leaf) throw new Refused('input', 'leaf-unknown', [{ field: 'leaf', reason: 'leaf-unknown' }])
  return leaf
}

/**
 * A unit asks for a second look at its published result, whole or one sub-criterion, until the round's last day for it.
 * Nobody but its head may; it is to be answered within the days that the setting says. Gives its number.
 */
export const fileObjection = (ctx: Ctx, sheetId: number, input: ObjectionInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const line = await store.lineOfSheet(ctx.db, sheetId, { drafts: false })
    if (!line || line.row.unitId === null) throw new Refused('missing', 'page')
    const office = policy.mayObject(ctx.actor, line.row.unitId)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    const round = await store.roundOfResult(ctx.db, line.result.roundId)
    if (!round) throw new Refused('missing', 'page')
    const allowed = mayFile(
      { state: line.result.state, newest: line.result.version === line.newest },
      round.objectionBy,
      ctx.today,
    )
    if (!allowed.ok) throw new Refused('rule', allowed.reason)
    if (input.leaf) leafOf(round.content as CriteriaSet, input.leaf)
    const days = await settingOn(ctx.db, 'scoring.objection-days', ctx.today, 15)
    const fileId = input.file ? (await uploadFile(ctx, input.file)).id : null
    const id = await objections.addObjection(ctx.db, {
      resultId: line.result.id,
      sheetId,
      leaf: input.leaf ?? null,
      text: input.text,
      fileId,
      by: ctx.actor.id,
      officeId: office.id,
      on: ctx.today,
      at: ctx.now,
      answerBy: addDays(ctx.today, days),
    })
    await tellFiled(
      ctx,
      { id, sheetId, unitName: line.row.unitName, roundTitle: round.title },
      addDays(ctx.today, days),
    )
    record(
      ctx,
      'scoring.objection-filed',
      { kind: 'scoring-objection', id, unitId: line.row.unitId },
      { office, after: { sheetId, leaf: input.leaf, text: input.text, fileId } },
    )
    return id
  })

// points of an accepted objection: within what the leaf can give
const checkedPoints = (set: CriteriaSet, code: string, points: string): string => {
  const leaf = leafOf(set, code)
  if (leaf.max !== null && exact(points).compare(exact(leaf.max)) > 0)
    throw new Refused('input', 'above-maximum', [
      { field: 'points', reason: 'above-maximum', params: { max: String(leaf.max) } },
    ])
  return points
}

/**
 * Answers an objection once. Accepted with points, these count from the next version of the result on; the version that
 * was published stays as it is. Nobody answers for their own unit.
 */
export const answerObjection = (ctx: Ctx, id: number, input: ObjectionAnswerInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const objection = await objections.findObjection(ctx.db, id, 'lock')
    if (!objection || !policy.mayReadObjection(ctx.actor, objection.unitId))
      throw new Refused('missing', 'page')
    const office = policy.mayAnswerObjection(ctx.actor, objection.unitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (objection.decision) throw new Refused('rule', 'objection-answered')
    if (input.points !== undefined && input.decision === 'rejected')
      throw new Refused('input', 'points-of-rejected', [{ field: 'points', reason: 'points-of-rejected' }])
    if (input.points !== undefined && objection.leaf === null)
      throw new Refused('input', 'points-without-leaf', [{ field: 'points', reason: 'points-without-leaf' }])
    await objections.answerObjection(ctx.db, id, {
      decision: input.decision,
      answer: input.answer,
      by: ctx.actor.id,
      officeId: office.id,
      on: ctx.today,
      at: ctx.now,
    })
    if (input.points !== undefined && objection.leaf !== null) {
      const round = await store.roundOfResult(ctx.db, objection.roundId)
      await objections.saveCorrection(ctx.db, {
        sheetId: objection.sheetId,
        leaf: objection.leaf,
        points: checkedPoints(round?.content as CriteriaSet, objection.leaf, input.points),
        reason: input.answer,
        by: ctx.actor.id,
        officeId: office.id,
        at: ctx.now,
      })
    }
    await tellAnswered(ctx, objection, input.decision)
    record(
      ctx,
      'scoring.objection-answered',
      { kind: 'scoring-objection', id, unitId: objection.unitId },
      { office, reason: input.answer, after: { decision: input.decision, points: input.points } },
    )
  })

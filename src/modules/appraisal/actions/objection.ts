import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { settingOn } from '../../organisation/facts.ts'
import type { AnswerInput, ObjectionInput } from '../input.ts'
import * as policy from '../policy.ts'
import { fitsCap, objectable } from '../rules/lines.ts'
import type { Level } from '../rules/scheme.ts'
import * as store from '../store/decision.ts'
import { capOfRound } from '../store/round.ts'
import { overTheCap } from './decision.ts'
import { type Case, lockedCase } from './load.ts'
import { tellAnswered, tellObjected } from './tell.ts'

/** The person asks to have their own rating looked at again, once for each decision, until its last day. Gives its number. */
export const fileObjection = (ctx: Ctx, ratedId: number, input: ObjectionInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { rated, round, about } = await lockedCase(ctx, ratedId)
    const office = policy.mayAssessSelf(ctx.actor, about)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'rating.objection')
    const against = objectable(await store.outcomesOf(ctx.db, ratedId))
    if (!against) throw new Refused('rule', 'not-decided-yet')
    if (ctx.today > against.until) throw new Refused('rule', 'objections-over')
    const sent = await store.objectionsOf(ctx.db, { ratedId })
    if (sent.some((one) => one.decisionId === against.decisionId))
      throw new Refused('rule', 'objected-already')
    const days = await settingOn(ctx.db, 'appraisal.answer-days', ctx.today, 15)
    const fileId = input.file ? (await uploadFile(ctx, input.file)).id : null
    const answerBy = addDays(ctx.today, days)
    const id = await store.addObjection(ctx.db, {
      ratedId,
      decisionId: against.decisionId,
      text: input.text,
      fileId,
      by: ctx.actor.id,
      on: ctx.today,
      at: ctx.now,
      answerBy,
    })
    await tellObjected(ctx, round, rated, id, answerBy)
    record(ctx, 'rating.objected', { kind: 'rating-objection', id }, { office, after: { ratedId, fileId } })
    return id
  })

/** The next version with one line changed; a draft that is there already takes the change in. */
const changed = async (ctx: Ctx, { round, rated }: Case, level: Level, reason: string): Promise<number> => {
  const decisions = await store.decisionsOf(ctx.db, round.id)
  const [newest] = decisions
  if (!newest) throw new Refused('rule', 'not-decided-yet')
  const rows = await store.rowsOf(ctx.db, [newest.id])
  const next = rows.map((row) => (row.ratedId === rated.id ? { ...row, level, reason } : row))
  if (!fitsCap(next, capOfRound(round))) throw overTheCap(round, next)
  const draft = newest.state === 'draft'
  const why = `${rated.personName}: ${reason}`
  return store.prepare(
    ctx.db,
    {
      roundId: round.id,
      version: draft ? newest.version : newest.version + 1,
      reason: draft && newest.reason ? `${newest.reason}; ${why}` : why,
      by: ctx.actor.id,
      at: ctx.now,
    },
    next,
  )
}

/**
 * Answers an objection once: upheld, or changed to another level, which drafts the next version of the decision; the one
 * before stays readable. Nobody answers on their own case.
 */
export const answerObjection = (ctx: Ctx, id: number, input: AnswerInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const objection = await store.findObjection(ctx.db, id, 'lock')
    if (!objection) throw new Refused('missing', 'page')
    const found = await lockedCase(ctx, objection.ratedId)
    if (found.sight === 'comment') throw new Refused('missing', 'page')
    const office = policy.mayAnswer(ctx.actor, found.about)
    if (!office) throw new Refused('forbidden', 'rating.answer')
    if (objection.outcome) throw new Refused('rule', 'rating-objection-answered')
    const [now] = await store.outcomesOf(ctx.db, objection.ratedId)
    const level = input.outcome === 'changed' ? (input.level ?? null) : null
    if (level !== null && level === now?.level)
      throw new Refused('input', 'bad-input', [{ field: 'level', reason: 'same-level' }])
    const changedInId = level === null ? null : await changed(ctx, found, level, input.answer)
    await store.saveAnswer(ctx.db, id, {
      outcome: input.outcome,
      level,
      answer: input.answer,
      by: ctx.actor.id,
      officeId: office.id,
      on: ctx.today,
      at: ctx.now,
      changedInId,
    })
    await tellAnswered(ctx, found.round, found.rated, id)
    record(
      ctx,
      'rating.answered',
      { kind: 'rating-objection', id },
      { office, reason: input.answer, after: { outcome: input.outcome, level } },
    )
    return objection.ratedId
  })

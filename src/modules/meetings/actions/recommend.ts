import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { findCommittee } from '../../committee/facts.ts'
import { notify } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { unitChoices } from '../../organisation/facts.ts'
import type { AssignInput, RecommendInput, ReplyInput } from '../input.ts'
import { mayAnswer, mayPrepare, takesPart } from '../policy.ts'
import { sightOf } from '../sight.ts'
import * as store from '../store/recommendation.ts'
import { findMeeting } from '../store.ts'

const subjectOf = (one: { id: number; ownerUnitId: number | null; fromUnitId: number | null }) => ({
  kind: 'recommendation',
  id: one.id,
  unitId: one.ownerUnitId ?? one.fromUnitId,
})

const open = async (ctx: Ctx, id: number): Promise<store.RecommendationRow> => {
  await store.lockRecommendation(ctx.db, id)
  const one = await store.findRecommendation(ctx.db, sightOf(ctx.actor), id)
  if (!one) throw new Refused('missing', 'page')
  return one
}

const stillOpen = (one: store.RecommendationRow): void => {
  if (one.answeredOn !== null) throw new Refused('rule', 'recommendation-answered')
  if (one.withdrawnOn !== null) throw new Refused('rule', 'recommendation-withdrawn')
}

/** A member or a unit recommends something to somebody; it is shown until it is answered. `reportId`: whose proposal it was. */
export const recommend = (ctx: Ctx, input: RecommendInput, reportId?: number): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const office = takesPart(ctx.actor)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    const wrong = (field: string): never => {
      throw new Refused('input', 'bad-input', [{ field, reason: 'not-one-of-these' }])
    }
    if (!(await findCommittee(ctx, input.committeeId))) wrong('committeeId')
    if (input.meetingId && !(await findMeeting(ctx.db, sightOf(ctx.actor), input.meetingId)))
      wrong('meetingId')
    const fromUnitId = office.roles.includes('member') ? null : office.unitId
    const id = await store.addRecommendation(ctx.db, {
      ...input,
      meetingId: input.meetingId ?? null,
      reportId: reportId ?? null,
      fromUnitId,
      personId: ctx.actor.id,
      mandateId: office.id,
      on: ctx.today,
      at: ctx.now,
    })
    record(ctx, 'recommendation.made', subjectOf({ id, ownerUnitId: null, fromUnitId }), {
      office,
      after: { text: input.text, addressedTo: input.addressedTo },
    })
    return { id }
  })

/** Says which unit answers it and until when; another unit or day takes the place of the one before. */
export const assignRecommendation = (ctx: Ctx, id: number, input: AssignInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const one = await open(ctx, id)
    const office = mayPrepare(ctx.actor, one)
    if (!office) throw new Refused('forbidden', 'forbidden')
    stillOpen(one)
    const units = await unitChoices(ctx.db, ctx.today)
    if (!units.some((unit) => unit.unit_id === input.ownerUnitId))
      throw new Refused('input', 'bad-input', [{ field: 'ownerUnitId', reason: 'not-one-of-these' }])
    if (input.dueOn < one.madeOn)
      throw new Refused('input', 'bad-input', [{ field: 'dueOn', reason: 'due-before-made' }])
    await store.assignRecommendation(ctx.db, id, { ...input, at: ctx.now })
    record(ctx, 'recommendation.assigned', subjectOf({ ...one, ownerUnitId: input.ownerUnitId }), {
      office,
      before: { ownerUnitId: one.ownerUnitId, dueOn: one.dueOn },
      after: { ...input },
    })
    const holders = await holdersOf(ctx.db, [input.ownerUnitId], ['head', 'focal'], ctx.today)
    await notify(ctx, [
      {
        personIds: holders.map((holder) => holder.person_id),
        kind: 'meetings.recommendation',
        url: `/meetings/recommendations/${id}`,
        occasion: `recommendation:${id}:${input.ownerUnitId}:${input.dueOn}`,
        text: {
          vi: `Kiến nghị cần trả lời trước hết ngày ${showDay(input.dueOn)}`,
          en: `A recommendation to answer by ${showDay(input.dueOn)}`,
        },
      },
    ])
  })

/** The owner answers; who made it is told. An answer that comes late stays late. */
export const answerRecommendation = (ctx: Ctx, id: number, input: ReplyInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const one = await open(ctx, id)
    if (one.ownerUnitId === null) throw new Refused('rule', 'recommendation-without-owner')
    const office = mayAnswer(ctx.actor, one.ownerUnitId)
    if (!office) throw new Refused('forbidden', 'forbidden')
    stillOpen(one)
    await store.answerRecommendation(ctx.db, id, {
      answer: input.answer,
      documentNo: input.documentNo ?? null,
      on: ctx.today,
      personId: ctx.actor.id,
    })
    record(ctx, 'recommendation.answered', subjectOf(one), {
      office,
      after: { documentNo: input.documentNo },
    })
    await notify(ctx, [
      {
        personIds: [one.personId].filter((personId) => personId !== ctx.actor.id),
        kind: 'meetings.answered',
        url: `/meetings/recommendations/${id}`,
        occasion: `recommendation-answered:${id}`,
        text: { vi: 'Kiến nghị của đồng chí đã được trả lời', en: 'Your recommendation is answered' },
      },
    ])
  })

/** Whoever made it takes it back, with the reason on record. */
export const withdrawRecommendation = (ctx: Ctx, id: number, reason: string | undefined): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const one = await open(ctx, id)
    if (ctx.actor.readOnly || one.personId !== ctx.actor.id) throw new Refused('forbidden', 'forbidden')
    stillOpen(one)
    await store.withdrawRecommendation(ctx.db, id, ctx.today)
    record(ctx, 'recommendation.withdrawn', subjectOf(one), { office: takesPart(ctx.actor), reason })
  })

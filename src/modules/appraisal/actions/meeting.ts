import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { VoteInput } from '../input.ts'
import * as policy from '../policy.ts'
import { dropDraft } from '../store/decision.ts'
import { ratedOfRound, saveVote } from '../store/rated.ts'
import * as store from '../store/round.ts'
import { lockedCase, lockedRound, needOpen } from './load.ts'
import { tellMeeting } from './tell.ts'

const presiding = (ctx: Ctx, round: store.Round) => {
  const office = policy.mayPreside(ctx.actor, round.seats)
  if (!office) throw new Refused('forbidden', 'rating.meeting')
  needOpen(round)
  return office
}

/** The council's head opens the meeting, not before comments are over and proposals are there; it may meet again. */
export const openMeeting = (ctx: Ctx, roundId: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const office = presiding(ctx, round)
    if (round.meetingAt && !round.meetingClosedAt) throw new Refused('rule', 'meeting-open')
    if (round.commentsBy === null || ctx.today <= round.commentsBy)
      throw new Refused('rule', 'comments-running')
    const persons = (await ratedOfRound(ctx.db, roundId, ctx.today)).filter((one) => one.rated)
    const without = persons.filter((one) => one.proposal === null).length
    if (without > 0) throw new Refused('rule', 'proposals-missing', [], { n: without })
    // a list put together from the votes before would be decided on past those to come
    await dropDraft(ctx.db, roundId)
    await store.openMeeting(ctx.db, roundId, { personId: ctx.actor.id, at: ctx.now })
    await tellMeeting(ctx, round)
    record(ctx, 'rating.meeting-opened', { kind: 'rating-round', id: roundId }, { office })
  })

/** A member votes on a person while the meeting is open; on their own case or their own unit's nobody does. */
export const castVote = (ctx: Ctx, id: number, input: VoteInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, rated, about } = await lockedCase(ctx, id)
    const office = policy.mayVote(ctx.actor, about)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'rating.vote')
    needOpen(round)
    if (!rated.rated) throw new Refused('rule', 'not-rated')
    if (!round.meetingAt || round.meetingClosedAt) throw new Refused('rule', 'meeting-not-open')
    const level = input.level === 'abstain' ? null : input.level
    const reason = input.reason ?? null
    await saveVote(ctx.db, { ratedId: id, personId: ctx.actor.id, level, reason, at: ctx.now })
    record(
      ctx,
      'rating.voted',
      { kind: 'rated-person', id },
      { office, after: { level }, reason: input.reason },
    )
  })

/** The council's head closes the meeting with the number of its minutes; the votes stand. */
export const closeMeeting = (ctx: Ctx, roundId: number, minutesNo: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const office = presiding(ctx, round)
    if (!round.meetingAt || round.meetingClosedAt) throw new Refused('rule', 'meeting-not-open')
    await store.closeMeeting(ctx.db, roundId, minutesNo, ctx.now)
    record(
      ctx,
      'rating.meeting-closed',
      { kind: 'rating-round', id: roundId },
      { office, after: { minutesNo } },
    )
  })

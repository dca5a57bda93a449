import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { factsOf } from '../facts/measures.ts'
import type { CauseInput } from '../input.ts'
import * as policy from '../policy.ts'
import { valuesOf } from '../rules/fact.ts'
import { propose } from '../rules/propose.ts'
import * as store from '../store/rated.ts'
import { beforeDecision, lockedCase, lockedRound, schemeOf } from './load.ts'

/** Confirms an objective cause: the named condition counts as met, for this reason and by this paper. */
export const confirmCause = (ctx: Ctx, id: number, input: CauseInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { round, about } = await lockedCase(ctx, id)
    const office = policy.mayConfirm(ctx.actor, about)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'rating.causes')
    beforeDecision(round)
    const known = schemeOf(round).conditions.find((one) => one.key === input.condition)
    if (!known?.liftable)
      throw new Refused('input', 'bad-input', [{ field: 'condition', reason: 'not-liftable' }])
    const standing = await store.causesOf(ctx.db, [id])
    if (standing.some((cause) => cause.condition === input.condition))
      throw new Refused('rule', 'cause-there-already')
    const by = { by: ctx.actor.id, officeId: office.id, at: ctx.now }
    const cause = await store.addCause(ctx.db, { ratedId: id, ...input, ...by })
    const { condition, documentNo } = input
    record(
      ctx,
      'rating.cause-confirmed',
      { kind: 'rated-person', id },
      { office, after: { condition, documentNo }, reason: input.reason },
    )
    return cause
  })

/** Takes a confirmed cause back. */
export const withdrawCause = (ctx: Ctx, id: number, causeId: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, about } = await lockedCase(ctx, id)
    const office = policy.mayConfirm(ctx.actor, about)
    if (!office) throw new Refused('forbidden', 'rating.causes')
    beforeDecision(round)
    if (!(await store.withdrawCause(ctx.db, id, causeId, ctx.now))) throw new Refused('missing', 'page')
    record(ctx, 'rating.cause-withdrawn', { kind: 'rated-person', id }, { office, after: { causeId } })
  })

/** Leaves a person out of the rating with the reason (in office too short, rated elsewhere), or takes them in again. */
export const setAside = (
  ctx: Ctx,
  id: number,
  wish: { rated: boolean; reason?: string | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, rated, about } = await lockedCase(ctx, id)
    const office = policy.mayPrepare(ctx.actor, about)
    if (!office) throw new Refused('forbidden', 'rating.facts')
    beforeDecision(round)
    const reason = wish.rated ? null : (wish.reason ?? '')
    await store.saveRating(ctx.db, id, wish.rated, reason)
    record(
      ctx,
      'rating.set-aside',
      { kind: 'rated-person', id },
      { office, before: { rated: rated.rated }, after: { rated: wish.rated }, reason: wish.reason },
    )
  })

/**
 * Computes the proposals of a round from the facts as they stand and keeps them with their reasons; may be done again
 * until the meeting is closed. A proposal decides nothing. Gives how many.
 */
export const computeProposals = (ctx: Ctx, roundId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const office = policy.mayCompute(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.rounds')
    beforeDecision(round)
    const scheme = schemeOf(round)
    const persons = (await store.ratedOfRound(ctx.db, roundId, ctx.today)).filter((one) => one.rated)
    const facts = await factsOf(ctx, scheme, round.year, persons)
    const causes = Map.groupBy(
      await store.causesOf(
        ctx.db,
        persons.map((one) => one.id),
      ),
      (cause) => cause.ratedId,
    )
    const proposals = persons.map(({ id }) => {
      const own = facts.get(id) ?? {}
      const lifted = Object.fromEntries(
        (causes.get(id) ?? []).map((cause) => [cause.condition, cause.reason]),
      )
      return { id, facts: own, proposal: propose(scheme, valuesOf(own), lifted) }
    })
    await store.saveProposals(ctx.db, proposals, { personId: ctx.actor.id, at: ctx.now })
    record(
      ctx,
      'rating.proposed',
      { kind: 'rating-round', id: roundId },
      {
        office,
        after: { persons: proposals.length, scheme: scheme.code, version: scheme.version },
      },
    )
    return proposals.length
  })

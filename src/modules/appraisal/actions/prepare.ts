import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { factsOf } from '../facts/measures.ts'
import type { CauseInput, FactInput } from '../input.ts'
import * as policy from '../policy.ts'
import { valuesOf } from '../rules/fact.ts'
import { propose } from '../rules/propose.ts'
import { typedValue } from '../rules/typed.ts'
import * as store from '../store/rated.ts'
import type { Round } from '../store/round.ts'
import { lockedCase, lockedRound, needOpen } from './load.ts'

const schemeOf = (round: Round) => {
  if (!round.scheme) throw new Refused('rule', 'rating-round-not-open')
  return round.scheme
}

const notDecided = (round: Round): void => {
  needOpen(round)
  if (round.meetingClosedAt) throw new Refused('rule', 'meeting-held')
}

/**
 * Enters what no room measures, or has not measured for this unit, with the paper it is taken from; what is measured is
 * not replaced, and the value before stays on record. Discipline is entered in its own record.
 */
export const saveFact = (ctx: Ctx, id: number, input: FactInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, about } = await lockedCase(ctx, id)
    const office = policy.mayPrepare(ctx.actor, about)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'rating.facts')
    notDecided(round)
    const known = schemeOf(round).inputs.find((one) => one.key === input.key && one.from !== 'discipline')
    if (!known) throw new Refused('input', 'bad-input', [{ field: 'key', reason: 'not-one-of-these' }])
    const value = typedValue(known, input.value)
    if (!value.ok) throw new Refused('input', 'bad-input', [{ field: 'value', reason: value.reason }])
    const { key, source } = input
    const by = { by: ctx.actor.id, officeId: office.id, at: ctx.now }
    await store.addFact(ctx.db, { ratedId: id, key, value: value.value, source, ...by })
    record(
      ctx,
      'rating.fact-entered',
      { kind: 'rated-person', id },
      { office, after: { key, value: value.value, source } },
    )
  })

/** Confirms an objective cause: the named condition counts as met, for this reason and by this paper. */
export const confirmCause = (ctx: Ctx, id: number, input: CauseInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { round, about } = await lockedCase(ctx, id)
    const office = policy.mayConfirm(ctx.actor, about)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'rating.causes')
    notDecided(round)
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
    notDecided(round)
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
    notDecided(round)
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
    notDecided(round)
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

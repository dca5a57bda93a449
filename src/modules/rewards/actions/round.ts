import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { resultChoices } from '../facts/rounds.ts'
import * as policy from '../policy.ts'
import { daysInOrder } from '../rules/round.ts'
import { findForm, formsOn, holdForm } from '../store/forms.ts'
import { addNominations, rankedUnits } from '../store/nomination.ts'
import * as store from '../store/round.ts'
import { allowed, lockedRound, ofRound, refusedAt } from './open.ts'
import { tellOpened, tellProposed } from './tell.ts'

const needWithin = (
  form: { mostCollectives: number | null; mostIndividuals: number | null },
  wish: Pick<store.NewRound, 'maxCollectives' | 'maxIndividuals'>,
): void => {
  const { mostCollectives, mostIndividuals } = form
  if (mostCollectives !== null && wish.maxCollectives > mostCollectives)
    throw refusedAt('maxCollectives', 'over-form-limit', { most: mostCollectives })
  if (mostIndividuals !== null && wish.maxIndividuals > mostIndividuals)
    throw refusedAt('maxIndividuals', 'over-form-limit', { most: mostIndividuals })
}

const needFit = async (ctx: Ctx, wish: store.NewRound): Promise<void> => {
  const days = daysInOrder(wish)
  if (!days.ok) throw refusedAt(days.day, days.reason)
  await holdForm(ctx.db, wish.form, 'use')
  const forms = await formsOn(ctx.db, ctx.today)
  const form = forms.find((one) => one.code === wish.form)
  if (!form) throw refusedAt('form', 'not-one-of-these')
  needWithin(form, wish)
}

/** Drafts a round of rewards. Gives its number. */
export const makeRewardRound = (ctx: Ctx, wish: store.NewRound, invented = false): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(policy.mayRun(ctx.actor))
    await needFit(ctx, wish)
    const id = await store.addRound(ctx.db, wish, { personId: ctx.actor.id, at: ctx.now, invented })
    record(ctx, 'rewards.round-drafted', ofRound(id), { office, after: wish })
    return id
  })

/** Changes a round: a draft wholly, an open one but for its year and form. */
export const editRewardRound = (
  ctx: Ctx,
  id: number,
  wish: store.NewRound,
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id, version)
    const office = allowed(policy.mayRun(ctx.actor))
    if (round.state !== 'draft' && round.state !== 'open') throw new Refused('rule', 'round-not-in-state')
    const next = round.state === 'open' ? { ...wish, year: round.year, form: round.form } : wish
    if (round.state === 'draft') await needFit(ctx, next)
    else {
      const days = daysInOrder(next)
      if (!days.ok) throw refusedAt(days.day, days.reason)
      const form = await findForm(ctx.db, round.form)
      if (form) needWithin(form, next)
    }
    await store.saveRound(ctx.db, id, next)
    const { title, occasion, achievement, opensOn, nominateBy, councilOn, decideBy } = round
    const before = { title, occasion, achievement, opensOn, nominateBy, councilOn, decideBy }
    record(ctx, 'rewards.round-changed', ofRound(id), { office, before, after: next })
  })

/** Opens a drafted round: heads and focal officers are told that they may nominate. */
export const openRewardRound = (ctx: Ctx, id: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id, version)
    const office = allowed(policy.mayRun(ctx.actor))
    if (round.state !== 'draft') throw new Refused('rule', 'round-not-in-state')
    await store.markRound(ctx.db, id, 'open')
    await tellOpened(ctx, round)
    record(ctx, 'rewards.round-opened', ofRound(id), { office })
  })

/**
 * Nominates the first of a published ranking, each with its rank as the reason; units that are nominated already are
 * left out. Their officers write the report. Gives how many were added.
 */
export const proposeFromResult = (
  ctx: Ctx,
  id: number,
  { resultId, top }: { resultId: number; top: number },
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayRun(ctx.actor))
    if (round.state !== 'open') throw new Refused('rule', 'round-not-in-state')
    const ranking = (await resultChoices(ctx)).find((one) => one.id === resultId)
    if (!ranking) throw refusedAt('resultId', 'not-one-of-these')
    const units = await rankedUnits(ctx.db, resultId, top)
    const rows = units.map((unit) => ({
      ...{ roundId: id, kind: 'collective' as const, origin: 'result' as const },
      ...{ fromUnitId: unit.unitId, unitId: unit.unitId, personId: null, outside: null, name: unit.name },
      ...{ post: '', address: '', leader: null, achievement: round.achievement, report: '' },
      reason: `Xếp hạng ${unit.rank}/${unit.of}, ${ranking.title}`,
      ...{ rank: unit.rank, rankOf: unit.of, resultRoundId: resultId },
    }))
    const added = await addNominations(ctx.db, rows, { personId: ctx.actor.id, at: ctx.now })
    if (added.length === 0) throw new Refused('rule', 'nobody-to-propose')
    await tellProposed(
      ctx,
      round,
      units.map((unit) => unit.unitId),
    )
    record(ctx, 'rewards.proposed', ofRound(id), { office, after: { resultId, top, nominations: added } })
    return added.length
  })

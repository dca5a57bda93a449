import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type FileRow, findFile } from '../../documents/facts.ts'
import { belowUnit } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { seenBy } from '../rules/checks.ts'
import { askAct, stateFor } from '../rules/nomination.ts'
import { mayNominateOn, phaseOf } from '../rules/round.ts'
import { findNomination, honoursFor, type Nomination, nominationsOf, peopleOf } from '../store/nomination.ts'
import { findRound, type Round } from '../store/round.ts'
import { ballotsOf } from '../store/vote.ts'
import { checkAll } from './known.ts'
import { needRound } from './rounds.ts'

export type { Nomination } from '../store/nomination.ts'

/** A nomination that this actor may see, with its round; missing otherwise. Two statements. */
export const needNomination = async (
  ctx: Ctx,
  id: number,
): Promise<{ nomination: Nomination; round: Round }> => {
  const nomination = policy.mayEnter(ctx.actor) ? await findNomination(ctx.db, id) : undefined
  const round = nomination && (await findRound(ctx.db, nomination.roundId))
  if (!nomination || !round || !policy.maySee(ctx.actor, nomination, round.council))
    throw new Refused('missing', 'page')
  return { nomination, round }
}

/** A nomination with what the checks say and what may be done with it. Five statements. */
export const readNomination = async (ctx: Ctx, id: number) => {
  const { actor } = ctx
  const { nomination, round } = await needNomination(ctx, id)
  const honours = await honoursFor(ctx.db, round)
  const checked = (await checkAll(ctx, round, [nomination], honours)).get(id)
  const may = (act: Parameters<typeof askAct>[0]) => askAct(act, nomination.state, round.state).ok
  const told = policy.toldOutcome(actor, round.council, round.state === 'decided')
  const drafts = policy.mayNominate(actor, nomination.fromUnitId) !== undefined
  const inTime = nomination.state === 'returned' || mayNominateOn(round, ctx.today)
  return {
    nomination: { ...nomination, state: stateFor(nomination.state, told) },
    round,
    phase: phaseOf(round, ctx.today),
    clearance: checked?.clearance ?? ('clear' as const),
    findings: seenBy(checked?.findings ?? [], policy.eyesOf(actor, nomination, round.council)),
    file: nomination.reportFileId === null ? undefined : await findFile(ctx.db, nomination.reportFileId),
    may: {
      edit: drafts && inTime && may('edit'),
      send: policy.mayConfirm(actor, nomination.fromUnitId) !== undefined && inTime && may('send'),
      check: policy.mayCheck(actor, nomination) !== undefined && (may('list') || may('return')),
      list: may('list'),
      reason:
        policy.mayChair(actor, round.council) !== undefined &&
        may('reason') &&
        checked?.clearance === 'warned',
      withdraw: policy.mayWithdraw(actor, nomination) !== undefined && may('withdraw'),
    },
    /** votes are told once they are counted, to who may know how the council voted */
    votes: nomination.votesFor !== null && (policy.mayOversee(actor) || policy.sitsIn(actor, round.council)),
  }
}
export type NominationReading = Awaited<ReturnType<typeof readNomination>>

/** The report's file of a nomination in sight. */
export const reportFile = async (ctx: Ctx, id: number): Promise<FileRow> => {
  const { nomination } = await needNomination(ctx, id)
  const file = nomination.reportFileId === null ? undefined : await findFile(ctx.db, nomination.reportFileId)
  if (!file) throw new Refused('missing', 'page')
  return file
}

/** Whom a unit may nominate by choosing: itself and what is below it, people with an office there. Two statements. */
export const nomineeChoices = async (ctx: Ctx, fromUnitId: number) => ({
  units: await belowUnit(ctx.db, fromUnitId, ctx.today),
  people: await peopleOf(ctx.db, fromUnitId, ctx.today),
})

/** The units this actor may nominate for in a round that takes nominations; missing when there is none. */
export const nominatingFor = async (ctx: Ctx, roundId: number) => {
  const round = await needRound(ctx, roundId)
  const units = policy.nominatingUnits(ctx.actor)
  if (units.length === 0) throw new Refused('missing', 'page')
  return { round, units, open: mayNominateOn(round, ctx.today) }
}

/** The council's ballot paper for this member: what is listed, own votes cast so far, where one abstains by rule. */
export const readBallot = async (ctx: Ctx, roundId: number) => {
  const { actor } = ctx
  const round = await needRound(ctx, roundId)
  if (!policy.sitsIn(actor, round.council) || !['voting', 'voted', 'decided'].includes(round.state))
    throw new Refused('missing', 'page')
  const all = (await nominationsOf(ctx.db, roundId)).filter((one) => policy.maySee(actor, one, round.council))
  const checked = await checkAll(ctx, round, all, await honoursFor(ctx.db, round))
  const cast = new Map((await ballotsOf(ctx.db, roundId, actor.id ?? '')).map((b) => [b.nominationId, b]))
  return {
    round,
    open: round.state === 'voting' && policy.mayVote(actor, round.council) !== undefined,
    chair: round.state === 'voting' && policy.mayChair(actor, round.council) !== undefined,
    lines: all.map((nomination) => ({
      nomination,
      findings: checked.get(nomination.id)?.findings ?? [],
      clearance: checked.get(nomination.id)?.clearance ?? ('clear' as const),
      recused: policy.isOwn(actor, nomination),
      choice: cast.get(nomination.id)?.choice,
    })),
  }
}
export type BallotReading = Awaited<ReturnType<typeof readBallot>>

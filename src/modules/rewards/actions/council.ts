import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { settingOn } from '../../organisation/facts.ts'
import { checkAll } from '../facts/known.ts'
import type { BallotInput } from '../input.ts'
import * as policy from '../policy.ts'
import { phaseOf } from '../rules/round.ts'
import { countVotes } from '../rules/vote.ts'
import * as store from '../store/nomination.ts'
import * as rounds from '../store/round.ts'
import * as ballotBox from '../store/vote.ts'
import { allowed, lockedNomination, lockedRound, ofNomination, ofRound, refusedAt } from './open.ts'
import { tellCounted, tellVoting } from './tell.ts'

/** A council of fewer cannot reach a share that means anything; the house's own figure. */
const leastMembers = 3

type CouncilWish = { decisionNo: string; decidedOn: Day; headId: string; memberIds: readonly string[] }

/** Appoints the council by its decision, in place of one appointed before; not once it votes. Gives how many sit in it. */
export const appointRewardCouncil = (ctx: Ctx, id: number, wish: CouncilWish): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayRun(ctx.actor))
    if (round.state !== 'draft' && round.state !== 'open') throw new Refused('rule', 'round-not-in-state')
    if (wish.decidedOn > ctx.today) throw refusedAt('decidedOn', 'day-in-future')
    const members = new Set([wish.headId, ...wish.memberIds])
    if (members.size < leastMembers) throw refusedAt('memberIds', 'council-too-small', { n: leastMembers })
    const { decisionNo: no, decidedOn: on, headId, memberIds } = wish
    await rounds.saveCouncil(ctx.db, id, { no, on, headId, memberIds })
    record(ctx, 'rewards.council-appointed', ofRound(id), { office, after: { ...wish } })
    return members.size
  })

const listedOf = async (ctx: Ctx, roundId: number) => {
  const all = await store.nominationsOf(ctx.db, roundId)
  return { all, listed: all.filter((one) => one.state === 'listed') }
}

const names = (some: readonly { name: string }[]): string => some.map((one) => one.name).join('; ')

/**
 * Opens the council's vote: nominating is over, all that was sent is listed or returned, and no check blocks what is
 * listed. The members and the share that the vote is counted by are kept as they stand.
 */
export const openVote = (
  ctx: Ctx,
  id: number,
  { metAt, on = ctx.today }: { metAt: string; on?: Day | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayRun(ctx.actor))
    if (round.state !== 'open') throw new Refused('rule', 'round-not-in-state')
    if (phaseOf(round, ctx.today) !== 'checking') throw new Refused('rule', 'still-nominating')
    if (on > ctx.today) throw refusedAt('on', 'day-in-future')
    if (round.council.length === 0) throw new Refused('rule', 'no-council')
    const { all, listed } = await listedOf(ctx, id)
    const waiting = all.filter((one) => one.state === 'sent')
    if (waiting.length > 0) throw new Refused('rule', 'nominations-unchecked', [], { n: waiting.length })
    if (listed.length === 0) throw new Refused('rule', 'nothing-listed')
    const checked = await checkAll(ctx, round, listed, await store.honoursFor(ctx.db, round))
    const blocked = listed.filter((one) => checked.get(one.id)?.clearance === 'blocked')
    if (blocked.length > 0) throw new Refused('rule', 'listed-blocked', [], { names: names(blocked) })
    const share = await settingOn(ctx.db, 'rewards.vote-share', ctx.today, 80)
    const members = round.council.length
    await rounds.openVote(ctx.db, id, { on, at: metAt, members, share, now: ctx.now })
    await tellVoting(ctx, round)
    record(ctx, 'rewards.vote-opened', ofRound(id), {
      office,
      after: { on, members, share, nominations: listed.length },
    })
  })

/**
 * A member's ballot on everything listed, in place of one cast before; on one's own nomination, or one's unit's, one
 * abstains whatever was marked. The record keeps who voted, not how.
 */
export const castBallot = (ctx: Ctx, id: number, votes: BallotInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayVote(ctx.actor, round.council))
    if (round.state !== 'voting') throw new Refused('rule', 'not-voting')
    const marked = new Map(votes.map((vote) => [vote.nominationId, vote.choice]))
    const { listed } = await listedOf(ctx, id)
    const ballots = listed.map((one) => ({
      nominationId: one.id,
      recused: policy.isOwn(ctx.actor, one),
      choice: policy.isOwn(ctx.actor, one) ? ('abstain' as const) : marked.get(one.id),
    }))
    const missed = ballots.filter((ballot) => ballot.choice === undefined)
    if (missed.length > 0)
      throw new Refused(
        'input',
        'bad-input',
        missed.map(({ nominationId }) => ({ field: `vote.${nominationId}`, reason: 'required' })),
      )
    const cast = ballots.flatMap(({ choice, ...rest }) => (choice ? [{ ...rest, choice }] : []))
    await ballotBox.saveBallots(ctx.db, ctx.actor.id ?? '', cast, ctx.now)
    const recused = cast.filter((ballot) => ballot.recused).map((ballot) => ballot.nominationId)
    record(ctx, 'rewards.voted', ofRound(id), { office, after: { nominations: cast.length, recused } })
  })

/** The council's head says why it goes on though a check warns; without it such a nomination cannot pass. */
export const giveCouncilReason = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const chair = (_: store.Nomination, round: rounds.Round) => policy.mayChair(ctx.actor, round.council)
    const { nomination, round, office } = await lockedNomination(ctx, id, 'reason', chair)
    if (policy.isOwn(ctx.actor, nomination)) throw new Refused('rule', 'own-nomination')
    const checked = await checkAll(ctx, round, [nomination], await store.honoursFor(ctx.db, round))
    if (checked.get(id)?.clearance !== 'warned') throw new Refused('rule', 'nothing-warned')
    await store.saveCouncilReason(ctx.db, id, reason, ctx.actor.id ?? '')
    record(ctx, 'rewards.council-reason', ofNomination(nomination), { office, reason })
  })

/**
 * The council's head closes the vote: every nomination is counted, what the checks say is kept with it. Refused while
 * nobody has voted, and while one that would pass has a warning without the council's reason.
 */
export const closeVote = (ctx: Ctx, id: number, conclusion: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = allowed(policy.mayChair(ctx.actor, round.council))
    if (round.state !== 'voting') throw new Refused('rule', 'not-voting')
    const { listed } = await listedOf(ctx, id)
    const ballots = await ballotBox.allBallots(ctx.db, id)
    if (ballots.length === 0) throw new Refused('rule', 'nobody-voted')
    const checked = await checkAll(ctx, round, listed, await store.honoursFor(ctx.db, round))
    const outcomes = listed.map((one) => {
      const found = checked.get(one.id)
      const of = ballots.filter((ballot) => ballot.nominationId === one.id)
      const count = countVotes(of, round.members ?? 0, round.voteShare ?? 100)
      const passed = count.passed && found?.clearance !== 'blocked'
      return { one, id: one.id, ...count, passed, clearance: found?.clearance, checks: found?.findings ?? [] }
    })
    const unsaid = outcomes.filter((o) => o.passed && o.clearance === 'warned' && !o.one.councilReason)
    if (unsaid.length > 0)
      throw new Refused('rule', 'warned-without-reason', [], { names: names(unsaid.map((o) => o.one)) })
    await ballotBox.saveOutcomes(
      ctx.db,
      outcomes.map(({ one: _, clearance: __, ...outcome }) => outcome),
    )
    await rounds.closeVote(ctx.db, id, { conclusion, personId: ctx.actor.id, at: ctx.now })
    await tellCounted(ctx, round)
    const passed = outcomes.filter((o) => o.passed).length
    record(ctx, 'rewards.vote-closed', ofRound(id), {
      office,
      after: { conclusion, passed, failed: outcomes.length - passed },
    })
  })

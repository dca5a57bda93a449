import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { documentsFrom } from '../../documents/facts.ts'
import { settingsOn } from '../../organisation/facts.ts'
import { publishedRounds } from '../../scoring/facts.ts'
import * as policy from '../policy.ts'
import { type Clearance, type Finding, seenBy } from '../rules/checks.ts'
import { type Share, sharesOf, stateFor } from '../rules/nomination.ts'
import { mayNominateOn, type Phase, phaseOf } from '../rules/round.ts'
import { formsOn, type RewardForm } from '../store/forms.ts'
import { honoursFor, type Nomination, nominationsOf } from '../store/nomination.ts'
import * as store from '../store/round.ts'
import { votersOf } from '../store/vote.ts'
import { checkAll } from './known.ts'

export type { RewardForm } from '../store/forms.ts'
export type { Round } from '../store/round.ts'

/** A round that this actor finds; missing otherwise. One statement. */
export const needRound = async (ctx: Ctx, id: number): Promise<store.Round> => {
  const round = policy.mayEnter(ctx.actor) ? await store.findRound(ctx.db, id) : undefined
  if (!round || (round.state === 'draft' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  return round
}

export type RoundLine = store.Round & store.RoundCounts & { phase: Phase }

/** The rounds that this actor finds, newest first; missing for who finds none. One statement. */
export const readRounds = async (ctx: Ctx) => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  const rounds = await store.listRounds(ctx.db, policy.mayOversee(ctx.actor))
  return {
    rounds: rounds.map((round): RoundLine => ({ ...round, phase: phaseOf(round, ctx.today) })),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
    oversees: policy.mayOversee(ctx.actor),
  }
}

/** A nomination as a round's table shows it to this actor. */
export type NominationLine = {
  nomination: Nomination
  findings: Finding[]
  clearance: Clearance
  own: boolean
}

export type RoundReading = {
  round: store.Round
  phase: Phase
  lines: NominationLine[]
  /** of what is before the council or was honoured */
  shares: Share
  documents: Awaited<ReturnType<typeof documentsFrom>>
  voters: number
  may: {
    run: boolean
    oversee: boolean
    /** sees how many are before the council */
    count: boolean
    nominate: boolean
    vote: boolean
    chair: boolean
    decide: boolean
  }
}

const counted: readonly Nomination['state'][] = ['listed', 'passed', 'awarded']

/** A round with the nominations that this actor may see, what the checks say, and what may be done. Six statements. */
export const readRound = async (ctx: Ctx, id: number): Promise<RoundReading> => {
  const { actor } = ctx
  const round = await needRound(ctx, id)
  const all = await nominationsOf(ctx.db, id)
  const seen = all.filter((one) => policy.maySee(actor, one, round.council))
  const honours = seen.length > 0 ? await honoursFor(ctx.db, round) : []
  const checked = await checkAll(ctx, round, seen, honours)
  const oversee = policy.mayOversee(actor)
  const sits = policy.sitsIn(actor, round.council)
  const told = policy.toldOutcome(actor, round.council, round.state === 'decided')
  return {
    round,
    phase: phaseOf(round, ctx.today),
    lines: seen.map((nomination) => {
      const { findings, clearance } = checked.get(nomination.id) ?? { findings: [], clearance: 'clear' }
      return {
        nomination: { ...nomination, state: stateFor(nomination.state, told) },
        findings: seenBy(findings, policy.eyesOf(actor, nomination, round.council)),
        clearance,
        own: policy.mayNominate(actor, nomination.fromUnitId) !== undefined,
      }
    }),
    shares: sharesOf(all.filter((one) => counted.includes(one.state))),
    documents: oversee ? await documentsFrom(ctx.db, { kind: 'reward-round', id }) : [],
    voters: (oversee || sits) && round.state === 'voting' ? await votersOf(ctx.db, id) : 0,
    may: {
      run: policy.mayRun(actor) !== undefined,
      oversee,
      count: oversee || sits || round.state === 'decided',
      nominate: mayNominateOn(round, ctx.today) && policy.nominatingUnits(actor).length > 0,
      vote: round.state === 'voting' && policy.mayVote(actor, round.council) !== undefined,
      chair: policy.mayChair(actor, round.council) !== undefined,
      decide: round.state === 'voted' && policy.mayDecide(actor) !== undefined,
    },
  }
}

/** What a round's form offers: forms of reward in force, and the numbers that hold today. Two statements. */
export const roundChoices = async (
  ctx: Ctx,
): Promise<{ forms: RewardForm[]; collectives: number; individuals: number }> => {
  const set = await settingsOn(ctx.db, ctx.today, {
    'rewards.most-collectives': 11,
    'rewards.most-individuals': 10,
  })
  return {
    forms: await formsOn(ctx.db, ctx.today),
    collectives: set['rewards.most-collectives'],
    individuals: set['rewards.most-individuals'],
  }
}

/** Published rankings of the house that nominations may be proposed from. One statement. */
export const resultChoices = async (ctx: Ctx): Promise<{ id: number; title: string; year: number }[]> =>
  (await publishedRounds(ctx.db)).filter((one) => one.place === null)

/** People who may sit in a council. One statement. */
export const councilChoices = (ctx: Ctx) => store.peopleChoices(ctx.db, ctx.today)

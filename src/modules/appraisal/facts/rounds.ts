import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { settingsOn } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { type CapStanding, capOf } from '../rules/cap.ts'
import { outcomeFor } from '../rules/lines.ts'
import { type Phase, phaseOf } from '../rules/round.ts'
import type { Cap, Level } from '../rules/scheme.ts'
import type { VoteOutcome } from '../rules/vote.ts'
import * as decisions from '../store/decision.ts'
import { type CaseOf, casesOf, type Rated, ratedOfRound } from '../store/rated.ts'
import * as store from '../store/round.ts'
import { listSchemes } from '../store/scheme.ts'
import { caseOf } from './cases.ts'

/** A round in the list, with this actor's own part in it. */
export type RoundLine = {
  round: store.Round
  phase: Phase
  whole: boolean
  own: Omit<CaseOf, 'roundId'>[]
}

/** A published result with the counts of the year before, where any source has them. */
export type ToldLine = decisions.Told & {
  previous: Partial<Record<Level, number>> | null
  names: decisions.DecisionRow[]
}

const commentUnits = (ctx: Ctx): number[] => [
  ...ctx.actor.mandates.filter((m) => m.roles.includes('focal')).map((m) => m.unitId),
  ...(policy.supervises(ctx.actor) ? ctx.actor.sees.unitIds : []),
]

/** What is public of decided ratings, with last year's counts beside. Two statements. */
export const toldRatings = async (db: Ctx['db']): Promise<ToldLine[]> => {
  const told = await decisions.toldRounds(db)
  const named = told.filter((one) => one.publish === 'names').map((one) => one.decisionId)
  const names = named.length > 0 ? await decisions.rowsOf(db, named) : []
  return told.map((one) => ({
    ...one,
    previous:
      told.find(
        (other) => other.year === one.year - 1 && other.block === one.block && other.place === one.place,
      )?.counts ?? null,
    names: names.filter((row) => row.decisionId === one.decisionId),
  }))
}

/** The rounds that this actor has a part in or oversees, and what is public. Four statements. */
export const readRounds = async (
  ctx: Ctx,
): Promise<{ rounds: RoundLine[]; told: ToldLine[]; mayRun: boolean; oversees: boolean }> => {
  const all = await store.listRounds(ctx.db)
  const own = await casesOf(ctx.db, { personId: ctx.actor.id, unitIds: commentUnits(ctx) })
  const lines = all.map(
    (round): RoundLine => ({
      round,
      phase: phaseOf(round, ctx.today),
      whole: policy.mayReadRound(ctx.actor, round),
      own:
        round.state === 'draft'
          ? []
          : own.filter((one) => one.roundId === round.id && (one.own || round.state === 'open')),
    }),
  )
  return {
    rounds: lines.filter((line) => line.round.state !== 'imported' && (line.whole || line.own.length > 0)),
    told: await toldRatings(ctx.db),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
    oversees: policy.mayOversee(ctx.actor),
  }
}

/** A round that this actor may see whole; missing otherwise. One statement. */
export const needRound = async (ctx: Ctx, id: number): Promise<store.Round> => {
  const round = await store.findRound(ctx.db, id)
  if (!round || round.state === 'imported' || !policy.mayReadRound(ctx.actor, round))
    throw new Refused('missing', 'page')
  return round
}

/** A person in the grid. Without a full sight only the name and the unit are there. */
export type GridRow = {
  rated: Pick<
    Rated,
    'id' | 'personName' | 'title' | 'titleEn' | 'unitName' | 'unitNameEn' | 'rated' | 'unratedReason'
  >
  sight: 'all' | 'own' | 'comment' | undefined
  /** whether this actor may open the person's page */
  whole: Rated | undefined
  outcome: VoteOutcome | undefined
  mayVote: boolean
  voted: boolean
  decided: { level: Level; version: number } | undefined
}

export type RoundReading = {
  round: store.Round
  phase: Phase
  rows: GridRow[]
  cap: { rule: Cap; standing: CapStanding; names: Map<number, string> } | undefined
  decisions: decisions.Decision[]
  objections: number
  may: {
    run: boolean
    compute: boolean
    preside: boolean
    putTogether: boolean
    decide: boolean
    oversee: boolean
  }
}

const capStanding = (round: store.Round, seen: readonly Rated[]): RoundReading['cap'] => {
  const rule = store.capOfRound(round)
  if (!rule || !seen.some((one) => one.proposal)) return undefined
  const order = round.scheme?.order ?? []
  const group = seen
    .filter((one) => one.rated)
    .map((one) => ({
      id: one.id,
      level: one.proposal?.level ?? null,
      order: order.map((key) => one.facts?.[key]?.value ?? null),
    }))
  return { rule, standing: capOf(group, rule), names: new Map(seen.map((one) => [one.id, one.personName])) }
}

/** A round with everybody in it, as far as this actor may know. Five statements. */
export const readRound = async (ctx: Ctx, id: number): Promise<RoundReading> => {
  const round = await needRound(ctx, id)
  const { actor } = ctx
  const persons = await ratedOfRound(ctx.db, id, ctx.today)
  const made = await decisions.decisionsOf(ctx.db, id)
  const newest = made.find((one) => one.state === 'decided')
  const lines = newest ? await decisions.rowsOf(ctx.db, [newest.id]) : []
  const levels = new Map(lines.map((line) => [line.ratedId, line.level]))
  const rows = persons.map((rated): GridRow => {
    const about = caseOf(rated, round)
    const sight = policy.sightOf(actor, about)
    const level = levels.get(rated.id)
    const whole = sight === 'all' || sight === 'own' ? rated : undefined
    return {
      rated,
      sight,
      whole,
      outcome: sight === 'all' ? outcomeFor(rated, round.seats, round.quorumPercent) : undefined,
      mayVote: rated.rated && policy.mayVote(actor, about) !== undefined,
      voted: rated.votes.some((vote) => vote.personId === actor.id),
      decided: whole && newest && level ? { level, version: newest.version } : undefined,
    }
  })
  const all = rows.every((row) => row.sight === 'all')
  return {
    round,
    phase: phaseOf(round, ctx.today),
    rows,
    // who cannot see one of the proposals is shown no count from which it could be told
    cap: all ? capStanding(round, persons) : undefined,
    decisions: made,
    objections: newest && all ? (await decisions.objectionsOf(ctx.db, { roundId: id })).length : 0,
    may: {
      run: policy.mayRun(actor) !== undefined,
      compute: policy.mayCompute(actor) !== undefined,
      preside: policy.mayPreside(actor, round.seats) !== undefined,
      putTogether: policy.mayPutTogether(actor) !== undefined,
      decide: policy.mayDecide(actor) !== undefined,
      oversee: policy.mayOversee(actor),
    },
  }
}

/** What the form of a round offers: issued schemes, and the days and shares that the province has set. */
export const roundChoices = async (ctx: Ctx) => ({
  schemes: await listSchemes(ctx.db, false),
  defaults: await settingsOn(ctx.db, ctx.today, {
    'appraisal.quorum-percent': 67,
    'appraisal.objection-days': 15,
  }),
})
export type RoundChoices = Awaited<ReturnType<typeof roundChoices>>

/** People who could sit in a council. */
export const councilChoices = (ctx: Ctx) => store.peopleChoices(ctx.db, ctx.today)

/** A round that this actor sees whole, its cases by unit and the versions of its decision. Three statements. */
export const roundOf = async (ctx: Ctx, id: number) => {
  const round = await needRound(ctx, id)
  const persons = await ratedOfRound(ctx.db, id, ctx.today)
  return {
    round,
    cases: new Map(persons.map((one) => [one.unitId, one.id])),
    decisions: await decisions.decisionsOf(ctx.db, id),
  }
}

import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as calibration from '../policy/calibration.ts'
import * as policy from '../policy.ts'
import { kinOf } from '../rules/kin.ts'
import { outlineOf } from '../rules/outline.ts'
import { explainBegun, firstOver, type Phase, phaseOf } from '../rules/phase.ts'
import { type SeatStanding, type SheetStanding, seatStandings, standingOfSheet } from '../rules/progress.ts'
import type { CriteriaSet, Domain } from '../rules/set.ts'
import {
  type Holder,
  holdersOfUnits,
  progressOfRound,
  type RoundSheet,
  signedOfRounds,
  treeOn,
} from '../store/progress.ts'
import * as store from '../store/round.ts'
import { ownSheets } from '../store/sheet.ts'

export type { Holder, RoundSheet } from '../store/progress.ts'
export type { Round, SeatRow, SetChoice } from '../store/round.ts'

/** A round in the list: where it stands, and the sheet of one's own unit in it. */
export type RoundLine = {
  round: store.Round
  phase: Phase
  own: { id: number; name: string; signedOn: string | null }[]
  signed: { sheets: number; signed: number } | undefined
}

/** The rounds that this actor finds, newest first; drafts for those who oversee them. Three statements. */
export const readRounds = async (
  ctx: Ctx,
): Promise<{ rounds: RoundLine[]; mayRun: boolean; oversees: boolean }> => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  const oversees = policy.mayOversee(ctx.actor)
  const rounds = await store.listRounds(ctx.db, oversees)
  const own = await ownSheets(ctx.db, ctx.actor)
  const signed = oversees ? await signedOfRounds(ctx.db) : new Map()
  return {
    rounds: rounds.map((round) => ({
      round,
      phase: phaseOf(round, ctx.today),
      own: own.filter((sheet) => sheet.roundId === round.id),
      signed: signed.get(round.id),
    })),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
    oversees,
  }
}

/** A round that this actor may see; missing otherwise. One statement. */
export const needRound = async (ctx: Ctx, roundId: number): Promise<store.Round> => {
  const round = policy.mayEnter(ctx.actor) ? await store.findRound(ctx.db, roundId) : undefined
  if (!round || (round.state === 'draft' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  return round
}

export type SheetLine = RoundSheet & {
  standing: SheetStanding
  /** whether this actor may open it, and which domains they see of it */
  sight: 'all' | readonly string[] | undefined
  own: boolean
}

export type RoundReading = {
  round: store.Round
  phase: Phase
  domains: readonly Domain[]
  seats: store.SeatRow[]
  sheets: SheetLine[]
  lateUnits: { sheet: SheetLine; holders: Holder[] }[]
  lateSeats: { seat: store.SeatRow; standing: SeatStanding; holders: Holder[] }[]
  seatStandings: ReadonlyMap<number, SeatStanding>
  may: { run: boolean; oversee: boolean }
  /** where this actor finds the blind second appraisals: what they say, or only their sample */
  blind: 'findings' | 'sample' | undefined
}

const setOfRound = async (ctx: Ctx, round: store.Round): Promise<CriteriaSet | undefined> =>
  round.setId === null || round.contentHash === null
    ? undefined
    : store.setOf(ctx.db, round.setId, round.contentHash)

const none = { done: 0, of: 0 }
const known = (standing: SheetStanding, shown: boolean): SheetStanding =>
  shown ? standing : { ...standing, first: none, explained: none, second: none }

const blindWay = (ctx: Ctx, round: store.Round, seats: readonly policy.Seat[]): RoundReading['blind'] => {
  if (round.state === 'imported' || !firstOver(round, ctx.today)) return undefined
  if (calibration.mayReadFindings(ctx.actor, seats)) return 'findings'
  return calibration.mayDraw(ctx.actor, seats) ? 'sample' : undefined
}

/** A round with how far everybody is and who is late by name, as far as this actor may know. Six statements. */
export const readRound = async (ctx: Ctx, roundId: number): Promise<RoundReading> => {
  const round = await needRound(ctx, roundId)
  const set = await setOfRound(ctx, round)
  const seats = await store.seatsOf(ctx.db, roundId)
  const progress = await progressOfRound(ctx.db, roundId)
  const tree = progress.length > 0 ? await treeOn(ctx.db, ctx.today) : new Map<number, number | null>()
  const leaves = set ? outlineOf(set).leaves : []
  const kin = (unitId: number) => kinOf(tree, unitId)
  const oversees = policy.mayOversee(ctx.actor)
  const appraising = seats.flatMap((seat) => (seat.domain === null ? [] : [{ ...seat, domain: seat.domain }]))
  const standings = new Map(
    seatStandings(appraising, progress, leaves, { round, today: ctx.today, kin }).map((one) => [
      one.seatId,
      one,
    ]),
  )
  const sheets = progress.flatMap((sheet): SheetLine[] => {
    const facts = { unitId: sheet.unitId, kin: [...kin(sheet.unitId)], round, clock: sheet.clock, seats }
    const sight = policy.sightOf(ctx.actor, facts, ctx.today)
    if (!sight && !oversees) return []
    // a unit learns how far its appraisal is when the explaining begins
    const shown = !sight?.own || oversees || explainBegun(round, sheet.clock, ctx.today)
    const seen =
      !sight || sight.domains === 'all'
        ? leaves
        : leaves.filter((one) => policy.seesDomain(sight, one.domain.code))
    return [
      {
        ...sheet,
        standing: known(standingOfSheet(sheet, seen, round, ctx.today), shown),
        sight: sight?.domains,
        own: sight?.own ?? false,
      },
    ]
  })
  const late = sheets.filter((sheet) => sheet.standing.unsignedLate && (oversees || sheet.own))
  const mine = new Set(policy.appointedDomains(ctx.actor, seats))
  const lateSeats = appraising.filter(
    (seat) => standings.get(seat.id)?.stage && (oversees || mine.has(seat.domain)),
  )
  const units = [...late.map((sheet) => sheet.unitId), ...lateSeats.flatMap((seat) => seat.unitId ?? [])]
  const holders = await holdersOfUnits(ctx.db, [...new Set(units)], ctx.today)
  const of = (unitId: number | null) => holders.filter((holder) => holder.unitId === unitId)
  return {
    round,
    phase: phaseOf(round, ctx.today),
    domains: set?.domains ?? [],
    seats,
    sheets,
    lateUnits: late.map((sheet) => ({ sheet, holders: of(sheet.unitId) })),
    lateSeats: lateSeats.map((seat) => ({
      seat,
      standing: standings.get(seat.id) as SeatStanding,
      holders: of(seat.unitId),
    })),
    seatStandings: standings,
    may: { run: policy.mayRun(ctx.actor) !== undefined, oversee: oversees },
    blind: blindWay(ctx, round, seats),
  }
}

/** What the forms of a round offer: issued sets, and for its seats units and people. */
export const roundChoices = async (ctx: Ctx): Promise<store.SetChoice[]> => store.usableSets(ctx.db)

export const seatChoices = (ctx: Ctx) => store.peopleChoices(ctx.db, ctx.today)

import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit, unitsToScore } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { daysInOrder, type RoundDays, type Stage } from '../rules/phase.ts'
import * as store from '../store/round.ts'
import { addReopening, findSheet, type Sheet, saveRanked } from '../store/sheet.ts'
import { tellOpened, tellReopened } from './tell.ts'

export type RoundWish = RoundDays & { year: number; title: string; setId: number }

const needRunner = (ctx: Ctx): policy.May => {
  const may = policy.mayRun(ctx.actor)
  if (!may) throw new Refused('forbidden', 'scoring.rounds')
  return may
}

const needDays = (wish: RoundDays): void => {
  const decision = daysInOrder(wish)
  if (!decision.ok)
    throw new Refused('input', 'bad-input', [{ field: decision.day ?? 'opensOn', reason: decision.reason }])
}

const needSet = async (ctx: Ctx, wish: RoundWish, but?: number): Promise<void> => {
  const set = await store.findUsableSet(ctx.db, wish.setId)
  if (set?.state !== 'issued')
    throw new Refused('input', 'bad-input', [{ field: 'setId', reason: 'set-not-issued' }])
  if (await store.roundTaken(ctx.db, wish.year, wish.setId, but)) throw new Refused('rule', 'round-taken')
}

/** Drafts a round of a year over an issued set; one for each block and year. Gives its number. */
export const makeRound = (ctx: Ctx, wish: RoundWish, invented = false): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { office } = needRunner(ctx)
    needDays(wish)
    await needSet(ctx, wish)
    const id = await store.addRound(ctx.db, wish, { personId: ctx.actor.id, at: ctx.now, invented })
    record(ctx, 'scoring.round-drafted', { kind: 'scoring-round', id }, { office, after: wish })
    return id
  })

/** A round that this actor runs, locked; the version is the one they saw. */
async function lockedRound(ctx: Ctx, roundId: number, version?: number): Promise<store.Round> {
  const round = await store.findRound(ctx.db, roundId, 'lock')
  if (!round || !policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  if (round.state === 'draft' && !policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  needRunner(ctx)
  if (version !== undefined && version !== round.version) throw new Refused('rule', 'changed-meanwhile')
  return round
}

const daysOf = (round: RoundDays): RoundDays => {
  const { opensOn, selfBy, firstBy, explainBy, secondBy, decideBy, publishBy, objectionBy } = round
  return { opensOn, selfBy, firstBy, explainBy, secondBy, decideBy, publishBy, objectionBy }
}

/** Edits a draft; of an open round only title and days, with the reason on record. */
export const editRound = (
  ctx: Ctx,
  roundId: number,
  wish: RoundWish & { reason?: string | null | undefined },
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId, version)
    const { office } = needRunner(ctx)
    if (round.state !== 'draft' && round.state !== 'open') throw new Refused('rule', 'round-decided')
    needDays(wish)
    const { reason, ...rest } = wish
    const open = round.state === 'open'
    if (open && !reason) throw new Refused('input', 'bad-input', [{ field: 'reason', reason: 'required' }])
    const next = open ? { ...rest, year: round.year, setId: round.setId ?? 0 } : rest
    if (!open) await needSet(ctx, next, roundId)
    await store.saveRound(ctx.db, roundId, next)
    const about = { kind: 'scoring-round', id: roundId }
    const before = { title: round.title, year: round.year, setId: round.setId, ...daysOf(round) }
    record(ctx, 'scoring.round-changed', about, { office, before, after: next, reason: reason ?? undefined })
  })

/** Opens a drafted round: every unit of its block gets a sheet, and its head and focal officer are told. Gives how many. */
export const openRound = (ctx: Ctx, roundId: number, version?: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId, version)
    const { office } = needRunner(ctx)
    if (round.state !== 'draft') throw new Refused('rule', 'round-open-already')
    const set = await store.findUsableSet(ctx.db, round.setId ?? 0)
    const root = await installationUnit(ctx.db)
    if (!set || !root || round.opensOn === null) throw new Refused('rule', 'round-not-ready')
    const of = { rootId: root.unitId, block: round.block, kinds: set.unitKinds, day: round.opensOn }
    const sheets = await unitsToScore(ctx.db, of)
    if (sheets.length === 0) throw new Refused('rule', 'round-without-units')
    await store.openRound(ctx.db, roundId, sheets, ctx.now)
    await tellOpened(ctx, round, sheets)
    record(
      ctx,
      'scoring.round-opened',
      { kind: 'scoring-round', id: roundId },
      { office, after: { sheets: sheets.length, setId: round.setId, contentHash: round.contentHash } },
    )
    return sheets.length
  })

export type SeatWish = {
  domains: readonly string[]
  unitId?: number | undefined
  personId?: string | undefined
}

const needSeats = (round: store.Round): void => {
  if (round.state !== 'draft' && round.state !== 'open') throw new Refused('rule', 'round-decided')
}

/** Appoints a unit's people, or one person, to appraise domains of a round. Gives the seats' numbers. */
export const appointAppraiser = (ctx: Ctx, roundId: number, wish: SeatWish): Promise<number[]> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const { office } = needRunner(ctx)
    needSeats(round)
    if ((wish.unitId === undefined) === (wish.personId === undefined))
      throw new Refused('input', 'bad-input', [{ field: 'unitId', reason: 'unit-or-person' }])
    const set =
      round.setId === null ? undefined : await store.setOf(ctx.db, round.setId, round.contentHash ?? '')
    const domains = wish.domains.filter((code) => set?.domains.some((domain) => domain.code === code))
    if (domains.length === 0 || domains.length < wish.domains.length)
      throw new Refused('input', 'bad-input', [{ field: 'domains', reason: 'required' }])
    const standing = await store.seatsOf(ctx.db, roundId)
    const unitId = wish.unitId ?? null
    const personId = wish.personId ?? null
    const seats = domains
      .filter(
        (domain) =>
          !standing.some((s) => s.domain === domain && s.unitId === unitId && s.personId === personId),
      )
      .map((domain) => ({
        seat: 'appraiser' as const,
        domain,
        unitId,
        personId,
        decisionNo: null,
        decidedOn: null,
      }))
    if (seats.length === 0) throw new Refused('rule', 'seat-given-already')
    const ids = await store.addSeats(ctx.db, roundId, seats, { personId: ctx.actor.id, at: ctx.now })
    const about = { kind: 'scoring-round', id: roundId }
    record(ctx, 'scoring.appraiser-appointed', about, { office, after: { domains, unitId, personId } })
    return ids
  })

export type CouncilWish = {
  decisionNo: string
  decidedOn: Day
  headId: string
  memberIds: readonly string[]
}

/** Appoints the round's temporary council by a decision; who sat before stays unless ended. */
export const appointCouncil = (ctx: Ctx, roundId: number, wish: CouncilWish): Promise<number[]> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const { office } = needRunner(ctx)
    needSeats(round)
    if (wish.decidedOn > ctx.today)
      throw new Refused('input', 'bad-input', [{ field: 'decidedOn', reason: 'day-to-come' }])
    const { decisionNo, decidedOn } = wish
    const members = [...new Set(wish.memberIds)].filter((id) => id !== wish.headId)
    const seat = (kind: 'council-head' | 'council') => (personId: string) => ({
      seat: kind,
      domain: null,
      unitId: null,
      personId,
      decisionNo,
      decidedOn,
    })
    const seats = [seat('council-head')(wish.headId), ...members.map(seat('council'))]
    const ids = await store.addSeats(ctx.db, roundId, seats, { personId: ctx.actor.id, at: ctx.now })
    record(ctx, 'scoring.council-appointed', { kind: 'scoring-round', id: roundId }, { office, after: wish })
    return ids
  })

/** Ends a seat; what was appraised from it stays. */
export const endSeat = (ctx: Ctx, roundId: number, seatId: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await lockedRound(ctx, roundId)
    const { office } = needRunner(ctx)
    if (!(await store.endSeat(ctx.db, roundId, seatId, ctx.now))) throw new Refused('missing', 'page')
    record(ctx, 'scoring.seat-ended', { kind: 'scoring-round', id: roundId }, { office, after: { seatId } })
  })

/** A sheet that the one who runs the round may act on: seen by its progress, whatever of its contents. */
async function sheetToRun(ctx: Ctx, sheetId: number): Promise<{ sheet: Sheet; may: policy.May }> {
  const sheet = await findSheet(ctx.db, sheetId, ctx.today, 'lock')
  if (!sheet || !(policy.mayOversee(ctx.actor) || policy.sightOf(ctx.actor, sheet, ctx.today)))
    throw new Refused('missing', 'page')
  const may = policy.mayReopen(ctx.actor, sheet)
  if (!may) throw new Refused('forbidden', 'scoring.reopenings')
  if (sheet.round.state !== 'open') throw new Refused('rule', 'round-decided')
  return { sheet, may }
}

/** Opens a stage of one sheet again until a day, with the reason on record; what had closed it is taken back. */
export const reopenStage = (
  ctx: Ctx,
  sheetId: number,
  wish: { stage: Stage; until: Day; reason: string },
): Promise<{ roundId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet, may } = await sheetToRun(ctx, sheetId)
    if (wish.until < ctx.today)
      throw new Refused('input', 'bad-input', [{ field: 'until', reason: 'day-gone' }])
    const by = { personId: ctx.actor.id ?? '', officeId: may.office?.id ?? null, at: ctx.now }
    await addReopening(ctx.db, sheetId, { ...wish, ...by })
    await tellReopened(ctx, sheet, wish)
    record(
      ctx,
      'scoring.reopened',
      { kind: 'score-sheet', id: sheetId, unitId: sheet.unitId },
      { office: may.office, after: { stage: wish.stage, until: wish.until }, reason: wish.reason },
    )
    return { roundId: sheet.roundId }
  })

/** A special unit is scored all the same but ranked with nobody, for a reason; or ranked again. */
export const setRanked = (
  ctx: Ctx,
  sheetId: number,
  wish: { ranked: boolean; reason: string | null },
): Promise<{ roundId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet, may } = await sheetToRun(ctx, sheetId)
    await saveRanked(ctx.db, sheetId, wish.ranked, wish.ranked ? null : wish.reason)
    record(
      ctx,
      'scoring.ranked',
      { kind: 'score-sheet', id: sheetId, unitId: sheet.unitId },
      {
        office: may.office,
        before: { ranked: sheet.ranked },
        after: { ranked: wish.ranked },
        reason: wish.reason ?? undefined,
      },
    )
    return { roundId: sheet.roundId }
  })

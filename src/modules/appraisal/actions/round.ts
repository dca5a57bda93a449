import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit, unitsOfBlock } from '../../organisation/facts.ts'
import type { CouncilInput, PrintedInput } from '../input.ts'
import * as policy from '../policy.ts'
import { mayBeCap } from '../rules/cap.ts'
import { dayOutOfOrder, daysInYear } from '../rules/round.ts'
import { inForce } from '../rules/scheme.ts'
import * as store from '../store/round.ts'
import { findScheme } from '../store/scheme.ts'
import { lockedRound } from './load.ts'
import { tellOpened, tellSeated } from './tell.ts'

const at = (field: string, reason: string): Refused => new Refused('input', 'bad-input', [{ field, reason }])

const needRunner = (ctx: Ctx) => {
  const office = policy.mayRun(ctx.actor)
  if (!office) throw new Refused('forbidden', 'rating.rounds')
  return office
}

const needSound = async (ctx: Ctx, wish: store.RoundWish, but?: number): Promise<void> => {
  const wrong = dayOutOfOrder(wish)
  if (wrong) throw at(wrong, 'day-before-the-last')
  const scheme = await findScheme(ctx.db, wish.schemeId)
  if (scheme?.state !== 'issued') throw at('schemeId', 'scheme-not-issued')
  if (!inForce(scheme, wish.year)) throw at('schemeId', 'scheme-of-another-time')
  if ((wish.capPercent === null) !== (wish.capReason === null)) throw at('capReason', 'cap-with-reason')
  if (wish.capPercent !== null && !mayBeCap(wish.capPercent, scheme.content.cap))
    throw at('capPercent', 'cap-beyond-exception')
  if (await store.roundTaken(ctx.db, wish.year, wish.block, but))
    throw new Refused('rule', 'rating-round-taken')
}

/** Drafts a rating round for the heads of a block's units; one for each year and block. Gives its number. */
export const makeRound = (ctx: Ctx, wish: store.RoundWish, invented = false): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = needRunner(ctx)
    await needSound(ctx, wish)
    const id = await store.addRound(ctx.db, wish, { personId: ctx.actor.id, at: ctx.now, invented })
    record(ctx, 'rating.round-drafted', { kind: 'rating-round', id }, { office, after: wish })
    return id
  })

/** Edits a draft; of a running round title, days and shares, with the reason on record. */
export const editRound = (
  ctx: Ctx,
  id: number,
  { reason, ...wish }: store.RoundWish & { reason?: string | undefined },
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id, version)
    const office = needRunner(ctx)
    if (round.state !== 'draft' && round.state !== 'open') throw new Refused('rule', 'rating-round-not-open')
    if (round.state === 'open' && !reason) throw at('reason', 'required')
    const { year, block, schemeId, postsOn } = round
    const fixed = { year, block, schemeId: schemeId ?? 0, postsOn: postsOn ?? wish.postsOn }
    const next = round.state === 'open' ? { ...wish, ...fixed } : wish
    await needSound(ctx, next, id)
    await store.saveRound(ctx.db, id, next)
    const { seats, scheme, ...before } = round
    record(ctx, 'rating.round-changed', { kind: 'rating-round', id }, { office, before, after: next, reason })
  })

/** Opens a round: whoever heads a unit of the block on its day is rated, and told. Gives how many. */
export const openRound = (ctx: Ctx, id: number, version?: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id, version)
    const office = needRunner(ctx)
    if (round.state !== 'draft' || round.postsOn === null) throw new Refused('rule', 'rating-round-open')
    const root = await installationUnit(ctx.db)
    if (!root) throw new Refused('rule', 'no-installation-unit')
    const units = await unitsOfBlock(ctx.db, round.block, root.unitId, round.postsOn)
    const heads = await store.headsOn(
      ctx.db,
      units.map((unit) => unit.unit_id),
      round.postsOn,
      round.year,
    )
    if (heads.length === 0) throw new Refused('rule', 'round-without-persons')
    const persons = heads.map((head) => ({ ...head, days: daysInYear(head, round.year) }))
    await store.openRound(ctx.db, id, persons, ctx.now)
    await tellOpened(ctx, round, persons)
    record(
      ctx,
      'rating.round-opened',
      { kind: 'rating-round', id },
      { office, after: { persons: persons.length } },
    )
    return persons.length
  })

/** Seats the round's council by a decision, in place of the one before. */
export const appointCouncil = (ctx: Ctx, id: number, wish: CouncilInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, id)
    const office = needRunner(ctx)
    if (round.state !== 'draft' && round.state !== 'open') throw new Refused('rule', 'rating-round-not-open')
    if (round.meetingAt) throw new Refused('rule', 'meeting-held')
    if (wish.decidedOn > ctx.today) throw at('decidedOn', 'day-to-come')
    const members = [...new Set(wish.memberIds)].filter((one) => one !== wish.headId)
    if (members.length === 0) throw at('memberIds', 'required')
    const seat = (kind: 'head' | 'member') => (personId: string) => ({
      seat: kind,
      personId,
      decisionNo: wish.decisionNo,
      decidedOn: wish.decidedOn as Day,
    })
    const seats = [seat('head')(wish.headId), ...members.map(seat('member'))]
    await store.seatCouncil(ctx.db, id, seats, { personId: ctx.actor.id, at: ctx.now })
    if (round.state === 'open') await tellSeated(ctx, round, seats)
    record(ctx, 'rating.council-appointed', { kind: 'rating-round', id }, { office, after: wish })
  })

/** Takes over a round that was published elsewhere, as printed: counts alone, with what the source says. */
export const importPrintedRating = (ctx: Ctx, input: PrintedInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = needRunner(ctx)
    const id = await store.addPrinted(ctx.db, {
      ...input,
      counts: input.counts as Record<string, number>,
      caveatVi: input.caveatVi ?? null,
      caveatEn: input.caveatEn ?? null,
      by: ctx.actor.id,
      at: ctx.now,
    })
    record(ctx, 'rating.imported', { kind: 'rating-round', id }, { office, after: input })
    return id
  })

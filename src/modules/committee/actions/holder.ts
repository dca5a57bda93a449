import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { findPersonByUsername } from '../../identity/facts.ts'
import type { HolderInput, SuccessionInput } from '../input.ts'
import { takeSeat } from '../rules.ts'
import * as store from '../store.ts'
import { endSeating, letReach } from './assign.ts'
import { seatSubject, shapedSeat } from './load.ts'

type Successor = { personId: string | null; name: string; from: Day; decisionNo: string }
type Loaded = Awaited<ReturnType<typeof shapedSeat>>

/** Who leaves goes the day before; what they reached by the seat goes with it. */
const leave = async (ctx: Ctx, { seat, committee, office }: Loaded, next: Successor): Promise<void> => {
  const { holding, assignments } = seat
  if (!holding) return
  const lastDay = addDays(next.from, -1)
  await store.endHolding(ctx.db, holding.id, lastDay)
  await endSeating(ctx, office, { committee, holding }, assignments, { lastDay, reason: next.decisionNo })
}

const seated = async (ctx: Ctx, loaded: Loaded, next: Successor): Promise<void> => {
  const { seat, committee, office } = loaded
  const [latest] = await store.listHoldings(ctx.db, seat.id)
  if (latest && latest.from > ctx.today) throw new Refused('rule', 'holder-since')
  const may = takeSeat(seat, seat.holding ?? undefined, next)
  if (!may.ok) throw new Refused('rule', may.reason)
  await leave(ctx, loaded, next)
  const row = { ...next, mandateId: null, at: ctx.now }
  const holding = { id: await store.addHolding(ctx.db, seat.id, row), ...next, mandateId: null }
  // what the seat answers for passes on with it
  await letReach(ctx, office, { committee, holding }, seat.assignments)
  record(ctx, 'committee.holder-changed', seatSubject(seat, committee), {
    office,
    before: seat.holding ? { name: seat.holding.name } : undefined,
    after: { name: next.name, from: next.from },
    reason: next.decisionNo,
  })
}

/** Passes a seat, its mandate and its assignments on to who holds its office now. One step; who sat here stays on record. */
export const passOn = (ctx: Ctx, id: number, input: SuccessionInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await shapedSeat(ctx, id)
    const next = loaded.seat.exOfficio
    if (!next) throw new Refused('rule', loaded.seat.office === null ? 'seat-of-no-office' : 'office-vacant')
    await seated(ctx, loaded, { ...next, ...input })
  })

/** Seats somebody by hand, where the seat's office is none of this installation's or has nobody with an account. */
export const seatHolder = (ctx: Ctx, id: number, input: HolderInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const loaded = await shapedSeat(ctx, id)
    if (loaded.seat.exOfficio) throw new Refused('rule', 'seat-of-an-office')
    const personId = input.username ? await findPersonByUsername(ctx.db, input.username) : null
    if (personId === undefined)
      throw new Refused('input', 'bad-input', [{ field: 'username', reason: 'person-unknown' }])
    const { from, decisionNo } = input
    await seated(ctx, loaded, { personId, name: input.name ?? input.username ?? '', from, decisionNo })
  })

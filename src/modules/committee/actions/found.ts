import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { listOffices } from '../../identity/facts.ts'
import { installationUnit, unitChoices } from '../../organisation/facts.ts'
import type { CommitteeInput, DutyInput, EndingInput, SeatInput } from '../input.ts'
import { mayShapeCommittee } from '../policy.ts'
import * as store from '../store.ts'
import { endSeating } from './assign.ts'
import { seatSubject, shapedCommittee, shapedSeat } from './load.ts'

const refuseField = (field: string, reason: string): never => {
  throw new Refused('input', 'bad-input', [{ field, reason }])
}

const standing = async (ctx: Ctx, field: string, unitId: number | undefined): Promise<void> => {
  if (unitId === undefined) return
  const units = await unitChoices(ctx.db, ctx.today)
  if (!units.some((unit) => unit.unit_id === unitId)) refuseField(field, 'unit-not-standing')
}

/** Records a committee of a unit by the decision that founds it. */
export const foundCommittee = (ctx: Ctx, input: CommitteeInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const provincial = (await installationUnit(ctx.db))?.unitId === input.unitId
    const office = mayShapeCommittee(ctx.actor, { unitId: input.unitId, provincial })
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    await standing(ctx, 'unitId', input.unitId)
    await standing(ctx, 'standingUnitId', input.standingUnitId)
    if (input.decidedOn > ctx.today) refuseField('decidedOn', 'in-the-future')
    const id = await store.addCommittee(ctx.db, {
      ...input,
      nameEn: input.nameEn ?? null,
      standingUnitId: input.standingUnitId ?? null,
      source: input.source ?? null,
      personId: ctx.actor.id,
      at: ctx.now,
    })
    const subject = { kind: 'committee', id, unitId: input.unitId }
    record(ctx, 'committee.founded', subject, { office, after: { ...input } })
    return { id }
  })

/** Gives a committee one more thing to answer for, from a day on, by a decision. */
export const addDuty = (ctx: Ctx, id: number, input: DutyInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { committee, office } = await shapedCommittee(ctx, id)
    await store.addDuty(ctx.db, id, { ...input, textEn: input.textEn ?? null })
    const subject = { kind: 'committee', id, unitId: committee.unitId }
    record(ctx, 'committee.duty-added', subject, { office, after: { ...input } })
  })

/** Adds a seat, bound to the office whose holder sits in it where the installation has that office. */
export const addSeat = (ctx: Ctx, id: number, input: SeatInput): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { committee, office } = await shapedCommittee(ctx, id)
    await standing(ctx, 'ofUnitId', input.ofUnitId)
    if (input.ofOffice && !(await listOffices(ctx.db)).some((one) => one.code === input.ofOffice))
      refuseField('ofOffice', 'not-one-of-these')
    const seat = {
      role: input.role,
      postVi: input.postVi,
      postEn: input.postEn ?? null,
      unitId: input.ofUnitId ?? null,
      office: input.ofOffice ?? null,
      from: input.from,
      decisionNo: input.decisionNo,
    }
    const seatId = await store.addSeat(ctx.db, id, seat)
    record(ctx, 'committee.seat-added', seatSubject({ id: seatId }, committee), { office, after: seat })
    return { id: seatId }
  })

/** Ends a seat on a day, with who sits in it and what it answers for. */
export const endSeat = (ctx: Ctx, id: number, input: EndingInput): Promise<{ committeeId: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { seat, committee, office } = await shapedSeat(ctx, id)
    if (seat.to !== null) throw new Refused('rule', 'seat-ended')
    if (input.lastDay < (seat.holding?.from ?? seat.from)) throw new Refused('rule', 'ends-before-it-begins')
    await store.endSeat(ctx.db, id, input.lastDay)
    const { holding } = seat
    const ending = { lastDay: input.lastDay, reason: input.decisionNo }
    if (holding) await endSeating(ctx, office, { committee, holding }, seat.assignments, ending)
    record(ctx, 'committee.seat-ended', seatSubject(seat, committee), { office, after: { ...input } })
    return { committeeId: committee.id }
  })

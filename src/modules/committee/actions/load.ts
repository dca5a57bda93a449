import type { Ctx, Mandate } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { mayShapeCommittee } from '../policy.ts'
import * as store from '../store.ts'

/** A committee as this actor may shape it, with the mandate it is done under; the system acts without one. */
export const shapedCommittee = async (
  ctx: Ctx,
  id: number,
): Promise<{ committee: store.CommitteeRow; office: Mandate | undefined }> => {
  const committee = await store.findCommittee(ctx.db, id)
  if (!committee) throw new Refused('missing', 'page')
  const office = mayShapeCommittee(ctx.actor, committee)
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  return { committee, office }
}

/** A seat with its committee, its row held, as this actor may change it. */
export const shapedSeat = async (ctx: Ctx, id: number) => {
  await store.lockSeat(ctx.db, id)
  const seat = await store.findSeat(ctx.db, id, ctx.today)
  if (!seat) throw new Refused('missing', 'page')
  return { seat, ...(await shapedCommittee(ctx, seat.committeeId)) }
}

/** How the record names a seat. */
export const seatSubject = (seat: { id: number }, committee: { unitId: number }) => ({
  kind: 'committee-seat',
  id: seat.id,
  unitId: committee.unitId,
})

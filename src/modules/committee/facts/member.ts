import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import * as store from '../store/member.ts'

export { mayFollow, sitsIn } from '../policy.ts'
export type { MemberSeat } from '../store/member.ts'

/** A seat on a day with who sits in it and what it answers for; undefined when it does not stand. One statement. */
export const memberSeat = (
  ctx: Ctx,
  id: number,
  day: Day = ctx.today,
): Promise<store.MemberSeat | undefined> => store.findMemberSeat(ctx.db, id, day)

/** The seats that this actor sits in today, or stands in for. One statement. */
export const ownSeats = ({ db, actor, today }: Ctx): Promise<store.MemberSeat[]> =>
  store.memberSeatsOf(
    db,
    {
      personId: actor.id ?? '',
      mandateIds: actor.mandates.flatMap((held) => (held.deputyFor ? [held.deputyFor.mandateId] : [])),
    },
    today,
  )

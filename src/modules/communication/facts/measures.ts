import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { added, type Sums } from '../rules/activity.ts'
import { standingOf, tallyOf } from '../rules/request.ts'
import { channelSums } from '../store/activity.ts'
import { listChannels } from '../store/channel.ts'
import { askedOf } from '../store/request.ts'

/** The channels by which `byChannel` counts, under the same key, in their order; those that have ended too. */
export const countedChannels = async (db: Db): Promise<{ key: string; name: { vi: string; en: string } }[]> =>
  (await listChannels(db)).map((one) => ({
    key: one.code ?? String(one.id),
    name: { vi: one.nameVi, en: one.nameEn },
  }))

/** What a unit did and acknowledged in some days. `byChannel`: number of activities by the channel's code, own channels under their number. */
export type CommunicationFigures = Sums & {
  channels: number
  byChannel: Record<string, number>
  asked: number
  acknowledged: number
  onTime: number
  late: number
  /** due, and not acknowledged by the day */
  none: number
}

/**
 * A unit's own figures in a span of days as they stood on a day: activities by the day they began, acknowledgements by the last
 * day of what was asked (not due yet: not counted). Two statements.
 */
export const communicationFigures = async (
  ctx: Ctx,
  { unitId, from, to }: { unitId: number; from: Day; to: Day },
  asOf: Day = ctx.today,
): Promise<CommunicationFigures> => {
  const { sees } = ctx.actor
  const until = asOf < to ? asOf : to
  const channels = await channelSums(ctx.db, sees, { from, to: until, unitId })
  const asked = await askedOf(sees, { unitIds: [unitId], from, to: until }, asOf).execute(ctx.db)
  const tally = tallyOf(asked.rows.map((one) => standingOf(one, asOf)))
  return {
    ...added(channels),
    channels: channels.length,
    byChannel: Object.fromEntries(channels.map((one) => [one.code ?? String(one.channelId), one.n])),
    asked: tally.of - tally.waiting,
    acknowledged: tally.done,
    onTime: tally['in-time'],
    late: tally.late,
    none: tally.overdue,
  }
}

import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Ctx, holds } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import type { SearchRow, SheetPart, WaitingRow } from '#platform/room.ts'
import { mayEnter, ownUnits } from '../policy.ts'
import { standingOf, tallyOf } from '../rules/request.ts'
import { hits, toAcknowledge, toRemind } from '../store/offers.ts'
import { type AddresseeRow, askedOf } from '../store/request.ts'
import { activityInSight } from '../store/sight.ts'
import { texts } from '../texts.ts'
import { spanOf } from './reading.ts'

/** What waits: documents to bring to one's staff, units to remind. */
export const waitingFor = (actor: Actor, today: Day): RawBuilder<WaitingRow> | null => {
  if (actor.kind !== 'person') return null
  const heads = actor.mandates.filter((held) => held.roles.includes('head')).map((held) => held.unitId)
  const asks = { province: holds(actor, 'standing-agency') !== undefined, unitIds: heads }
  const parts = [
    ...(ownUnits(actor).length > 0 ? [toAcknowledge(ownUnits(actor), today)] : []),
    ...(asks.province || heads.length > 0 ? [toRemind(asks, today)] : []),
  ]
  return parts.length === 0 ? null : sql<WaitingRow>`${sql.join(parts, sql` union all `)}`
}

/** Activities and requests in sight. */
export const search = (words: string, actor: Actor, _today: Day): RawBuilder<SearchRow> | null =>
  mayEnter(actor) ? hits(words, actor.sees) : null

type SheetRow = {
  activities: number
  asked: (AddresseeRow & { title: string; documentNo: string; askedOn: Day })[] | null
}

/** What a unit's sheet shows of communication: one row. */
export const sheetRows = (ctx: Ctx, unitId: number, day: Day): RawBuilder<SheetRow> => {
  const { sees } = ctx.actor
  const { from, to } = spanOf(yearOf(day))
  return sql<SheetRow>`select (select count(*)::int from communication_activity a where a.unit_id = ${unitId}
      and a.withdrawn_on is null and a.from_on between ${from}::date and ${to}::date and ${activityInSight(sees)}) as activities,
    (select jsonb_agg(q) from (${askedOf(sees, { unitIds: [unitId], from, to }, day)}) q) as asked`
}

/** The unit's figures of the year on its sheet, and what it has not acknowledged. */
export const sheet = (ctx: Ctx, unitId: number, day: Day, [row]: readonly SheetRow[]): SheetPart => {
  const t = texts[ctx.lang]
  const year = yearOf(day)
  const asked = (row?.asked ?? []).map((one) => ({ ...one, standing: standingOf(one, day) }))
  const tally = tallyOf(asked.map((one) => one.standing))
  const open = asked.filter(({ standing }) => standing.key === 'waiting' || standing.key === 'overdue')
  const url = `/communication/units/${unitId}?of=${year}`
  const list = `/communication/activities?of=${year}&unit=${unitId}`
  return {
    room: 'communication',
    title: t.communication,
    figures: [
      ...(tally.of > 0
        ? [{ name: t.acknowledgedFigure, value: tally.done, of: tally.of, percent: null, url }]
        : []),
      ...(row && row.activities > 0
        ? [{ name: t.activitiesFigure(year), value: row.activities, of: null, percent: null, url: list }]
        : []),
    ],
    lists:
      open.length === 0
        ? []
        : [
            {
              title: t.toAcknowledge,
              total: open.length,
              url,
              rows: open.slice(0, 10).map((one) => ({
                text: `${one.documentNo}: ${one.title}`,
                url: `/communication/requests/${one.requestId}`,
                due: one.dueOn,
                note: t.standings[one.standing.key](one.standing.days),
              })),
            },
          ],
  }
}

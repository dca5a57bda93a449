import type { RawBuilder } from 'kysely'
import type { Actor, Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { SearchRow, SheetPart } from '#platform/room.ts'
import { sightOf } from '../sight.ts'
import { hits, type OwnedWish, ownedWishes } from '../store/offers.ts'
import { texts } from '../texts.ts'

/** Meetings by their title and recommendations by their words, as far as the actor sees them. */
export const search = (words: string, actor: Actor): RawBuilder<SearchRow> | null =>
  actor.kind === 'person' ? hits(words, sightOf(actor)) : null

/** The recommendations that a unit was given to answer by a day, for its sheet, as far as they are in sight. */
export const sheetRows = (ctx: Ctx, unitId: number, day: Day): RawBuilder<OwnedWish> =>
  ownedWishes(sightOf(ctx.actor), unitId, day)

/** A unit's part: how many recommendations it answered, and those that wait, oldest due first. */
export const sheet = (ctx: Ctx, _unitId: number, _day: Day, rows: readonly OwnedWish[]): SheetPart => {
  const t = texts[ctx.lang]
  const open = rows.filter((one) => !one.answered)
  return {
    room: 'meetings',
    title: t.recommendations,
    figures:
      rows.length === 0
        ? []
        : [
            {
              name: t.answeredFigure,
              value: rows.length - open.length,
              of: rows.length,
              percent: null,
              url: '/meetings/recommendations',
            },
          ],
    lists:
      open.length === 0
        ? []
        : [
            {
              title: t.openRecommendations,
              total: open.length,
              url: '/meetings/recommendations',
              rows: open.slice(0, 10).map((one) => ({
                text: one.text,
                url: `/meetings/recommendations/${one.id}`,
                due: one.dueOn,
                note: null,
              })),
            },
          ],
  }
}

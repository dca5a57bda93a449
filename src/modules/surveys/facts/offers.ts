import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Ctx, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { exact, showRounded } from '#platform/exact.ts'
import type { SheetPart, WaitingRow } from '#platform/room.ts'
import { showDecimal } from '#ui/format.ts'
import { saidOfUnit, unfinishedRows } from '../store/results.ts'
import { findingsTexts } from '../texts/findings.ts'
import { readableUnits } from './findings.ts'
import { waitingFor as opening } from './offers-asking.ts'

/** What surveys said of a unit, for its sheet: the index of each with its interval. One statement. */
export const sheet = async (ctx: Ctx, unitId: number, day: Day): Promise<SheetPart> => {
  const t = findingsTexts[ctx.lang]
  const readable = readableUnits(ctx)
  const said = readable === null || readable.includes(unitId) ? await saidOfUnit(ctx.db, unitId, day) : []
  const rows = said.map(({ campaignId, title, whole, decimals }) => {
    const show = (value: string) => showDecimal(showRounded(exact(value), decimals, 'half_up'), ctx.lang)
    return {
      text: title,
      url: `/surveys/campaigns/${campaignId}/results?unit=${unitId}`,
      due: null,
      note: `${show(whole.value)}% (${show(whole.low)}–${show(whole.high)})`,
    }
  })
  return {
    room: 'surveys',
    title: t.surveys,
    figures: [],
    lists: rows.length > 0 ? [{ title: t.saidOf, about: 'figures', rows }] : [],
  }
}

/** What waits: surveys to open, closed ones to look through, results to fix. */
export const waitingFor = (actor: Actor, today: Day): RawBuilder<WaitingRow> | null => {
  const parts = [
    opening(actor, today),
    holds(actor, 'standing-agency') ? sql<WaitingRow>`${unfinishedRows()}` : null,
  ].filter((one) => one !== null)
  return parts.length > 0 ? sql<WaitingRow>`${sql.join(parts, sql` union all `)}` : null
}

import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Ctx, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { exact, showRounded } from '#platform/exact.ts'
import type { SheetPart, WaitingRow } from '#platform/room.ts'
import { showDecimal } from '#ui/format.ts'
import { type SaidOfUnit, saidOfUnit, unfinishedRows } from '../store/results.ts'
import { findingsTexts } from '../texts/findings.ts'
import { readableUnits } from './findings.ts'
import { waitingFor as opening } from './offers-asking.ts'

/** What surveys said of a unit, for its sheet; nothing for who does not read it. */
export const sheetRows = (ctx: Ctx, unitId: number, day: Day): RawBuilder<SaidOfUnit> | null => {
  const readable = readableUnits(ctx)
  return readable === null || readable.includes(unitId) ? saidOfUnit(unitId, day) : null
}

/** The index of each survey about a unit, with its interval. */
export const sheet = (ctx: Ctx, unitId: number, _: Day, said: readonly SaidOfUnit[]): SheetPart => {
  const t = findingsTexts[ctx.lang]
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

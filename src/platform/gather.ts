import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Day } from './day.ts'
import { kept } from './db.ts'
import type { Offers, SearchRow, SheetPart, WaitingRow, WorkArea } from './room.ts'

/** Rooms with what they offer; `deps.rooms` and `c.var.rooms` are such a list. */
export type Gatherer = readonly { offers?: Offers }[]

const union = <T>(parts: (RawBuilder<T> | null | undefined)[]): RawBuilder<T> | null => {
  const present = parts.filter((part) => part !== null && part !== undefined)
  if (present.length === 0) return null
  return sql<T>`${sql.join(
    present.map((part) => sql`(${part})`),
    sql` union all `,
  )}`
}

const waitingParts = (ctx: Ctx, rooms: Gatherer): RawBuilder<WaitingRow> | null =>
  union(rooms.map((room) => room.offers?.waitingFor?.(ctx.actor, ctx.today, ctx.lang)))

/** What waits for this actor in all rooms, oldest deadline first, in one statement. */
export const gatherWaiting = async (ctx: Ctx, rooms: Gatherer): Promise<WaitingRow[]> => {
  const all = waitingParts(ctx, rooms)
  if (!all) return []
  const found = await sql<WaitingRow>`
    ${kept} select * from (${all}) as w order by due_on nulls last, since nulls last, title limit 500`.execute(
    ctx.db,
  )
  return found.rows
}

export type BarFacts = { waiting: number; unread: number; province: string | null }

/** What the top bar says: how much waits, how many notices are unread, whose installation it is; one statement. */
export const gatherBar = async (
  ctx: Ctx,
  rooms: Gatherer,
  unread: RawBuilder<unknown> | null,
): Promise<BarFacts> => {
  const all = waitingParts(ctx, rooms)
  const name = ctx.lang === 'en' ? sql`coalesce(name_en, name_vi)` : sql`name_vi`
  const found = await sql<BarFacts>`
    ${kept} select ${all ? sql`(select count(*) from (${all}) as w)` : sql`0::bigint`} as waiting,
      ${unread ?? sql`0::bigint`} as unread,
      (select ${name} from unit_name where unit_id = (select (value #>> '{}')::bigint from setting
        where key = 'installation.unit' order by valid_from desc limit 1)) as province`.execute(ctx.db)
  return found.rows[0] ?? { waiting: 0, unread: 0, province: null }
}

/** Hits of all rooms for these words, best first, in one statement. */
export const gatherHits = async (
  ctx: Ctx,
  rooms: Gatherer,
  words: string,
  most: number,
): Promise<SearchRow[]> => {
  const all = union(rooms.map((room) => room.offers?.search?.(words, ctx.actor, ctx.today, ctx.lang)))
  if (!all) return []
  const found =
    await sql<SearchRow>`${kept} select * from (${all}) as h order by rank, title limit ${most}`.execute(
      ctx.db,
    )
  return found.rows
}

/** What the rooms' parts of a unit's sheet are made of, in the order of the rooms; one statement. */
const gatherSheetRows = async (
  ctx: Ctx,
  rooms: Gatherer,
  unitId: number,
  day: Day,
): Promise<(readonly unknown[])[]> => {
  const asked = rooms.map((room) => room.offers?.sheetRows?.(ctx, unitId, day) ?? null)
  const part = (select: RawBuilder<unknown> | null) =>
    select ? sql`(select coalesce(json_agg(p), '[]') from (${select}) p)` : sql`'[]'::json`
  if (asked.every((select) => select === null)) return asked.map(() => [])
  const found = await sql<{ all: (readonly unknown[])[] }>`
    ${kept} select json_build_array(${sql.join(asked.map(part))}) as all`.execute(ctx.db)
  return found.rows[0]?.all ?? []
}

/** Every room's part of a unit's sheet as it stood on a day: one statement, and those the rooms add. */
export const gatherSheet = async (
  ctx: Ctx,
  rooms: Gatherer,
  unitId: number,
  day: Day,
): Promise<SheetPart[]> => {
  const offering = rooms.filter((room) => room.offers?.sheet)
  const rows = await gatherSheetRows(ctx, offering, unitId, day)
  const parts: SheetPart[] = []
  for (const [at, { offers }] of offering.entries())
    if (offers?.sheet) parts.push(await offers.sheet(ctx, unitId, day, (rows[at] ?? []) as readonly never[]))
  return parts
}

/** The areas of work that mandates may reach on a day, from the room that keeps them. */
export const gatherAreas = async (ctx: Ctx, rooms: Gatherer): Promise<WorkArea[]> => {
  const areas = await Promise.all(rooms.map((room) => room.offers?.areas?.(ctx.db, ctx.today) ?? []))
  return areas.flat()
}

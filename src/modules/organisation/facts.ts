import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { SearchRow } from '#platform/room.ts'
import { projectRoot } from '#platform/root.ts'
import { type Workdays, workdays } from '#platform/workdays.ts'
import { readHolidays } from './csv.ts'
import { type CalendarDay, calendarOf } from './rules/calendar.ts'
import { type Setting, settings } from './rules/settings.ts'
import { groupOfName } from './rules/unit-groups.ts'
import { matchNames, type NamedUnit, type NameMatch } from './rules/unit-names.ts'
import * as store from './store.ts'

export { belowUnit } from './facts/below.ts'
export { type StoodUnit, unitsBeside } from './facts/like.ts'
export { type SuccessionFact, successionsBetween } from './facts/successions.ts'
export { type TreeUnit, unitTree } from './facts/tree.ts'

/** A unit's number by a code that it has or once had; the latest holder of the code wins. Undefined if none. */
export const findUnitByCode = async (db: Db, scheme: string, code: string): Promise<number | undefined> => {
  const row = await db
    .selectFrom('unit_code')
    .select('unit_id')
    .where('scheme', '=', scheme)
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row?.unit_id
}

/** Numbers of several units by code, in one statement. */
export const unitsByCode = async (
  db: Db,
  scheme: string,
  codes: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await sql<{ code: string; unit_id: number }>`
    select distinct on (code) code, unit_id from unit_code
    where scheme = ${scheme} and code = any(${[...codes]}::text[]) order by code, valid_from desc`.execute(db)
  return new Map(rows.rows.map((row) => [row.code, row.unit_id]))
}

/** Numbers of units by code, whatever its scheme: of several holders the one that stands, then the latest. */
export const unitsByAnyCode = async (db: Db, codes: readonly string[]): Promise<Map<string, number>> => {
  const rows = await sql<{ code: string; unit_id: number }>`
    select distinct on (code) code, unit_id from unit_code where code = any(${[...new Set(codes)]}::text[])
    order by code, valid_to desc nulls first, valid_from desc`.execute(db)
  return new Map(rows.rows.map((row) => [row.code, row.unit_id]))
}

const namedUnits = async (db: Db, day: Day): Promise<NamedUnit[]> => {
  const rows = await sql<NamedUnit>`
    select u.unit_id as "unitId", u.name_vi as "nameVi", u.short_name as "shortName",
      coalesce(array_agg(c.code) filter (where c.code is not null), '{}') as codes
    from unit_on(${day}::date) u left join unit_code c on c.unit_id = u.unit_id
    group by 1, 2, 3`.execute(db)
  return rows.rows
}

/** The units that names in a document may mean, as units stood on a day. */
export const findUnitsByName = async (db: Db, names: readonly string[], day: Day): Promise<NameMatch[]> =>
  matchNames(names, await namedUnits(db, day))

/** All units of a block ("department", "district", "commune") below a unit on a day, by name. */
export const unitsOfBlock = async (
  db: Db,
  block: string,
  rootId: number,
  day: Day,
): Promise<{ unit_id: number; name_vi: string }[]> => {
  const rows = await sql<{ unit_id: number; name_vi: string }>`
    select u.unit_id, u.name_vi from unit_on(${day}::date) u
    join unit_subtree(${rootId}, ${day}::date) s on s.unit_id = u.unit_id
    where u.block = ${block} and u.unit_id <> ${rootId} order by u.name_vi collate "vi-x-icu"`.execute(db)
  return rows.rows
}

/**
 * The units of a block below a unit as they stand on a day, of some kinds only where named, each with its code (of the
 * first scheme by name; its number when it has none). By code.
 */
export const unitsToScore = async (
  db: Db,
  of: { rootId: number; block: string; kinds: readonly string[]; day: Day },
): Promise<{ unitId: number; code: string; name: string; nameEn: string | null }[]> => {
  const rows = await sql<{ unitId: number; code: string; name: string; nameEn: string | null }>`
    select u.unit_id as "unitId", coalesce(k.code, u.unit_id::text) as code, u.name_vi as name,
      u.name_en as "nameEn"
    from unit_on(${of.day}::date) u
    join unit_subtree(${of.rootId}, ${of.day}::date) s on s.unit_id = u.unit_id
    left join lateral (select c.code from unit_code c where c.unit_id = u.unit_id and c.valid_from <= ${of.day}::date
      and (c.valid_to is null or c.valid_to >= ${of.day}::date) order by c.scheme, c.code limit 1) k on true
    where u.block = ${of.block} and u.unit_id <> ${of.rootId}
      and (${of.kinds.length} = 0 or u.kind = any(${[...of.kinds]}::text[]))
    order by 2, 1`.execute(db)
  return rows.rows
}

/** The unit this installation belongs to (the province), with its names; undefined before it is set up. */
export const installationUnit = async (
  db: Db,
): Promise<{ unitId: number; nameVi: string; nameEn: string | null } | undefined> => {
  const rows = await sql<{ unitId: number; nameVi: string; nameEn: string | null }>`
    select unit_id as "unitId", name_vi as "nameVi", name_en as "nameEn" from unit_name
    where unit_id = (select (value #>> '{}')::bigint from setting where key = 'installation.unit'
      order by valid_from desc limit 1)`.execute(db)
  return rows.rows[0]
}

/** A dated setting as it stands on a day; the fallback when nothing is set. */
export const settingOn = async <T>(db: Db, key: string, day: Day, fallback: T): Promise<T> => {
  const row = await sql<{ value: T }>`
    select value from setting where key = ${key} and valid_from <= ${day}::date order by valid_from desc limit 1`.execute(
    db,
  )
  return row.rows[0]?.value ?? fallback
}

/** Several settings as they hold on a day, in one statement; each key with what holds when nobody has set it. */
export const settingsOn = async <K extends string>(
  db: Db,
  day: Day,
  fallbacks: Record<K, number>,
): Promise<Record<K, number>> => {
  const rows = await sql<{ key: K; value: number }>`
    select distinct on (key) key, value from setting
    where key = any(${Object.keys(fallbacks)}::text[]) and valid_from <= ${day}::date order by key, valid_from desc`.execute(
    db,
  )
  return { ...fallbacks, ...Object.fromEntries(rows.rows.map((row) => [row.key, row.value])) }
}

/** The blocks of db/reference/unit-kinds.csv, in which units are counted and ranked together. */
export type Block =
  | 'nation'
  | 'ministry'
  | 'province'
  | 'department'
  | 'vertical-agency'
  | 'service-unit'
  | 'party-body'
  | 'fatherland-front'
  | 'district'
  | 'commune'
  | 'division'

/** Units that could be chosen in a form: number and name, as they stand on a day, of some blocks or of all. */
export const unitChoices = async (
  db: Db,
  day: Day,
  blocks?: readonly Block[],
): Promise<{ unit_id: number; name_vi: string; name_en: string | null; block: string }[]> => {
  const rows = await sql<{ unit_id: number; name_vi: string; name_en: string | null; block: string }>`
    select u.unit_id, u.name_vi, u.name_en, u.block from unit_on(${day}::date) u join unit_kind k on k.code = u.kind
    where ${blocks ? sql`u.block = any(${[...blocks]}::text[])` : sql`true`} order by k.position, u.name_vi collate "vi-x-icu"`.execute(
    db,
  )
  return rows.rows
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Units for the search: by any part of the name, with or without marks. */
export const search = (words: string, _actor: Actor, today: Day): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'organisation'::text as room, u.kind::text as kind, u.name_vi::text as title, p.name_vi::text as detail,
    ('/units/' || u.unit_id)::text as url,
    (case when folded(u.name_vi) = folded(${words}) then 0 when folded(u.name_vi) like folded(${escaped(words)}) || '%' then 1 else 3 end)::int as rank
  from unit_on(${today}::date) u left join unit_name p on p.unit_id = u.parent_id
  where folded(u.name_vi) like '%' || folded(${escaped(words)}) || '%'`

/** Kinds of units with their names in the language of the request, in order. */
export const listKinds = async (ctx: Ctx): Promise<{ code: string; name: string }[]> => {
  const kinds = await ctx.db.selectFrom('unit_kind').selectAll().orderBy('position').execute()
  return kinds.map((kind) => ({ code: kind.code, name: ctx.lang === 'en' ? kind.name_en : kind.name_vi }))
}

/** A page of units as they stood on a day, with the kinds to filter by. */
export const listUnits = async (
  ctx: Ctx,
  query: { day: Day; q?: string; kind?: string; parent?: number; limit: number; offset: number },
): Promise<{ kinds: { code: string; name: string }[]; units: store.UnitLine[] }> => ({
  kinds: await listKinds(ctx),
  units: await store.listUnits(ctx.db, query.day, {
    words: query.q,
    kind: query.kind,
    parentId: query.parent,
    limit: query.limit,
    offset: query.offset,
  }),
})

/** One unit with its versions, codes and successions; undefined if there is none of this number. */
export const readUnit = (ctx: Ctx, unitId: number): Promise<store.UnitCard | undefined> =>
  store.findUnit(ctx.db, unitId)

/**
 * Units that names in a document mean, on a day: a single unit, or all of a block for a collective name ("Các sở, ban,
 * ngành"). Names of no unit, or of several, come back in `unknown`.
 */
export const resolveUnits = async (
  db: Db,
  names: readonly string[],
  rootId: number,
  day: Day,
): Promise<Map<string, { unitIds: number[]; known: boolean }>> => {
  const distinct = [...new Set(names)]
  const matches = new Map((await findUnitsByName(db, distinct, day)).map((m) => [m.name, m.unitIds]))
  const blocks = new Map<string, number[]>()
  for (const row of await blockMembers(db, rootId, day)) blocks.set(row.block, row.unit_ids)
  return new Map(
    distinct.map((name) => {
      const block = groupOfName(name)
      const unitIds = block ? (blocks.get(block) ?? []) : (matches.get(name) ?? [])
      return [name, { unitIds, known: block ? unitIds.length > 0 : unitIds.length === 1 }]
    }),
  )
}

const blockMembers = async (
  db: Db,
  rootId: number,
  day: Day,
): Promise<{ block: string; unit_ids: number[] }[]> => {
  const rows = await sql<{ block: string; unit_ids: number[] }>`
    select u.block, array_agg(u.unit_id order by u.unit_id) as unit_ids from unit_on(${day}::date) u
    join unit_subtree(${rootId}, ${day}::date) s on s.unit_id = u.unit_id where u.unit_id <> ${rootId} group by u.block`.execute(
    db,
  )
  return rows.rows
}

/** The dated settings with all their values, newest first. */
export const readSettings = async (
  db: Db,
): Promise<(Setting & { values: { from: Day; value: number }[] })[]> => {
  const values = await store.settingValues(
    db,
    settings.map((setting) => setting.key),
  )
  return settings.map((setting) => ({
    ...setting,
    values: values.filter((v) => v.key === setting.key).map((v) => ({ from: v.valid_from, value: v.value })),
  }))
}

let published: CalendarDay[] | undefined

/** Days off and days made up for: as published (db/reference/public-holidays.csv), with what the province set. */
const readCalendar = async (db: Db): Promise<CalendarDay[]> => {
  published ??= readHolidays(readFileSync(join(projectRoot, 'db/reference/public-holidays.csv'), 'utf8'))
  return calendarOf(published, await store.setDays(db))
}

/** The calendar of a span of years. */
export const calendarOfYears = async (db: Db, from: number, to: number): Promise<CalendarDay[]> =>
  (await readCalendar(db)).filter(({ day }) => day >= `${from}-01-01` && day <= `${to}-12-31`)

/** Working days as the calendar has them now: Monday to Friday but for its days. */
export const workingCalendar = async (db: Db): Promise<Workdays> => {
  const days = await readCalendar(db)
  return workdays(days.flatMap(({ day, kind }) => (kind === 'week' ? [] : [{ day, kind }])))
}

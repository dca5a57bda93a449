import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { DayKind } from './rules/calendar.ts'
import type { UnitRow } from './rules/import.ts'
import type { SuccessionKind } from './rules/succession.ts'

/** Puts the kinds of the reference file in place; a kind that exists gets the file's words. */
export const saveKinds = async (
  db: Db,
  kinds: readonly { code: string; name_vi: string; name_en: string; block: string; position: number }[],
): Promise<void> => {
  await db
    .insertInto('unit_kind')
    .values([...kinds])
    .onConflict((oc) =>
      oc.column('code').doUpdateSet((eb) => ({
        name_vi: eb.ref('excluded.name_vi'),
        name_en: eb.ref('excluded.name_en'),
        block: eb.ref('excluded.block'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute()
}

/** Kinds and codes that a file of units is checked against. */
export const knownFor = async (
  db: Db,
  scheme: string,
): Promise<{ kinds: Set<string>; codes: Set<string> }> => {
  const kinds = await db.selectFrom('unit_kind').select('code').execute()
  const codes = await db.selectFrom('unit_code').select('code').where('scheme', '=', scheme).execute()
  return { kinds: new Set(kinds.map((k) => k.code)), codes: new Set(codes.map((c) => c.code)) }
}

/** Adds a checked file of units in one statement: lifetimes, first versions and codes; gives each code's unit. */
export const addUnits = async (
  db: Db,
  rows: readonly UnitRow[],
  scheme: string,
  defaultFrom: Day,
): Promise<{ code: string; unit_id: number }[]> => {
  const added = await sql<{ code: string; unit_id: number }>`
    with row as (
      select r.*, coalesce(nullif(r."validFrom", '')::date, ${defaultFrom}::date) as day_from,
        nullif(r."validTo", '')::date as day_to
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line int, code text, "nameVi" text, "nameEn" text,
        "shortName" text, kind text, "parentCode" text, "validFrom" text, "validTo" text)
    ), numbered as (
      select row.*, nextval(pg_get_serial_sequence('unit', 'id')) as unit_id from row
    ), life as (
      insert into unit (id, founded_on, ended_on) overriding system value
      select unit_id, day_from, day_to from numbered
    ), version as (
      insert into unit_version (unit_id, valid_from, valid_to, name_vi, name_en, short_name, kind, parent_id)
      select n.unit_id, n.day_from, n.day_to, n."nameVi", nullif(n."nameEn", ''), nullif(n."shortName", ''), n.kind,
        coalesce(p.unit_id, (select c.unit_id from unit_code c
          where c.scheme = ${scheme} and c.code = n."parentCode" order by c.valid_from desc limit 1))
      from numbered n left join numbered p on p.code = n."parentCode"
    )
    insert into unit_code (unit_id, scheme, code, valid_from, valid_to)
    select unit_id, ${scheme}, code, day_from, day_to from numbered
    returning code, unit_id`.execute(db)
  return added.rows
}

export type UnitLine = {
  unit_id: number
  name_vi: string
  name_en: string | null
  short_name: string | null
  kind: string
  block: string
  parent_id: number | null
  parent_name: string | null
  code: string | null
  below: number
  total: number
}

/** The units as they stood on a day, by words, kind and parent; `below` counts their direct sub-units. */
export const listUnits = async (
  db: Db,
  day: Day,
  filter: { words?: string; kind?: string; parentId?: number; limit: number; offset: number },
): Promise<UnitLine[]> => {
  const found = await sql<UnitLine>`
    select u.*, p.name_vi as parent_name,
      (select c.code from unit_code c where c.unit_id = u.unit_id and c.valid_from <= ${day}::date
        and (c.valid_to is null or c.valid_to >= ${day}::date) order by c.scheme limit 1) as code,
      (select count(*) from unit_version b where b.parent_id = u.unit_id and b.valid_from <= ${day}::date
        and (b.valid_to is null or b.valid_to >= ${day}::date)) as below,
      count(*) over () as total
    from unit_on(${day}::date) u left join unit_on(${day}::date) p on p.unit_id = u.parent_id
    join unit_kind k on k.code = u.kind
    where ${filter.words ? sql`folded(u.name_vi) like '%' || folded(${filter.words}) || '%'` : sql`true`}
      and ${filter.kind ? sql`u.kind = ${filter.kind}` : sql`true`}
      and ${filter.parentId ? sql`u.parent_id = ${filter.parentId}` : sql`true`}
    order by k.position, u.name_vi collate "vi-x-icu", u.unit_id
    limit ${filter.limit} offset ${filter.offset}`.execute(db)
  return found.rows
}

export type UnitCard = {
  unit_id: number
  founded_on: Day
  ended_on: Day | null
  versions: {
    valid_from: Day
    valid_to: Day | null
    name_vi: string
    name_en: string | null
    kind: string
    parent_id: number | null
    parent_name: string | null
    decision_no: string | null
  }[]
  codes: { scheme: string; code: string; valid_from: Day; valid_to: Day | null }[]
  successions: {
    kind: SuccessionKind
    effective_on: Day
    decision_no: string
    from_id: number
    from_name: string
    to_id: number | null
    to_name: string | null
  }[]
}

/** All that is known of one unit: its versions, codes and successions, oldest first. */
export const findUnit = async (db: Db, unitId: number): Promise<UnitCard | undefined> => {
  const found = await sql<UnitCard>`
    select u.id as unit_id, u.founded_on, u.ended_on,
      (select jsonb_agg(jsonb_build_object('valid_from', v.valid_from, 'valid_to', v.valid_to, 'name_vi', v.name_vi,
         'name_en', v.name_en, 'kind', v.kind, 'parent_id', v.parent_id, 'parent_name', p.name_vi,
         'decision_no', v.decision_no) order by v.valid_from)
       from unit_version v left join unit_name p on p.unit_id = v.parent_id where v.unit_id = u.id) as versions,
      coalesce((select jsonb_agg(jsonb_build_object('scheme', c.scheme, 'code', c.code, 'valid_from', c.valid_from,
         'valid_to', c.valid_to) order by c.valid_from, c.scheme) from unit_code c where c.unit_id = u.id), '[]') as codes,
      coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'effective_on', s.effective_on,
         'decision_no', s.decision_no, 'from_id', s.from_unit_id, 'from_name', f.name_vi, 'to_id', s.to_unit_id,
         'to_name', t.name_vi) order by s.effective_on)
       from unit_succession s join unit_name f on f.unit_id = s.from_unit_id
       left join unit_name t on t.unit_id = s.to_unit_id
       where u.id in (s.from_unit_id, s.to_unit_id)), '[]') as successions
    from unit u where u.id = ${unitId}`.execute(db)
  return found.rows[0]
}

/** Which of these units have ended by a day. */
export const endedUnits = async (db: Db, unitIds: readonly number[], day: Day): Promise<Set<number>> => {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where('id', 'in', [...unitIds])
    .where('ended_on', '<', day)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Adds the succession's rows and ends the units that end; what stood below a merged unit moves to its successor. */
export const addSuccession = async (
  db: Db,
  wish: {
    kind: SuccessionKind
    fromIds: readonly number[]
    toIds: readonly number[]
    effectiveOn: Day
    decisionNo: string
    lastDay: Day
  },
): Promise<void> => {
  const tos: (number | null)[] = wish.toIds.length > 0 ? [...wish.toIds] : [null]
  await db
    .insertInto('unit_succession')
    .values(
      wish.fromIds.flatMap((from) =>
        tos.map((to) => ({
          from_unit_id: from,
          to_unit_id: to,
          kind: wish.kind,
          effective_on: wish.effectiveOn,
          decision_no: wish.decisionNo,
        })),
      ),
    )
    .execute()
  const ending = wish.fromIds.filter((from) => !wish.toIds.includes(from))
  if (ending.length === 0) return
  await moveBelow(db, ending, wish.toIds[0], wish)
  await sql`update unit set ended_on = ${wish.lastDay} where id = any(${ending}::bigint[])`.execute(db)
  await sql`update unit_version set valid_to = ${wish.lastDay}
    where unit_id = any(${ending}::bigint[]) and valid_to is null`.execute(db)
  await sql`update unit_code set valid_to = ${wish.lastDay}
    where unit_id = any(${ending}::bigint[]) and valid_to is null`.execute(db)
}

const moveBelow = async (
  db: Db,
  from: readonly number[],
  to: number | undefined,
  wish: { effectiveOn: Day; lastDay: Day; decisionNo: string },
): Promise<void> => {
  if (to === undefined) return
  await sql`
    with closed as (
      update unit_version set valid_to = ${wish.lastDay}
      where parent_id = any(${[...from]}::bigint[]) and valid_to is null and valid_from < ${wish.effectiveOn}::date
      returning unit_id, name_vi, name_en, short_name, kind
    )
    insert into unit_version (unit_id, valid_from, name_vi, name_en, short_name, kind, parent_id, decision_no)
    select unit_id, ${wish.effectiveOn}, name_vi, name_en, short_name, kind, ${to}, ${wish.decisionNo} from closed`.execute(
    db,
  )
}

/** A new version of a unit from a day on; the one before ends the day before. */
export const addVersion = async (
  db: Db,
  unitId: number,
  change: {
    from: Day
    lastDay: Day
    nameVi: string
    nameEn?: string
    shortName?: string
    kind: string
    parentId?: number
    decisionNo: string
  },
): Promise<void> => {
  await db
    .updateTable('unit_version')
    .set({ valid_to: change.lastDay })
    .where('unit_id', '=', unitId)
    .where('valid_to', 'is', null)
    .execute()
  await db
    .insertInto('unit_version')
    .values({
      unit_id: unitId,
      valid_from: change.from,
      name_vi: change.nameVi,
      name_en: change.nameEn ?? null,
      short_name: change.shortName ?? null,
      kind: change.kind,
      parent_id: change.parentId ?? null,
      decision_no: change.decisionNo,
    })
    .execute()
}

/** Sets a dated setting; the same day's value is replaced. */
export const saveSetting = async (db: Db, key: string, from: Day, value: unknown): Promise<void> => {
  await sql`insert into setting (key, valid_from, value) values (${key}, ${from}, ${JSON.stringify(value)}::jsonb)
    on conflict (key, valid_from) do update set value = excluded.value`.execute(db)
}

const dayKey = 'calendar.day'

/** Sets what a day is; the last word on a day counts. */
export const saveDay = (db: Db, day: Day, kind: DayKind, reason: string): Promise<void> =>
  saveSetting(db, dayKey, day, { kind, reason })

/** The days that the province set, in order. */
export const setDays = async (db: Db): Promise<{ day: Day; kind: DayKind; reason: string }[]> => {
  const found = await sql<{ day: Day; kind: DayKind; reason: string }>`
    select valid_from as day, value ->> 'kind' as kind, value ->> 'reason' as reason
    from setting where key = ${dayKey} order by valid_from`.execute(db)
  return found.rows
}

/** Every dated value of these settings, newest first. */
export const settingValues = async (
  db: Db,
  keys: readonly string[],
): Promise<{ key: string; valid_from: Day; value: number }[]> => {
  const found = await sql<{ key: string; valid_from: Day; value: number }>`
    select key, valid_from, value from setting where key = any(${[...keys]}::text[]) order by key, valid_from desc`.execute(
    db,
  )
  return found.rows
}

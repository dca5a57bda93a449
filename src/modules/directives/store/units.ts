import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Candidate } from '../rules/names.ts'

export type Blocks = Record<'department' | 'district' | 'commune', number[]>

/** The departments, districts and communes below a unit on a day, in the order of lists. One statement. */
export const blocksBelow = async (db: Db, rootId: number, day: Day): Promise<Blocks> => {
  const found = await sql<{ block: keyof Blocks; ids: number[] }>`
    select u.block, array_agg(u.unit_id order by k.position, u.name_vi collate "vi-x-icu") as ids
    from unit_on(${day}::date) u join unit_subtree(${rootId}, ${day}::date) s on s.unit_id = u.unit_id
    join unit_name k on k.unit_id = u.unit_id
    where u.block in ('department', 'district', 'commune') and u.unit_id <> ${rootId} group by u.block`.execute(
    db,
  )
  const blocks: Blocks = { department: [], district: [], commune: [] }
  for (const row of found.rows) blocks[row.block] = row.ids
  return blocks
}

/** Names of those of these units that stand on a day. */
export const standingNames = async (
  db: Db,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, string>> => {
  const found = await sql<{ unit_id: number; name_vi: string }>`
    select unit_id, name_vi from unit_on(${day}::date) where unit_id = any(${[...new Set(unitIds)]}::bigint[])`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [row.unit_id, row.name_vi]))
}

/** Latest names of units, also of those that have ended. */
export const unitNames = async (db: Db, unitIds: readonly number[]): Promise<Map<number, string>> => {
  const found = await sql<{ unit_id: number; name_vi: string }>`
    select unit_id, name_vi from unit_name where unit_id = any(${[...new Set(unitIds)]}::bigint[])`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [row.unit_id, row.name_vi]))
}

export type UnitLabel = { unit_id: number; name_vi: string; name_en: string | null; parent: string | null }

/** Units that stand on a day, with the one above each: how a form shows those that were chosen by name. */
export const unitLabels = async (db: Db, unitIds: readonly number[], day: Day): Promise<UnitLabel[]> => {
  if (unitIds.length === 0) return []
  const found = await sql<UnitLabel>`
    select u.unit_id, u.name_vi, u.name_en, p.name_vi as parent from unit_on(${day}::date) u
    left join unit_name p on p.unit_id = u.parent_id
    where u.unit_id = any(${[...new Set(unitIds)]}::bigint[]) order by u.name_vi collate "vi-x-icu"`.execute(
    db,
  )
  return found.rows
}

const words = (text: RawBuilder<unknown>) =>
  sql`(' ' || regexp_replace(folded(${text}), '[^a-z0-9]+', ' ', 'g') || ' ')`

/** Units whose names hold the words of a name's stem, with or without marks, a dozen for each. One statement. */
export const unitsLike = async (
  db: Db,
  names: readonly { name: string; stem: string }[],
  day: Day,
): Promise<(Candidate & { word: string })[]> => {
  if (names.length === 0) return []
  const found = await sql<Candidate & { word: string }>`
    select word, "unitId", name, parent from (
      select w.name as word, u.unit_id as "unitId", u.name_vi as name, p.name_vi as parent,
        row_number() over (partition by w.name order by length(u.name_vi), u.name_vi, u.unit_id) as place
      from jsonb_to_recordset(${json(names)}::jsonb) w(name text, stem text)
      join unit_on(${day}::date) u on strpos(${words(sql`u.name_vi`)}, ${words(sql`w.stem`)}) > 0
      left join unit_name p on p.unit_id = u.parent_id where w.stem ~ '[[:alnum:]]') l
    where place <= 12 order by word, place`.execute(db)
  return found.rows
}

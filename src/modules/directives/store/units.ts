import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

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

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** The units that stand on a day. */
export const standingUnits = async (db: Db, day: Day): Promise<Set<number>> => {
  const found = await sql<{ unit_id: number }>`select unit_id from unit_on(${day}::date)`.execute(db)
  return new Set(found.rows.map((row) => row.unit_id))
}

/** Names of the units that lead or help in a plan's rows, by number. */
export const rowUnitNames = async (db: Db, planId: number): Promise<Map<number, UnitName>> => {
  const found = await sql<UnitName & { unit_id: number }>`
    select n.unit_id, n.name_vi as vi, coalesce(n.name_en, n.name_vi) as en, n.block from unit_name n
    where n.unit_id in (select unnest(lead_unit_ids || coordinator_unit_ids) from plan_task where plan_id = ${planId})`.execute(
    db,
  )
  return new Map(found.rows.map(({ unit_id, ...name }) => [unit_id, name]))
}
export type UnitName = { vi: string; en: string; block: string }

/** Units that a plan's rows may name: of the province's blocks, or a unit with all below it. */
export const choosableUnits = async (
  db: Db,
  day: Day,
  of: readonly string[] | number,
): Promise<{ id: number; vi: string; en: string }[]> => {
  const which =
    typeof of === 'number'
      ? sql`u.unit_id in (select unit_id from unit_subtree(${of}, ${day}::date))`
      : sql`u.block = any(${[...of]}::text[])`
  const found = await sql<{ id: number; vi: string; en: string }>`
    select u.unit_id as id, u.name_vi as vi, coalesce(u.name_en, u.name_vi) as en from unit_on(${day}::date) u
    join unit_name n on n.unit_id = u.unit_id
    where ${which} order by n.position, u.name_vi collate "vi-x-icu"`.execute(db)
  return found.rows
}

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** How many units stand on a day. */
export const countStanding = async (db: Db, day: Day): Promise<number> => {
  const found = await sql<{ n: number }>`select count(*) as n from unit_on(${day}::date)`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** Of these units those that stand on a day, by name. */
export const standingNames = async (
  db: Db,
  unitIds: readonly number[],
  day: Day,
): Promise<{ unit_id: number; name_vi: string }[]> => {
  const found = await sql<{ unit_id: number; name_vi: string }>`
    select unit_id, name_vi from unit_on(${day}::date) where unit_id = any(${[...unitIds]}::bigint[])
    order by name_vi collate "vi-x-icu"`.execute(db)
  return found.rows
}

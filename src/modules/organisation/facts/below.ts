import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A unit and all below it as they stand on a day, the unit itself first, then by name. */
export const belowUnit = async (
  db: Db,
  unitId: number,
  day: Day,
): Promise<{ unitId: number; name: string }[]> => {
  const found = await sql<{ unitId: number; name: string }>`
    select u.unit_id as "unitId", u.name_vi as name from unit_on(${day}::date) u
    join unit_subtree(${unitId}, ${day}::date) s on s.unit_id = u.unit_id
    order by u.unit_id <> ${unitId}, u.name_vi collate "vi-x-icu" limit 500`.execute(db)
  return found.rows
}

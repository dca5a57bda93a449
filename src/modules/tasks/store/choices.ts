import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export async function unitsBelow(
  db: Db,
  unitId: number,
  day: Day,
): Promise<{ unit_id: number; name: string }[]> {
  const found = await sql<{ unit_id: number; name: string }>`
    select s.unit_id, u.name_vi as name from unit_subtree(${unitId}, ${day}::date) s
    join unit_name u on u.unit_id = s.unit_id where s.depth > 0 and u.ended_on is null
    order by u.name_vi collate "vi-x-icu"`.execute(db)
  return found.rows
}

export async function personNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select person_id as id, name from person_name where person_id = any(${[...ids]}::text[])
    order by name collate "vi-x-icu"`.execute(db)
  return found.rows
}

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A unit in a tree of some blocks: its parent there, and its code of the first scheme by name. */
export type TreeUnit = {
  unitId: number
  parentUnitId: number | null
  code: string
  name: string
  nameEn: string | null
  kind: string
}

/** The units of these blocks below a unit as they stand on a day; what hangs on none of them hangs on the unit itself. */
export const unitTree = async (
  db: Db,
  rootId: number,
  blocks: readonly string[],
  day: Day,
): Promise<TreeUnit[]> => {
  const found = await sql<TreeUnit>`
    with units as (
      select u.unit_id, u.parent_id, u.name_vi, u.name_en, u.block from unit_on(${day}::date) u
      join unit_subtree(${rootId}, ${day}::date) s on s.unit_id = u.unit_id
      where u.unit_id = ${rootId} or u.block = any(${[...blocks]}::text[])
    )
    select u.unit_id as "unitId",
      case when u.unit_id = ${rootId} then null
        else coalesce((select a.unit_id from units a where a.unit_id = u.parent_id), ${rootId}::bigint) end as "parentUnitId",
      coalesce((select c.code from unit_code c where c.unit_id = u.unit_id and c.valid_from <= ${day}::date
        and (c.valid_to is null or c.valid_to >= ${day}::date) order by c.scheme, c.code limit 1), 'U' || u.unit_id) as code,
      u.name_vi as name, u.name_en as "nameEn", u.block as kind
    from units u order by u.unit_id`.execute(db)
  return found.rows
}

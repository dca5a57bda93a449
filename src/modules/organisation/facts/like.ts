import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A unit as it stood in a year. */
export type StoodUnit = {
  unitId: number
  name: string
  nameEn: string | null
  kind: string
  block: string
  endedOn: Day | null
}

/**
 * These units and all of the same kind below the same parents, as they stood on a day, or on an earlier one where they
 * had ended by then. One statement.
 */
export const unitsBeside = async (
  db: Db,
  unitIds: readonly number[],
  days: { first: Day; last: Day },
): Promise<StoodUnit[]> => {
  const found = await sql<StoodUnit>`
    with stood as (
      select distinct on (unit_id) * from (
        select 1 as later, u.* from unit_on(${days.last}::date) u union all select 2, u.* from unit_on(${days.first}::date) u) both_days
      order by unit_id, later)
    select s.unit_id as "unitId", s.name_vi as name, s.name_en as "nameEn", s.kind, s.block, n.ended_on as "endedOn"
    from stood s join unit_name n on n.unit_id = s.unit_id
    where exists (select from stood o where o.unit_id = any(${[...unitIds]}::bigint[]) and o.kind = s.kind
      and o.block = s.block and o.parent_id is not distinct from s.parent_id)
    order by s.name_vi collate "vi-x-icu"`.execute(db)
  return found.rows
}

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { type Sight, visible } from './sight.ts'

/** A unit's last inspection that had begun by a day, and how many had. */
export type LastVisit = { id: number; on: Day; visits: number }

/** The last visit of each of several units by a day, of those in sight. One statement. */
export const visitsOfUnits = async (
  db: Db,
  sight: Sight,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, LastVisit>> => {
  const found = await sql<LastVisit & { unitId: number }>`
    select distinct on (i.unit_id) i.unit_id as "unitId", i.id, i.begun_on as "on",
      (count(*) over (partition by i.unit_id))::int as visits
    from inspection i join inspection_plan p on p.id = i.plan_id
    where i.unit_id = any(${[...unitIds]}::bigint[]) and i.begun_on <= ${day}::date and i.state <> 'cancelled'
      and ${visible(sight)}
    order by i.unit_id, i.begun_on desc, i.id desc`.execute(db)
  return new Map(found.rows.map(({ unitId, ...visit }) => [unitId, visit]))
}

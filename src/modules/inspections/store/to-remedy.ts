import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { CountedFinding } from '../rules/measures.ts'

/** The issued findings that these units own, of inspections of years up to one, with what became of each. */
export const findingsOwnedBy = async (
  db: Db,
  unitIds: readonly number[],
  year: number,
): Promise<CountedFinding[]> => {
  const found = await sql<CountedFinding>`
    select f.id, i.unit_id as "unitId", f.item, i.begun_on as "begunOn", i.id as "inspectionId",
      f.owner_unit_id as "ownerUnitId", f.due_on as "dueOn",
      coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'onDay', e.on_day) order by e.id) from finding_event e
        where e.finding_id = f.id), '[]') as events
    from inspection_finding f join inspection i on i.id = f.inspection_id join inspection_plan p on p.id = i.plan_id
    where f.owner_unit_id = any(${[...unitIds]}::bigint[]) and p.year <= ${year} and i.begun_on is not null
      and f.state not in ('draft', 'withdrawn')`.execute(db)
  return found.rows
}

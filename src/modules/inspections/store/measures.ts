import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Counted, CountedFinding } from '../rules/measures.ts'

export type CountedYear = { inspections: Counted[]; findings: (CountedFinding & { year: number })[] }

/**
 * What the measures of a year count, of one unit where it is named: the year's inspections, and the findings of
 * inspections begun by its end with their events, since what is repeated looks back. One statement.
 */
export const countedOf = async (
  db: Db,
  of: { year: number; unitId?: number | undefined },
): Promise<CountedYear> => {
  const [all, unitId] = [of.unitId === undefined, of.unitId ?? 0]
  const found = await sql<CountedYear>`
    with counted as (
      select i.id, i.unit_id as "unitId", i.mode, i.begun_on as "begunOn", i.concluded_on as "concludedOn",
        (select min(s.on_day) from inspection_step s where s.inspection_id = i.id and s.kind = 'cancelled') as "cancelledOn"
      from inspection i join inspection_plan p on p.id = i.plan_id
      where p.year = ${of.year} and (${all} or i.unit_id = ${unitId})
    ), found as (
      select f.id, i.unit_id as "unitId", f.item, i.begun_on as "begunOn", i.id as "inspectionId", f.owner_unit_id as "ownerUnitId",
        f.due_on as "dueOn", p.year, (select jsonb_agg(jsonb_build_object('kind', e.kind, 'onDay', e.on_day) order by e.id)
          from finding_event e where e.finding_id = f.id) as events
      from inspection_finding f join inspection i on i.id = f.inspection_id join inspection_plan p on p.id = i.plan_id
      where p.year <= ${of.year} and i.begun_on is not null and f.state not in ('draft', 'withdrawn')
        and (${all} or i.unit_id = ${unitId} or f.owner_unit_id = ${unitId})
    )
    select coalesce((select json_agg(c) from counted c), '[]') as inspections,
      coalesce((select json_agg(f) from found f), '[]') as findings`.execute(db)
  return found.rows[0] ?? { inspections: [], findings: [] }
}

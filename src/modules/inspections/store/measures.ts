import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Counted, CountedFinding } from '../rules/measures.ts'

/** The inspections of a year that the measures count; of one unit where it is named. */
export const counted = async (
  db: Db,
  of: { year: number; unitId?: number | undefined },
): Promise<Counted[]> =>
  (
    await sql<Counted>`
      select i.id, i.unit_id as "unitId", i.mode, i.begun_on as "begunOn", i.concluded_on as "concludedOn",
        (select min(s.on_day) from inspection_step s where s.inspection_id = i.id and s.kind = 'cancelled') as "cancelledOn"
      from inspection i join inspection_plan p on p.id = i.plan_id
      where p.year = ${of.year} and (${of.unitId === undefined} or i.unit_id = ${of.unitId ?? 0})`.execute(db)
  ).rows

/** The findings of inspections begun by the end of a year, with their events: what is repeated looks back. */
export const countedFindings = async (
  db: Db,
  of: { year: number; unitId?: number | undefined },
): Promise<(CountedFinding & { year: number })[]> =>
  (
    await sql<CountedFinding & { year: number }>`
      select f.id, i.unit_id as "unitId", f.item, i.begun_on as "begunOn", i.id as "inspectionId", f.owner_unit_id as "ownerUnitId",
        f.due_on as "dueOn", p.year, (select jsonb_agg(jsonb_build_object('kind', e.kind, 'onDay', e.on_day) order by e.id)
          from finding_event e where e.finding_id = f.id) as events
      from inspection_finding f join inspection i on i.id = f.inspection_id join inspection_plan p on p.id = i.plan_id
      where p.year <= ${of.year} and i.begun_on is not null and f.state not in ('draft', 'withdrawn')
        and (${of.unitId === undefined} or i.unit_id = ${of.unitId ?? 0} or f.owner_unit_id = ${of.unitId ?? 0})`.execute(
      db,
    )
  ).rows

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Counted, CountedFinding } from '../rules/measures.ts'

type OfYear = { year: number }
export type BegunAndFound = { inspections: (Counted & OfYear)[]; findings: (CountedFinding & OfYear)[] }

/** Every inspection begun under a plan of a year or before, and what it found. One statement. */
export const begunAndFound = async (db: Db, year: number): Promise<BegunAndFound> => {
  const found = await sql<BegunAndFound>`
    with begun as (
      select i.*, p.year from inspection i join inspection_plan p on p.id = i.plan_id
      where p.year <= ${year} and i.begun_on is not null)
    select (select coalesce(json_agg(json_build_object('id', b.id, 'unitId', b.unit_id, 'mode', b.mode, 'year', b.year,
        'begunOn', b.begun_on, 'concludedOn', b.concluded_on, 'cancelledOn', (select min(s.on_day)
          from inspection_step s where s.inspection_id = b.id and s.kind = 'cancelled'))), '[]') from begun b) as inspections,
      (select coalesce(json_agg(json_build_object('id', f.id, 'unitId', b.unit_id, 'item', f.item, 'begunOn', b.begun_on,
        'inspectionId', b.id, 'ownerUnitId', f.owner_unit_id, 'dueOn', f.due_on, 'year', b.year,
        'events', (select json_agg(json_build_object('kind', e.kind, 'onDay', e.on_day) order by e.id)
          from finding_event e where e.finding_id = f.id))), '[]')
        from inspection_finding f join begun b on b.id = f.inspection_id
        where f.state not in ('draft', 'withdrawn')) as findings`.execute(db)
  return found.rows[0] ?? { inspections: [], findings: [] }
}

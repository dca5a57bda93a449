import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Heads and focal officers of the units that a period asks. */
export const holdersOfPeriod = async (db: Db, periodId: number, day: Day): Promise<string[]> => {
  const found = await sql<{ id: string }>`
    select distinct h.person_id as id from report_sheet s join mandate_on(${day}::date) h on h.unit_id = s.unit_id
    where s.period_id = ${periodId} and s.asked and h.roles && array['head', 'focal'] and s.parent_unit_id is not null`.execute(
    db,
  )
  return found.rows.map((row) => row.id)
}

export type DueTelling = {
  sheetId: number
  title: string
  unit: string
  dueOn: Day
  overdue: boolean
  personIds: string[]
}

/** Reports not handed in whose day is near, or is over since yesterday. One statement. */
export const dueTellings = async (db: Db, today: Day, soon: Day): Promise<DueTelling[]> => {
  const found = await sql<DueTelling>`
    select s.id as "sheetId", p.title, s.unit_name as unit, p.unit_due_on as "dueOn", p.unit_due_on < ${today}::date as overdue,
      array_agg(distinct h.person_id) as "personIds"
    from report_period p join report_sheet s on s.period_id = p.id and s.asked
    join mandate_on(${today}::date) h on h.unit_id = s.unit_id and h.roles && array['head', 'focal']
    where p.state = 'open' and s.state in ('draft', 'returned') and s.parent_unit_id is not null
      and (p.unit_due_on between ${today}::date and ${soon}::date
        or (p.unit_due_on = ${today}::date - 1 and s.submitted_on is null))
    group by s.id, p.id`.execute(db)
  return found.rows
}

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
  unitEn: string | null
  titleEn: string
  dueOn: Day
  overdue: boolean
  personIds: string[]
}

/** Reports not handed in whose day is near, or is over since yesterday. One statement. */
export const dueTellings = async (db: Db, today: Day, soon: Day): Promise<DueTelling[]> => {
  const found = await sql<DueTelling>`
    select s.id as "sheetId", p.title, p.title_en as "titleEn", s.unit_name as unit, s.unit_name_en as "unitEn",
      p.unit_due_on as "dueOn", p.unit_due_on < ${today}::date as overdue,
      array_agg(distinct h.person_id) as "personIds"
    from report_period p join report_sheet s on s.period_id = p.id and s.asked
    join mandate_on(${today}::date) h on h.unit_id = s.unit_id and h.roles && array['head', 'focal']
    where p.state = 'open' and s.state in ('draft', 'returned') and s.parent_unit_id is not null
      and (p.unit_due_on between ${today}::date and ${soon}::date
        or (p.unit_due_on = ${today}::date - 1 and s.submitted_on is null))
    group by s.id, p.id`.execute(db)
  return found.rows
}

export type Unsent = { sheetId: number; unit: string; unitEn: string | null; personIds: string[] }

/**
 * The units of a period that have handed in nothing, or got it back, each with who may do it: its own head and focal
 * officers, those of the unit above where it has nobody. One statement.
 */
export const unsentOf = async (db: Db, periodId: number, day: Day): Promise<Unsent[]> => {
  const found = await sql<Unsent>`
    with holder as (
      select unit_id, person_id from mandate_on(${day}::date) where roles && array['head', 'focal']
    )
    select s.id as "sheetId", s.unit_name as unit, s.unit_name_en as "unitEn",
      coalesce(nullif(array(select distinct h.person_id from holder h where h.unit_id = s.unit_id), '{}'),
        array(select distinct h.person_id from holder h where h.unit_id = above.unit_id)) as "personIds"
    from report_sheet s left join report_sheet above on above.period_id = s.period_id
      and above.unit_id = s.parent_unit_id and above.parent_unit_id is not null
    where s.period_id = ${periodId} and s.asked and s.parent_unit_id is not null and s.state in ('draft', 'returned')
    order by s.unit_name collate "vi-x-icu"`.execute(db)
  return found.rows
}

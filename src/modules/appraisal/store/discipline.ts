import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { DisciplineForm } from '../rules/discipline.ts'

/** A disciplinary decision on a person; `until` is the last day of its effect, null without end. */
export type Discipline = {
  id: number
  personId: string
  form: DisciplineForm
  decisionNo: string
  decidedOn: Day
  until: Day | null
}

/** Decisions on these persons that were made or in effect between two days, oldest first. One statement. */
export const disciplineBetween = async (
  db: Db,
  personIds: readonly string[],
  from: Day,
  to: Day,
): Promise<Discipline[]> => {
  const found = await sql<Discipline>`
    select id, person_id as "personId", form, decision_no as "decisionNo", decided_on as "decidedOn", until
    from discipline_event
    where person_id = any(${[...personIds]}::text[]) and withdrawn_at is null
      and decided_on <= ${to}::date and (until is null or until >= ${from}::date)
    order by decided_on, id`.execute(db)
  return found.rows
}

/** An entry of the record with who entered it and from what. */
export type DisciplineLine = Discipline & {
  personName: string
  source: string
  note: string | null
  enteredBy: string
  enteredAt: Date
  withdrawnAt: Date | null
  withdrawnReason: string | null
}

const line = sql`e.id, e.person_id as "personId", p.name as "personName", e.form, e.decision_no as "decisionNo",
  e.decided_on as "decidedOn", e.until, e.source, e.note, b.name as "enteredBy", e.entered_at as "enteredAt",
  e.withdrawn_at as "withdrawnAt", e.withdrawn_reason as "withdrawnReason"`

/** The record of discipline, newest first. */
export const listDiscipline = async (db: Db, limit = 500): Promise<DisciplineLine[]> => {
  const found = await sql<DisciplineLine>`
    select ${line} from discipline_event e join person_name p on p.person_id = e.person_id
    join person_name b on b.person_id = e.entered_by order by e.decided_on desc, e.id desc limit ${limit}`.execute(
    db,
  )
  return found.rows
}

/** One entry, locked. */
export const findDiscipline = async (db: Db, id: number): Promise<DisciplineLine | undefined> => {
  const found = await sql<DisciplineLine>`
    select ${line} from discipline_event e join person_name p on p.person_id = e.person_id
    join person_name b on b.person_id = e.entered_by where e.id = ${id} for update of e`.execute(db)
  return found.rows[0]
}

export type NewDiscipline = Omit<Discipline, 'id'> & {
  source: string
  note: string | null
  by: string
  officeId: number | null
  at: Date
}

export const addDiscipline = async (db: Db, e: NewDiscipline): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into discipline_event (person_id, form, decision_no, decided_on, until, source, note, entered_by,
      entered_office_id, entered_at)
    values (${e.personId}, ${e.form}, ${e.decisionNo}, ${e.decidedOn}::date, ${e.until}::date, ${e.source}, ${e.note},
      ${e.by}, ${e.officeId}, ${e.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const withdrawDiscipline = async (
  db: Db,
  id: number,
  by: { personId: string | null; at: Date; reason: string },
): Promise<void> => {
  await sql`update discipline_event set withdrawn_at = ${by.at}, withdrawn_by = ${by.personId},
    withdrawn_reason = ${by.reason} where id = ${id}`.execute(db)
}

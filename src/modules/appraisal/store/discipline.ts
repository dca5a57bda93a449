import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Forms of discipline, mildest first: NĐ 112/2020/NĐ-CP; two of them left the law for civil servants in 2025. */
export const disciplineForms = ['reprimand', 'warning', 'salary', 'demotion', 'removal', 'dismissal'] as const
export type DisciplineForm = (typeof disciplineForms)[number]

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

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { TaskState } from '../../tasks/rules/task.ts'

export type NewImprovement = { leaf: string; lost: string; instructionId: number }

/** Notes which work was given for which weak criterion, and what was lost there. One statement. */
export const addImprovements = async (
  db: Db,
  sheetId: number,
  list: readonly NewImprovement[],
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await sql`insert into score_improvement (sheet_id, leaf, lost, instruction_id, person_id, at)
    select ${sheetId}, l.leaf, l.lost, l."instructionId", ${by.personId}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as l(leaf text, lost numeric, "instructionId" bigint)`.execute(
    db,
  )
}

/** Work given for a weak criterion, with how it stands; `year` is the round's in which the points were lost. */
export type Improvement = {
  leaf: string
  lost: string
  year: number
  sheetId: number
  taskId: number
  code: string
  title: string
  state: TaskState
  dueOn: Day | null
  completedOn: Day | null
}

/** Work given from this sheet, and from the unit's sheet of the year before: what the next round has to show. */
export const improvementsFor = async (db: Db, sheetId: number): Promise<Improvement[]> =>
  (
    await sql<Improvement>`
      select i.leaf, i.lost::text, r.year, s.id as "sheetId", t.task_id as "taskId", t.code, t.title, t.state,
        t.due_on as "dueOn", t.completed_on as "completedOn"
      from score_sheet h join scoring_round hr on hr.id = h.round_id
      join score_sheet s on s.unit_id = h.unit_id
      join scoring_round r on r.id = s.round_id and r.year in (hr.year, hr.year - 1) and r.block = hr.block
      join score_improvement i on i.sheet_id = s.id
      join task_standing t on t.instruction_id = i.instruction_id
      where h.id = ${sheetId} order by r.year desc, i.leaf, t.task_id`.execute(db)
  ).rows

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { TaskState } from '../rules/task.ts'

/** What a notice about a task needs; the same columns that the list shows. */
export type Told = {
  id: number
  code: string
  title: string
  state: TaskState
  dueOn: Day | null
  submittedOn: Day | null
  completedOn: Day | null
  leadUnitId: number
  leadName: string
  focalPersonId: string | null
  coordinatorUnitIds: number[]
  parentLeadUnitId: number | null
  issuerUnitId: number | null
  reason: string | null
  mentions: string[] | null
  author: string | null
}

/** A task with the event or the note of which people are told. */
export async function findTold(
  db: Db,
  taskId: number,
  { eventId, noteId }: { eventId?: number; noteId?: number },
): Promise<Told | undefined> {
  const found = await sql<Told>`
    select t.id, t.code, t.title, t.state, t.due_on as "dueOn", t.submitted_on as "submittedOn",
      t.completed_on as "completedOn", t.lead_unit_id as "leadUnitId", u.name_vi as "leadName",
      t.focal_person_id as "focalPersonId", i.issuer_unit_id as "issuerUnitId",
      array(select unit_id from task_coordinator c where c.task_id = t.id) as "coordinatorUnitIds",
      (select p.lead_unit_id from task p where p.id = t.parent_id) as "parentLeadUnitId",
      coalesce(e.reason, left(n.text, 300)) as reason, n.mentions, coalesce(e.person_id, n.person_id) as author
    from task t join instruction i on i.id = t.instruction_id join unit_name u on u.unit_id = t.lead_unit_id
      left join task_event e on e.id = ${eventId ?? null} and e.task_id = t.id
      left join task_note n on n.id = ${noteId ?? null} and n.task_id = t.id
    where t.id = ${taskId}`.execute(db)
  return found.rows[0]
}

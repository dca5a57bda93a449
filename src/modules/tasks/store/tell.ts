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
  /** what a coordinating unit told of its part */
  part: { unit: string; done: boolean } | null
  /** when it happened */
  at: Date
}

/** A task with the event, the note or the part of which people are told. */
export async function findTold(
  db: Db,
  taskId: number,
  { eventId, noteId, partId }: { eventId?: number; noteId?: number; partId?: number },
): Promise<Told | undefined> {
  const found = await sql<Told>`
    select t.id, t.code, t.title, t.state, t.due_on as "dueOn", t.submitted_on as "submittedOn",
      t.completed_on as "completedOn", t.lead_unit_id as "leadUnitId", u.name_vi as "leadName",
      t.focal_person_id as "focalPersonId", i.issuer_unit_id as "issuerUnitId",
      array(select unit_id from task_coordinator c where c.task_id = t.id) as "coordinatorUnitIds",
      (select p.lead_unit_id from task p where p.id = t.parent_id) as "parentLeadUnitId",
      coalesce(e.reason, b.note, left(n.text, 300)) as reason, n.mentions, coalesce(e.person_id, n.person_id, b.person_id) as author,
      coalesce(e.at, n.at, b.at, t.made_at) as at,
      case when b.id is not null then json_build_object('done', b.done,
        'unit', (select w.name_vi from unit_name w where w.unit_id = b.unit_id)) end as part
    from task t join instruction i on i.id = t.instruction_id join unit_name u on u.unit_id = t.lead_unit_id
      left join task_event e on e.id = ${eventId ?? null} and e.task_id = t.id
      left join task_contribution b on b.id = ${partId ?? null} and b.task_id = t.id
      left join task_note n on n.id = ${noteId ?? null} and n.task_id = t.id
    where t.id = ${taskId}`.execute(db)
  return found.rows[0]
}

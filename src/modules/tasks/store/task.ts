import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Held } from '../policy.ts'
import type { EventDraft, EventFacts, Task, TaskEvent } from '../rules/task.ts'
import { visibleTo } from './visible.ts'

/** A task about to be changed: its row is locked until the transaction ends. */
export type LockedTask = Held & {
  id: number
  version: number
  code: string
  title: string
  instructionId: number
  areaId: number | null
  events: TaskEvent[]
}

type Row = {
  id: number
  version: number
  code: string
  title: string
  instruction_id: number
  area_id: number | null
  lead_unit_id: number
  lead_subtree: number[]
  parent_lead_unit_id: number | null
  issuer_unit_id: number | null
  submitted_by: string | null
}

/** Locks a task that the actor may see and gives it with its events; undefined when there is none in sight. */
export async function findTaskForUpdate(
  db: Db,
  actor: Actor,
  id: number,
  today: Day,
): Promise<LockedTask | undefined> {
  const found = await sql<Row>`
    select t.id, t.version, t.code, t.title, t.instruction_id, t.area_id, t.lead_unit_id, t.submitted_by,
      i.issuer_unit_id, (select p.lead_unit_id from task p where p.id = t.parent_id) as parent_lead_unit_id,
      array(select unit_id from unit_subtree(t.lead_unit_id, ${today}::date)) as lead_subtree
    from task t join instruction i on i.id = t.instruction_id
    where t.id = ${id} and ${visibleTo(actor)}
    for update of t`.execute(db)
  const row = found.rows[0]
  if (!row) return undefined
  const events = await eventsOf(db, id)
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    title: row.title,
    instructionId: row.instruction_id,
    areaId: row.area_id,
    leadUnitId: row.lead_unit_id,
    leadSubtree: row.lead_subtree,
    parentLeadUnitId: row.parent_lead_unit_id,
    issuerUnitId: row.issuer_unit_id,
    submittedBy: row.submitted_by,
    events,
  }
}

type EventRow = {
  id: number
  task_id: number
  kind: TaskEvent['kind']
  on_day: Day
  at: Date
  state_to: TaskEvent['stateTo']
  person_id: string | null
  mandate_id: number | null
  reason: string | null
  due_from: Day | null
  due_to: Day | null
  lead_unit_id: number | null
  document_no: string | null
  facts: EventFacts
}

const eventOf = (row: EventRow): TaskEvent => ({
  id: row.id,
  kind: row.kind,
  onDay: row.on_day,
  at: row.at,
  stateTo: row.state_to,
  personId: row.person_id,
  mandateId: row.mandate_id,
  reason: row.reason,
  dueFrom: row.due_from,
  dueTo: row.due_to,
  leadUnitId: row.lead_unit_id,
  documentNo: row.document_no,
  facts: row.facts,
})

/** All that happened to a task, in order. */
export async function eventsOf(db: Db, taskId: number): Promise<TaskEvent[]> {
  const found = await sql<EventRow>`select * from task_event where task_id = ${taskId} order by id`.execute(
    db,
  )
  return found.rows.map(eventOf)
}

/** The events of several tasks in one statement, by task. */
export async function eventsOfMany(db: Db, taskIds: readonly number[]): Promise<Map<number, TaskEvent[]>> {
  const found = await sql<EventRow>`
    select * from task_event where task_id = any(${[...taskIds]}::bigint[]) order by id`.execute(db)
  const byTask = new Map<number, TaskEvent[]>(taskIds.map((id) => [id, []]))
  for (const row of found.rows) byTask.get(row.task_id)?.push(eventOf(row))
  return byTask
}

export type Author = { personId: string | null; mandateId: number | null; at: Date }

/** Adds what happened; gives the event's number. */
export async function addEvent(
  db: Db,
  taskId: number,
  event: EventDraft,
  author: Author,
): Promise<TaskEvent> {
  const row = await db
    .insertInto('task_event')
    .values({
      task_id: taskId,
      kind: event.kind,
      on_day: event.onDay,
      at: author.at,
      state_to: event.stateTo,
      person_id: author.personId,
      mandate_id: author.mandateId,
      reason: event.reason,
      due_from: event.dueFrom,
      due_to: event.dueTo,
      lead_unit_id: event.leadUnitId,
      document_no: event.documentNo,
      facts: json(event.facts),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...event, id: row.id, at: author.at, personId: author.personId, mandateId: author.mandateId }
}

/** Copies what the events now say into the row that lists read. */
export async function saveCopies(db: Db, taskId: number, task: Task, event: TaskEvent): Promise<void> {
  await db
    .updateTable('task')
    .set((eb) => ({
      state: task.state,
      state_before_suspension: task.stateBeforeSuspension,
      lead_unit_id: task.leadUnitId,
      first_due_on: task.firstDueOn,
      due_on: task.dueOn,
      submitted_on: task.submittedOn,
      submitted_by: task.submittedBy,
      completed_on: task.completedOn,
      objective: task.objective,
      extension_asked_on: task.extension?.askedOn ?? null,
      extension_proposed_on: task.extension?.proposedOn ?? null,
      extensions_granted: task.extensionsGranted,
      submissions: task.submissions,
      reminders: task.reminders,
      last_reminded_at: task.lastRemindedAt,
      progress_done: task.progress?.done ?? null,
      progress_total: task.progress?.total ?? null,
      explained: task.explained,
      touched_on: task.touchedOn,
      last_event_at: event.at,
      ...(event.facts.title && { title: event.facts.title }),
      ...(event.facts.focalPersonId && { focal_person_id: event.facts.focalPersonId }),
      ...(event.leadUnitId && { focal_person_id: null }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', taskId)
    .execute()
}

/** The coordinating units of a task. */
export async function coordinatorsOf(db: Db, taskId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('task_coordinator')
    .select('unit_id')
    .where('task_id', '=', taskId)
    .execute()
  return rows.map((row) => row.unit_id)
}

/** A task is touched by a note, evidence or a part; its version moves on, so that a stale form is told. */
export async function touchTask(db: Db, taskId: number, today: Day): Promise<void> {
  await db
    .updateTable('task')
    .set((eb) => ({ touched_on: today, version: eb('version', '+', 1) }))
    .where('id', '=', taskId)
    .execute()
}

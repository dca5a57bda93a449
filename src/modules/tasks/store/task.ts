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
  focalPersonId: string | null
  instructionId: number
  areaId: number | null
  events: TaskEvent[]
}

/**
 * Locks the tasks that the actor may see, in the order of their numbers so that two such acts cannot lock each other,
 * and gives them with their events. Two statements, however many.
 */
export async function lockTasks(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  today: Day,
): Promise<LockedTask[]> {
  const found = await sql<Omit<LockedTask, 'events'>>`
    with recursive taken as materialized (
      select t.id, t.version, t.code, t.title, t.focal_person_id, t.instruction_id, t.area_id, t.lead_unit_id,
        t.parent_id, t.submitted_by
      from task t where t.id = any(${[...ids]}::bigint[]) and ${visibleTo(actor)}
      order by t.id for update of t
    ), tree as materialized (
      select unit_id, parent_id from unit_on(${today}::date)
    ), below (root, unit_id) as (
      select distinct lead_unit_id, lead_unit_id from taken
      union select b.root, u.unit_id from below b join tree u on u.parent_id = b.unit_id
    ), subtree as (
      select root, array_agg(unit_id) as units from below group by root
    )
    select t.id, t.version, t.code, t.title, t.focal_person_id as "focalPersonId", t.instruction_id as "instructionId",
      t.area_id as "areaId", t.lead_unit_id as "leadUnitId", t.submitted_by as "submittedBy",
      i.issuer_unit_id as "issuerUnitId", p.lead_unit_id as "parentLeadUnitId", s.units as "leadSubtree"
    from taken t join instruction i on i.id = t.instruction_id join subtree s on s.root = t.lead_unit_id
      left join task p on p.id = t.parent_id
    order by t.id`.execute(db)
  if (found.rows.length === 0) return []
  const events = await eventsOfMany(
    db,
    found.rows.map((row) => row.id),
  )
  return found.rows.map((row) => ({ ...row, events: events.get(row.id) ?? [] }))
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
export type NewEvent = EventDraft & Author & { taskId: number }

/** Adds what happened to several tasks, one event each, in one statement; gives the events by task. */
export async function addEvents(db: Db, events: readonly NewEvent[]): Promise<Map<number, TaskEvent>> {
  const rows = events.map((event) => ({
    task_id: event.taskId,
    kind: event.kind,
    on_day: event.onDay,
    at: event.at,
    state_to: event.stateTo,
    person_id: event.personId,
    mandate_id: event.mandateId,
    reason: event.reason,
    due_from: event.dueFrom,
    due_to: event.dueTo,
    lead_unit_id: event.leadUnitId,
    document_no: event.documentNo,
    facts: event.facts,
  }))
  const added = await sql<{ id: number; task_id: number }>`
    insert into task_event (task_id, kind, on_day, at, state_to, person_id, mandate_id, reason, due_from, due_to,
      lead_unit_id, document_no, facts)
    select task_id, kind, on_day, at, state_to, person_id, mandate_id, reason, due_from, due_to, lead_unit_id,
      document_no, facts
    from jsonb_populate_recordset(null::task_event, ${json(rows)}::jsonb) order by task_id
    returning id, task_id`.execute(db)
  const ids = new Map(added.rows.map((row) => [row.task_id, row.id]))
  return new Map(events.map(({ taskId, ...event }) => [taskId, { ...event, id: ids.get(taskId) ?? 0 }]))
}

export type Changed = {
  locked: Pick<LockedTask, 'id' | 'title' | 'focalPersonId'>
  task: Task
  event: TaskEvent
}

const copiesOf = ({ locked, task, event }: Changed) => ({
  id: locked.id,
  title: event.facts.title ?? locked.title,
  // another unit names its own person
  focal_person_id: event.leadUnitId ? null : (event.facts.focalPersonId ?? locked.focalPersonId),
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
})

/** Copies what the events now say into the rows that lists read, in one statement. */
export async function saveCopies(db: Db, changed: readonly Changed[]): Promise<void> {
  const rows = changed.map(copiesOf)
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id')
  await sql`
    update task t set version = t.version + 1, ${sql.join(names.map((name) => sql`${sql.id(name)} = n.${sql.id(name)}`))}
    from jsonb_populate_recordset(null::task, ${json(rows)}::jsonb) n where t.id = n.id`.execute(db)
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

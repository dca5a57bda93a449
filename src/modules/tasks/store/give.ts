import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { TaskState } from '../rules/task.ts'

export type InstructionRow = {
  id: number
  source_kind: string
  source_id: number
  source_code: string
  source_label: string
  path: string
  year: number
  title: string
  body: string | null
  product: string
  response: string[]
  area_id: number | null
  basis_id: number | null
  deadline_kind: string
  deadline_text: string | null
  deadline_reading: string
  deadline_on: Day | null
  issued_on: Day
  document_no: string | null
  issuer_mandate_id: number | null
  issuer_unit_id: number | null
  made_at: Date
}

export type NewTask = {
  id: number
  instruction_id: number
  code: string
  title: string
  source_kind: string
  source_id: number
  area_id: number | null
  basis_id: number | null
  year: number
  lead_unit_id: number
  focal_person_id: string | null
  supervisor_mandate_id: number | null
  parent_id: number | null
  recurrence_id: number | null
  occurrence_on: Day | null
  state: TaskState
  due_on: Day | null
  given_on: Day
  issued_by: string | null
  mandate_id: number | null
  document_no: string | null
  made_at: Date
}

export type NewCoordinator = { task_id: number; unit_id: number; part: string | null; due_on: Day | null }

/** Row numbers not yet used, in order, so that rows of several tables can be written in one statement each. */
export async function takeIds(db: Db, table: 'instruction' | 'task', count: number): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count})`.execute(
    db,
  )
  return found.rows.map((row) => row.id)
}

export async function addInstructions(db: Db, rows: readonly InstructionRow[]): Promise<void> {
  await sql`
    insert into instruction overriding system value
    select id, source_kind, source_id, source_code, source_label, path, year, title, body, product, response, area_id,
      basis_id, deadline_kind, deadline_text, deadline_reading, deadline_on, issued_on, document_no,
      issuer_mandate_id, issuer_unit_id, made_at
    from jsonb_populate_recordset(null::instruction, ${json(rows)}::jsonb)`.execute(db)
}

/**
 * Adds tasks with the event that says they were issued, and their coordinators. An occurrence that is there already
 * is left as it is, whatever restarts. Gives the numbers of those added.
 */
export async function addTasks(
  db: Db,
  tasks: readonly NewTask[],
  coordinators: readonly NewCoordinator[],
): Promise<number[]> {
  const added = await sql<{ id: number }>`
    insert into task (id, instruction_id, code, title, source_kind, source_id, area_id, basis_id, year, lead_unit_id,
      focal_person_id, supervisor_mandate_id, parent_id, recurrence_id, occurrence_on, state, first_due_on, due_on,
      given_on, issued_by, touched_on, last_event_at, made_at)
    overriding system value
    select n.id, n.instruction_id, n.code, n.title, n.source_kind, n.source_id, n.area_id, n.basis_id, n.year,
      n.lead_unit_id, n.focal_person_id, n.supervisor_mandate_id, n.parent_id, n.recurrence_id, n.occurrence_on, n.state,
      n.due_on, n.due_on, n.given_on, n.issued_by, n.given_on, n.made_at, n.made_at
    from jsonb_populate_recordset(null::task, ${json(tasks)}::jsonb) n
    on conflict (recurrence_id, occurrence_on, lead_unit_id) do nothing
    returning id`.execute(db)
  const ids = new Set(added.rows.map((row) => row.id))
  await addIssued(
    db,
    tasks.filter((task) => ids.has(task.id)),
  )
  const parts = coordinators.filter((c) => ids.has(c.task_id))
  if (parts.length > 0) {
    await sql`
      insert into task_coordinator (task_id, unit_id, part, due_on)
      select * from unnest(${parts.map((c) => c.task_id)}::bigint[], ${parts.map((c) => c.unit_id)}::bigint[],
        ${parts.map((c) => c.part)}::text[], ${parts.map((c) => c.due_on)}::date[])`.execute(db)
  }
  return [...ids]
}

async function addIssued(db: Db, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  const events = tasks.map((task) => ({
    task_id: task.id,
    on_day: task.given_on,
    at: task.made_at,
    person_id: task.issued_by,
    mandate_id: task.mandate_id,
    due_to: task.due_on,
    lead_unit_id: task.lead_unit_id,
    document_no: task.document_no,
  }))
  await sql`
    insert into task_event (task_id, kind, on_day, at, state_to, person_id, mandate_id, due_to, lead_unit_id, document_no)
    select task_id, 'issued', on_day, at, 'issued', person_id, mandate_id, due_to, lead_unit_id, document_no
    from jsonb_populate_recordset(null::task_event, ${json(events)}::jsonb)`.execute(db)
}

/** Units of these that do not stand on the day. */
export async function notStanding(db: Db, unitIds: readonly number[], day: Day): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select u as id from unnest(${[...unitIds]}::bigint[]) u
    where not exists (select from unit_on(${day}::date) o where o.unit_id = u)`.execute(db)
  return found.rows.map((row) => row.id)
}

/** Whether a mandate is or was an issuer's by a day: what was signed stays signed when the signer goes. */
export async function isIssuer(db: Db, mandateId: number, day: Day): Promise<boolean> {
  const found = await sql`
    select from mandates_between('0001-01-01', ${day}::date) where mandate_id = ${mandateId} and 'issuer' = any(roles)`.execute(
    db,
  )
  return found.rows.length > 0
}

// two people who give work by hand at once take turns, so that no number is given twice
const ownNumbers = 7_203_502

/** How many instructions were given by hand in the day's year; until this transaction ends nobody else counts. */
export async function nextOwn(db: Db, day: Day): Promise<number> {
  await sql`select pg_advisory_xact_lock(${ownNumbers})`.execute(db)
  const found = await sql<{ n: number }>`
    select count(*) as n from instruction where source_kind = 'own' and source_id = 0
      and issued_on >= date_trunc('year', ${day}::date) and issued_on <= ${day}::date`.execute(db)
  return found.rows[0]?.n ?? 0
}

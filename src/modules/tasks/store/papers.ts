import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type NewEvidence = {
  fileId: number | null
  documentNo: string | null
  title: string
  pageRef: string | null
}
export type Writer = { personId: string; mandateId: number | null; day: Day; at: Date }

/** Adds evidence; it belongs to the next submission until one is made. Gives the row's number. */
export async function addEvidence(
  db: Db,
  taskId: number,
  evidence: NewEvidence,
  by: Writer,
): Promise<number> {
  const row = await db
    .insertInto('task_evidence')
    .values({
      task_id: taskId,
      file_id: evidence.fileId,
      document_no: evidence.documentNo,
      title: evidence.title,
      page_ref: evidence.pageRef,
      person_id: by.personId,
      mandate_id: by.mandateId,
      day: by.day,
      at: by.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** How many pieces of evidence wait for a submission. */
export async function countUnsubmitted(db: Db, taskId: number): Promise<number> {
  const row = await sql<{ n: number }>`
    select count(*) as n from task_evidence
    where task_id = ${taskId} and submission is null and withdrawn_at is null`.execute(db)
  return row.rows[0]?.n ?? 0
}

/** The evidence that waits becomes part of the n-th submission. */
export async function markSubmitted(db: Db, taskId: number, submission: number): Promise<void> {
  await db
    .updateTable('task_evidence')
    .set({ submission })
    .where('task_id', '=', taskId)
    .where('submission', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export type EvidenceRow = {
  id: number
  submission: number | null
  withdrawn: boolean
  personId: string
}

export async function findEvidence(db: Db, taskId: number, id: number): Promise<EvidenceRow | undefined> {
  const found = await sql<EvidenceRow>`
    select id, submission, withdrawn_at is not null as withdrawn, person_id as "personId"
    from task_evidence where task_id = ${taskId} and id = ${id}`.execute(db)
  return found.rows[0]
}

export async function withdrawEvidence(
  db: Db,
  id: number,
  personId: string,
  at: Date,
  reason: string,
): Promise<void> {
  await db
    .updateTable('task_evidence')
    .set({ withdrawn_at: at, withdrawn_by: personId, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute()
}

export async function addNote(
  db: Db,
  taskId: number,
  text: string,
  mentions: readonly string[],
  by: Writer,
): Promise<number> {
  const row = await db
    .insertInto('task_note')
    .values({
      task_id: taskId,
      person_id: by.personId,
      mandate_id: by.mandateId,
      text,
      mentions: [...mentions],
      at: by.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type Part = {
  unitId: number
  part: string | null
  dueOn: Day | null
  doneOn: Day | null
}

/** A coordinating unit's part; undefined when the unit takes no part. */
export async function findPart(db: Db, taskId: number, unitId: number): Promise<Part | undefined> {
  return db
    .selectFrom('task_coordinator')
    .select(['unit_id as unitId', 'part', 'due_on as dueOn', 'done_on as doneOn'])
    .where('task_id', '=', taskId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
}

/** Adds what a coordinating unit tells of its part, and copies its day for lists. Gives the row's number. */
export async function tellPart(
  db: Db,
  taskId: number,
  unitId: number,
  told: { done: boolean; doneOn: Day | null; note: string | null },
  by: Writer,
): Promise<number> {
  const found = await sql<{ id: number }>`
    with told as (
      insert into task_contribution (task_id, unit_id, done, on_day, at, person_id, mandate_id, note)
      values (${taskId}, ${unitId}, ${told.done}, ${by.day}, ${by.at}, ${by.personId}, ${by.mandateId}, ${told.note})
      returning id
    ), copied as (
      update task_coordinator set done_on = ${told.doneOn} where task_id = ${taskId} and unit_id = ${unitId}
    )
    select id from told`.execute(db)
  return found.rows[0]?.id ?? 0
}

export type Mother = {
  year: number
  areaId: number | null
  basisId: number | null
  sourceKind: string
  sourceId: number
  sourceCode: string
  sourceLabel: string
  path: string
  children: number
}

/** What a part takes over from the instruction of the whole, and how many parts there are already. */
export async function findMother(db: Db, taskId: number): Promise<Mother | undefined> {
  const found = await sql<Mother>`
    select i.year, i.area_id as "areaId", i.basis_id as "basisId", i.source_kind as "sourceKind",
      i.source_id as "sourceId", i.source_code as "sourceCode", i.source_label as "sourceLabel",
      substr(t.code, length(i.source_code) + 2) as path,
      (select count(*) from task c where c.parent_id = t.id) as children
    from task t join instruction i on i.id = t.instruction_id where t.id = ${taskId}`.execute(db)
  return found.rows[0]
}

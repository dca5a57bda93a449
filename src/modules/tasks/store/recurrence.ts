import { sql } from 'kysely'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Recurrence } from '../rules/deadline.ts'

export type RecurrenceRow = Recurrence & {
  id: number
  instructionId: number
  leadUnitIds: number[]
  coordinatorUnitIds: number[]
  supervisorMandateId: number | null
  validFrom: Day
  validTo: Day | null
  madeUntil: Day | null
  code: string
  title: string
  sourceKind: string
  sourceId: number
  areaId: number | null
  basisId: number | null
  year: number
  documentNo: string | null
  issuerMandateId: number | null
}

export type NewRecurrence = Pick<
  RecurrenceRow,
  | 'instructionId'
  | 'every'
  | 'day'
  | 'leadUnitIds'
  | 'coordinatorUnitIds'
  | 'supervisorMandateId'
  | 'validFrom'
  | 'validTo'
>

export async function addRecurrence(db: Db, row: NewRecurrence): Promise<number> {
  const added = await db
    .insertInto('task_recurrence')
    .values({
      instruction_id: row.instructionId,
      every: row.every,
      day: row.day,
      lead_unit_ids: row.leadUnitIds,
      coordinator_unit_ids: row.coordinatorUnitIds,
      supervisor_mandate_id: row.supervisorMandateId,
      valid_from: row.validFrom,
      valid_to: row.validTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return added.id
}

/** Recurrences that still run on the day; their numbers, to be locked one by one. */
export async function runningRecurrences(db: Db, day: Day): Promise<number[]> {
  const rows = await db
    .selectFrom('task_recurrence')
    .select('id')
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .where('valid_from', '<=', addDays(day, 366))
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Locks a recurrence and gives it with what its occurrences are made of. */
export async function findRecurrenceForUpdate(db: Db, id: number): Promise<RecurrenceRow | undefined> {
  const found = await sql<RecurrenceRow>`
    select r.id, r.instruction_id as "instructionId", r.every, r.day, r.lead_unit_ids as "leadUnitIds",
      r.coordinator_unit_ids as "coordinatorUnitIds", r.supervisor_mandate_id as "supervisorMandateId",
      r.valid_from as "validFrom", r.valid_to as "validTo", r.made_until as "madeUntil",
      i.source_code || '-' || i.path as code, i.title, i.source_kind as "sourceKind", i.source_id as "sourceId",
      i.area_id as "areaId", i.basis_id as "basisId", i.year, i.document_no as "documentNo",
      i.issuer_mandate_id as "issuerMandateId"
    from task_recurrence r join instruction i on i.id = r.instruction_id
    where r.id = ${id} for update of r`.execute(db)
  return found.rows[0]
}

export async function saveMadeUntil(db: Db, id: number, day: Day): Promise<void> {
  await db.updateTable('task_recurrence').set({ made_until: day }).where('id', '=', id).execute()
}

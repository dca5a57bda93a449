import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { PlanRow } from '../rules.ts'
import { type Plan, planColumns } from './plans.ts'

export type SavedRow = PlanRow & {
  id: number
  position: number
  version: number
  instructionId: number | null
  addedBy: string | null
  droppedBy: string | null
  droppedOn: Day | null
  /** the number of the task that it was merged into; of a merged task, the numbers of those it was made of */
  mergedInto: string | null
  mergedFrom: string[]
  spent: string
  area: { vi: string; en: string } | null
}

const rowsOfPlan = (planId: number) => sql<SavedRow>`
    select r.id, r.position, r.version, r.number, r.part, r.area_id as "areaId", r.basis_id as "basisId", r.title, r.product,
      r.lead_unit_ids as "leadUnitIds", r.lead_text as "leadText", r.coordinator_unit_ids as "coordinatorUnitIds",
      r.coordinator_text as "coordinatorText", r.deadline_kind as "deadlineKind", r.deadline_on as "deadlineOn",
      r.deadline_text as "deadlineText", r.deadline_reading as "deadlineReading", r.money::text as money,
      r.money_source as "moneySource", r.staff, r.note, r.instruction_id as "instructionId", a.decision_no as "addedBy",
      d.decision_no as "droppedBy", d.decided_on as "droppedOn",
      case when d.kind = 'merge' then d.facts->>'number' end as "mergedInto",
      case when a.kind = 'merge' then a.facts->'merged' else '[]' end as "mergedFrom",
      case when n.area_id is null then null else json_build_object('vi', n.name_vi, 'en', n.name_en) end as area,
      (select coalesce(sum(s.amount), 0) from plan_spending s where s.plan_task_id = r.id)::text as spent
    from plan_task r left join plan_change a on a.id = r.added_by_change_id left join plan_change d on d.id = r.dropped_by_change_id
      left join area_name n on n.area_id = r.area_id
    where r.plan_id = ${planId}`

/** The rows of a plan's annex, in order, with area, what was spent and the decisions that added or dropped them. */
export const planRows = async (db: Db, planId: number): Promise<SavedRow[]> => {
  const found = await sql<SavedRow>`${rowsOfPlan(planId)} order by r.position`.execute(db)
  return found.rows
}

/** Adds rows after the last one of a plan, in one statement; gives their numbers in order. */
export const addRows = async (
  db: Db,
  planId: number,
  rows: readonly PlanRow[],
  changeId?: number,
): Promise<number[]> => {
  if (rows.length === 0) return []
  const values = rows.map((row, index) => ({ ...row, index }))
  const added = await sql<{ id: number }>`
    insert into plan_task (plan_id, position, number, part, area_id, basis_id, title, product, lead_unit_ids, lead_text,
      coordinator_unit_ids, coordinator_text, deadline_kind, deadline_on, deadline_text, deadline_reading, money, money_source, staff, note,
      added_by_change_id)
    select ${planId}, coalesce((select max(position) from plan_task where plan_id = ${planId}), 0) + r.index + 1, r.number,
      r.part, r."areaId", r."basisId", r.title, r.product,
      array(select jsonb_array_elements_text(r."leadUnitIds")::bigint), r."leadText",
      array(select jsonb_array_elements_text(r."coordinatorUnitIds")::bigint), r."coordinatorText",
      r."deadlineKind", r."deadlineOn", r."deadlineText", r."deadlineReading", r.money, r."moneySource", r.staff, r.note, ${changeId ?? null}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(index int, number text, part text, "areaId" bigint,
      "basisId" bigint, title text, product text, "leadUnitIds" jsonb, "leadText" text, "coordinatorUnitIds" jsonb,
      "coordinatorText" text, "deadlineKind" text, "deadlineOn" date, "deadlineText" text, "deadlineReading" text, money numeric, "moneySource" text, staff int,
      note text)
    order by r.index returning id`.execute(db)
  return added.rows.map((row) => row.id)
}

/** Puts other words into a row of a draft. */
export const changeRow = async (db: Db, rowId: number, row: PlanRow): Promise<void> => {
  await db
    .updateTable('plan_task')
    .set((eb) => ({
      version: eb('version', '+', 1),
      number: row.number,
      part: row.part,
      area_id: row.areaId,
      basis_id: row.basisId,
      title: row.title,
      product: row.product,
      lead_unit_ids: [...row.leadUnitIds],
      lead_text: row.leadText,
      coordinator_unit_ids: [...row.coordinatorUnitIds],
      coordinator_text: row.coordinatorText,
      deadline_kind: row.deadlineKind,
      deadline_on: row.deadlineOn,
      deadline_text: row.deadlineText,
      deadline_reading: row.deadlineReading,
      money: row.money,
      money_source: row.moneySource,
      staff: row.staff,
      note: row.note,
    }))
    .where('id', '=', rowId)
    .execute()
}

/** Takes a row, or all rows, out of a draft. */
export const removeRows = async (db: Db, planId: number, rowId?: number): Promise<void> => {
  let query = db.deleteFrom('plan_task').where('plan_id', '=', planId).where('instruction_id', 'is', null)
  if (rowId !== undefined) query = query.where('id', '=', rowId)
  await query.execute()
}

/** A plan and its annex in one statement. */
export const findPlanWithRows = async (
  db: Db,
  planId: number,
): Promise<(Plan & { annex: SavedRow[] }) | undefined> => {
  const found = await sql<Plan & { annex: SavedRow[] }>`
    select ${planColumns}, coalesce((select json_agg(w order by w.position) from (${rowsOfPlan(planId)}) w), '[]') as annex
    from plan p join unit_name n on n.unit_id = p.unit_id where p.id = ${planId}`.execute(db)
  return found.rows[0]
}

/** Binds rows to the instructions that they became. */
export const bindRows = async (
  db: Db,
  bound: readonly { rowId: number; instructionId: number }[],
): Promise<void> => {
  await sql`
    update plan_task r set instruction_id = b."instructionId"
    from jsonb_to_recordset(${JSON.stringify(bound)}::jsonb) as b("rowId" bigint, "instructionId" bigint)
    where r.id = b."rowId"`.execute(db)
}

/** Whether a row of this number was ever made, here or in another plan. */
export const rowWasGiven = async (db: Db, rowId: number): Promise<boolean> => {
  const found = await sql<{
    given: boolean
  }>`select ${rowId} <= last_value as given from plan_task_id_seq`.execute(db)
  return found.rows[0]?.given ?? false
}

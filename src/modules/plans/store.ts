import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { PlanKind } from './policy.ts'
import type { PlanRow } from './rules.ts'

export type Plan = {
  id: number
  year: number
  unit_id: number
  unit_name: string
  kind: PlanKind
  title: string
  state: 'draft' | 'issued'
  document_no: string | null
  document_id: number | null
  issued_on: Day | null
  parent_id: number | null
  invented: boolean
  version: number
  rows: number
}

const planColumns = sql`p.id, p.year, p.unit_id, n.name_vi as unit_name, p.kind, p.title, p.state, p.document_no, p.document_id,
  p.issued_on, p.parent_id, p.invented, p.version, (select count(*) from plan_task r where r.plan_id = p.id) as rows`

/** The plans of a year, provincial ones first. */
export const listPlans = async (db: Db, year: number): Promise<Plan[]> => {
  const found = await sql<Plan>`
    select ${planColumns} from plan p join unit_name n on n.unit_id = p.unit_id where p.year = ${year}
    order by case p.kind when 'peoples-committee' then 0 when 'committee' then 1 else 2 end, n.name_vi, p.id`.execute(
    db,
  )
  return found.rows
}

export const findPlan = async (db: Db, planId: number): Promise<Plan | undefined> => {
  const found = await sql<Plan>`
    select ${planColumns} from plan p join unit_name n on n.unit_id = p.unit_id where p.id = ${planId}`.execute(
    db,
  )
  return found.rows[0]
}

/** The issued plan of the People's Committee of a year; undefined before it is issued. */
export const findIssued = async (db: Db, year: number, kind: PlanKind): Promise<Plan | undefined> => {
  const found = await sql<Plan>`
    select ${planColumns} from plan p join unit_name n on n.unit_id = p.unit_id
    where p.year = ${year} and p.kind = ${kind} and p.state = 'issued' order by p.id limit 1`.execute(db)
  return found.rows[0]
}

/** Locks a plan for a change and tells whether another one of its kind, unit and year is issued. */
export const lockPlan = async (
  db: Db,
  planId: number,
): Promise<(Plan & { otherIssued: boolean }) | undefined> => {
  await sql`select 1 from plan where id = ${planId} for update`.execute(db)
  const plan = await findPlan(db, planId)
  if (!plan) return undefined
  const other = await sql<{ other: boolean }>`
    select exists (select 1 from plan where year = ${plan.year} and unit_id = ${plan.unit_id} and kind = ${plan.kind}
      and state = 'issued' and id <> ${planId}) as other`.execute(db)
  return { ...plan, otherIssued: other.rows[0]?.other ?? false }
}

export const addPlan = async (
  db: Db,
  plan: {
    year: number
    unitId: number
    kind: PlanKind
    title: string
    parentId?: number
    invented?: boolean
    personId: string | null
    at: Date
  },
): Promise<number> => {
  const row = await db
    .insertInto('plan')
    .values({
      year: plan.year,
      unit_id: plan.unitId,
      kind: plan.kind,
      title: plan.title,
      parent_id: plan.parentId ?? null,
      invented: plan.invented ?? false,
      made_by: plan.personId,
      made_at: plan.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type SavedRow = PlanRow & {
  id: number
  position: number
  instructionId: number | null
  addedBy: string | null
  droppedBy: string | null
  droppedOn: Day | null
  moneySource: string | null
  spent: string
  area: { vi: string; en: string } | null
}

const rowsOfPlan = (planId: number) => sql<SavedRow>`
    select r.id, r.position, r.number, r.part, r.area_id as "areaId", r.basis_id as "basisId", r.title, r.product,
      r.lead_unit_ids as "leadUnitIds", r.lead_text as "leadText", r.coordinator_unit_ids as "coordinatorUnitIds",
      r.coordinator_text as "coordinatorText", r.deadline_kind as "deadlineKind", r.deadline_on as "deadlineOn",
      r.deadline_text as "deadlineText", r.deadline_reading as "deadlineReading", r.money::text as money,
      r.money_source as "moneySource", r.note, r.instruction_id as "instructionId", a.decision_no as "addedBy",
      d.decision_no as "droppedBy", d.decided_on as "droppedOn",
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
      coordinator_unit_ids, coordinator_text, deadline_kind, deadline_on, deadline_text, deadline_reading, money, note, added_by_change_id)
    select ${planId}, coalesce((select max(position) from plan_task where plan_id = ${planId}), 0) + r.index + 1, r.number,
      r.part, r."areaId", r."basisId", r.title, r.product,
      array(select jsonb_array_elements_text(r."leadUnitIds")::bigint), r."leadText",
      array(select jsonb_array_elements_text(r."coordinatorUnitIds")::bigint), r."coordinatorText",
      r."deadlineKind", r."deadlineOn", r."deadlineText", r."deadlineReading", r.money, r.note, ${changeId ?? null}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(index int, number text, part text, "areaId" bigint,
      "basisId" bigint, title text, product text, "leadUnitIds" jsonb, "leadText" text, "coordinatorUnitIds" jsonb,
      "coordinatorText" text, "deadlineKind" text, "deadlineOn" date, "deadlineText" text, "deadlineReading" text, money numeric, note text)
    order by r.index returning id`.execute(db)
  return added.rows.map((row) => row.id)
}

/** Puts other words into a row of a draft. */
export const changeRow = async (db: Db, rowId: number, row: PlanRow): Promise<void> => {
  await db
    .updateTable('plan_task')
    .set({
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
      note: row.note,
    })
    .where('id', '=', rowId)
    .execute()
}

/** Takes a row, or all rows, out of a draft. */
export const removeRows = async (db: Db, planId: number, rowId?: number): Promise<void> => {
  let query = db.deleteFrom('plan_task').where('plan_id', '=', planId).where('instruction_id', 'is', null)
  if (rowId !== undefined) query = query.where('id', '=', rowId)
  await query.execute()
}

export const touchPlan = async (db: Db, planId: number): Promise<void> => {
  await sql`update plan set version = version + 1 where id = ${planId}`.execute(db)
}

/** Marks the plan as issued and binds its rows to the instructions that they became. */
export const markIssued = async (
  db: Db,
  planId: number,
  issued: { documentNo: string; issuedOn: Day },
  bound: readonly { rowId: number; instructionId: number }[],
): Promise<void> => {
  await db
    .updateTable('plan')
    .set((eb) => ({
      state: 'issued',
      document_no: issued.documentNo,
      issued_on: issued.issuedOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', planId)
    .execute()
  await bindRows(db, bound)
}

export const bindRows = async (
  db: Db,
  bound: readonly { rowId: number; instructionId: number }[],
): Promise<void> => {
  await sql`
    update plan_task r set instruction_id = b."instructionId"
    from jsonb_to_recordset(${JSON.stringify(bound)}::jsonb) as b("rowId" bigint, "instructionId" bigint)
    where r.id = b."rowId"`.execute(db)
}

export type Change = {
  kind: 'add' | 'drop' | 'merge' | 'amend'
  decisionNo: string
  decidedOn: Day
  reason: string
  facts: Record<string, unknown>
}

/** Adds a change by decision; changes are only ever added. */
export const addChange = async (
  db: Db,
  planId: number,
  change: Change,
  personId: string,
  at: Date,
): Promise<number> => {
  const row = await db
    .insertInto('plan_change')
    .values({
      plan_id: planId,
      kind: change.kind,
      decision_no: change.decisionNo,
      decided_on: change.decidedOn,
      reason: change.reason,
      facts: JSON.stringify(change.facts),
      person_id: personId,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const markDropped = async (db: Db, rowId: number, changeId: number): Promise<void> => {
  await db.updateTable('plan_task').set({ dropped_by_change_id: changeId }).where('id', '=', rowId).execute()
}

export type SavedChange = {
  id: number
  kind: Change['kind']
  decision_no: string
  decided_on: Day
  reason: string
  /** of the row that was changed */
  number: string
  person: string
  at: Date
}

/** The changes of a plan by decision, newest first. */
export const planChanges = async (db: Db, planId: number): Promise<SavedChange[]> => {
  const found = await sql<SavedChange>`
    select c.id, c.kind, c.decision_no, c.decided_on, c.reason, coalesce(c.facts->>'number', '') as number, p.name as person, c.at
    from plan_change c join person_name p on p.person_id = c.person_id where c.plan_id = ${planId} order by c.id desc`.execute(
    db,
  )
  return found.rows
}

/** Money spent on a row in a period. */
export const addSpending = async (
  db: Db,
  spending: { rowId: number; from: Day; to: Day; amount: string; note?: string; personId: string; at: Date },
): Promise<void> => {
  await db
    .insertInto('plan_spending')
    .values({
      plan_task_id: spending.rowId,
      period_from: spending.from,
      period_to: spending.to,
      amount: spending.amount,
      note: spending.note ?? null,
      person_id: spending.personId,
      at: spending.at,
    })
    .execute()
}

/** The units that stand on a day. */
export const standingUnits = async (db: Db, day: Day): Promise<Set<number>> => {
  const found = await sql<{ unit_id: number }>`select unit_id from unit_on(${day}::date)`.execute(db)
  return new Set(found.rows.map((row) => row.unit_id))
}

/** Names of the units that lead or help in a plan's rows, by number. */
export const rowUnitNames = async (db: Db, planId: number): Promise<Map<number, UnitName>> => {
  const found = await sql<UnitName & { unit_id: number }>`
    select n.unit_id, n.name_vi as vi, coalesce(n.name_en, n.name_vi) as en, n.block from unit_name n
    where n.unit_id in (select unnest(lead_unit_ids || coordinator_unit_ids) from plan_task where plan_id = ${planId})`.execute(
    db,
  )
  return new Map(found.rows.map(({ unit_id, ...name }) => [unit_id, name]))
}
export type UnitName = { vi: string; en: string; block: string }

/** The instructions that a year's plans became, with the plan of each. */
export const planInstructions = async (db: Db, year: number): Promise<Map<number, number>> => {
  const found = await sql<{ instruction_id: number; plan_id: number }>`
    select r.instruction_id, r.plan_id from plan_task r join plan p on p.id = r.plan_id
    where p.year = ${year} and r.instruction_id is not null`.execute(db)
  return new Map(found.rows.map((row) => [row.instruction_id, row.plan_id]))
}

export type Spending = {
  period_from: Day
  period_to: Day
  amount: string
  note: string | null
  person: string
}

/** What was spent on a row, newest first. */
export const rowSpendings = async (db: Db, rowId: number): Promise<Spending[]> => {
  const found = await sql<Spending>`
    select s.period_from, s.period_to, s.amount, s.note, p.name as person from plan_spending s
    join person_name p on p.person_id = s.person_id where s.plan_task_id = ${rowId} order by s.id desc`.execute(
    db,
  )
  return found.rows
}

/** Units that a plan's rows may name: of the province's blocks, or a unit with all below it. */
export const choosableUnits = async (
  db: Db,
  day: Day,
  of: readonly string[] | number,
): Promise<{ id: number; vi: string; en: string }[]> => {
  const which =
    typeof of === 'number'
      ? sql`u.unit_id in (select unit_id from unit_subtree(${of}, ${day}::date))`
      : sql`u.block = any(${[...of]}::text[])`
  const found = await sql<{ id: number; vi: string; en: string }>`
    select u.unit_id as id, u.name_vi as vi, coalesce(u.name_en, u.name_vi) as en from unit_on(${day}::date) u
    join unit_name n on n.unit_id = u.unit_id
    where ${which} order by n.position, u.name_vi collate "vi-x-icu"`.execute(db)
  return found.rows
}

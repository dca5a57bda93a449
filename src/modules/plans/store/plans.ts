import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { PlanKind } from '../policy.ts'

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

/** What every reading of a plan gives, of `plan p` joined with `unit_name n`. */
export const planColumns = sql`p.id, p.year, p.unit_id, n.name_vi as unit_name, p.kind, p.title, p.state, p.document_no, p.document_id,
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

export const touchPlan = async (db: Db, planId: number): Promise<void> => {
  await sql`update plan set version = version + 1 where id = ${planId}`.execute(db)
}

/** Marks the plan as issued. */
export const markIssued = async (
  db: Db,
  planId: number,
  issued: { documentNo: string; issuedOn: Day },
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
}

/** The instructions that a year's plans became, with the plan of each. */
export const planInstructions = async (db: Db, year: number): Promise<Map<number, number>> => {
  const found = await sql<{ instruction_id: number; plan_id: number }>`
    select r.instruction_id, r.plan_id from plan_task r join plan p on p.id = r.plan_id
    where p.year = ${year} and r.instruction_id is not null`.execute(db)
  return new Map(found.rows.map((row) => [row.instruction_id, row.plan_id]))
}

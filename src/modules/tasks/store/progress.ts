import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { type Bucket, type Counts, countsOf } from '../rules/measures.ts'
import { type Cut, tasksAt } from './cut.ts'
import { bucket, inScope, type Scope } from './filter.ts'

/** What a figure can be told by. */
export type By = 'lead' | 'area' | 'source' | 'member'
const keys = {
  lead: sql`t.lead_unit_id::text`,
  area: sql`t.area_id::text`,
  source: sql`t.source_kind || ':' || t.source_id`,
  member: sql`(select person_id from mandate_name m where m.mandate_id = t.supervisor_mandate_id)`,
} as const

type Row = { key: string | null; bucket: Bucket; n: number }

/** The counts of a scope at a cut: one statement. */
export async function countTasks(db: Db, actor: Actor, scope: Scope, cut: Cut): Promise<Counts> {
  const found = await sql<Row>`
    select ${bucket(cut)} as bucket, count(*) as n from (${tasksAt(cut)}) t
    where ${inScope(actor, scope, cut)} group by 1`.execute(db)
  return countsOf(Object.fromEntries(found.rows.map((row) => [row.bucket, row.n])))
}

/** The counts of a scope at a cut told by lead, area, source or member: one statement. Key null: none is named. */
export async function countTasksBy(
  db: Db,
  actor: Actor,
  scope: Scope,
  cut: Cut,
  by: By,
): Promise<Map<string | null, Counts>> {
  const found = await sql<Row>`
    select ${keys[by]} as key, ${bucket(cut)} as bucket, count(*) as n from (${tasksAt(cut)}) t
    where ${inScope(actor, scope, cut)} group by 1, 2`.execute(db)
  const parts = new Map<string | null, Partial<Record<Bucket, number>>>()
  for (const row of found.rows) parts.set(row.key, { ...parts.get(row.key), [row.bucket]: row.n })
  return new Map([...parts].map(([key, buckets]) => [key, countsOf(buckets)]))
}

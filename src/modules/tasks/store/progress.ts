import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { type Bucket, type Counts, countsOf } from '../rules/measures.ts'
import { type Cut, tasksAt } from './cut.ts'
import { bucket, inScope, type Scope } from './filter.ts'

/** What a figure can be told by. */
export type By = 'lead' | 'area' | 'source' | 'member'
/** What the figures of several units or areas can be told by. */
export type EachBy = 'year' | 'year-source'
const keys = {
  lead: sql`t.lead_unit_id::text`,
  area: sql`t.area_id::text`,
  source: sql`t.source_kind || ':' || t.source_id`,
  member: sql`(select person_id from mandate_name m where m.mandate_id = t.supervisor_mandate_id)`,
  year: sql`t.year::text`,
  'year-source': sql`t.year || ':' || t.source_kind || ':' || t.source_id`,
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
  return byKey(found.rows)
}

const byKey = (rows: readonly Row[]): CountsBy => {
  const parts = new Map<string | null, Partial<Record<Bucket, number>>>()
  for (const row of rows) parts.set(row.key, { ...parts.get(row.key), [row.bucket]: row.n })
  return new Map([...parts].map(([key, buckets]) => [key, countsOf(buckets)]))
}

/** Units (each with those below it) and areas that are counted each for itself. */
export type Each = { unitIds: readonly number[]; areaIds: readonly number[] }
/** The counts of one unit or area by key. */
export type CountsBy = Map<string | null, Counts>

type EachRow = Row & { id: number; unit: boolean }

/** The counts of each of several units and areas, told by year, or by year and source: one statement, however many they are. */
export async function countTasksOfEach(
  db: Db,
  actor: Actor,
  { unitIds, areaIds }: Each,
  scope: Scope,
  cut: Cut,
  by: EachBy,
): Promise<{ units: Map<number, CountsBy>; areas: Map<number, CountsBy> }> {
  const id = sql<number>`e.id`
  const part = (unit: boolean, ids: readonly number[]) => sql`
    select e.id, ${unit}::boolean as unit, k.key, k.bucket, k.n from unnest(${[...ids]}::bigint[]) e(id)
    cross join lateral (select ${keys[by]} as key, ${bucket(cut)} as bucket, count(*) as n from (${tasksAt(cut)}) t
      where ${inScope(actor, { ...scope, ...(unit ? { unitId: id } : { areaId: id }) }, cut)} group by 1, 2) k`
  const found = await sql<EachRow>`${part(true, unitIds)} union all ${part(false, areaIds)}`.execute(db)
  const tell = (unit: boolean, ids: readonly number[]): Map<number, CountsBy> =>
    new Map(ids.map((one) => [one, byKey(found.rows.filter((row) => row.unit === unit && row.id === one))]))
  return { units: tell(true, unitIds), areas: tell(false, areaIds) }
}

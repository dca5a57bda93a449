import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { type Bucket, type Counts, countsOf } from '../rules/measures.ts'
import { type Cut, tasksAt } from './cut.ts'
import { bucket, inScope, type Scope } from './filter.ts'

/** Figures wanted of a scope at a cut, under a name of the caller's own. */
export type CutWanted = { name: string; scope: Scope; cut: Cut }
type Row = { name: string; key: string; bucket: Bucket; n: number }

const keys = { source: sql`t.source_kind`, lead: sql`t.lead_unit_id::text` } as const

/** The counts at several cuts, each told by the kind of source or by lead unit: name, then key. One statement. */
export const countAtCuts = async (
  db: Db,
  actor: Actor,
  wanted: readonly CutWanted[],
  by: keyof typeof keys,
): Promise<Map<string, Map<string, Counts>>> => {
  if (wanted.length === 0) return new Map()
  const parts = wanted.map(
    ({ name, scope, cut }) => sql`
      (select ${name}::text as name, ${keys[by]} as key, ${bucket(cut)} as bucket, count(*)::int as n
      from (${tasksAt(cut)}) t where ${inScope(actor, scope, cut)} group by 2, 3)`,
  )
  const found = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(db)
  const told = Map.groupBy(found.rows, (row) => row.name)
  return new Map(
    [...told].map(([name, rows]) => [
      name,
      new Map(
        [...Map.groupBy(rows, (row) => row.key)].map(([key, own]) => [
          key,
          countsOf(Object.fromEntries(own.map((row) => [row.bucket, row.n]))),
        ]),
      ),
    ]),
  )
}

import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { bucketOfInstruction } from '../rules/instruction.ts'
import type { Bucket } from '../rules/measures.ts'
import { type Cut, tasksAt } from './cut.ts'
import { bucket, inScope, type Scope } from './filter.ts'

/** The bucket of each instruction of a scope at a cut, from all of its tasks there: one statement. */
export async function instructionBuckets(
  db: Db,
  actor: Actor,
  scope: Scope,
  cut: Cut,
): Promise<Map<number, Bucket>> {
  const found = await sql<{ instruction_id: number; buckets: Bucket[] }>`
    select t.instruction_id, array_agg(distinct (${bucket(cut)})::text) as buckets from (${tasksAt(cut)}) t
    where ${inScope(actor, scope, cut)} group by 1`.execute(db)
  return new Map(found.rows.map((row) => [row.instruction_id, bucketOfInstruction(row.buckets)]))
}

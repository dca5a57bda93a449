import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { type Cut, tasksAt, timeliness } from './cut.ts'
import { inScope } from './filter.ts'

/** How many assignments of a source were asked, have their product handed in, and are overdue without it. */
export type SourceAnswers = { of: number; answered: number; overdue: number }

/** The answers of several sources of one kind, of what the actor may see: one statement. Recalled ones ask for none. */
export async function answersOfSources(
  db: Db,
  actor: Actor,
  kind: string,
  sourceIds: readonly number[],
  cut: Cut,
): Promise<Map<number, SourceAnswers>> {
  const found = await sql<SourceAnswers & { id: number }>`
    select t.source_id as id, count(*)::int as "of",
      (count(*) filter (where t.state in ('submitted', 'completed')))::int as answered,
      (count(*) filter (where t.state not in ('submitted', 'completed') and ${timeliness(cut.asOf, cut.soon)} = 'overdue'))::int as overdue
    from (${tasksAt(cut)}) t
    where ${inScope(actor, { source: { kind } }, cut)} and t.source_id = any(${[...sourceIds]}::bigint[])
      and t.state not in ('recalled', 'draft')
    group by 1`.execute(db)
  return new Map(found.rows.map(({ id, ...answers }) => [id, answers]))
}

import { sql } from 'kysely'
import type { Db } from './db.ts'

export type JobQueue = { waiting: number; late: number; failed: number; names: string[] }

/** Jobs on the list: waiting, late by ten minutes, and given up after their last attempt, with the names of these. */
export const readJobQueue = async (db: Db): Promise<JobQueue> => {
  const found = await sql<JobQueue>`
    select count(*)::int as waiting, count(*) filter (where attempts >= max_attempts)::int as failed,
      count(*) filter (where attempts < max_attempts and locked_at is null
        and run_at < now() - interval '10 minutes')::int as late,
      coalesce(array_agg(distinct task_identifier) filter (where attempts >= max_attempts), '{}') as names
    from graphile_worker.jobs`.execute(db)
  return found.rows[0] ?? { waiting: 0, late: 0, failed: 0, names: [] }
}

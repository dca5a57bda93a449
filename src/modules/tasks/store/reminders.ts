import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/**
 * Open tasks whose automatic reminder is due: `before` days ahead, on the day, and each week overdue; not when
 * somebody has been reminded since that occasion began.
 */
export async function tasksToRemind(db: Db, today: Day, before: number): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select t.id from task t
    cross join lateral (select (t.last_reminded_at at time zone 'Asia/Ho_Chi_Minh')::date as day) last
    where t.state in ('issued', 'accepted', 'rejected', 'reopened') and t.due_on is not null
      and t.due_on <= ${today}::date + ${before}::int
      and case
        when t.due_on > ${today}::date then last.day is null or last.day < t.due_on - ${before}::int
        when t.due_on = ${today}::date then last.day is null or last.day < ${today}::date
        else ${today}::date - t.due_on >= 7 and (last.day is null or last.day <= greatest(t.due_on, ${today}::date - 7))
      end
    order by t.id`.execute(db)
  return found.rows.map((row) => row.id)
}

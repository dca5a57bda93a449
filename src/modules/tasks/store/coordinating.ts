import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { visibleTo } from './visible.ts'

export type CoordinatorPart = {
  id: number
  code: string
  title: string
  due_on: Day | null
  lead_name: string
}

/** Parts that a unit owes as a coordinator of open tasks, nearest deadline first. */
export async function openParts(
  db: Db,
  actor: Actor,
  unitId: number,
  limit: number,
): Promise<CoordinatorPart[]> {
  const found = await sql<CoordinatorPart>`
    select t.id, t.code, t.title, coalesce(c.due_on, t.due_on) as due_on, u.name_vi as lead_name
    from task_coordinator c join task t on t.id = c.task_id
    join lateral (select name_vi from unit_name n where n.unit_id = t.lead_unit_id) u on true
    where c.unit_id = ${unitId} and c.done_on is null and t.state not in ('completed', 'recalled', 'returned', 'suspended')
      and ${visibleTo(actor)}
    order by 4 nulls last, t.id limit ${limit}`.execute(db)
  return found.rows
}

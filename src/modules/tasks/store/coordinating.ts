import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Cut } from './cut.ts'
import type { Filter } from './filter.ts'
import { type Page, rowsOf, type TaskLine } from './list.ts'
import { visibleTo } from './visible.ts'

export type CoordinatorPart = {
  id: number
  code: string
  title: string
  due_on: Day | null
  lead_name: string
}

/**
 * What a unit's sheet lists: its tasks by a filter, and the parts that it owes as a coordinator of others' open tasks,
 * nearest deadline first. One statement.
 */
export async function listsOfUnit(
  db: Db,
  actor: Actor,
  { unitId, parts }: { unitId: number; parts: number },
  filter: Filter,
  cut: Cut,
  page: Page,
): Promise<{ tasks: TaskLine[]; parts: CoordinatorPart[] }> {
  const found = await sql<{ tasks: TaskLine[]; parts: CoordinatorPart[] }>`
    select
      (select coalesce(json_agg(r), '[]') from (${rowsOf(actor, filter, cut, page)}) r) as tasks,
      (select coalesce(json_agg(p), '[]') from (
        select t.id, t.code, t.title, coalesce(c.due_on, t.due_on) as due_on, u.name_vi as lead_name
        from task_coordinator c join task t on t.id = c.task_id
        join lateral (select name_vi from unit_name n where n.unit_id = t.lead_unit_id) u on true
        where c.unit_id = ${unitId} and c.done_on is null
          and t.state not in ('completed', 'recalled', 'returned', 'suspended') and ${visibleTo(actor)}
        order by 4 nulls last, t.id limit ${parts}) p) as parts`.execute(db)
  return found.rows[0] ?? { tasks: [], parts: [] }
}

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
  lead_name_en: string | null
}

export type UnitLists = { tasks: TaskLine[]; parts: CoordinatorPart[] }

/**
 * What the sheets of units list: each one's tasks by a filter, and the parts that it owes as a coordinator of others'
 * open tasks, nearest deadline first. One statement, however many units.
 */
export async function listsOfUnits(
  db: Db,
  actor: Actor,
  { unitIds, parts }: { unitIds: readonly number[]; parts: number },
  filter: Omit<Filter, 'unitId'>,
  cut: Cut,
  page: Page,
): Promise<Map<number, UnitLists>> {
  const unit = sql<number>`e.id`
  const found = await sql<UnitLists & { id: number }>`
    select e.id,
      (select coalesce(json_agg(r), '[]') from (${rowsOf(actor, { ...filter, unitId: unit }, cut, page)}) r) as tasks,
      (select coalesce(json_agg(p), '[]') from (
        select t.id, t.code, t.title, coalesce(c.due_on, t.due_on) as due_on, u.name_vi as lead_name,
          u.name_en as lead_name_en
        from task_coordinator c join task t on t.id = c.task_id
        join lateral (select name_vi, name_en from unit_name n where n.unit_id = t.lead_unit_id) u on true
        where c.unit_id = e.id and c.done_on is null
          and t.state not in ('completed', 'recalled', 'returned', 'suspended') and ${visibleTo(actor)}
        order by 4 nulls last, t.id limit ${parts}) p) as parts
    from unnest(${[...unitIds]}::bigint[]) e(id)`.execute(db)
  return new Map(found.rows.map(({ id, tasks, parts }) => [id, { tasks, parts }]))
}

import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'

/**
 * The one condition on what an actor may see of `t` (a task): its lead or a coordinator is in sight, or its area is.
 * A part is also seen by who leads the whole.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const { all, unitIds, areaIds } = actor.sees
  if (all) return sql<boolean>`true`
  if (unitIds.length === 0 && areaIds.length === 0) return sql<boolean>`false`
  const units = sql`${[...unitIds]}::bigint[]`
  return sql<boolean>`(t.lead_unit_id = any(${units}) or t.area_id = any(${[...areaIds]}::bigint[])
    or t.id = any(array(select vc.task_id from task_coordinator vc where vc.unit_id = any(${units}))))`
}

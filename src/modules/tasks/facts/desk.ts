import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { cutOf } from '../store/cut.ts'
import type { Scope } from '../store/filter.ts'
import { listTasks, type TaskLine } from '../store/list.ts'
import * as store from '../store/overdue.ts'

export type { LeadOverdue } from '../store/overdue.ts'

/** Units with overdue tasks that the actor may see, as of today, the longest overdue first. One statement. */
export const overdueByLead = (ctx: Ctx, scope: Scope = {}): Promise<store.LeadOverdue[]> =>
  store.overdueByLead(ctx.db, ctx.actor, scope, cutOf(ctx.today, undefined, undefined, 0))

/** What a unit has handed in and waits to be checked, and what was closed in the last seven days. Two statements. */
export async function recentOf(
  ctx: Ctx,
  unitId: number,
): Promise<{ submitted: TaskLine[]; closed: TaskLine[] }> {
  const cut = cutOf(ctx.today, undefined, undefined, 0)
  const newest = { sort: { by: 'touched', down: true } as const, limit: 10 }
  const submitted = await listTasks(ctx.db, ctx.actor, { unitId, states: ['submitted'] }, cut, newest)
  const completed = await listTasks(ctx.db, ctx.actor, { unitId, states: ['completed'] }, cut, newest)
  const weekAgo = addDays(ctx.today, -7)
  return { submitted: submitted.rows, closed: completed.rows.filter((task) => task.touched_on > weekAgo) }
}

import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import type { BulkAct } from '../rules/acts.ts'
import { lockTasks } from '../store/task.ts'
import { type ActWish, addToTasks, type Decided, decide, limitsFor, standingLead } from './act.ts'

/** What became of one of many: done, or why not. */
export type BulkLine = { id: number; done: boolean; reason: string | null }

/**
 * The same act on many tasks in one transaction and as many statements as for one. Each task that the rule or the
 * policy refuses is told by its reason, the others are done; what is wrong with the wish itself refuses all.
 */
export async function actOnTasks<A extends BulkAct>(
  ctx: Ctx,
  taskIds: readonly number[],
  name: A,
  wish: ActWish<A>,
): Promise<BulkLine[]> {
  return inTransaction(ctx, async (ctx) => {
    const ids = [...new Set(taskIds)].sort((a, b) => a - b)
    await standingLead(ctx, 'leadUnitId' in wish ? Number(wish.leadUnitId) : null)
    const locked = await lockTasks(ctx.db, ctx.actor, ids, ctx.today)
    const limits = await limitsFor(ctx, name)
    const decided = new Map(locked.map((task) => [task.id, decide(ctx, task, name, wish, limits)]))
    await addToTasks(
      ctx,
      [...decided.values()].filter((d): d is Decided => !(d instanceof Refused)),
    )
    return ids.map((id) => lineOf(id, decided.get(id)))
  })
}

function lineOf(id: number, decided: Decided | Refused | undefined): BulkLine {
  if (!decided) return { id, done: false, reason: 'task' }
  return decided instanceof Refused
    ? { id, done: false, reason: decided.reason }
    : { id, done: true, reason: null }
}

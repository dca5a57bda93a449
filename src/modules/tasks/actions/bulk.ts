import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import type { ActName } from '../rules/acts.ts'
import { type ActWish, actOnTask } from './act.ts'

/** What became of one of many: done, or why not. */
export type BulkLine = { id: number; done: boolean; reason: string | null }

/** The acts that may be done to many tasks at once. */
export const bulkActs = ['accept', 'remind', 'reassign'] as const satisfies readonly ActName[]
export type BulkAct = (typeof bulkActs)[number]

/**
 * The same act on many tasks in one transaction; each task that the rule or the policy refuses is told by its
 * reason, the others are done. Tasks are taken in the order of their numbers, so that two such acts cannot lock each other.
 */
export async function actOnTasks<A extends BulkAct>(
  ctx: Ctx,
  taskIds: readonly number[],
  name: A,
  wish: ActWish<A>,
): Promise<BulkLine[]> {
  return inTransaction(ctx, async (ctx) => {
    const lines: BulkLine[] = []
    for (const id of [...new Set(taskIds)].sort((a, b) => a - b)) lines.push(await one(ctx, id, name, wish))
    return lines
  })
}

async function one<A extends BulkAct>(ctx: Ctx, id: number, name: A, wish: ActWish<A>): Promise<BulkLine> {
  try {
    await actOnTask(ctx, id, name, wish)
    return { id, done: true, reason: null }
  } catch (refusal) {
    // nothing has been written for this task yet: an act decides before it saves
    if (!(refusal instanceof Refused)) throw refusal
    return { id, done: false, reason: refusal.reason }
  }
}

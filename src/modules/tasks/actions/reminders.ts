import type { Ctx } from '#platform/context.ts'
import { soonDays } from '../facts/settings.ts'
import { tasksToRemind } from '../store/reminders.ts'
import { actOnTasks } from './bulk.ts'

/** So many tasks are reminded of in one transaction, so that others need not wait long for their rows. */
const atOnce = 500

/**
 * The daily job: reminds of what falls due soon, falls due today, or is overdue by weeks; once an occasion, whatever
 * restarts, since what was reminded is not asked for again. Gives how many were reminded.
 */
export async function remindDue(ctx: Ctx): Promise<number> {
  const ids = await tasksToRemind(ctx.db, ctx.today, await soonDays(ctx))
  let reminded = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const lines = await actOnTasks(ctx, ids.slice(from, from + atOnce), 'remind', { automatic: true })
    reminded += lines.filter((line) => line.done).length
  }
  return reminded
}

import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { soonDays } from '../facts/settings.ts'
import { tasksToRemind } from '../store/reminders.ts'
import { actOnTask } from './act.ts'

/**
 * The daily job: reminds of what falls due soon, falls due today, or is overdue by weeks; each in its own
 * transaction, once an occasion, whatever restarts. Gives how many were reminded.
 */
export async function remindDue(ctx: Ctx): Promise<number> {
  let reminded = 0
  for (const id of await tasksToRemind(ctx.db, ctx.today, await soonDays(ctx))) {
    if (await remindOne(ctx, id)) reminded += 1
  }
  return reminded
}

async function remindOne(ctx: Ctx, id: number): Promise<boolean> {
  try {
    await actOnTask(ctx, id, 'remind', { automatic: true })
    return true
  } catch (refusal) {
    // somebody reminded, or the product came in, since the list was read
    if (refusal instanceof Refused && refusal.kind === 'rule') return false
    throw refusal
  }
}

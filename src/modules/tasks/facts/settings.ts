import type { Ctx } from '#platform/context.ts'
import { settingOn, settingsOn } from '../../organisation/facts.ts'
import { defaultLimits, type Limits } from '../rules/task.ts'

/** Days before the deadline at which the first automatic reminder goes out, and that count as due soon. */
const defaultSoonDays = 3

/** The setting `tasks.due-soon-days`. */
export const soonDays = (ctx: Ctx): Promise<number> =>
  settingOn(ctx.db, 'tasks.due-soon-days', ctx.today, defaultSoonDays)

/** What the province lays down for tasks, as it holds today, in one statement. */
export async function tasksSettings(ctx: Ctx): Promise<Limits & { soonDays: number }> {
  const set = await settingsOn(ctx.db, ctx.today, {
    'tasks.max-extensions': defaultLimits.maxExtensions,
    'tasks.explain-first': Number(defaultLimits.explainFirst),
    'tasks.due-soon-days': defaultSoonDays,
  })
  return {
    maxExtensions: set['tasks.max-extensions'],
    explainFirst: set['tasks.explain-first'] > 0,
    soonDays: set['tasks.due-soon-days'],
  }
}

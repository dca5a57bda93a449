import type { Ctx } from '#platform/context.ts'
import { settingOn } from '../../organisation/facts.ts'
import { defaultMaxExtensions } from '../rules/extension.ts'

/** Days before the deadline at which the first automatic reminder goes out, and that count as due soon. */
export const defaultSoonDays = 3

/** The setting `tasks.due-soon-days`. */
export const soonDays = (ctx: Ctx): Promise<number> =>
  settingOn(ctx.db, 'tasks.due-soon-days', ctx.today, defaultSoonDays)

/** The setting `tasks.max-extensions`: how many extensions of one task may be granted. */
export const maxExtensionsOn = (ctx: Ctx): Promise<number> =>
  settingOn(ctx.db, 'tasks.max-extensions', ctx.today, defaultMaxExtensions)

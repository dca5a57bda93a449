import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
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

/** Whether the setting `tasks.explain-first` holds on a day, as a condition: the waiting list is one statement of all rooms. */
export const explainFirstOn = (
  day: Day,
): RawBuilder<boolean> => sql`coalesce((select (value #>> '{}')::int from setting
  where key = 'tasks.explain-first' and valid_from <= ${day}::date order by valid_from desc limit 1), ${Number(defaultLimits.explainFirst)}) > 0`

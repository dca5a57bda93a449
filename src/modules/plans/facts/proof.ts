import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { planProgress } from '../facts.ts'

/**
 * The progress of every issued plan, at the end of its year and today: what a restored backup has to come to again.
 * One statement a plan and cut: a province has a few plans a year, and this runs twice in a backup's life.
 */
export const proveProgress = async (ctx: Ctx): Promise<Record<string, unknown>> => {
  const { rows } = await sql<{ id: number; year: number }>`
    select id, year from plan where state = 'issued' order by id`.execute(ctx.db)
  const all: Record<string, unknown> = {}
  for (const { id, year } of rows)
    for (const asOf of [`${year}-12-31`, ctx.today]) {
      const { counts, measures } = await planProgress(ctx, id, { asOf })
      all[`plan ${id} at ${asOf}`] = { counts, measures }
    }
  return all
}

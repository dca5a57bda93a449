import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import type { InstructionProgress, Times } from '../facts.ts'
import { bucketOfInstruction, countInstructions } from '../rules/instruction.ts'
import { bucketOf, measuresOf } from '../rules/measures.ts'
import { cutOf } from '../store/cut.ts'
import type { Scope } from '../store/filter.ts'
import { listTasks, type TaskLine } from '../store/list.ts'
import * as store from '../store/overdue.ts'
import { soonDays } from './settings.ts'

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

/** The lines of a scope and its figures counted by instructions, both at one cut. One statement and a setting. */
export async function instructionLines(
  ctx: Ctx,
  scope: Scope,
  times: Times = {},
  limit = 20_000,
): Promise<InstructionProgress & { lines: Map<number, TaskLine[]> }> {
  const cut = cutOf(ctx.today, times.asOf, times.knownAt, await soonDays(ctx))
  const sort = { by: 'code', down: false } as const
  const { rows } = await listTasks(ctx.db, ctx.actor, scope, cut, { sort, limit })
  const lines: Map<number, TaskLine[]> = Map.groupBy(rows, (task) => task.instruction_id)
  const buckets = new Map(
    [...lines].map(([id, tasks]) => [
      id,
      bucketOfInstruction(tasks.map((task) => bucketOf(task, { kind: task.timeliness }))),
    ]),
  )
  const counts = countInstructions(buckets.values())
  const asOf = times.asOf ?? ctx.today
  return { asOf, knownAt: times.knownAt ?? ctx.today, counts, measures: measuresOf(counts), buckets, lines }
}

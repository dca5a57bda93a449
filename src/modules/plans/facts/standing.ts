import type { Ctx } from '#platform/context.ts'
import { type TaskLine, type Times, taskLines } from '../../tasks/facts.ts'
import { planProgress, wholeSight } from '../facts.ts'
import { byDay, type FigureName, figuresOf, type Step, standingOf, trajectory } from '../rules/standing.ts'

export type { FigureName, Step } from '../rules/standing.ts'

/** An issued plan on one look: its figures, what is done by day against the trajectory, and what was due by the cut. */
export type PlanStanding = {
  figures: Record<FigureName, number>
  done: Step[]
  plan: Step[]
  /** plan tasks whose first deadline has come by the cut */
  planned: number
}

// A plan has at most 5,000 rows (IMPORT_MAX_ROWS); a few have several leads.
const most = 20_000

/** How an issued plan stands at a cut, counted by plan tasks. Two statements and a setting. */
export const planStanding = async (
  ctx: Ctx,
  { id, year }: { id: number; year: number },
  times: Times = {},
): Promise<PlanStanding> => {
  const { counts, buckets } = await planProgress(ctx, id, times)
  const lines = await taskLines(wholeSight(ctx), { source: { kind: 'plan', id } }, times, most)
  const tasks: Map<number, TaskLine[]> = Map.groupBy(lines, (task) => task.instruction_id)
  const standings = [...(buckets ?? [])].map(([instruction, bucket]) =>
    standingOf(bucket, tasks.get(instruction) ?? []),
  )
  const { done, plan } = trajectory(standings, year)
  return { figures: figuresOf(counts, standings), done, plan, planned: byDay(plan, times.asOf ?? ctx.today) }
}

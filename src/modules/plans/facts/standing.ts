import type { Ctx } from '#platform/context.ts'
import { instructionLines } from '../../tasks/facts/desk.ts'
import type { Times } from '../../tasks/facts.ts'
import { wholeSight } from '../facts.ts'
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

/** How an issued plan stands at a cut, counted by plan tasks. One statement and a setting. */
export const planStanding = async (
  ctx: Ctx,
  { id, year }: { id: number; year: number },
  times: Times = {},
): Promise<PlanStanding> => {
  const scope = { source: { kind: 'plan', id } }
  const { counts, buckets, lines } = await instructionLines(wholeSight(ctx), scope, times)
  const cut = { asOf: times.asOf ?? ctx.today, year }
  const standings = [...buckets].map(([instruction, bucket]) =>
    standingOf(bucket, lines.get(instruction) ?? [], cut),
  )
  const { done, plan } = trajectory(standings)
  return { figures: figuresOf(counts, standings), done, plan, planned: byDay(plan, cut.asOf) }
}

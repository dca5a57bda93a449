import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { askKey, gatherPoints, type MeasurePoint, type Measuring } from '#platform/measure.ts'
import { Refused } from '#platform/refused.ts'
import {
  findProgramme,
  type ScorecardBinding,
  type ScorecardLine,
  scorecardLines,
} from '../../programme/facts.ts'
import { mayReadScorecard } from '../policy/scorecard.ts'
import { type Judgement, judge } from '../rules/scorecard.ts'

export type Measured = {
  binding: ScorecardBinding
  target: ScorecardBinding['targets'][number] | undefined
  points: MeasurePoint[]
  judgement: Judgement
}
export type ScorecardRow = { line: ScorecardLine; measured: Measured[] }
export type Scorecard = {
  year: number
  /** whether the year's programme has been opened at all */
  opened: boolean
  rows: ScorecardRow[]
  /** the reader sees only a part of what the lists behind the figures hold */
  scoped: boolean
}

const inForce = (one: ScorecardBinding, day: Day): boolean =>
  one.from <= day && (one.to === null || one.to >= day)

const measuredOf = (
  line: ScorecardLine,
  binding: ScorecardBinding,
  points: MeasurePoint[],
  today: Day,
): Measured => {
  const { direction, year } = line
  const target = binding.targets.find((one) => one.setOn <= today)
  const asked = { direction, year, better: binding.better, share: binding.unit === '%' }
  return { binding, target, points, judgement: judge(asked, points, target, today) }
}

/** The scorecard of a year as it stands; missing for who does not see the province. Two statements and one a room or two. */
export const readScorecard = async (ctx: Ctx, rooms: Measuring, year: number): Promise<Scorecard> => {
  if (!mayReadScorecard(ctx.actor)) throw new Refused('missing', 'page')
  const all = await scorecardLines(ctx.db, year)
  const lines = all.filter(({ withdrawnOn }) => withdrawnOn === null || withdrawnOn > ctx.today)
  const bindings = lines.flatMap((line) => line.bindings.filter((one) => inForce(one, ctx.today)))
  const points = await gatherPoints(ctx, rooms, bindings, year)
  return {
    year,
    opened: all.length > 0 || (await findProgramme(ctx.db, year)) !== undefined,
    scoped: !ctx.actor.sees.all,
    rows: lines.map((line) => ({
      line,
      measured: line.bindings
        .filter((one) => inForce(one, ctx.today))
        .map((one) => measuredOf(line, one, points.get(askKey(one)) ?? [], ctx.today)),
    })),
  }
}

import { yearOf } from '#platform/day.ts'
import type { Api } from '#platform/http.ts'
import { readComparison } from '../facts/pilots.ts'
import { readScorecard, type Scorecard } from '../facts/scorecard.ts'
import { pilotsAnswer, pilotsQuery, scorecardAnswer, scorecardQuery } from '../input/scorecard.ts'
import { pilotYearIn } from '../routes/pilot-year.ts'
import { pilotsTexts } from '../texts/pilots.ts'

const lineOf = ({ line, measured }: Scorecard['rows'][number]) => ({
  direction: line.direction,
  text: { vi: line.textVi, en: line.textEn },
  measures: measured.map(({ binding, target, points, judgement }) => ({
    measure: binding.measure,
    part: binding.part,
    name: { vi: binding.nameVi, en: binding.nameEn },
    unit: binding.unit,
    better: binding.better,
    verdict: judgement.verdict,
    why: judgement.why ?? null,
    change: judgement.change ?? null,
    now: judgement.now ?? null,
    before: judgement.before ?? null,
    target: target ? { value: target.value, dueOn: target.dueOn } : null,
    points,
  })),
})

/** GET /scorecard and /pilots/{year}: what the pages of the same names show. */
export const scorecardApi = (api: Api): void => {
  api.get('/scorecard', {
    summary:
      "The year's scorecard: each line with its measures, figures unrounded; why: no-value or suppressed",
    query: scorecardQuery,
    answer: scorecardAnswer,
    read: async (ctx, { year }, c) => {
      const card = await readScorecard(ctx, c.var.rooms, year ?? yearOf(ctx.today))
      return { year: card.year, asOf: ctx.today, lines: card.rows.map(lineOf) }
    },
  })
  api.get('/pilots/:year', {
    summary:
      'Pilot units of a year beside like units, as description: median and range with n, none below 3, of one criteria set each',
    query: pilotsQuery,
    answer: pilotsAnswer,
    read: async (ctx, query, c) => {
      const { year, years, tables } = await readComparison(ctx, c.var.rooms, pilotYearIn(c), query)
      return {
        ...{ year, years, notProof: pilotsTexts[ctx.lang].notProof },
        tables: tables.map(({ key, sets, units }) => ({
          ...{ key, sets },
          units: units.map(({ pilot, unit, cells }) => ({
            ...{ unitId: pilot.unitId, name: unit?.name ?? pilot.name, endedOn: pilot.endedOn, cells },
          })),
        })),
      }
    },
  })
}

import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { readCalibration } from '../facts/calibration.ts'

const mean = z.object({
  n: z.number(),
  mean: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
const agreement = z.object({ apart: mean, same: z.number(), signed: mean })
const tested = z
  .object({ value: z.number(), low: z.number(), high: z.number(), chance: z.number(), found: z.boolean() })
  .nullable()

const sample = z.object({
  share: z.number(),
  seed: z.number(),
  pool: z.number(),
  drawn: z.number(),
  unassigned: z.number(),
  entered: z.number(),
})

const answer = z.object({
  round: z.number(),
  sample: sample.nullable(),
  all: agreement,
  appraisers: z.array(
    z.object({
      name: z.string(),
      n: z.number(),
      agreement: agreement.nullable(),
      leniency: tested,
      drift: tested,
    }),
  ),
  criteria: z.array(z.object({ code: z.string(), agreement })),
})

/** How far the appraisers of a round agree, as the page shows it; shares are of a leaf's maximum. */
export const calibrationApi = (api: Api): void => {
  api.get('/rounds/:id/calibration', {
    summary: "How far a round's appraisers agree: for the council's head and auditors",
    answer,
    read: async (ctx, _, c) => {
      const { round, calibration, all, appraisers, leaves } = await readCalibration(ctx, idIn(c))
      return {
        round: round.id,
        sample: calibration ? sample.parse(calibration) : null,
        all,
        appraisers: appraisers.map(({ person: _p, ...one }) => one),
        criteria: leaves.map(({ placed, agreement }) => ({ code: placed.leaf.code, agreement })),
      }
    },
  })
}

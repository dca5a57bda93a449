import { z } from 'zod'

const share = z.number().min(0).max(1)

/** Doubts as a file or a kept row states them. */
const doubtsInput = z.object({
  weights: share,
  appraisal: z.object({ leaves: z.record(z.string(), share).default({}), other: share }),
  survey: z.boolean().default(true),
  populations: z.record(z.string(), z.number().positive()).optional(),
  measured: z.object({ pairs: z.number(), blind: z.number() }).optional(),
})

/** A file of doubts: themselves, or the published intervals of a result with seed and draws. */
export const doubtsFile = z.union([
  z.object({
    doubts: doubtsInput,
    seed: z.number().int().min(0).max(4_294_967_295).optional(),
    draws: z.number().int().min(1).max(1_000_000).optional(),
  }),
  doubtsInput.transform((doubts) => ({ doubts, seed: undefined, draws: undefined })),
])

/** Of a published bundle what the draws need; its set and units are read as files are. */
export const bundleInput = z.object({
  set: z.unknown(),
  units: z.array(z.unknown()),
  round: z.object({ year: z.number() }),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

const percent = (most: number) =>
  z.coerce.number('not-a-number').min(0, 'out-of-range').max(most, 'out-of-range')

/** How often the ranking is drawn, and from which seed. */
export const drawsInput = z.object({
  draws: z.coerce
    .number('not-a-number')
    .int('not-a-whole-number')
    .min(1, 'out-of-range')
    .max(1_000_000, 'out-of-range'),
  seed: z.coerce
    .number('not-a-number')
    .int('not-a-whole-number')
    .min(0, 'out-of-range')
    .max(4_294_967_295, 'out-of-range'),
})

/** What the terminal says of doubts, in percent of the maximum; a file says it whole. */
export const doubtOptions = z.object({
  weights: percent(100).default(10),
  appraisal: percent(100).default(5),
  doubts: z.string().min(1).optional(),
})

import { z } from 'zod'
import { prose } from '#platform/input.ts'
import { optionalPoints } from './result.ts'

/** How much of the first appraisals is drawn, in percent. */
export const sampleInput = z.object({
  share: z.coerce
    .number('required')
    .int('not-a-whole-number')
    .min(1, 'share-out-of-range')
    .max(100, 'share-out-of-range'),
})
export type SampleInput = z.output<typeof sampleInput>

/** A blind appraisal: points and why. */
export const blindInput = z.object({
  points: optionalPoints.refine((value) => value !== undefined, 'required'),
  reason: prose(2000),
})
export type BlindInput = z.output<typeof blindInput>

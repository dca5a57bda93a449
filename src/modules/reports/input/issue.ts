import { z } from 'zod'
import { optionalProse, prose, version } from '#platform/input.ts'

export const draftIssueInput = z.object({ reason: optionalProse(2000) })
/** The parts of the narrative: `part.0`, `part.1`, … */
export const narrativeInput = z
  .object({ version })
  .catchall(z.union([optionalProse(20_000), z.array(z.unknown()).transform(() => undefined)]))
export const submitInput = z.object({ version })
export const takeBackInput = z.object({ reason: prose(2000) })
/** A correction: `v.<indicator>` as it should be, of those that change. */
export const correctionForm = z
  .object({ reason: prose(2000) })
  .catchall(z.union([optionalProse(200), z.array(z.unknown()).transform(() => undefined)]))
export const decideInput = z.object({
  verdict: z.enum(['accept', 'refuse'], 'not-one-of-these'),
  reason: optionalProse(2000),
})

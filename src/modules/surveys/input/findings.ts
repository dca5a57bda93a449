import { z } from 'zod'
import { ids, optionalId, optionalProse, prose } from '#platform/input.ts'

export const findingsQuery = z.object({ unit: optionalId, version: optionalId })

/** Computing: again only with the reason. */
export const computeInput = z.object({ reason: optionalProse(2000) })

export const lookInput = z.object({})

/** The listed answers that somebody chose, and why. */
export const decideInput = z.object({ flags: ids(2000), reason: prose(2000) })

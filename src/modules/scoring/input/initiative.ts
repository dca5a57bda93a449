import { z } from 'zod'
import {
  id,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  version,
} from '#platform/input.ts'

/** A model, initiative or good practice as a unit registers it. */
export const initiativeInput = z.object({
  title: line(500),
  description: prose(5000),
  benefit: optionalProse(2000),
  areaId: optionalId,
})
export type InitiativeInput = z.output<typeof initiativeInput>
export const initiativeForm = initiativeInput.extend({ unitId: id })
export const initiativeEdit = initiativeInput.extend({ version })

/** The decision that recognised it. */
export const recognitionInput = z.object({
  recognisedNo: line(100),
  recognisedOn: optionalDay.refine((day) => day !== undefined, 'required'),
  recognisedBy: line(300),
})
export type RecognitionInput = z.output<typeof recognitionInput>

/** Another unit takes it over; with a draft plan named, it becomes a row of that plan. */
export const adoptionInput = z.object({ unitId: id, note: optionalLine(1000), planId: optionalId })
export type AdoptionInput = z.output<typeof adoptionInput>

export const initiativeQuery = z.object({
  of: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  unit: optionalId,
  offset: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
})
export type InitiativeQuery = z.output<typeof initiativeQuery>

export const withdrawInput = z.object({ reason: prose(1000) })

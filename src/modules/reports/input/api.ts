import { z } from 'zod'
import { isTame, line, prose, version } from '#platform/input.ts'

export const returnBody = z.object({
  reason: prose(2000),
  notes: z
    .array(z.object({ indicator: line(60), text: prose(2000) }))
    .max(500, 'too-many')
    .default([]),
})

export const narrativeBody = z.object({
  version,
  parts: z
    .array(z.string('required').max(20_000, 'too-long').refine(isTame, 'control-character'))
    .max(40, 'too-many'),
})
export const correctionBody = z.object({
  reason: prose(2000),
  changes: z
    .array(z.object({ indicator: line(60), value: z.union([z.number(), z.boolean(), line(200)]) }))
    .min(1, 'required')
    .max(500, 'too-many'),
})
export const codeBody = z.object({ code: line(40), version })

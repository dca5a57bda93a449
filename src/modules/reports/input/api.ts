import { z } from 'zod'
import { line, prose } from '#platform/input.ts'

export const returnBody = z.object({
  reason: prose(2000),
  notes: z
    .array(z.object({ indicator: line(60), text: prose(2000) }))
    .max(500, 'too-many')
    .default([]),
})

import { z } from 'zod'
import { day, id, line, optionalProse } from '#platform/input.ts'

const codes = z
  .union([z.array(z.string()), z.string()], 'leaves-needed')
  .transform((value) => [...new Set(Array.isArray(value) ? value : [value])])
  .pipe(z.array(line(50)).min(1, 'leaves-needed').max(100, 'too-many'))

/** Weak criteria turned into work: which, who leads, until when. */
export const improvementInput = z.object({
  leaves: codes,
  leadUnitId: id,
  dueOn: day,
  note: optionalProse(2000),
})
export type ImprovementInput = z.output<typeof improvementInput>

/** How much work the plan may cost; empty: no plan is asked for. */
export const plannerQuery = z.object({
  effort: z
    .union([
      z.literal('').transform(() => undefined),
      z.coerce.number('not-a-number').int('not-a-number').min(1).max(1000),
    ])
    .optional(),
})

import { z } from 'zod'
import {
  day,
  flag,
  id,
  ids,
  line,
  optionalDay,
  optionalLine,
  optionalProse,
  prose,
  version,
  year,
} from '#platform/input.ts'

/** A period to be opened: of the official form its window follows from code and year, of another it is typed. */
export const periodInput = z.object({
  formId: id,
  code: line(30),
  year,
  title: optionalLine(300),
  from: optionalDay,
  to: optionalDay,
  unitDueOn: optionalDay,
  ministryDueOn: optionalDay,
})
export type PeriodInput = z.output<typeof periodInput>

export const moveInput = z.object({
  unitDueOn: day,
  ministryDueOn: optionalDay,
  reason: prose(2000),
  version: version.optional(),
})
export const nothingInput = z.object({})
export const reasonInput = z.object({ reason: prose(2000) })
export const periodQuery = z.object({
  at: optionalLine(60),
  area: optionalLine(60),
  open: optionalLine(60),
  state: optionalLine(20),
})
const counted = z.union([z.literal(''), z.coerce.number('not-a-number').int().min(0).max(10_000)]).optional()
/** The page of a period also says what was just done with it: how many were accepted and left, or reminded. */
export const periodPageQuery = periodQuery.extend({ accepted: counted, left: counted, reminded: counted })
export type PeriodPageQuery = z.output<typeof periodPageQuery>
export const yearQuery = z.object({ of: optionalLine(4) })
export const sheetQuery = z.object({ area: optionalLine(60) })
export const historyQuery = z.object({ indicator: optionalLine(60) })
export const acceptInput = z.object({ sheetIds: ids(2000), sound: flag })
export const signInput = z.object({ version: version.optional() })
export const returnInput = z
  .object({ reason: prose(2000) })
  .catchall(z.union([optionalProse(2000), z.array(z.unknown()).transform(() => undefined)]))
/** Fields of a sheet: `v.<indicator>` typed, `seen.<indicator>` as it was, `why.<indicator>`. */
export const fieldsForm = z
  .object({ area: optionalLine(60), theirs: optionalLine(60), from: z.literal('file').optional() })
  .catchall(z.union([optionalProse(2000), z.array(z.unknown()).transform(() => undefined)]))
export type FieldsForm = z.output<typeof fieldsForm>

export const fieldsBody = z.object({
  values: z
    .array(
      z.object({
        indicator: line(60),
        value: z.union([z.number(), z.boolean(), z.null(), optionalLine(60)]),
        seen: z.union([z.number(), z.boolean(), z.null(), optionalLine(60)]).optional(),
        reason: optionalProse(2000),
      }),
    )
    .min(1, 'required')
    .max(500, 'too-many'),
})
export type FieldsBody = z.output<typeof fieldsBody>

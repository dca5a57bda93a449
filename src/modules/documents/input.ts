import { z } from 'zod'
import {
  day,
  flag,
  id,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  version,
} from '#platform/input.ts'
import { fileField, optionalFileField } from './files/field.ts'
import { documentTypes } from './layout/format.ts'

/** A text area of one thing a line: at most `most` lines of `max` characters. */
const lines = (most: number, max: number) =>
  optionalProse(most * (max + 1))
    .transform((text) =>
      (text ?? '')
        .split('\n')
        .map((row) => row.trim())
        .filter(Boolean),
    )
    .refine((rows) => rows.length <= most, 'too-many')
    .refine((rows) => rows.every((row) => row.length <= max), 'too-long')

const type = z.enum(documentTypes as unknown as [string, ...string[]], 'not-one-of-these')
const copies = z
  .union([
    z.literal('').transform(() => undefined),
    z.coerce.number('not-a-number').int('not-a-number').min(1, 'not-a-number').max(9999, 'not-a-number'),
  ])
  .optional()
const note = optionalProse(2000)

export const registerQuery = z.object({
  tab: z.enum(['out', 'in', 'drafts']).default('out'),
  q: optionalLine(200),
  type: z.union([z.literal('').transform(() => undefined), type]).optional(),
  unit: optionalId,
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type RegisterQuery = z.output<typeof registerQuery>

export const apiRegisterQuery = registerQuery.extend({
  year: z.coerce.number('not-a-number').int('not-a-number').min(1945).max(2200).optional(),
  limit: z.coerce.number('not-a-number').int('not-a-number').min(1).max(200).default(50),
})

export const draftQuery = z.object({ unit: optionalId, corrects: optionalId, answers: optionalId })

const draftFields = {
  type,
  subject: line(500),
  addressees: lines(60, 500),
  grounds: lines(60, 2000),
  text: optionalProse(200_000),
  recipients: lines(200, 500),
  listId: optionalId,
  archive: optionalLine(200)
    .transform((text) =>
      (text ?? '')
        .split(',')
        .map((unit) => unit.trim())
        .filter(Boolean),
    )
    .refine((units) => units.length <= 10, 'too-many')
    .refine((units) => units.every((unit) => unit.length <= 30), 'too-long'),
  letterheadId: optionalId,
  signerId: optionalId,
  copies,
}
export const draftInput = z.object({
  unitId: id,
  correctsId: optionalId,
  replyToId: optionalId,
  ...draftFields,
})
export type DraftInput = z.output<typeof draftInput>
export const editInput = z.object({ version, ...draftFields })
export type EditInput = z.output<typeof editInput>

export const stepInput = z.object({ version, note })
export const reasonInput = z.object({ version, note: prose(2000) })
export const issueInput = z.object({ version, on: optionalDay, note })
export const signedInput = z.object({ file: fileField, reason: note })

export const receiveInput = z.object({
  unitId: id,
  type,
  subject: line(500),
  issuerName: line(300),
  cited: line(60),
  issuedOn: day,
  arrivedOn: optionalDay,
  dueOn: optionalDay,
  toPlaces: lines(50, 300),
  note,
  file: optionalFileField,
})

export const letterheadInput = z.object({
  unitId: id,
  parentAgency: optionalProse(300),
  agency: prose(300),
  symbol: line(30),
  subSymbol: optionalLine(30),
  place: line(100),
  contact: lines(3, 200),
  series: optionalLine(30),
  byType: flag,
  validFrom: optionalDay,
})
export const signerInput = z.object({
  unitId: id,
  mandateId: optionalId,
  authority: lines(6, 200).refine((rows) => rows.length > 0, 'required'),
  name: optionalLine(200),
  validFrom: optionalDay,
})
export const endSignerInput = z.object({})
export const listInput = z.object({
  unitId: id,
  name: line(200),
  entries: lines(200, 500).refine((rows) => rows.length > 0, 'required'),
})
export const continueInput = z.object({
  unitId: id,
  series: optionalLine(30),
  lastNumber: z.coerce
    .number('not-a-number')
    .int('not-a-number')
    .min(1, 'not-a-number')
    .max(99_998, 'not-a-number'),
  lastOn: day,
})

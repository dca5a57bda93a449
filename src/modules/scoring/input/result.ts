import { z } from 'zod'
import { line, optionalDay, optionalId, optionalLine, optionalProse, prose } from '#platform/input.ts'
import { optionalFileField } from '../../documents/facts.ts'

const decimalText = /^\d{1,9}([.,]\d{1,12})?$/

/** Points in a form: a decimal comma or point, as text so that no digit is lost; empty is undefined. */
export const optionalPoints = z
  .string()
  .transform((text, issue) => {
    const value = text.trim()
    if (value === '') return undefined
    if (decimalText.test(value)) return value.replace(',', '.')
    issue.addIssue({ code: 'custom', message: 'not-a-number' })
    return z.NEVER
  })
  .optional()

/** Computing: a correction of a published result says why. */
export const computeInput = z.object({ reason: optionalProse(2000) })
export type ComputeInput = z.output<typeof computeInput>

/** The decision on a result: empty where the registered document says number and day. */
export const decideInput = z.object({ decisionNo: optionalLine(100), decidedOn: optionalDay })
export type DecideInput = z.output<typeof decideInput>

export const publishInput = z.object({})

export const objectionInput = z.object({
  leaf: optionalLine(50),
  text: prose(5000),
  file: optionalFileField,
})
export type ObjectionInput = z.output<typeof objectionInput>

export const objectionAnswerInput = z.object({
  decision: z.enum(['accepted', 'partly', 'rejected'], 'required'),
  answer: prose(5000),
  points: optionalPoints,
})
export type ObjectionAnswerInput = z.output<typeof objectionAnswerInput>

/** A round taken over from print: figures as they stand there, what is not printed stays empty. */
export const printedRoundInput = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  block: line(50),
  title: line(300),
  place: line(200),
  decisionNo: optionalLine(100),
  publishedOn: optionalDay,
  source: line(1000),
  rows: z
    .array(
      z.object({
        rank: z.coerce.number().int().positive().nullable(),
        unit: line(300),
        points: optionalPoints,
        max: optionalPoints,
        percent: optionalPoints,
        class: optionalLine(100),
        previousRank: z.coerce.number().int().positive().nullable().optional(),
        previousPercent: optionalPoints,
      }),
    )
    .min(1, 'required')
    .max(5000, 'too-many'),
})
export type PrintedRoundInput = z.output<typeof printedRoundInput>

export const rankingQuery = z.object({
  version: optionalId,
  /** the line of the ranking that is explained beside it */
  row: optionalId,
})

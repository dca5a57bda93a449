import { z } from 'zod'
import {
  day,
  id,
  line,
  optionalDay,
  optionalLine,
  optionalProse,
  prose,
  rowsForm,
  version,
  year,
} from '#platform/input.ts'

/** A percentage as typed ("5", "2,5"), as a part of one: "0.05". */
const margin = line(8).transform((text, issue) => {
  const value = Number(text.replace(',', '.'))
  if (Number.isFinite(value) && value >= 0.5 && value <= 30) return String(Math.round(value * 1000) / 100_000)
  issue.addIssue({ code: 'custom', message: 'margin-outside' })
  return z.NEVER
})

const groupCode = line(40).refine((text) => /^[a-z][a-z0-9_]*$/.test(text), 'not-a-group-code')
const weight = line(20).transform((text, issue) => {
  const plain = text.replace(',', '.')
  if (/^\d{1,6}(\.\d{1,6})?$/.test(plain)) return plain
  issue.addIssue({ code: 'custom', message: 'not-a-number' })
  return z.NEVER
})
export const group = z.object({
  code: groupCode,
  nameVi: line(200),
  nameEn: optionalLine(200).transform((text) => text ?? ''),
  weight,
})

/** A campaign as a form or body wishes it. */
export const campaignInput = z.object({
  year,
  title: line(300),
  questionnaireId: id,
  block: z
    .union([z.literal(''), z.enum(['department', 'district', 'commune'])], 'not-one-of-these')
    .nullish()
    .transform((block) => block || null),
  opensOn: day,
  closesOn: day,
  minCell: z.coerce
    .number('required')
    .int('not-a-number')
    .min(3, 'min-cell-outside')
    .max(50, 'min-cell-outside'),
  sampleError: margin,
  sampling: z.enum(['group', 'stratum'], 'not-one-of-these'),
  seed: optionalLine(100),
  groups: z.array(group).min(1, 'required').max(12, 'too-many'),
})
export type CampaignWish = z.output<typeof campaignInput>

/** The form of a campaign, whose groups are rows. */
export const campaignForm = rowsForm({ names: 200, chars: 2000, version: 20 })

const maybeFile = z.union([z.instanceof(File), z.literal('')]).optional()
/** A table typed or pasted, or a file of it. */
export const tableInput = z.object({ table: optionalProse(200_000), file: maybeFile })

export const openInput = z.object({
  version: version.optional(),
  decisionNo: optionalLine(100),
  decidedOn: optionalDay,
})
/** Codes of cards or letters to void, one a line. */
export const replacementInput = z.object({
  codes: prose(60_000)
    .transform((text) => [...new Set(text.split('\n').map((one) => one.trim()))].filter(Boolean))
    .pipe(z.array(z.string()).min(1, 'required').max(500, 'too-many-cards')),
})
export const cardsInput = z.object({
  stratumId: id,
  many: z.coerce.number('required').int('not-a-number').min(1, 'not-a-number').max(500, 'too-many-cards'),
})

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
  rowsForm,
  version,
  year,
} from '#platform/input.ts'
import { readNumber } from './rule-form.ts'

/** A code of a set: letters, digits, dashes; it goes into file names. */
const setCode = line(100).refine((text) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text), 'not-a-code')
const nodeCode = line(30).refine((text) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(text), 'not-a-code')

const points = optionalLine(30).transform((text, issue) => {
  if (text === undefined) return undefined
  const value = readNumber(text)
  if (value !== undefined) return value
  issue.addIssue({ code: 'custom', message: 'not-a-number' })
  return z.NEVER
})

/** A new draft: empty, or with a frame whose nodes it takes over. */
export const newSetInput = z.object({
  code: setCode,
  titleVi: line(500),
  titleEn: optionalLine(500),
  year,
  level: line(60),
  frameId: optionalId,
})
export type NewSetInput = z.output<typeof newSetInput>

/** A copy of a set as a draft: the next version of its code, or under a code of its own. */
export const cloneInput = z.object({ code: setCode, year, titleVi: optionalLine(500) })
export type CloneInput = z.output<typeof cloneInput>

const pickedFile = z
  .instanceof(File, { message: 'required' })
  .refine((file) => file.size > 0 || file.name !== '', 'required')
export const uploadInput = z.object({ file: pickedFile })

/** Taking a file that was read: what it does not say itself may be given. */
export const takeSetInput = z.object({
  code: setCode,
  year,
  level: line(60),
  titleVi: line(500),
})
export type TakeSetInput = z.output<typeof takeSetInput>

/** A node or a head as its form sends it, with its rows. */
export const treeInput = rowsForm({ names: 2000, chars: 20_000 })
export type TreeInput = z.output<typeof treeInput>

/** The fields of a node that are not its rule. */
export const nodeInput = z.object({
  nameVi: line(2000),
  nameEn: optionalLine(2000),
  max: points,
  assessment: z.enum(['self+appraisal', 'survey', 'data'], 'not-one-of-these').optional(),
  notApplicable: z
    .enum(['not_allowed', 'allowed', 'exclude', 'full', 'zero', 'derived'], 'not-one-of-these')
    .optional(),
  evidence: optionalProse(5000),
  noteVi: optionalProse(2000),
  noteEn: optionalProse(2000),
})
export type NodeInput = z.output<typeof nodeInput>

/** The head of a set; its bands and appraisers come as rows. */
export const headInput = z.object({
  titleVi: line(500),
  titleEn: optionalLine(500),
  issuer: optionalLine(500),
  year,
  level: line(60),
  total: points,
  complete: flag,
  decimals: z.coerce.number('required').int('not-a-number').min(0, 'not-a-number').max(10, 'not-a-number'),
  mode: z.enum(['half_up', 'half_even', 'truncate'], 'not-one-of-these'),
  ties: z.enum(['shared_rank_then_next_rank_skips', 'dense'], 'not-one-of-these'),
  tieBreak: optionalLine(1000),
  withBonus: flag,
  bonusCap: points,
  withPenalty: flag,
  penaltyCap: points,
  uncapped: flag,
  surveyShare: points,
  notes: optionalProse(20_000),
})
export type HeadInput = z.output<typeof headInput>

export const addNodeInput = z.object({
  parent: optionalLine(30),
  code: nodeCode,
  nameVi: line(2000),
  nameEn: optionalLine(2000),
  max: points,
  group: flag,
})
export type AddNodeInput = z.output<typeof addNodeInput>

export const placeInput = z.object({
  to: z.union([z.literal('up'), z.literal('down'), nodeCode]),
})
export const orderInput = z.object({ what: z.enum(['codes', 'maxima'], 'not-one-of-these') })
export const noInput = z.object({})

export const submitSetInput = z.object({ version })
export const issueSetInput = z
  .object({ decisionNo: line(100), decidedOn: day, effectiveFrom: day, version })
  .refine((value) => value.effectiveFrom >= '2000-01-01', {
    path: ['effectiveFrom'],
    message: 'not-a-day',
  })
export type IssueSetInput = z.output<typeof issueSetInput>
export const endSetInput = z.object({ effectiveTo: optionalDay })

/** The list, by year and block. */
export const setsQuery = z.object({
  of: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  block: optionalLine(60),
})

/** A draft through the API: a whole set, or another one to start from. */
export const apiSetInput = z
  .object({
    content: z.looseObject({}).optional(),
    cloneOf: id.optional(),
    code: setCode.optional(),
    year: year.optional(),
  })
  .refine((value) => (value.content === undefined) !== (value.cloneOf === undefined), {
    path: ['content'],
    message: 'required',
  })
export type ApiSetInput = z.output<typeof apiSetInput>

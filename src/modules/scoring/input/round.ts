import { z } from 'zod'
import {
  day,
  flag,
  id,
  line,
  lines,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  version,
  year,
} from '#platform/input.ts'
import { optionalFileField } from '../../documents/facts.ts'
import { stages } from '../rules/phase.ts'

/** A round's form and API body; the days' order is for the rule to say. */
export const roundInput = z.object({
  title: line(300),
  year,
  setId: id,
  opensOn: day,
  selfBy: day,
  firstBy: day,
  explainBy: day,
  secondBy: day,
  decideBy: day,
  publishBy: optionalDay.transform((value) => value ?? null),
  objectionBy: optionalDay.transform((value) => value ?? null),
})
export const roundEditInput = roundInput.extend({ version, reason: optionalProse(2000) })

export const openInput = z.object({ version: version.optional() })
export const nothingInput = z.object({})

export const appraiserInput = z.object({
  domains: lines(60),
  unitId: optionalId,
  personId: optionalLine(100),
})
export const councilInput = z.object({
  decisionNo: line(100),
  decidedOn: day,
  headId: line(100),
  memberIds: lines(100),
})

export const reopeningInput = z.object({
  stage: z.enum(stages, 'not-a-stage'),
  until: day,
  reason: prose(2000),
})
export const rankedInput = z
  .object({ ranked: flag, reason: optionalProse(2000) })
  .refine((value) => value.ranked || value.reason, { path: ['reason'], message: 'required' })

/** A leaf's form: fields of the rule come as `in.<input>`, reasons for overriding the system as `why.<input>`. */
export const leafForm = z
  .object({
    version,
    stage: z.enum(['self', 'first', 'second', 'council'], 'not-a-stage').optional(),
    note: optionalProse(4000),
    reason: optionalProse(4000),
    hand: optionalLine(40),
    na: flag,
    /** which of the words and the checkbox stood on the form, since an unticked box sends nothing */
    shown: optionalLine(60),
    theirs: optionalLine(2000),
  })
  .catchall(optionalLine(2000))
export type LeafForm = z.output<typeof leafForm>

const input = z.union([
  z.number(),
  line(40),
  z.boolean(),
  z.null(),
  z.record(z.string().max(100), z.unknown()),
])

/** The same as JSON: what is left out stays as it is. */
export const valueInput = z.object({
  leaf: line(40),
  version,
  stage: z.enum(['self', 'first', 'second', 'council'], 'not-a-stage').optional(),
  inputs: z.record(z.string().max(100), input).optional(),
  why: z.record(z.string().max(100), optionalProse(2000)).optional(),
  notApplicable: z.boolean().optional(),
  handPoints: z.union([line(40), z.null()]).optional(),
  note: z.union([prose(4000), z.null()]).optional(),
  reason: z.union([prose(4000), z.null()]).optional(),
  theirs: z.array(line(100)).max(100, 'too-many').optional(),
})
export type ValueInput = z.output<typeof valueInput>

export const evidenceForm = z.object({
  file: optionalFileField,
  sameAsId: optionalId,
  documentId: optionalId,
  title: optionalLine(300),
  pages: optionalLine(100),
})
export const evidenceInput = z.object({
  leaf: line(40),
  fileId: optionalId,
  sameAsId: optionalId,
  documentId: optionalId,
  title: optionalLine(300),
  pages: optionalLine(100),
})
export const withdrawalInput = z.object({ reason: prose(2000) })

export const requestInput = z.object({ question: prose(4000) })
export const requestBody = z.object({ leaf: line(40), question: prose(4000) })
// `seen`: what stood there when the form was made ("none" or the moment, the points); without it the last word wins
export const answerInput = z.object({ answer: prose(8000), seen: optionalLine(40) })
export const signForm = z.object({ file: optionalFileField })
export const closingForm = z.object({ file: optionalFileField })
export const extraForm = z.object({
  kind: z.enum(['bonus', 'penalty'], 'not-one-of-these'),
  points: line(20),
  reason: prose(4000),
  file: optionalFileField,
})
export const extraInput = extraForm.omit({ file: true })
export const extraJudgement = z.object({
  points: line(20),
  reason: optionalProse(4000),
  seen: optionalLine(40),
})

export const sheetQuery = z.object({ leaf: optionalLine(40) })

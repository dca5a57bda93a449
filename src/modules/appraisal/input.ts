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
import { fileField, optionalFileField } from '../documents/facts.ts'
import { disciplineForms } from './rules/discipline.ts'
import { isLevel, type Level, levels } from './rules/scheme.ts'

const whole = (least: number, most: number) =>
  z.coerce.number('required').int('not-a-number').min(least, 'not-a-number').max(most, 'not-a-number')
const level = z.enum(levels, 'level-needed')
const optionalLevel = z.union([z.literal('').transform(() => undefined), level]).optional()
const decimal = /^\d{1,6}([.,]\d{1,6})?$/

const optionalDecimal = z
  .string()
  .transform((text, issue) => {
    const value = text.trim().replace(',', '.')
    if (value === '') return null
    if (decimal.test(value)) return value
    issue.addIssue({ code: 'custom', message: 'not-a-number' })
    return z.NEVER
  })
  .optional()
  .transform((value) => value ?? null)

export const nothingInput = z.object({})
export const openInput = z.object({ version: version.optional() })

/** A round's form; the order of its days is for the rule to say. */
export const roundInput = z.object({
  title: line(300),
  year,
  block: z.enum(['department', 'district', 'commune'], 'not-one-of-these'),
  schemeId: id,
  postsOn: day,
  selfBy: day,
  commentsBy: day,
  meetingOn: day,
  decideBy: day,
  quorumPercent: whole(1, 100),
  objectionDays: whole(1, 365),
  capPercent: optionalDecimal,
  capReason: optionalProse(1000).transform((value) => value ?? null),
})
export const roundEditInput = roundInput.extend({ version, reason: optionalProse(2000) })

export const councilInput = z.object({
  decisionNo: line(100),
  decidedOn: day,
  headId: line(100),
  memberIds: lines(100),
})
export type CouncilInput = z.output<typeof councilInput>

export const selfInput = z.object({ level, text: prose(8000) })
export type SelfInput = z.output<typeof selfInput>

export const commentInput = z.object({ level: optionalLevel, text: prose(8000) })
export type CommentInput = z.output<typeof commentInput>

/**
 * A typed fact: yes, no, a figure, "does not arise", or nothing any more. What fits is for the scheme to say. `reason`: why
 * it stands in the place of what was measured.
 */
export const factInput = z.object({
  key: line(100),
  value: line(40),
  source: line(500),
  reason: optionalLine(500),
})
export type FactInput = z.output<typeof factInput>

/** A table of facts, tried or saved. */
export const factTableInput = z.object({
  table: optionalProse(200_000),
  file: z.union([z.instanceof(File), z.literal('')]).optional(),
  press: z.enum(['try', 'save'], 'not-one-of-these'),
})

export const causeInput = z.object({ condition: line(100), reason: prose(2000), documentNo: line(100) })
export type CauseInput = z.output<typeof causeInput>

export const asideInput = z
  .object({ rated: flag, reason: optionalProse(2000) })
  .refine((value) => value.rated || value.reason, { path: ['reason'], message: 'required' })

export const voteInput = z
  .object({ level: z.union([level, z.literal('abstain')], 'level-needed'), reason: optionalProse(2000) })
  .refine((value) => value.level !== 'abstain' || value.reason, { path: ['reason'], message: 'required' })
export type VoteInput = z.output<typeof voteInput>

export const minutesInput = z.object({ minutesNo: line(100) })

/** Lines that differ from the votes come as `level.<case>` and `reason.<case>`; empty ones follow the votes. */
export const linesForm = z.object({}).catchall(z.union([optionalLine(2000), z.array(z.string())]))

/** The lines of the form in which an issuer differs from the votes, by case. */
export const differingIn = (
  form: z.output<typeof linesForm>,
): Map<number, { level: Level; reason: string }> =>
  new Map(
    Object.entries(form).flatMap(([name, value]): [number, { level: Level; reason: string }][] => {
      const [, id] = /^level\.([1-9]\d{0,14})$/.exec(name) ?? []
      const reason = form[`reason.${id}`]
      if (!id || !isLevel(value)) return []
      return [[Number(id), { level: value, reason: typeof reason === 'string' ? reason : '' }]]
    }),
  )

export const decideInput = z.object({
  decisionNo: optionalLine(100),
  decidedOn: optionalDay,
  publish: z.enum(['none', 'counts', 'names'], 'not-one-of-these'),
})
export type DecideInput = z.output<typeof decideInput>

export const objectionInput = z.object({ text: prose(8000), file: optionalFileField })
export type ObjectionInput = z.output<typeof objectionInput>

export const answerInput = z
  .object({ outcome: z.enum(['upheld', 'changed'], 'required'), level: optionalLevel, answer: prose(8000) })
  .refine((value) => value.outcome !== 'changed' || value.level, { path: ['level'], message: 'level-needed' })
export type AnswerInput = z.output<typeof answerInput>

export const disciplineInput = z
  .object({
    personId: line(100),
    form: z.enum(disciplineForms, 'not-one-of-these'),
    decisionNo: line(100),
    decidedOn: day,
    until: optionalDay.transform((value) => value ?? null),
    source: line(500),
    note: optionalProse(2000).transform((value) => value ?? null),
  })
  .refine((value) => value.until === null || value.until >= value.decidedOn, {
    path: ['until'],
    message: 'day-before-the-last',
  })
export type DisciplineInput = z.output<typeof disciplineInput>
export const disciplineQuery = z.object({ withdraw: optionalId })
export const withdrawalInput = z.object({ reason: prose(2000) })

export const schemeFileInput = z.object({
  file: fileField,
})
export const issueSchemeInput = z.object({ decisionNo: line(100), decidedOn: day })

/** A round taken over from print: counts by level, and what its source says and does not. */
export const printedInput = z.object({
  year,
  block: line(50),
  title: line(300),
  place: line(200),
  source: line(1000),
  caveatVi: optionalProse(2000),
  caveatEn: optionalProse(2000),
  counts: z.partialRecord(level, z.number().int().min(0)),
})
export type PrintedInput = z.output<typeof printedInput>

const num = z.union([z.number(), z.string().regex(/^-?\d{1,9}(\.\d{1,9})?$/, 'not-a-number')])
const key = z.string().regex(/^[a-z0-9.-]{1,60}$/, 'not-a-key')
const bound = z.union([
  z.strictObject({ input: key, min: num }),
  z.strictObject({ input: key, max: num }),
  z.strictObject({ input: key, below: num }),
  z.strictObject({ input: key, above: num }),
  z.strictObject({ points: z.literal(true), min: num }),
  z.strictObject({ points: z.literal(true), below: num }),
])
// two storeys are enough for every rule read so far, and end the recursion of hostile files
const test = z.union([
  bound,
  z.strictObject({ all: z.array(bound).min(1).max(20) }),
  z.strictObject({ any: z.array(bound).min(1).max(20) }),
])
const named = {
  key,
  name_vi: line(500),
  name_en: line(500),
  article: line(200).optional(),
  basis: z.enum(['read', 'memory', 'invented']),
}
const part = { key, name_vi: line(300), name_en: line(300), max: num }

/** The file of a rating scheme. */
export const schemeShape = z.strictObject({
  format: z.literal('canhtan-rating-scheme/1'),
  code: key,
  version: whole(1, 999),
  title_vi: line(300),
  title_en: line(300),
  decision: line(300),
  effective_from: day,
  effective_to: day.optional(),
  invented: z.boolean().optional(),
  note_vi: line(2000).optional(),
  note_en: line(2000).optional(),
  sources: z.array(line(1000)).max(20),
  inputs: z
    .array(
      z.strictObject({
        key,
        name_vi: line(300),
        name_en: line(300),
        kind: z.enum(['percent', 'count', 'points', 'flag']),
        better: z.enum(['more', 'less']),
        from: z.enum(['index', 'tasks', 'plans', 'inspections', 'discipline', 'typed']),
        measure: line(60).optional(),
        min: num.optional(),
        max: num.optional(),
        mayLack: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(60),
  points: z
    .strictObject({
      of: num,
      parts: z
        .array(
          z.union([
            z.strictObject({ ...part, input: key }),
            z.strictObject({ ...part, mean: z.array(key).min(1).max(20) }),
          ]),
        )
        .min(1)
        .max(20),
    })
    .optional(),
  conditions: z.array(z.strictObject({ ...named, test, liftable: z.boolean().optional() })).max(60),
  levels: z
    .array(
      z.strictObject({
        level: z.enum(['excellent', 'good', 'completed']),
        needs: z.array(key).min(1).max(60),
      }),
    )
    .min(1)
    .max(3),
  vetoes: z
    .array(z.strictObject({ ...named, test, at_most: z.enum(['not-completed', 'completed', 'good']) }))
    .max(30),
  cap: z
    .strictObject({
      percent: num,
      of: z.enum(['good', 'good-or-better']),
      article: line(200).optional(),
      exception: num.optional(),
    })
    .optional(),
  order: z.array(key).max(20),
})

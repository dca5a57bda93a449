import { z } from 'zod'
import { flag, line, optionalLine, optionalProse, rowsForm, version } from '#platform/input.ts'

/** A code of a questionnaire: letters, digits, dashes; it goes into file names. */
const formCode = line(60).refine((text) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text), 'not-a-code')
/** A code of a question, section, option: no dot, which parts the names of fields. */
const placeCode = line(20).refine((text) => /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text), 'not-a-code')
/** What the form was made from: a save over something newer is told. */
const seen = optionalLine(64)

export const newQuestionnaireInput = z.object({
  code: formCode,
  titleVi: line(300),
  titleEn: optionalLine(300),
  synthetic: flag,
  source: optionalLine(500),
})

export const headInput = z
  .object({
    version: seen,
    titleVi: line(300),
    titleEn: optionalLine(300),
    source: optionalLine(500),
    introVi: optionalProse(4000),
    introEn: optionalProse(4000),
    thanksVi: optionalProse(2000),
    thanksEn: optionalProse(2000),
  })
  .transform(
    ({ introVi = '', introEn = '', thanksVi = '', thanksEn = '', titleEn = '', source, ...rest }) => ({
      ...rest,
      titleEn,
      source: source ?? null,
      intro: { vi: introVi, en: introEn },
      thanks: { vi: thanksVi, en: thanksEn },
    }),
  )

const section = { code: placeCode, titleVi: line(300), titleEn: optionalLine(300), perUnit: flag }

const sectionOf = ({
  code,
  titleVi,
  titleEn = '',
  perUnit,
}: {
  code: string
  titleVi: string
  titleEn?: string | undefined
  perUnit: boolean
}) => ({ code, title: { vi: titleVi, en: titleEn }, ...(perUnit && { perUnit }) })

export const newSectionInput = z.object(section).transform(sectionOf)
export const sectionInput = z
  .object({ version: seen, ...section })
  .transform(({ version, ...rest }) => ({ version, section: sectionOf(rest) }))

export const questionKinds = ['single', 'multi', 'scale', 'matrix', 'number', 'text'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const newQuestionInput = z.object({
  section: placeCode,
  code: placeCode,
  kind: z.enum(questionKinds, 'not-one-of-these'),
  textVi: line(1000),
})

export const newScaleInput = z.object({ code: placeCode })

/** A place of a questionnaire as its form sends it, with its rows. */
export const rowsInput = rowsForm({ names: 1500, chars: 2000 })
export type RowsInput = z.output<typeof rowsInput>

export const removalInput = z.object({
  kind: z.enum(['section', 'question', 'scale'], 'not-one-of-these'),
  code: placeCode,
})
export const movingInput = z.object({
  kind: z.enum(['section', 'question'], 'not-one-of-these'),
  code: placeCode,
  to: z.enum(['up', 'down'], 'not-one-of-these'),
})
export const versionInput = z.object({ version: version.optional() })
export const nothingInput = z.object({})

// ---- a place of a questionnaire, in a form's rows or in a file

const words = z.object({ vi: line(1000), en: optionalLine(1000).transform((en) => en ?? '') })
const maybeWords = z.object({
  vi: optionalProse(4000).transform((vi) => vi ?? ''),
  en: optionalProse(4000).transform((en) => en ?? ''),
})
const worth = z.number('not-a-number').min(0, 'worth-outside').max(100, 'worth-outside').optional()
const option = z.strictObject({ code: placeCode, text: words, worth })
const rowCode = line(30).refine((text) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text), 'not-a-code')
const base = {
  code: placeCode,
  text: words,
  help: maybeWords.optional(),
  required: z.boolean().optional(),
  showIf: z.strictObject({ question: placeCode, in: z.array(placeCode).max(50, 'too-many') }).optional(),
  risk: z.boolean().optional(),
}
const bound = z.number('not-a-number').min(-1e12).max(1e12).optional()

export const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('single'), options: z.array(option).max(60, 'too-many') }),
  z.strictObject({
    ...base,
    kind: z.literal('multi'),
    options: z.array(option).max(60, 'too-many'),
    most: z.int('not-a-number').min(1, 'not-a-number').max(60, 'not-a-number').optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('scale'), scale: placeCode, factor: rowCode.optional() }),
  z.strictObject({
    ...base,
    kind: z.literal('matrix'),
    scale: placeCode,
    rows: z
      .array(z.strictObject({ code: rowCode, text: words, factor: rowCode.optional() }))
      .max(80, 'too-many'),
  }),
  z.strictObject({ ...base, kind: z.literal('number'), min: bound, max: bound }),
  z.strictObject({
    ...base,
    kind: z.literal('text'),
    longest: z.int('not-a-number').min(1, 'not-a-number').max(4000, 'not-a-number').optional(),
  }),
])

export const scale = z.strictObject({
  code: placeCode,
  options: z.array(option.extend({ satisfied: z.boolean().optional() })).max(20, 'too-many'),
})

export const factors = z.strictObject({
  factors: z.array(z.strictObject({ code: rowCode, name: words, content: rowCode })).max(60, 'too-many'),
  contents: z.array(z.strictObject({ code: rowCode, name: words })).max(20, 'too-many'),
})

/** A whole questionnaire, as a file or the API brings it. */
export const contentInput = z.strictObject({
  intro: maybeWords,
  thanks: maybeWords,
  scales: z.array(scale).max(40, 'too-many'),
  sections: z
    .array(
      z.strictObject({
        code: placeCode,
        title: words,
        perUnit: z.boolean().optional(),
        questions: z.array(question).max(200, 'too-many'),
      }),
    )
    .max(60, 'too-many'),
  ...factors.shape,
})

export const questionnaireInput = newQuestionnaireInput.extend({ content: contentInput })

import { z } from 'zod'
import { line, optionalLine, optionalProse } from '#platform/input.ts'
import { optionalFileField } from '../../documents/facts.ts'
import { verdicts } from '../rules/checklist.ts'

const hour = z
  .union([z.literal('').transform(() => undefined), line(5)])
  .optional()
  .refine((text) => text === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'not-an-hour')

const verdict = z.enum(verdicts, 'not-one-of-these')
const note = optionalProse(2000)
const code = /^\d{1,2}(\.\d{1,2}){1,2}$/

const files = z
  .union([z.array(optionalFileField), optionalFileField.transform((file) => [file])])
  .transform((list) => list.filter((file) => file !== undefined))
  .refine((list) => list.length <= 20, 'too-many')

/** What is told of one item of the checklist; `was` is what the page showed, so that only what changed is written. */
export type Told = {
  item: string
  verdict?: z.output<typeof verdict> | undefined
  note?: string | undefined
  finding?: string | undefined
  was?: string | undefined
}

const head = z.looseObject({
  startedAt: hour,
  endedAt: hour,
  attendance: optionalProse(4000),
  photoItem: optionalLine(10),
  photos: files.optional(),
})

/** What of an item a field of the form says: "v.3.1" its verdict, "n" a note, "f" a finding, "w" what stood there. */
const fields = {
  v: z.union([z.literal('').transform(() => undefined), verdict]),
  n: note,
  f: optionalProse(4000),
  w: z.string().max(5000),
} as const
const names = { v: 'verdict', n: 'note', f: 'finding', w: 'was' } as const

/** The visit as its form sends it: hours, who was there, one verdict and note for each item, photos. */
export const visitForm = head.transform((sent, issue) => {
  const told = new Map<string, Told>()
  for (const [name, value] of Object.entries(sent)) {
    const [kind, item] = [name.slice(0, 1), name.slice(2)]
    if (!(kind in fields) || name[1] !== '.' || !code.test(item)) continue
    const read = fields[kind as keyof typeof fields].safeParse(value)
    if (!read.success)
      for (const fault of read.error.issues)
        issue.addIssue({
          code: 'custom',
          path: [name],
          message: fault.message,
          ...('params' in fault && { params: fault.params }),
        })
    else if (told.size < 200 || told.has(item))
      told.set(item, { ...told.get(item), item, [names[kind as keyof typeof names]]: read.data })
  }
  const { startedAt, endedAt, attendance, photoItem, photos = [] } = sent
  return { startedAt, endedAt, attendance, photoItem, photos, answers: [...told.values()] }
})
export type VisitInput = z.output<typeof visitForm>

/** The same as JSON; photos come one by one at their own door. */
export const visitBody = z
  .object({
    startedAt: hour,
    endedAt: hour,
    attendance: optionalProse(4000),
    answers: z
      .array(z.object({ item: line(10), verdict, note, finding: optionalProse(4000) }))
      .max(200, 'too-many')
      .default([]),
  })
  .transform(
    ({ startedAt, endedAt, attendance, answers }): VisitInput => ({
      startedAt,
      endedAt,
      attendance,
      answers,
      photoItem: undefined,
      photos: [],
    }),
  )

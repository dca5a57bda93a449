import { z } from 'zod'
import { type Day, isDay, readDay } from './day.ts'
import { pressPattern } from './form-tree.ts'
import type { FieldError } from './refused.ts'

// Control characters and halves of characters break pages, sheets and PostgreSQL (NUL); marks of direction make a text read as another.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0080-\u009F]/
const direction = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C]/

/** True of a text that breaks no page, sheet or database and reads as it stands: what the builders below let through. */
export const isTame = (text: string): boolean =>
  !control.test(text) && !direction.test(text) && text.isWellFormed()

const clean = (max: number) =>
  z
    .string('required')
    .transform((text) => text.normalize('NFC').trim())
    .superRefine((text, issue) => {
      if (control.test(text) || !text.isWellFormed())
        issue.addIssue({ code: 'custom', message: 'control-character' })
      else if (direction.test(text)) issue.addIssue({ code: 'custom', message: 'direction-mark' })
      else if (text.length > max)
        issue.addIssue({ code: 'custom', message: 'too-long', params: { max, length: text.length } })
    })

const filled = (text: string): boolean => text.length > 0

/** One line of text, trimmed, NFC, 1 to `max` characters; line breaks become spaces. */
export const line = (max: number) =>
  clean(max)
    .transform((text) => text.replace(/[\r\n\t]+/g, ' '))
    .refine(filled, 'required')

/** Text of several lines, trimmed, NFC, 1 to `max` characters. */
export const prose = (max: number) =>
  clean(max)
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine(filled, 'required')

/** A line that may be left empty: undefined then. */
export const optionalLine = (max: number) =>
  clean(max)
    .transform((text) => text.replace(/[\r\n\t]+/g, ' ') || undefined)
    .optional()

/** Prose that may be left empty: undefined then. */
export const optionalProse = (max: number) =>
  clean(max)
    .transform((text) => text.replace(/\r\n?/g, '\n') || undefined)
    .optional()

/** A day, as "2023-10-30" (date field, API) or "30/10/2023" (typed by hand). */
export const day = z.string('required').transform((text, issue): Day => {
  const value = readDay(text)
  if (value !== undefined && isDay(value)) return value
  issue.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'not-a-day' })
  return z.NEVER
})

/** A day that may be left empty. */
export const optionalDay = z.union([z.literal('').transform(() => undefined), day]).optional()

/** A row's number, from a form or a JSON body. */
export const id = z.coerce
  .number('required')
  .int('not-a-number')
  .positive('required')
  .max(Number.MAX_SAFE_INTEGER, 'not-a-number')

/** A row's number that may be left empty. */
export const optionalId = z.union([z.literal('').transform(() => undefined), id]).optional()

/** Several row numbers: a repeated form field, a JSON array, or "1,2,3" in a query. At most `max` of them. */
export const ids = (max: number) =>
  z
    .union([z.array(z.union([z.string(), z.number()])), z.string(), z.number()])
    .optional()
    .transform((value) =>
      value === undefined ? [] : Array.isArray(value) ? value : String(value).split(','),
    )
    .transform((list): unknown[] => list.filter((v) => v !== ''))
    .pipe(z.array(id).max(max, 'too-many'))

/** A checkbox ("on") or a JSON boolean; absent is false. */
export const flag = z
  .union([
    z.boolean(),
    z.literal('on'),
    z.literal('true'),
    z.literal('1'),
    z.literal('false'),
    z.literal(''),
    z.literal('0'),
  ])
  .optional()
  .transform((v) => v === true || v === 'on' || v === 'true' || v === '1')

/** The version of the row that the person saw; a save with an older one is told so. */
export const version = z.coerce.number('required').int('not-a-number').min(0, 'not-a-number')

/** The same, left empty where nobody has seen one yet. */
export const optionalVersion = z.union([z.literal('').transform(() => undefined), version]).optional()

/** A year of the programme. */
export const year = z.coerce
  .number('required')
  .int('not-a-year')
  .min(2000, 'not-a-year')
  .max(2100, 'not-a-year')

/** Several short texts: repeated form fields or a JSON array; one alone is a list too. At most `max` of them. */
export const lines = (max: number) =>
  z
    .union([z.array(line(60)), line(60).transform((one) => [one])])
    .optional()
    .transform((value) => value ?? [])
    .pipe(z.array(z.string()).max(max, 'too-many'))

/** One of the words that an act knows. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, 'not-one-of-these')

type Issue = { code: string; path: PropertyKey[]; message: string; [key: string]: unknown }

const known = new Set([
  'required',
  'too-long',
  'too-many',
  'not-a-day',
  'not-a-number',
  'control-character',
  'direction-mark',
])

const reasonOf = (issue: Issue): Pick<FieldError, 'reason' | 'params'> => {
  if (known.has(issue.message) || /^[a-z][a-z0-9-]*$/.test(issue.message)) {
    return { reason: issue.message, params: issue.params as FieldError['params'] }
  }
  if (issue.code === 'too_big') return { reason: 'too-long', params: { max: Number(issue.maximum) } }
  if (issue.code === 'too_small') return { reason: 'required' }
  if (issue.code === 'invalid_type') return { reason: 'required' }
  return { reason: 'not-one-of-these' }
}

// a way into a union that was not meant at all: another type, another word
const notMeant = new Set(['invalid_type', 'invalid_value', 'invalid_union'])

/** What is wrong with a value of a union (a field that may be left empty is one), rather than that no way took it. */
const meant = (issue: Issue): Issue[] => {
  const ways = issue.code === 'invalid_union' ? (issue.errors as Issue[][]) : []
  const way = ways.find((issues) => issues.length > 0 && issues.every((one) => !notMeant.has(one.code)))
  return way?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue]
}

/** What a shape makes of a form or JSON body: the value, or each bad field with its reason. */
export const readInput = <S extends z.ZodType>(
  shape: S,
  raw: unknown,
): { ok: true; value: z.output<S> } | { ok: false; fields: FieldError[] } => {
  const read = shape.safeParse(raw)
  if (read.success) return { ok: true, value: read.data }
  const issues = (read.error.issues as unknown as Issue[]).flatMap(meant)
  const fields = issues.map((issue) => ({ field: issue.path.map(String).join('.'), ...reasonOf(issue) }))
  return { ok: false, fields }
}

/**
 * A form whose rows are added and removed by buttons: its names are many, so they are read as a tree afterwards. At
 * most so many names of so many characters; `version` is what the form was made from.
 */
export const rowsForm = ({
  names,
  chars,
  version = 64,
}: {
  names: number
  chars: number
  version?: number
}) =>
  z
    .object({
      press: z
        .string()
        .refine((text) => text === '' || pressPattern.test(text), 'not-one-of-these')
        .optional(),
      version: optionalLine(version),
    })
    .catchall(z.union([z.array(optionalProse(chars)), optionalProse(chars)]))
    .refine((form) => Object.keys(form).length <= names, 'too-many')

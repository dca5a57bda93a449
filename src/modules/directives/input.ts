import { z } from 'zod'
import {
  day,
  flag,
  id,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  optionalVersion,
  prose,
  version,
} from '#platform/input.ts'
import { namesIn } from './rules/names.ts'

const code = optionalLine(20).refine(
  (text) => text === undefined || /^[\p{L}\p{N}.-]+$/u.test(text),
  'not-a-code',
)

export const directiveInput = z.object({
  origin: z.enum(['made', 'received'], 'not-one-of-these'),
  issuerName: line(300),
  code,
  documentNo: optionalLine(100),
  issuedOn: optionalDay,
  receivedOn: optionalDay,
  subject: line(500),
  unitId: optionalId,
  parentId: optionalId,
  fileId: optionalId,
})
export type DirectiveInput = z.output<typeof directiveInput>

/** The form for a new directive: typed, or a file or pasted text to be read. */
export const newInput = z.object({
  origin: z.enum(['made', 'received'], 'not-one-of-these'),
  issuerName: optionalLine(300),
  documentNo: optionalLine(100),
  issuedOn: optionalDay,
  receivedOn: optionalDay,
  subject: optionalLine(500),
  unitId: optionalId,
  file: z.union([z.instanceof(File), z.literal('').transform(() => undefined)]).optional(),
  pasted: z.string().max(2_000_000, 'too-long').optional(),
})

export const headInput = z.object({
  version: optionalVersion,
  issuerName: line(300),
  code,
  documentNo: optionalLine(100),
  issuedOn: optionalDay,
  receivedOn: optionalDay,
  subject: line(500),
})
export type HeadInput = z.output<typeof headInput>

/** A text body to be read by the API: plain text as a .md or .txt holds it. */
export const readingInput = z.object({ text: prose(2_000_000), fileName: optionalLine(255) })
export const readingForm = z.object({
  file: z.union([z.instanceof(File), z.literal('').transform(() => undefined)]).optional(),
  pasted: z.string().max(2_000_000, 'too-long').optional(),
})

const responses = z
  .union(
    [
      z.array(z.enum(['report', 'product', 'explanation'])),
      z.enum(['report', 'product', 'explanation']).transform((r) => [r]),
      z.literal('').transform(() => []),
    ],
    'not-one-of-these',
  )
  .optional()
  .transform((list) => [...new Set(list ?? [])])

/** Names of units as they are typed into one list of the form. */
export const typedNames = optionalProse(20_000)
  .transform((text) => namesIn(text ?? ''))
  .refine((names) => names.length <= 100, 'too-many')

const groups = z
  .union(
    [
      z.array(z.enum(['all-departments', 'all-districts', 'all-communes'])),
      z.enum(['all-departments', 'all-districts', 'all-communes']).transform((g) => [g]),
      z.literal('').transform(() => []),
    ],
    'not-one-of-these',
  )
  .optional()
  .transform((list) => [...new Set(list ?? [])])

/** Units by number, and by name as they are typed or pasted: one a line, or parted by commas. */
const unitLists = {
  leadUnitIds: ids(600),
  leadNames: typedNames,
  coordinatorUnitIds: ids(600),
  coordinatorNames: typedNames,
  routeUnitIds: ids(20),
  routeNames: typedNames,
  recipientUnitIds: ids(600),
  recipientNames: typedNames,
  conditionUnitIds: ids(600),
  conditionNames: typedNames,
}

/** What the lookup of names in the form of an item needs of it. */
export const lookupInput = z.object({ version: optionalVersion, ...unitLists })

export const itemInput = z
  .object({
    version: optionalVersion,
    number: optionalLine(30),
    text: prose(20_000),
    title: optionalLine(500),
    product: optionalLine(1000),
    response: responses,
    areaId: optionalId,
    basisId: optionalId,
    deadlineKind: z.enum(['day', 'period-end', 'recurring', 'regular', 'none'], 'not-one-of-these'),
    deadlineOn: optionalDay,
    deadlineText: optionalLine(300),
    deadlineReading: z.enum(['strict', 'inclusive'], 'not-one-of-these').optional(),
    every: z
      .union([
        z.literal('').transform(() => undefined),
        z.enum(['week', 'month', 'quarter', 'half-year', 'year']),
      ])
      .optional(),
    everyDay: z
      .union([
        z.literal('').transform(() => undefined),
        z.coerce.number('not-a-number').int('not-a-number').min(1, 'not-a-number').max(31, 'not-a-number'),
      ])
      .optional(),
    ...unitLists,
    groups,
    /** the condition in the document's words, and the units that a person says it means */
    condition: optionalLine(1000),
    conditionResolved: flag,
    confirm: flag,
  })
  .refine(
    (item) =>
      !(item.deadlineKind === 'day' || item.deadlineKind === 'period-end') || item.deadlineOn !== undefined,
    {
      path: ['deadlineOn'],
      message: 'required',
    },
  )
  .refine(
    (item) => item.deadlineKind !== 'recurring' || (item.every !== undefined && item.everyDay !== undefined),
    {
      path: ['everyDay'],
      message: 'required',
    },
  )
export type ItemInput = z.output<typeof itemInput>

/** An item by hand, for a paragraph that the reader left uncovered or for none. */
export const newItemInput = itemInput.safeExtend({ paragraph: optionalId })
export type NewItemInput = z.output<typeof newItemInput>

export const versionInput = z.object({ version: optionalVersion })
export const splitInput = z.object({
  version: optionalVersion,
  parts: z
    .union([z.array(prose(20_000)), prose(40_000).transform((text) => text.split(/\n\s*\n/))])
    .transform((parts) => parts.map((part) => part.trim()).filter((part) => part !== '')),
})
export const mergeInput = z.object({ version: optionalVersion, itemIds: ids(50) })
export const noWorkInput = z.object({ version: optionalVersion, why: line(500) })
/** Blocks of units: a repeated field, a JSON array, or "department,district" of one button. */
const blocks = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(','))])
  .optional()
  .transform((list) => [...new Set((list ?? []).filter(Boolean))])
  .pipe(z.array(z.enum(['department', 'district', 'commune'], 'not-one-of-these')))
const which = z.enum(['open', 'done'], 'not-one-of-these').default('open')
/** Documents on the register: words of the subject, a type, days of issue; and of whom they are asked. */
const registerFact = {
  subject: optionalLine(200),
  type: optionalLine(10),
  blocks,
  from: optionalDay,
  to: optionalDay,
}
/** What a condition means: units by number, by an instruction's tasks, or by what is on the register. */
export const resolveInput = z.object({
  version: optionalVersion,
  unitIds: ids(600),
  instructionId: optionalId,
  which,
  ...registerFact,
})
export type ResolveInput = z.output<typeof resolveInput>
export const conditionQuery = z.object({ tasks: optionalLine(200), which, ...registerFact })
export type ConditionQuery = z.output<typeof conditionQuery>
/** Items by number, or all that the reader is sure about. */
export const confirmInput = z.object({ version: optionalVersion, itemIds: ids(600), sure: flag })
export const returnInput = z.object({ version: optionalVersion, reason: line(1000) })
export const issueInput = z.object({ documentNo: line(100), issuedOn: day, code, version })
export type IssueInput = z.output<typeof issueInput>
export const passDownInput = z.object({ issuerName: optionalLine(300), subject: optionalLine(500) })
export const remindInput = z.object({ itemId: optionalId, note: optionalLine(500) })
export const stationInput = z.object({
  act: z.enum(['receive', 'synthesise', 'forward'], 'not-one-of-these'),
  taskIds: ids(1000),
  note: optionalLine(1000),
})
export const letterInput = z.object({
  kind: z.enum(['reminder', 'criticism'], 'not-one-of-these'),
  unitId: id,
  taskIds: ids(500),
})

export const listQuery = z.object({
  state: z.enum(['draft', 'sent', 'issued', 'passed-down'], 'not-one-of-these').optional(),
  origin: z.enum(['made', 'received'], 'not-one-of-these').optional(),
  q: optionalLine(100),
  offset: z.coerce.number('not-a-number').int('not-a-number').min(0, 'not-a-number').optional(),
})

/** The paragraph that a new item is made of. */
export const paragraphQuery = z.object({ paragraph: optionalId })
export const mergeForm = z.object({ version: optionalVersion, with: id })
export const emptyInput = z.object({})

import { z } from 'zod'
import {
  day,
  id,
  ids,
  line,
  oneOf,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  version,
  year,
} from '#platform/input.ts'
import { measures, reachHows } from './rules/activity.ts'
import { ackForms } from './rules/request.ts'
import { tabs } from './rules/tabs.ts'

const grouped = /^\d{1,3}([.,\s\u00a0\u202f]\d{3})+$/

/** A whole number as people type it: 1500000, "1.500.000", "1 500 000"; undefined for what is none. */
export const readWhole = (text: string): number | undefined => {
  const bare = text.trim()
  const digits = grouped.test(bare) ? bare.replace(/\D/g, '') : bare
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}

const whole = (max: number) =>
  z.union([z.string('required'), z.number('required')], 'required').transform((given, issue): number => {
    const text = String(given).trim()
    const value = readWhole(text)
    if (value !== undefined && value <= max) return value
    const message = text === '' ? 'required' : value === undefined ? 'not-a-whole-number' : 'too-many'
    issue.addIssue({ code: 'custom', message })
    return z.NEVER
  })
const optionalWhole = (max: number) =>
  z.union([z.literal('').transform(() => undefined), whole(max)]).optional()
const optionalOne = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.literal('').transform(() => undefined), oneOf(values)]).optional()

const mostPeople = 100_000_000
const mostMoney = 100_000_000_000_000

/** What a browser may open: nothing that runs. */
export const isLink = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)
const link = optionalLine(500).refine((text) => text === undefined || isLink(text), 'not-a-link')

export const activityFields = z.object({
  channelId: id,
  title: line(300),
  fromOn: day,
  toOn: optionalDay,
  items: whole(1_000_000).refine((n) => n > 0, 'required'),
  reach: optionalWhole(mostPeople),
  reachHow: optionalOne(reachHows),
  stateMoney: optionalWhole(mostMoney),
  otherMoney: optionalWhole(mostMoney),
  taskId: optionalId,
  link,
  note: optionalProse(2000),
})

export const activityInput = activityFields.extend({ unitId: id })
export type ActivityInput = z.output<typeof activityInput>
export const correctionInput = activityFields.extend({ reason: line(500), version })
export type CorrectionInput = z.output<typeof correctionInput>
export const reasonInput = z.object({ reason: line(500) })

export const channelInput = z.object({
  nameVi: line(120),
  nameEn: line(120),
  countedVi: line(60),
  countedEn: line(60),
  from: day,
})
export type ChannelInput = z.output<typeof channelInput>
export const channelEndInput = z.object({ lastDay: day })

/** The blocks of units that may be asked as a whole. */
export const blocks = ['department', 'district', 'commune'] as const
const blockList = z
  .union([z.array(oneOf(blocks)), oneOf(blocks)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

const addressed = { unitIds: ids(1000), blocks: blockList }
const someUnits = (one: { unitIds: readonly number[]; blocks: readonly string[] }) =>
  one.unitIds.length > 0 || one.blocks.length > 0

const requestFields = z.object({
  unitId: id,
  documentId: optionalId,
  documentNo: optionalLine(200),
  title: optionalLine(500),
  dueOn: day,
  note: optionalProse(2000),
  ...addressed,
})
type Named = { documentId?: number | undefined; documentNo?: string | undefined; title?: string | undefined }
/** A document of the register, or number and title as typed. */
const isNamed = (name: 'documentNo' | 'title') => (one: Named) =>
  one.documentId !== undefined || one[name] !== undefined
export const requestInput = requestFields
  .refine(someUnits, { message: 'required', path: ['unitIds'] })
  .refine(isNamed('documentNo'), { message: 'required', path: ['documentNo'] })
  .refine(isNamed('title'), { message: 'required', path: ['title'] })
/** The same with a file, from the form. */
export const requestForm = <F extends z.ZodType<File | undefined>>(file: F) =>
  requestFields
    .extend({ file })
    .refine(someUnits, { message: 'required', path: ['unitIds'] })
    .refine(isNamed('documentNo'), { message: 'required', path: ['documentNo'] })
    .refine(isNamed('title'), { message: 'required', path: ['title'] })
export type RequestInput = z.output<typeof requestInput>
export const unitsInput = z.object(addressed).refine(someUnits, { message: 'required', path: ['unitIds'] })
export type UnitsInput = z.output<typeof unitsInput>

export const ackInput = z.object({
  unitId: id,
  doneOn: day,
  form: oneOf(ackForms),
  reached: whole(1_000_000),
  staff: whole(1_000_000),
  note: optionalProse(2000),
})
export type AckInput = z.output<typeof ackInput>
export const extensionInput = z.object({ dueOn: day, reason: line(500), version })
export type ExtensionInput = z.output<typeof extensionInput>
export const returnInput = z.object({ unitId: id, reason: line(500) })
export type ReturnInput = z.output<typeof returnInput>
export const emptyInput = z.object({})
export const importInput = z.object({ unitId: id })

const ofYear = year.optional()
const offset = z.coerce.number().int().min(0).max(1_000_000).optional()
export const yearQuery = z.object({ of: ofYear, measure: z.enum(measures).optional() })
export type YearQuery = z.output<typeof yearQuery>
export const activityQuery = z.object({
  of: ofYear,
  channel: z.coerce.number().int().positive().optional(),
  quarter: z.coerce.number().int().min(1).max(4).optional(),
  unit: z.coerce.number().int().positive().optional(),
  which: z.enum(['withdrawn']).optional(),
  offset,
})
export type ActivityQuery = z.output<typeof activityQuery>
export const unitsQuery = z.object({ of: ofYear, offset })
export const requestsQuery = z.object({ of: ofYear })
export const requestQuery = z.object({ which: z.enum(tabs).optional() })

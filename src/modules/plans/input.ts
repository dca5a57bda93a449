import { z } from 'zod'
import {
  day,
  flag,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  version,
  year,
} from '#platform/input.ts'
import { figureNames } from './rules/standing.ts'

export const planInput = z.object({
  year,
  unitId: optionalId,
  kind: z.enum(['peoples-committee', 'committee', 'unit'], 'not-one-of-these'),
  title: line(500),
  parentId: optionalId,
})
export type PlanInput = z.output<typeof planInput>

const money = z
  .string()
  .transform((text) => text.trim().replace(/\s/g, '').replace(',', '.') || undefined)
  .refine((text) => text === undefined || /^\d{1,15}(\.\d{1,4})?$/.test(text), 'not-a-number')
  .optional()

export const rowInput = z
  .object({
    number: line(20),
    part: optionalLine(300),
    areaId: optionalId,
    basisId: optionalId,
    title: line(2000),
    product: line(1000),
    leadUnitIds: ids(500).refine((list) => list.length > 0, 'required'),
    coordinatorUnitIds: ids(1000),
    deadlineKind: z.enum(['day', 'period-end', 'regular', 'none'], 'not-one-of-these'),
    deadlineOn: optionalDay,
    deadlineText: optionalLine(200),
    money,
    moneySource: optionalLine(200),
    staff: z
      .union([
        z.literal('').transform(() => undefined),
        z.coerce
          .number('not-a-number')
          .int('not-a-number')
          .min(0, 'not-a-number')
          .max(100_000, 'not-a-number'),
      ])
      .optional(),
    note: optionalProse(1000),
  })
  .refine(
    (row) =>
      !(row.deadlineKind === 'day' || row.deadlineKind === 'period-end') || row.deadlineOn !== undefined,
    {
      path: ['deadlineOn'],
      message: 'required',
    },
  )
export type RowInput = z.output<typeof rowInput>
/** A row of a draft put in the place of the one that was seen. */
export const savedRowInput = rowInput.safeExtend({ version })

export const issueInput = z.object({ documentNo: line(100), issuedOn: day, version })
export type IssueInput = z.output<typeof issueInput>

const decision = { decisionNo: line(100), decidedOn: day, reason: line(1000) }
export const addChangeInput = rowInput.safeExtend(decision)
export type AddChangeInput = z.output<typeof addChangeInput>
export const dropInput = z.object(decision)
export type DropInput = z.output<typeof dropInput>
/** The rows that become one, and that one. */
export const mergeInput = addChangeInput.safeExtend({ rows: ids(100) })
export type MergeInput = z.output<typeof mergeInput>
/** The rows chosen to be merged; without any, they are yet to be chosen. */
export const mergeQuery = z.object({ rows: ids(100) })

const pickedFile = z
  .instanceof(File, { message: 'required' })
  .transform((file) => (file.size === 0 && file.name === '' ? undefined : file))

/** A sheet as a file, or pasted from a spreadsheet. */
export const sheetInput = z
  .object({
    file: z.union([z.literal('').transform(() => undefined), pickedFile]).optional(),
    pasted: z
      .string()
      .max(5_000_000, 'too-long')
      .transform((text) => (text.trim() === '' ? undefined : text))
      .optional(),
  })
  .refine((sheet) => sheet.file !== undefined || sheet.pasted !== undefined, {
    path: ['file'],
    message: 'required',
  })
export type SheetInput = z.output<typeof sheetInput>
export const takingInput = z.object({ replace: flag })

export const spendingInput = z
  .object({
    from: day,
    to: day,
    amount: z
      .string('required')
      .transform((text) => text.trim().replace(/\s/g, '').replace(',', '.'))
      .refine((text) => /^\d{1,15}(\.\d{1,4})?$/.test(text), 'not-a-number'),
    note: optionalLine(500),
  })
  .refine((value) => value.from <= value.to, { path: ['to'], message: 'ends-before-it-begins' })
export type SpendingInput = z.output<typeof spendingInput>

/** Taking a row out of a draft needs no words, but the row must be the one that was seen. */
export const removalInput = z.object({ version })

export const copyInput = z.object({
  fromPlanId: z.coerce.number('required').int('not-a-number').positive('required'),
})

const none = z.literal('').transform(() => undefined)
/** A plan's page: its cut, and the rows that a figure, an area (0: none) or a lead unit opens. */
export const planQuery = z.object({
  asOf: optionalDay,
  knownAt: optionalDay,
  show: z.union([none, z.enum(figureNames, 'not-one-of-these')]).optional(),
  area: z.union([none, z.coerce.number('not-a-number').int().min(0)]).optional(),
  lead: optionalId,
  by: optionalDay,
  offset: z.union([none, z.coerce.number('not-a-number').int().min(0).max(100_000)]).optional(),
})
export type PlanQuery = z.output<typeof planQuery>

/** A report's period: from a day (default 1 January of the plan's year) to the cut-off. */
export const reportQuery = z.object({ asOf: optionalDay, knownAt: optionalDay, from: optionalDay })
export type ReportQuery = z.output<typeof reportQuery>

export const timesQuery = z.object({ asOf: optionalDay, knownAt: optionalDay, unit: optionalId })
export const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() })

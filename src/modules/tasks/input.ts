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
  prose,
} from '#platform/input.ts'
import { optionalFileField } from '../documents/facts.ts'
import { type ActName, bulkActs } from './rules/acts.ts'
import { recurrences } from './rules/deadline.ts'
import { type Bucket, countNames } from './rules/measures.ts'
import { taskStates } from './rules/task.ts'

/** What a list can be sorted by. */
export const sorts = ['due', 'late', 'code', 'title', 'touched', 'given'] as const

const version = z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0)]).optional()
const count = z.union([z.number(), z.string()], 'required').transform((value, issue): number => {
  const text = String(value).trim()
  if (/^\d{1,7}$/.test(text)) return Number(text)
  issue.addIssue({ code: 'custom', message: text === '' ? 'required' : 'not-a-number' })
  return z.NEVER
})
const reason = prose(2000)
const documentNo = line(100)
const person = line(100)

/** The body of each act, for its form and for the API; the same names in both. */
export const actInputs = {
  accept: z.object({ version }),
  return: z.object({ version, reason }),
  reassign: z.object({ version, leadUnitId: id, dueOn: optionalDay, reason }),
  progress: z.object({ version, done: count, total: count, note: optionalProse(2000) }),
  submit: z.object({
    version,
    documentNo: optionalLine(100),
    title: optionalLine(300),
    pageRef: optionalLine(60),
    fileId: optionalId,
    note: optionalProse(2000),
  }),
  complete: z.object({ version, note: optionalProse(2000) }),
  reject: z.object({ version, reason }),
  reopen: z.object({ version, reason }),
  suspend: z.object({ version, documentNo, reason: optionalProse(2000) }),
  resume: z.object({ version, documentNo: optionalLine(100), reason: optionalProse(2000) }),
  recall: z.object({ version, documentNo, reason: optionalProse(2000) }),
  correct: z.object({ version, leadUnitId: optionalId, title: optionalLine(2000), reason }),
  delegate: z.object({ version, focalPersonId: person, reason: optionalProse(2000) }),
  askExtension: z.object({ version, proposedOn: day, reason, documentNo: optionalLine(100) }),
  grantExtension: z.object({
    version,
    dueOn: day,
    reason: optionalProse(2000),
    documentNo: optionalLine(100),
  }),
  refuseExtension: z.object({ version, reason, documentNo: optionalLine(100) }),
  markObjective: z.object({ version, reason }),
  clearObjective: z.object({ version, reason }),
  explain: z.object({ version, reason, documentNo: optionalLine(100) }),
  remind: z.object({ version, note: optionalProse(2000) }),
  letter: z.object({
    version,
    letterKind: z.enum(['reminder', 'criticism'], 'not-one-of-these'),
    documentNo,
  }),
} satisfies Record<ActName, z.ZodObject>

export const evidenceInput = z.object({
  version,
  title: optionalLine(300),
  documentNo: optionalLine(100),
  pageRef: optionalLine(60),
  fileId: optionalId,
})
/** The same from a form, which brings its file. */
export const evidenceForm = evidenceInput.omit({ fileId: true }).extend({ file: optionalFileField })
export const submissionForm = actInputs.submit.omit({ fileId: true }).extend({ file: optionalFileField })
export const withdrawalInput = z.object({ reason })
export const noteInput = z.object({
  text: prose(5000),
  mentions: z.union([z.array(person), person.transform((p) => [p])]).optional(),
})
export const partInput = z.object({ unitId: id, done: flag, note: optionalProse(2000) })
export const newPartInput = z.object({
  version,
  unitId: id,
  title: line(2000),
  product: line(2000),
  dueOn: optionalDay,
  note: optionalProse(2000),
})
const chosen = { ids: ids(500), back: optionalLine(2000) }
/** The same act on many tasks; `back` is the list's address, with which it is told what came of it. */
export const bulkInputs = {
  accept: z.object(chosen),
  remind: z.object({ ...chosen, note: optionalProse(2000) }),
  reassign: z.object({ ...chosen, leadUnitId: id, dueOn: optionalDay, reason }),
}
/** Which tasks a form for many is about. */
export const chosenQuery = z.object(chosen)
/** A form of a single button. */
export const nothingInput = z.object({})
export const viewInput = z.object({ name: line(80), query: optionalLine(2000) })

/** Work given by hand, without a plan or a directive. */
export const newTaskInput = z
  .object({
    title: line(2000),
    body: optionalProse(10_000),
    product: line(2000),
    leadUnitIds: ids(600),
    coordinatorUnitIds: ids(600),
    supervisorMandateId: optionalId,
    areaId: optionalId,
    basisId: optionalId,
    deadlineKind: z.enum(['day', 'period-end', 'recurring', 'regular', 'none'], 'not-one-of-these'),
    deadlineOn: optionalDay,
    reading: z.enum(['strict', 'inclusive'], 'not-one-of-these').default('inclusive'),
    every: z
      .union([z.literal('').transform(() => undefined), z.enum(recurrences, 'not-one-of-these')])
      .optional(),
    every_day: z
      .union([z.literal('').transform(() => undefined), z.coerce.number('not-a-number').int().min(1).max(31)])
      .optional(),
    documentNo: optionalLine(100),
  })
  .superRefine((work, issue) => {
    const dated = work.deadlineKind === 'day' || work.deadlineKind === 'period-end'
    if (work.leadUnitIds.length === 0)
      issue.addIssue({ code: 'custom', message: 'required', path: ['leadUnitIds'] })
    if (dated && !work.deadlineOn)
      issue.addIssue({ code: 'custom', message: 'required', path: ['deadlineOn'] })
    if (work.deadlineKind === 'recurring' && !work.every)
      issue.addIssue({ code: 'custom', message: 'required', path: ['every'] })
    if (work.deadlineKind === 'recurring' && !work.every_day)
      issue.addIssue({ code: 'custom', message: 'required', path: ['every_day'] })
  })
export type NewTaskInput = z.output<typeof newTaskInput>

/** One value, a repeated name, or "a,b". */
const several = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : v.split(',')))
    .pipe(z.array(z.enum(values, 'not-one-of-these')).max(20, 'too-many'))

const timelinesses = [
  'no-deadline',
  'on-time',
  'late',
  'overdue',
  'due-soon',
  'in-time',
  'suspended',
  'recalled',
] as const
const sourceKinds = ['plan', 'directive', 'conclusion', 'inspection', 'own'] as const
const empty = z.literal('').transform(() => undefined)

/** What a figure or a list is about, in an address. */
export const scopeQuery = z.object({
  year: z.union([empty, z.coerce.number('not-a-number').int().min(2000).max(2100)]).optional(),
  unit: optionalId,
  lead: optionalId,
  coordinator: optionalId,
  area: optionalId,
  source: z.union([empty, z.enum(sourceKinds, 'not-one-of-these')]).optional(),
  sourceId: z
    .union([empty, z.coerce.number('not-a-number').int().min(0).max(Number.MAX_SAFE_INTEGER)])
    .optional(),
  basis: optionalId,
  /** a person whose mandates supervise; `mandate` is one mandate of theirs */
  member: optionalLine(100),
  mandate: optionalId,
  instruction: optionalId,
  parent: optionalId,
  asOf: optionalDay,
  knownAt: optionalDay,
})
export type ScopeQuery = z.output<typeof scopeQuery>

export const listQuery = scopeQuery.extend({
  state: several(taskStates),
  time: several(timelinesses),
  /** a figure of the measures: the list behind it */
  count: z.union([empty, z.enum(countNames, 'not-one-of-these')]).optional(),
  q: optionalLine(200),
  due: z.union([empty, z.string().regex(/^\d{4}-\d{2}$/, 'not-a-day')]).optional(),
  sort: z
    .union([empty, z.string().regex(new RegExp(`^-?(${sorts.join('|')})$`), 'not-one-of-these')])
    .optional(),
  after: optionalLine(400),
  limit: z.coerce
    .number('not-a-number')
    .int('not-a-number')
    .min(1, 'not-a-number')
    .max(200, 'not-a-number')
    .default(50),
  view: z.union([empty, z.enum(['table', 'month'], 'not-one-of-these')]).optional(),
})
/** The list's page: the programme year is `programme`, since `year` is the switch of the top bar. */
export const pageQuery = listQuery.omit({ year: true }).extend({
  programme: z.union([empty, z.literal('all'), z.string().regex(/^20\d\d$/, 'not-a-number')]).optional(),
  /** how far the reader has come, for "51 to 100 of 266" */
  from: z.union([empty, z.coerce.number('not-a-number').int().min(1).max(10_000_000)]).optional(),
  bulk: z.union([empty, z.enum(bulkActs, 'not-one-of-these')]).optional(),
  done: z.union([empty, z.coerce.number('not-a-number').int().min(0).max(500)]).optional(),
  why: optionalLine(2000),
})
export type PageQuery = z.output<typeof pageQuery>
export type ListQuery = z.output<typeof listQuery>

export const progressQuery = scopeQuery.extend({
  by: z.union([empty, z.enum(['lead', 'area', 'source', 'member'], 'not-one-of-these')]).optional(),
})

const parts: Partial<Record<(typeof countNames)[number], readonly Bucket[]>> = {
  completed: ['completedOnTime', 'completedLate', 'completedNoDeadline', 'completedObjective'],
  open: ['openInTime', 'openOverdue', 'openNoDeadline', 'openObjective', 'openSuspended'],
  assigned: [],
}
/** The buckets that a figure of the measures is made of. */
export const bucketsOf = (name: (typeof countNames)[number]): readonly Bucket[] =>
  parts[name] ?? [name as Bucket]

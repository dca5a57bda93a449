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
  optionalVersion,
  prose,
  year,
} from '#platform/input.ts'
import { fileField, optionalFileField } from '../documents/facts.ts'
import { severities } from './rules/finding.ts'

export { type VisitInput, visitBody, visitForm } from './input/visit.ts'

export const emptyInput = z.object({})
const count = z.coerce.number('required').int('not-a-number').min(0, 'not-a-number').max(100_000, 'too-many')

// checklists
export const itemInput = z.object({
  version: optionalVersion,
  block: line(20),
  code: line(10).refine((code) => /^\d{1,2}(\.\d{1,2}){1,2}$/.test(code), 'not-a-code'),
  textVi: prose(500),
  textEn: prose(500),
  basis: optionalLine(300),
  criterion: optionalLine(20),
})
export type ItemInput = z.output<typeof itemInput>
export const removalInput = z.object({ version: optionalVersion, code: line(10) })
export const versionInput = z.object({ version: optionalVersion })

// the yearly plan
export const planInput = z.object({
  year,
  title: line(300),
})
export type PlanInput = z.output<typeof planInput>
export const teamInput = z.object({
  name: line(120),
  headId: id,
  memberIds: ids(30),
})
export type TeamInput = z.output<typeof teamInput>
export const visitsInput = z.object({
  unitIds: ids(500).refine((list) => list.length > 0, 'required'),
  from: day,
  to: day,
  teamId: optionalId,
})
export type VisitsInput = z.output<typeof visitsInput>
export const drawInput = z.object({
  take: z.coerce.number('required').int('not-a-number').min(1, 'required').max(500, 'too-many'),
  block: oneOf(['department', 'district', 'commune']),
  from: day,
  to: day,
  teamId: optionalId,
})
export type DrawInput = z.output<typeof drawInput>
/** The number of a paper: left empty, the register's is taken. */
export const paperInput = z.object({ documentNo: optionalLine(100), on: optionalDay })
export type PaperInput = z.output<typeof paperInput>

// the way of one inspection
export const orderInput = paperInput.extend({ teamId: optionalId })
export const noticeInput = paperInput.extend({ reportBy: optionalDay })
export const reportInput = z.object({ note: prose(10_000), file: optionalFileField })
export const reportBody = z.object({ note: prose(10_000) })
export const signInput = z.object({ note: optionalProse(2000) })
export const reasonInput = z.object({ reason: prose(2000) })
export const summaryInput = z.object({ summary: prose(10_000) })
export const photoInput = z.object({
  photo: fileField,
  item: optionalLine(10),
})

// findings
export const findingInput = z.object({
  item: line(10),
  text: prose(4000),
  severity: oneOf(severities),
  ownerUnitId: optionalId,
  ownerMandateId: optionalId,
  basis: optionalLine(300),
  criterion: optionalLine(20),
  evidence: optionalProse(2000),
  dueOn: optionalDay,
})
export type FindingInput = z.output<typeof findingInput>
export const findingChange = findingInput.extend({ version: optionalVersion })
export const remedyInput = z.object({
  note: prose(4000),
  documentNo: optionalLine(100),
  file: optionalFileField,
})
export type RemedyInput = z.output<typeof remedyInput>
export const remedyBody = remedyInput.omit({ file: true })
export const verifyInput = z.object({ verdict: oneOf(['verified', 'returned']), note: optionalProse(2000) })
export type VerifyInput = z.output<typeof verifyInput>

// self-inspection
export const selfInput = z.object({
  unitId: id,
  subUnits: count.refine((n) => n > 0, 'required'),
  inspected: count,
  findings: count,
  note: optionalProse(4000),
  file: optionalFileField,
})
export type SelfInput = z.output<typeof selfInput>

// lists
const ofYear = z.union([z.literal('').transform(() => undefined), year]).optional()
const which = oneOf(['open', 'overdue', 'remedied', 'closed', 'due', 'fixedOnTime', 'dueClosed', 'repeated'])
export const findingQuery = z.object({
  /** the year of the plan, or of all; the frame keeps `year` for itself */
  of: z.union([z.literal('all'), ofYear]).optional(),
  which: which.optional(),
  severity: oneOf(severities).optional(),
  unit: optionalId,
  block: optionalLine(20),
  asOf: optionalDay,
  offset: z.coerce.number().int('not-a-number').min(0, 'not-a-number').max(1_000_000).optional(),
})
export type FindingQuery = z.output<typeof findingQuery>
export const listQuery = z.object({ of: ofYear, unit: optionalId })
export const paperKindInput = z.object({ kind: oneOf(['order', 'notice', 'minutes', 'conclusion']) })

import { z } from 'zod'
import {
  day,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  version,
} from '#platform/input.ts'
import { directions } from './rules/scorecard.ts'

export const programmeInput = z.object({
  motto: optionalLine(300),
  mottoEn: optionalLine(300),
  note: optionalProse(2000),
})
export type ProgrammeInput = z.output<typeof programmeInput>

export const areaInput = z.object({
  code: line(20),
  nameVi: line(200),
  nameEn: line(200),
  from: day,
  decisionNo: line(100),
})
export type AreaInput = z.output<typeof areaInput>

const decimal = z
  .string('required')
  .transform((text) => text.trim().replace(',', '.'))
  .refine((text) => /^\d{1,12}(\.\d{1,4})?$/.test(text), 'not-a-number')

export const targetInput = z.object({
  areaId: optionalId,
  text: line(500),
  operator: z.enum(['>=', '>', '=', '<=', '<'], 'not-one-of-these'),
  value: decimal,
  unit: line(30),
  source: optionalLine(500),
})
export type TargetInput = z.output<typeof targetInput>

export const groupInput = z.object({
  kind: z.enum(['task-group', 'solution-group', 'slogan'], 'not-one-of-these'),
  textVi: line(500),
  textEn: optionalLine(500),
})
export type GroupInput = z.output<typeof groupInput>

export const pilotInput = z.object({
  unitIds: ids(100).refine((list) => list.length > 0, 'required'),
  decisionNo: line(100),
  keyTasks: optionalProse(2000),
  /** 20 December where it is left empty */
  reportDueOn: optionalDay,
})
export type PilotInput = z.output<typeof pilotInput>

const wording = { textVi: line(300), textEn: optionalLine(300) }
export const lineInput = z.object({ direction: z.enum(directions, 'not-one-of-these'), ...wording })
export type LineInput = z.output<typeof lineInput>

export const wordingInput = z.object({ ...wording, version })
export type WordingInput = z.output<typeof wordingInput>

export const withdrawalInput = z.object({ version })

export const bindingInput = z.object({
  measure: line(100),
  part: optionalLine(200),
  better: z
    .union([z.literal(['', 'line']).transform(() => undefined), z.enum(['more', 'less'], 'not-one-of-these')])
    .optional(),
})
export type BindingInput = z.output<typeof bindingInput>

export const nothing = z.object({})

export const scorecardTargetInput = z.object({ value: decimal, dueOn: day, source: optionalLine(300) })
export type ScorecardTargetInput = z.output<typeof scorecardTargetInput>

export const pilotTaskInput = z.object({ text: line(500), taskId: optionalId })
export type PilotTaskInput = z.output<typeof pilotTaskInput>

export const conclusionInput = z.object({ conclusionId: optionalId })

export const pilotReportInput = z.object({
  done: optionalProse(8000),
  result: optionalProse(8000),
  lessons: optionalProse(8000),
  proposal: optionalProse(8000),
  version,
})
export type PilotReportInput = z.output<typeof pilotReportInput>

export const sendingInput = z.object({ version })

export const verdictInput = z.object({
  verdict: z.enum(['accepted', 'returned'], 'not-one-of-these'),
  reason: optionalProse(2000),
  version,
})
export type VerdictInput = z.output<typeof verdictInput>

/** Which measure is being chosen for a line. */
export const lineQuery = z.object({ measure: optionalLine(100) })

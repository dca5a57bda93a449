import { z } from 'zod'
import { day, ids, line, optionalId, optionalLine, optionalProse } from '#platform/input.ts'

export const yearInput = z.coerce
  .number('required')
  .int('not-a-number')
  .min(2000, 'not-a-year')
  .max(2100, 'not-a-year')

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

export const targetInput = z.object({
  areaId: optionalId,
  text: line(500),
  operator: z.enum(['>=', '>', '=', '<=', '<'], 'not-one-of-these'),
  value: z
    .string('required')
    .transform((text) => text.trim().replace(',', '.'))
    .refine((text) => /^\d{1,12}(\.\d{1,4})?$/.test(text), 'not-a-number'),
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
})
export type PilotInput = z.output<typeof pilotInput>

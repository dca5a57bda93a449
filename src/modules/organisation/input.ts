import { z } from 'zod'
import { day, id, ids, line, optionalDay, optionalId, optionalLine } from '#platform/input.ts'

export const unitsQuery = z.object({
  q: optionalLine(200),
  kind: optionalLine(40),
  parent: optionalId,
  on: optionalDay,
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export const changeInput = z.object({
  from: day,
  nameVi: line(300),
  nameEn: optionalLine(300),
  shortName: optionalLine(60),
  kind: line(40),
  parentId: optionalId,
  decisionNo: line(100),
})
export type ChangeInput = z.output<typeof changeInput>

export const successionInput = z.object({
  kind: z.enum(['rename', 'merge', 'split', 'transfer', 'abolish'], 'not-one-of-these'),
  fromIds: ids(500),
  toIds: ids(500),
  effectiveOn: day,
  decisionNo: line(100),
})
export type SuccessionInput = z.output<typeof successionInput>

export const importInput = z.object({
  file: z.instanceof(File, { message: 'required' }),
  check: optionalLine(10),
})

export const unitAnswer = z.object({
  id,
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.string(),
  code: z.string().nullable(),
  parent: z.object({ id, name: z.string() }).nullable(),
  below: z.number(),
})

export const dayInput = z.object({
  day,
  kind: z.enum(['off', 'work', 'week'], 'not-one-of-these'),
  reason: line(500),
})
export type DayInput = z.output<typeof dayInput>

export const settingInput = z.object({
  key: line(60),
  value: z.coerce
    .number('required')
    .int('not-a-number')
    .min(-1_000_000, 'not-a-number')
    .max(1_000_000, 'not-a-number'),
  from: day,
  reason: line(500),
})
export type SettingInput = z.output<typeof settingInput>

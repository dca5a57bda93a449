import { z } from 'zod'
import { deeperThan } from '#platform/depth.ts'
import { isNear } from '#platform/near.ts'
import type { RoundUnit } from '../rules/compute.ts'
import { readExact } from '../rules/exact.ts'
import { deepest, findingsOf, type ShapeFinding } from './set.ts'

const num = z.union([z.number(), z.string()]).refine((v) => readExact(v) !== undefined, 'not-a-number')
const value: z.ZodType = z.lazy(() =>
  z.union([z.number(), z.string(), z.boolean(), z.null(), z.record(z.string(), value)]),
)
const codes = z.array(z.string('not-a-text'), 'not-a-list').max(2000, 'too-many')

/** What else a file says is its own; but a key that is misspelt would be passed over, and with it a bonus or a year. */
const entries = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).superRefine((given, { addIssue }) => {
    const known = Object.keys(shape)
    const keys = Object.keys(given).filter((key) => !known.includes(key) && isNear(key, known))
    if (keys.length > 0) addIssue({ code: 'unrecognized_keys', keys, input: given })
  })

const unit = entries({
  code: z.string('not-a-text').min(1, 'required').max(100, 'too-long'),
  name: z.string('not-a-text').max(500, 'too-long').nullish(),
  block: z.string('not-a-text').max(100, 'too-long').nullish(),
  inputs: z.record(z.string(), z.record(z.string(), value).nullable()).default({}),
  notApplicable: codes.nullish(),
  // what is no number is told by its leaf
  hand: z.record(z.string(), z.union([z.number(), z.string()])).nullish(),
  bonus: num.nullish(),
  penalty: num.nullish(),
  ranked: z.boolean('not-a-flag').nullish(),
  withoutSurvey: z.boolean('not-a-flag').nullish(),
})

const round = entries({
  year: z.int('not-a-whole-number').min(2000, 'not-a-year').max(2100, 'not-a-year').optional(),
  units: z.array(unit, 'not-a-list').max(20_000, 'too-many'),
})

/** The units of a round with all they hand in, as the engine takes them. */
export type RoundInputs = { year?: number; units: RoundUnit[] }
export type ReadRound = { ok: true; round: RoundInputs } | { ok: false; findings: ShapeFinding[] }

const given = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined)) as T

/** Reads the inputs of a round; every place that does not fit, and every code that stands twice, is named. */
export const readRound = (file: unknown): ReadRound => {
  if (deeperThan(file, deepest)) return { ok: false, findings: [{ path: '', reason: 'too-deep' }] }
  const read = round.safeParse(file, { reportInput: true })
  if (!read.success) return { ok: false, findings: read.error.issues.flatMap(findingsOf).slice(0, 200) }
  const units = read.data.units.map((u) => ({ ...given(u), inputs: given(u.inputs) }) as RoundUnit)
  const seen = new Set<string>()
  const twice = units.flatMap(({ code }, i) => {
    const again = seen.has(code)
    seen.add(code)
    return again ? [{ path: `units.${i}.code`, reason: 'duplicate-code' }] : []
  })
  return twice.length > 0
    ? { ok: false, findings: twice }
    : { ok: true, round: { year: read.data.year, units } }
}

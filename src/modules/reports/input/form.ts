import { z } from 'zod'
import { endOfMonth, isDay } from '#platform/day.ts'
import { type ReadyForm, readyForm } from '../rules/computed.ts'
import type { Indicator } from '../rules/form.ts'

/** What is wrong with a form, and where: `path` names the place, `facts` fill the sentence. */
export type FormFinding = { path: string; reason: string; facts: Record<string, string | number> }

const code = z.string('not-a-text').trim().min(1, 'required').max(60, 'too-long')
const words = z.string('not-a-text').max(2000, 'too-long')
const optional = <S extends z.ZodType>(shape: S) => shape.nullish().transform((v) => v ?? undefined)
const list = <S extends z.ZodType>(shape: S) => z.array(shape, 'not-a-list').max(5000, 'too-many')
const day = z.string('not-a-text').refine(isDay, 'not-a-day')

// 2024 is a leap year: the 29th of February is a day, the 30th never is
const comes = ({ month, day }: { month: number; day: number }): boolean =>
  day <= Number(endOfMonth(2024, month).slice(8))

const dayOfYear = z
  .object({
    month: z.int('not-a-number').min(1, 'not-a-day').max(12, 'not-a-day'),
    day: z.int('not-a-number').min(1, 'not-a-day'),
    year_offset: z.int('not-a-number').min(-5, 'not-a-number').max(5, 'not-a-number').default(0),
  })
  .refine(comes, { path: ['day'], message: 'not-a-day' })

const period = z.object({
  code,
  name_vi: words.default(''),
  name_en: optional(words),
  data_from: dayOfYear,
  data_to: dayOfYear,
  due_to_ministry: dayOfYear,
})

const option = z.object({
  value: z.union([z.string(), z.number()], 'not-a-text').transform(String),
  name_vi: words.default(''),
  name_en: optional(words),
})

const area = z.object({ code, name_vi: words.default(''), name_en: optional(words) })

const indicator = z
  .object({
    code,
    parent: optional(code).transform((v) => v ?? null),
    name_vi: optional(words),
    name_en: optional(words),
    unit: optional(words),
    unit_en: optional(words),
    kind: z.enum(['count', 'percent', 'money', 'boolean', 'enum'], 'not-one-of-these'),
    aggregation: z.enum(['sum', 'recompute', 'none'], 'not-one-of-these'),
    cumulative_from_period_start: optional(z.boolean('not-yes-or-no')),
    reported_by: optional(list(code)),
    formula: optional(words),
    total_of: optional(list(code)),
    retired_from: optional(day),
    options: optional(list(option)),
    own: optional(z.enum(['add'], 'not-one-of-these')),
    area: optional(code),
    system: optional(code),
  })
  .transform((i): Indicator => ({ ...i, name_vi: i.name_vi ?? i.code }))

const form = z.object(
  {
    title_vi: optional(words),
    periods: list(period).default([]),
    areas: list(area).default([]),
    indicators: list(indicator).min(1, 'required'),
  },
  'not-a-form-file',
)

const shapeFindings = (error: z.ZodError): FormFinding[] =>
  error.issues.map(({ path, message, code: what }) => ({
    path: path.join('.'),
    // zod's own sentences stand where a field is not there at all
    reason: /^[a-z-]+$/.test(message) ? message : what === 'invalid_type' ? 'required' : 'not-one-of-these',
    facts: {},
  }))

/** How it rolls up has to fit what it is: a percent is never added, nor is a yes. */
const rollUpFault = ({ kind, aggregation, formula }: Indicator): string | undefined => {
  if (aggregation === 'sum' && kind === 'percent') return 'percent-summed'
  if (aggregation === 'sum' && kind !== 'count' && kind !== 'money') return 'not-a-number-summed'
  return aggregation === 'recompute' && formula === undefined ? 'recompute-without-formula' : undefined
}

const indicatorFindings = (indicators: readonly Indicator[]): FormFinding[] => {
  const seen = new Set<string>()
  return indicators.flatMap((one, at): FormFinding[] => {
    const path = `indicators.${at}`
    const twice = seen.has(one.code)
    seen.add(one.code)
    const fault = rollUpFault(one)
    return [
      ...(twice ? [{ path, reason: 'code-twice', facts: { code: one.code } }] : []),
      ...(fault ? [{ path, reason: fault, facts: { code: one.code } }] : []),
    ]
  })
}

/** Reads a form in the shape of db/reference/report-indicators.json, its formulas included; never throws. */
export const readForm = (
  value: unknown,
): { ok: true; form: ReadyForm } | { ok: false; findings: FormFinding[] } => {
  const read = form.safeParse(value, { reportInput: true })
  if (!read.success) return { ok: false, findings: shapeFindings(read.error) }
  const findings = indicatorFindings(read.data.indicators)
  if (findings.length > 0) return { ok: false, findings }
  const ready = readyForm(read.data)
  if (ready.ok) return ready
  const place = new Map(read.data.indicators.map((i, at) => [i.code, at]))
  return {
    ok: false,
    findings: ready.faults.map(({ code: own, reason, facts }) => ({
      path: `indicators.${place.get(own)}.formula`,
      reason,
      facts: { code: own, ...facts },
    })),
  }
}

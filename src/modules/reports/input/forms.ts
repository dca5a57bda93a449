import { z } from 'zod'
import { flag, line, optionalId, optionalLine, optionalProse, version } from '#platform/input.ts'
import { readOption } from '../rules/option.ts'
import { picked } from './file.ts'

const code = line(40).refine((text) => /^[\w.-]+$/.test(text), 'not-a-code')

export const newFormInput = z.object({
  code,
  titleVi: line(300),
  titleEn: optionalLine(300),
  fromId: optionalId,
})
/** A form from a file; without a title it keeps the file's. */
export const importFormInput = z.object({ code, titleVi: optionalLine(300), file: picked })
export type ImportFormInput = z.output<typeof importFormInput>
export type NewFormInput = z.output<typeof newFormInput>

const listOf = (separator: RegExp) => (text: string | undefined) =>
  (text ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean)

const choices = z
  .union([z.array(line(60)), z.literal('').transform(() => []), line(60).transform((one) => [one])])
  .optional()
  .transform((value) => value ?? [])

const kinds = ['count', 'percent', 'money', 'boolean', 'enum'] as const
const aggregations = ['sum', 'recompute', 'none'] as const

/** An indicator as it is typed: who reports it ticked, options one a line ("1: có phiếu | on paper"). */
export const indicatorInput = z
  .object({
    code,
    replaces: optionalLine(40),
    name_vi: line(500),
    name_en: optionalLine(500),
    unit: optionalLine(60),
    kind: z.enum(kinds, 'not-one-of-these'),
    aggregation: z.enum(aggregations, 'not-one-of-these'),
    parent: optionalLine(40),
    formula: optionalLine(500),
    total_of: optionalLine(500).transform(listOf(/[\s,;]+/)),
    reported_by: choices,
    options: optionalProse(4000).transform((text) => listOf(/\n/)(text).map(readOption)),
    cumulative_from_period_start: flag,
    // the key of a figure of the system; empty takes it off, not sent leaves it
    system: z.union([z.literal(''), line(60)]).optional(),
    version,
  })
  .transform(({ parent, ...rest }) => ({ ...rest, parent: parent ?? null }))
export type IndicatorInput = z.output<typeof indicatorInput>
export const versionInput = z.object({ version })

import { z } from 'zod'
import { optionalLine } from '#platform/input.ts'

/** Which indicator of the reports is compared as well: a form with its period, and a code. */
export const pilotsQuery = z.object({ form: optionalLine(120), code: optionalLine(40) })
export type PilotsQuery = z.output<typeof pilotsQuery>

export const scorecardQuery = z.object({
  year: z.coerce
    .number('not-a-year')
    .int('not-a-year')
    .min(2000, 'not-a-year')
    .max(2100, 'not-a-year')
    .optional(),
})

const text = z.string().nullable()
const words = z.object({ vi: z.string(), en: text })
const point = z.object({
  year: z.number(),
  on: z.string(),
  value: text,
  of: z.number().nullable(),
  url: text,
})

export const scorecardAnswer = z.object({
  year: z.number(),
  asOf: z.string(),
  lines: z.array(
    z.object({
      direction: z.enum(['increase', 'decrease', 'never']),
      text: words,
      measures: z.array(
        z.object({
          measure: z.string(),
          part: z.string(),
          name: words,
          unit: z.string(),
          better: z.enum(['more', 'less']),
          verdict: z.string(),
          why: text,
          change: text,
          now: point.nullable(),
          before: point.nullable(),
          target: z.object({ value: z.string(), dueOn: z.string() }).nullable(),
          points: z.array(point),
        }),
      ),
    }),
  ),
})

const apart = z.number().optional()
const like = z.union([
  z.object({ n: z.number(), median: z.string(), low: z.string(), high: z.string(), apart }),
  z.object({ n: z.number(), few: z.literal(true), apart }),
])

export const pilotsAnswer = z.object({
  year: z.number(),
  years: z.array(z.number()),
  notProof: z.string(),
  tables: z.array(
    z.object({
      key: z.string(),
      sets: z.array(
        z.object({
          key: z.string(),
          name: z.object({ vi: z.string(), en: z.string(), version: z.number() }).optional(),
          years: z.array(z.number()),
        }),
      ),
      units: z.array(
        z.object({
          unitId: z.number(),
          name: z.string(),
          endedOn: text,
          cells: z.array(
            z.object({
              year: z.number(),
              own: text,
              place: z.object({ rank: z.number(), of: z.number() }).nullable(),
              like,
              set: text,
            }),
          ),
        }),
      ),
    }),
  ),
})

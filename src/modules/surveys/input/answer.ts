import { z } from 'zod'
import { id, optionalLine, optionalProse } from '#platform/input.ts'
import type { SentForm } from '../rules/read.ts'

const sent = z.union([z.array(optionalProse(4000)).max(100, 'too-many'), optionalProse(4000)])

/** A press on a form of many pages: which page, which button; answers are read against the questionnaire afterwards. */
export const pressInput = z
  .object({
    page: z.coerce.number().int().min(0).max(5000).catch(0),
    press: z.enum(['next', 'back', 'show']).catch('next'),
    // seconds since 1970 when the form was first opened, as the page said; only the length is kept
    started: z.coerce.number().int().min(0).max(1e11).optional().catch(undefined),
    channel: optionalLine(10),
    stratum: z.union([z.literal('').transform(() => undefined), id]).optional(),
  })
  .catchall(sent)
  .refine((form) => Object.keys(form).length <= 3000, 'too-many')
export type PressInput = z.output<typeof pressInput>

const own = new Set(['page', 'press', 'started', 'channel', 'stratum', 'version', '_once'])

/** The answers of a form, without the fields of the form itself. */
export const answersIn = (form: Record<string, unknown>): SentForm =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): [string, string | string[]][] => {
      if (own.has(name)) return []
      if (Array.isArray(value)) return [[name, value.filter((one): one is string => typeof one === 'string')]]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** Whole seconds between the first page and now; unknown (null) when the page did not say, or says nonsense. */
export const secondsSince = (started: number | undefined, now: Date): number | null => {
  const seconds = Math.floor(now.getTime() / 1000) - (started ?? 0)
  return started !== undefined && seconds >= 0 && seconds <= 86_400 ? seconds : null
}

export const codeInput = z.object({ code: optionalLine(60) })

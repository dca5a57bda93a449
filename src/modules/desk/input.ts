import { z } from 'zod'
import { optionalLine } from '#platform/input.ts'

export const searchQuery = z.object({ q: optionalLine(200) })
export const waitingQuery = z.object({ room: optionalLine(40) })

const day = z.string().nullable()

export const waitingAnswer = z.object({
  items: z.array(
    z.object({
      room: z.string(),
      act: z.string(),
      subject: z.number(),
      title: z.string(),
      detail: z.string().nullable(),
      url: z.string(),
      dueOn: day,
      since: day,
    }),
  ),
  next: z.null(),
  total: z.number(),
})

export const searchAnswer = z.object({
  items: z.array(
    z.object({
      room: z.string(),
      kind: z.string(),
      title: z.string(),
      detail: z.string().nullable(),
      url: z.string(),
    }),
  ),
  next: z.null(),
  total: z.number(),
})

const figure = z.object({
  name: z.string(),
  value: z.number(),
  of: z.number().nullable(),
  percent: z.string().nullable(),
  url: z.string().nullable(),
})

export const sheetAnswer = z.object({
  unit: z.object({ id: z.number(), name: z.string(), endedOn: day }),
  asOf: z.string(),
  answers: z.array(
    z.object({
      part: z.enum(['head', 'focal', 'member']),
      name: z.string(),
      title: z.string(),
      since: z.string(),
    }),
  ),
  parts: z.array(
    z.object({
      room: z.string(),
      title: z.string(),
      figures: z.array(figure),
      lists: z.array(
        z.object({
          title: z.string(),
          total: z.number().optional(),
          rows: z.array(
            z.object({ text: z.string(), url: z.string(), due: day, note: z.string().nullable() }),
          ),
        }),
      ),
    }),
  ),
})

import { z } from 'zod'
import { optionalDay, optionalId, optionalLine } from '#platform/input.ts'

const limit = z.coerce.number().int('not-a-number').min(1, 'not-a-number').max(200, 'too-many').default(50)

/** What a search of the record may ask for; `before` is the number of the last entry seen (newest first). */
export const entriesQuery = z.object({
  q: optionalLine(200),
  person: optionalLine(100),
  verb: optionalLine(100),
  kind: optionalLine(60),
  subject: optionalLine(60),
  unit: optionalId,
  from: optionalDay,
  to: optionalDay,
  before: optionalId,
  limit,
})
export type EntriesQuery = z.output<typeof entriesQuery>

export const entryAnswer = z.object({
  seq: z.number(),
  at: z.string(),
  day: z.string(),
  person: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  onBehalfOf: z.string().nullable(),
  verb: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  unit: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  hash: z.string(),
  previousHash: z.string(),
})

export const entriesAnswer = z.object({
  items: z.array(entryAnswer),
  next: z.number().nullable(),
  total: z.number(),
})

/** An anchor from outside, as a mail or a backup gives it: "1234:9f86d0…". */
export const anchorText = z
  .string()
  .regex(/^[1-9]\d{0,14}:[0-9a-f]{64}$/, 'not-an-anchor')
  .transform((text) => {
    const [seq = '', hash = ''] = text.split(':')
    return { seq: Number(seq), hash, place: 'command line' }
  })

import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { findHead, listEntries, readEntry, totalEntries } from './facts.ts'
import { entriesAnswer, entriesQuery, entryAnswer } from './input.ts'
import { recordSight } from './policy.ts'
import type { EntryRow } from './store.ts'

const answerOf = (entry: EntryRow): z.output<typeof entryAnswer> => ({
  seq: entry.seq,
  at: entry.at.toISOString(),
  day: entry.day,
  person: entry.person_id === null ? null : { id: entry.person_id, name: entry.person_name },
  onBehalfOf: entry.for_person_id,
  verb: entry.verb,
  subject: { kind: entry.subject_kind, id: entry.subject_id },
  unit: entry.unit_id === null ? null : { id: entry.unit_id, name: entry.unit_name },
  reason: entry.reason,
  before: entry.before,
  after: entry.after,
  hash: entry.hash,
  previousHash: entry.prev_hash,
})

/** GET /audit, /audit/head and /audit/{id}. */
export const api = (api: Api): void => {
  api.get('/audit', {
    summary:
      'Entries of the record that the caller may see, newest first; `next` is the `before` of the next page',
    query: entriesQuery,
    answer: entriesAnswer,
    read: async (ctx, query) => {
      const [{ entries, next }, total] = [await listEntries(ctx, query), await totalEntries(ctx, query)]
      return { items: entries.map(answerOf), next, total }
    },
  })
  api.get('/audit/head', {
    summary: 'The head of the chain, to be kept outside (auditors)',
    answer: z.object({ seq: z.number(), hash: z.string() }).nullable(),
    read: async (ctx) => {
      if (!recordSight(ctx.actor).all) throw new Refused('missing', 'page')
      return (await findHead(ctx.db)) ?? null
    },
  })
  api.get('/audit/:id', {
    summary: 'One entry of the record',
    answer: entryAnswer,
    read: async (ctx, _, c) => {
      const entry = await readEntry(ctx, idIn(c))
      if (!entry) throw new Refused('missing', 'page')
      return answerOf(entry)
    },
  })
}

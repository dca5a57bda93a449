import { type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { mailIsSet } from '#platform/mail.ts'
import { Refused } from '#platform/refused.ts'
import { anchoringFor, listEntries, readEntry, unitsToAsk } from './facts.ts'
import { entriesQuery } from './input.ts'
import { EntryPage } from './pages/entry.tsx'
import { RecordPage } from './pages/record.tsx'
import { maySeeOrigin, readsOthers, recordSight } from './policy.ts'

const showRecord = async (c: C) => {
  const { ctx, sentence } = c.var
  const query = queryIn(c, entriesQuery)
  const { limit: _, before: __, ...asked } = query
  const { entries, next } = await listEntries(ctx, query)
  const filtered = Object.values(asked).some((value) => value !== undefined)
  const own = !readsOthers(recordSight(ctx.actor))
  const anchoring = await anchoringFor(ctx)
  const mail = mailIsSet(ctx.config)
  const units = await unitsToAsk(ctx)
  const frame = await c.var.frame()
  const shown = { entries, next, query, units, filtered, own, anchoring, mail }
  return show(c, <RecordPage frame={frame} say={sentence} {...shown} />)
}

const showEntry = async (c: C) => {
  const { ctx, sentence } = c.var
  const entry = await readEntry(ctx, idIn(c))
  if (!entry) throw new Refused('missing', 'page')
  const origin = maySeeOrigin(recordSight(ctx.actor), entry.person_id)
  return show(c, <EntryPage frame={await c.var.frame()} say={sentence} entry={entry} origin={origin} />)
}

/** The record's list and one entry's page. */
export const web = (web: Web): void => {
  web.get('/audit', showRecord)
  web.get('/audit/:id', showEntry)
}

import type { Ctx } from '#platform/context.ts'
import type { EntriesQuery } from './input.ts'
import { recordSight } from './policy.ts'
import { countEntries, type EntryRow, findEntries, findEntry, findHead } from './store.ts'

export { type Anchor, type ChainFinding, type ChainReport, verifyChain } from './verify.ts'
export { findHead }

export type EntryPage = { entries: EntryRow[]; next: number | null }

/** Entries that this actor may see, newest first; `next` is the `before` of the next page. */
export const listEntries = async (ctx: Ctx, query: EntriesQuery): Promise<EntryPage> => {
  const found = await findEntries(ctx.db, recordSight(ctx.actor), query)
  const entries = found.slice(0, query.limit)
  return { entries, next: found.length > query.limit ? (entries.at(-1)?.seq ?? null) : null }
}

/** How many entries the query finds among those that this actor may see. */
export const totalEntries = (ctx: Ctx, query: EntriesQuery): Promise<number> =>
  countEntries(ctx.db, recordSight(ctx.actor), query)

/** One entry, if this actor may see it. */
export const readEntry = (ctx: Ctx, seq: number): Promise<EntryRow | undefined> =>
  findEntry(ctx.db, recordSight(ctx.actor), seq)

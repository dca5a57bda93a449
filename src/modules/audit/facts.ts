import type { Ctx } from '#platform/context.ts'
import { unitChoices } from '../organisation/facts.ts'
import type { EntriesQuery } from './input.ts'
import { recordSight } from './policy.ts'
import {
  type Anchoring,
  countEntries,
  type EntryRow,
  findEntries,
  findEntry,
  findHead,
  readAnchored,
  readAnchoring,
} from './store.ts'
import { type ChainReport, verifyChain } from './verify.ts'

export type { Anchor, ChainFinding, ChainReport } from './verify.ts'
export { findHead, readAnchored, readAnchoring, verifyChain }

/** What a backup and its restore must agree on. */
export const proveChain = async (ctx: Ctx): Promise<Pick<ChainReport, 'holds' | 'entries' | 'head'>> => {
  const { holds, entries, head } = await verifyChain(ctx.db)
  return { holds, entries, head }
}

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

/** The head and its ways out, for those who read the whole record; undefined for others. */
export const anchoringFor = async (ctx: Ctx): Promise<Anchoring | undefined> =>
  recordSight(ctx.actor).all ? readAnchoring(ctx.db, ctx.today) : undefined

/** Units whose acts may be asked for, as they stand today. */
export const unitsToAsk = async (ctx: Ctx): Promise<{ value: string; label: string }[]> => {
  const units = await unitChoices(ctx.db, ctx.today)
  return units.map((unit) => ({
    value: String(unit.unit_id),
    label: ctx.lang === 'en' ? (unit.name_en ?? unit.name_vi) : unit.name_vi,
  }))
}

/** One entry, if this actor may see it. */
export const readEntry = (ctx: Ctx, seq: number): Promise<EntryRow | undefined> =>
  findEntry(ctx.db, recordSight(ctx.actor), seq)

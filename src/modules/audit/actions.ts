import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import * as store from './store.ts'

type Head = { seq: number; hash: string }

/** Notes where the chain's head (the one now, or that of a backup's moment) is put outside; null before any entry. */
export const anchorHead = (ctx: Ctx, place: string, at?: Head): Promise<Head | null> =>
  inTransaction(ctx, async (ctx) => {
    const head = at ?? (await store.findHead(ctx.db))
    if (!head) return null
    await store.addAnchor(ctx.db, { ...head, place })
    return head
  })

/** Erases personal values older than the setting `audit.personal-retention-days`; gives how many entries. */
export const erasePersonalByRule = (ctx: Ctx): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const days = await store.retentionDays(ctx.db, ctx.today)
    if (days === undefined) return 0
    const before = addDays(ctx.today, -days)
    const erased = await store.erasePersonal(ctx.db, before)
    if (erased > 0)
      record(ctx, 'audit.personal-erased', { kind: 'audit', id: before }, { after: { before, erased, days } })
    return erased
  })

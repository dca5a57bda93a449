import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { mailIsSet } from '#platform/mail.ts'
import { record } from '#platform/record.ts'
import { notify } from '../notifications/actions.ts'
import { holdersOfRole } from '../notifications/facts.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

type Head = { seq: number; hash: string }

/** Notes where the chain's head (the one now, or that of a backup's moment) is put outside; null before any entry. */
export const anchorHead = (ctx: Ctx, place: string, at?: Head): Promise<Head | null> =>
  inTransaction(ctx, async (ctx) => {
    const head = at ?? (await store.findHead(ctx.db))
    if (!head) return null
    await store.addAnchor(ctx.db, { ...head, place })
    return head
  })

/** Tells the auditors the head, by mail where there is a server, and notes it; once for each head. */
export const sendHead = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const head = await store.findHead(ctx.db)
    const anchors = await store.listAnchors(ctx.db)
    if (!head || anchors.some((a) => a.seq === head.seq && !a.place.startsWith('backup '))) return
    const auditors = await holdersOfRole(ctx.db, ['auditor'], ctx.today)
    const anchor = `${head.seq}:${head.hash}`
    const { mailed } = await store.readAnchoring(ctx.db, ctx.today)
    const text = { vi: texts.vi.headMail(anchor), en: texts.en.headMail(anchor) }
    await notify(ctx, [
      { personIds: auditors, kind: 'audit.head', url: '/audit', occasion: `audit-head:${anchor}`, text },
    ])
    // an auditor who wishes no mail finds it in the app only: that is not outside
    await anchorHead(ctx, mailIsSet(ctx.config) && mailed > 0 ? 'mail' : 'app')
  })

/** Somebody takes the head out by hand, onto paper or into another house; where to is noted. Null before any entry. */
export const takeHead = (ctx: Ctx, place: string): Promise<Head | null> =>
  inTransaction(ctx, async (ctx) => {
    const head = await anchorHead(ctx, `by hand: ${place}`)
    if (head) record(ctx, 'audit.head-taken', { kind: 'audit', id: head.seq }, { after: { ...head, place } })
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

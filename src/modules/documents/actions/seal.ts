import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import * as store from '../store/seal.ts'
import { lockDocument } from './signing.ts'

/**
 * Seals a document of one's own drafting before it is issued: once issued it stays out of everybody's sight but theirs
 * who see all, until the room that asked for it lifts the seal.
 */
export const sealDocument = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const doc = await lockDocument(ctx, id)
    const office = policy.mayDraft(ctx.actor, doc)
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (doc.state === 'issued') throw new Refused('rule', 'document-not-in-state')
    await store.seal(ctx.db, id)
    record(ctx, 'document.sealed', { kind: 'document', id, unitId: doc.unitId }, { office })
  })

/** Lifts seals, for the room that asked for them and has asked its own policy; from here on the documents are like any other. */
export const liftSeals = (ctx: Ctx, ids: readonly number[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    for (const id of await store.lift(ctx.db, ids, ctx.now))
      record(ctx, 'document.unsealed', { kind: 'document', id }, {})
  })

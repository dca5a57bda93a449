import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { SpendingInput } from '../input.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import { lockedPlan } from './draft.ts'

/** Puts money spent in a period on record; it is added, never overwritten. */
export const addSpending = (ctx: Ctx, planId: number, rowId: number, input: SpendingInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayDraft(ctx.actor, { kind: plan.kind, unitId: plan.unit_id })
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (!(await store.planRows(ctx.db, planId)).some((row) => row.id === rowId))
      throw new Refused('missing', 'page')
    await store.addSpending(ctx.db, { rowId, ...input, personId: ctx.actor.id ?? '', at: ctx.now })
    record(
      ctx,
      'plan.spent',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { rowId, ...input } },
    )
  })

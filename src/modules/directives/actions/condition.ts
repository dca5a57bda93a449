import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { byRegister, byTasks } from '../facts/condition.ts'
import type { ResolveInput } from '../input.ts'
import * as store from '../store.ts'
import { changed } from './draft.ts'
import { atItem } from './items.ts'

type Wish = Partial<Omit<ResolveInput, 'unitIds' | 'blocks'>> & {
  unitIds?: readonly number[]
  blocks?: ResolveInput['blocks']
}
type Meant = { unitIds: number[]; from: store.ResolvedFrom | null }

/** What the wish asks comes to today: an instruction's tasks, documents on the register, or units named by hand. */
async function meant(ctx: Ctx, directiveUnitId: number, wish: Wish): Promise<Meant> {
  if (wish.instructionId !== undefined) {
    const found = await byTasks(ctx, wish.instructionId, wish.which ?? 'open')
    if (!found) throw new Refused('rule', 'instruction-unknown')
    return found
  }
  if (!wish.subject) return { unitIds: [...new Set(wish.unitIds ?? [])], from: null }
  if (!wish.blocks?.length) throw new Refused('input', 'required', [{ field: 'blocks', reason: 'required' }])
  return byRegister(ctx, directiveUnitId, {
    ...wish,
    subject: wish.subject,
    blocks: wish.blocks,
    which: wish.which ?? 'open',
  })
}

/**
 * Says what the condition of an item means: units named by hand, the leads of an instruction's tasks that are (not)
 * completed, or the units that have (not) issued such a document. It is frozen at issue; the item is confirmed anew.
 */
export const resolveCondition = (ctx: Ctx, itemId: number, wish: Wish): Promise<number[]> =>
  inTransaction(ctx, async (ctx) => {
    const open = await atItem(ctx, itemId, wish.version)
    const conditions = open.item.recipients.filter((r) => r.kind === 'condition')
    if (conditions.length === 0) throw new Refused('rule', 'no-condition')
    const { unitIds, from } = await meant(ctx, open.directive.unitId, wish)
    const names = await store.standingNames(ctx.db, unitIds, ctx.today)
    if (unitIds.some((id) => !names.has(id))) throw new Refused('rule', 'unit-unknown')
    await store.saveResolution(
      ctx.db,
      conditions.map((r) => r.id),
      unitIds,
      from,
    )
    await store.confirmItems(ctx.db, [itemId], null)
    await changed(ctx, open, 'condition-resolved', { after: { itemId, by: from ?? 'hand', unitIds } })
    return unitIds
  })

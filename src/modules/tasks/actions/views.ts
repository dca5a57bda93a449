import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as store from '../store/views.ts'

/** At most so many views a person. */
export const maxViews = 30

const personOf = (ctx: Ctx): string => {
  if (!ctx.actor.id || ctx.actor.readOnly) throw new Refused('forbidden', 'tasks.views')
  return ctx.actor.id
}

/** Keeps a way of looking at the list: a name and the filters of its address. One's own; no act of record. */
export async function saveView(ctx: Ctx, wish: { name: string; query: string }): Promise<{ id: number }> {
  return inTransaction(ctx, async (ctx) => {
    const person = personOf(ctx)
    const views = await store.viewsOf(ctx.db, person)
    if (views.length >= maxViews && !views.some((v) => v.name === wish.name))
      throw new Refused('rule', 'too-many-views')
    return { id: await store.saveView(ctx.db, person, wish.name, wish.query) }
  })
}

/** Forgets a saved view of one's own. */
export async function removeView(ctx: Ctx, id: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (!(await store.removeView(ctx.db, personOf(ctx), id))) throw new Refused('missing', 'view')
  })
}

import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { actOnTasks } from '../../tasks/actions.ts'
import { taskLines } from '../../tasks/facts.ts'
import * as policy from '../policy.ts'
import { isAnswered } from '../rules.ts'
import * as store from '../store.ts'
import { lockedDirective } from './draft.ts'

export type Reminded = { reminded: number; units: number; skipped: { taskId: number; reason: string }[] }

/**
 * Reminds everybody who has not answered, of the directive or of one item, in one act on record. A task that was
 * reminded within four hours, or waits for its check, is left out and told so.
 */
export const remindAll = (
  ctx: Ctx,
  directiveId: number,
  wish: { itemId?: number | undefined; note?: string | undefined } = {},
): Promise<Reminded> =>
  inTransaction(ctx, async (ctx) => {
    const directive = await lockedDirective(ctx, directiveId)
    const office = policy.mayRemind(ctx.actor, directive)
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    if (directive.state !== 'issued') throw new Refused('rule', 'not-issued')
    const item = wish.itemId === undefined ? undefined : await itemOf(ctx, directiveId, wish.itemId)
    const tasks = await taskLines(ctx, { source: { kind: 'directive', id: directiveId }, ...item })
    const open = tasks.filter((task) => !isAnswered(task.state) && task.state !== 'suspended')
    if (open.length === 0) throw new Refused('rule', 'nothing-unanswered')
    const lines = await actOnTasks(
      ctx,
      open.map((task) => task.id),
      'remind',
      { note: wish.note },
    )
    const done = new Set(lines.filter((line) => line.done).map((line) => line.id))
    if (done.size === 0) throw new Refused('rule', lines[0]?.reason ?? 'nothing-unanswered')
    await store.addReminder(ctx.db, {
      directiveId,
      itemId: wish.itemId ?? null,
      tasks: done.size,
      personId: ctx.actor.id,
      at: ctx.now,
    })
    record(
      ctx,
      'directive.reminded',
      { kind: 'directive', id: directiveId, unitId: directive.unitId },
      { office, after: { itemId: wish.itemId, tasks: [...done] }, ...(wish.note && { reason: wish.note }) },
    )
    return {
      reminded: done.size,
      units: new Set(open.filter((task) => done.has(task.id)).map((task) => task.lead_unit_id)).size,
      skipped: lines.flatMap((line) => (line.done ? [] : [{ taskId: line.id, reason: line.reason ?? '' }])),
    }
  })

async function itemOf(ctx: Ctx, directiveId: number, itemId: number): Promise<{ instructionId: number }> {
  const item = (await store.itemsOf(ctx.db, directiveId)).find((i) => i.id === itemId)
  if (item?.instructionId == null) throw new Refused('missing', 'page')
  return { instructionId: item.instructionId }
}

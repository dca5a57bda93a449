import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { askAct } from '../rules/acts.ts'
import { notStanding } from '../store/give.ts'
import { findMother } from '../store/papers.ts'
import { addToTask, lockTask, nowOf } from './act.ts'
import { give, type SourceKind } from './give.ts'

export type PartWish = {
  unitId: number
  title: string
  product: string
  dueOn: Day | null
  note?: string | null
}

/**
 * Gives a part of a task to a unit below its lead: a task of its own, given and checked by the lead, which stays
 * answerable for the whole. A part cannot be due after the whole.
 */
export async function givePart(
  ctx: Ctx,
  taskId: number,
  wish: PartWish,
  version?: number,
): Promise<{ id: number; code: string }> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId, version)
    const may = policy.mayGivePart(ctx.actor, locked, wish.unitId)
    if (!may) throw new Refused('forbidden', 'tasks.parts')
    const task = nowOf(locked)
    if (wish.unitId === locked.leadUnitId) throw new Refused('rule', 'same-lead')
    if (wish.dueOn && task.dueOn && wish.dueOn > task.dueOn) throw new Refused('rule', 'later-than-whole')
    const ended = await notStanding(ctx.db, [wish.unitId], ctx.today)
    if (ended.length > 0) throw new Refused('rule', 'unit-has-ended')
    const allowed = askAct('delegate', task, { childTaskId: taskId }, ctx.today)
    if (!allowed.ok) throw new Refused('rule', allowed.reason)
    const part = await giveTask(ctx, may, taskId, wish)
    const named = askAct('delegate', task, { childTaskId: part.id, reason: wish.note }, ctx.today)
    if (named.ok) await addToTask(ctx, { locked, may, draft: named.value })
    return part
  })
}

async function giveTask(
  ctx: Ctx,
  may: policy.May,
  taskId: number,
  wish: PartWish,
): Promise<{ id: number; code: string }> {
  const whole = await findMother(ctx.db, taskId)
  if (!whole) throw new Refused('missing', 'task')
  const [given] = await give(ctx, may, [
    {
      source: {
        kind: whole.sourceKind as SourceKind,
        id: whole.sourceId,
        code: whole.sourceCode,
        label: whole.sourceLabel,
      },
      path: `${whole.path}.${whole.children + 1}`,
      year: whole.year,
      title: wish.title,
      product: wish.product,
      areaId: whole.areaId,
      basisId: whole.basisId,
      deadline: { kind: wish.dueOn ? 'day' : 'none', on: wish.dueOn, reading: 'inclusive' },
      issuedOn: ctx.today,
      parentTaskId: taskId,
      assignments: [{ leadUnitId: wish.unitId }],
    },
  ])
  const task = given?.tasks[0]
  if (!task) throw new Error('a part was given without a task')
  return { id: task.id, code: task.code }
}

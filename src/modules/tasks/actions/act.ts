import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { maxExtensionsOn } from '../facts/settings.ts'
import * as policy from '../policy.ts'
import { type ActName, acts, askAct, type WishOf } from '../rules/acts.ts'
import { defaultMaxExtensions } from '../rules/extension.ts'
import { after, taskAt } from '../rules/history.ts'
import type { EventDraft, Task } from '../rules/task.ts'
import { endOfDay } from '../store/cut.ts'
import { notStanding } from '../store/give.ts'
import * as store from '../store/task.ts'

/** What is wished; who and when are the context's to say. */
export type ActWish<A extends ActName> = Omit<WishOf<A>, 'now' | 'personId'>

const fullWish = <A extends ActName>(ctx: Ctx, wish: ActWish<A>): WishOf<A> =>
  ({ ...wish, now: ctx.now, personId: ctx.actor.id }) as WishOf<A>

/** What an act came to: the task's state afterwards, its version, and the event on record. */
export type Done = { id: number; version: number; state: Task['state']; eventId: number }

/** A task that the actor may see, locked; refused when there is none or when somebody changed it meanwhile. */
export async function lockTask(ctx: Ctx, taskId: number, version?: number): Promise<store.LockedTask> {
  const locked = await store.findTaskForUpdate(ctx.db, ctx.actor, taskId, ctx.today)
  if (!locked) throw new Refused('missing', 'task')
  if (version !== undefined && version !== locked.version) throw new Refused('rule', 'changed-meanwhile')
  return locked
}

/**
 * Does one act of the table in rules/acts.ts: load what the actor may see, allow, ask the rule, add the event, copy
 * what the events now say, record, tell. `version` is what the person saw; a stale one is told so.
 */
export async function actOnTask<A extends Exclude<ActName, 'submit'>>(
  ctx: Ctx,
  taskId: number,
  name: A,
  wish: ActWish<A>,
  version?: number,
): Promise<Done> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId, version)
    const may = policy.mayAct(ctx.actor, name, locked)
    if (!may) throw new Refused('forbidden', `tasks.${acts[name].noun}`)
    const decision = askAct(
      name,
      nowOf(locked),
      fullWish(ctx, wish),
      ctx.today,
      await maxExtensions(ctx, name),
    )
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await standingLead(ctx, decision.value.leadUnitId)
    return addToTask(ctx, locked, may, decision.value)
  })
}

async function standingLead(ctx: Ctx, leadUnitId: number | null): Promise<void> {
  if (leadUnitId === null) return
  const ended = await notStanding(ctx.db, [leadUnitId], ctx.today)
  if (ended.length > 0) throw new Refused('rule', 'unit-has-ended', [], { unit: leadUnitId })
}

/** The task as all of its events tell it. */
export function nowOf(locked: store.LockedTask): Task {
  const task = taskAt(locked.events, '9999-12-31', endOfDay('9999-12-31'))
  if (!task) throw new Error(`task ${locked.id} has no event that issued it`)
  return task
}

/** The setting `tasks.max-extensions`; read only where it matters. */
const maxExtensions = async (ctx: Ctx, name: ActName): Promise<number> =>
  name === 'askExtension' ? maxExtensionsOn(ctx) : defaultMaxExtensions

/** Adds a decided event to a locked task: the event, the row's copies, the record, and word to those concerned. */
export async function addToTask(
  ctx: Ctx,
  locked: store.LockedTask,
  may: policy.May,
  draft: EventDraft,
): Promise<Done> {
  const author = { personId: ctx.actor.id, mandateId: may.office?.id ?? null, at: ctx.now }
  const before = nowOf(locked)
  const event = await store.addEvent(ctx.db, locked.id, draft, author)
  const task = after(before, event) as Task
  await store.saveCopies(ctx.db, locked.id, task, event)
  record(
    ctx,
    `task.${draft.kind}`,
    { kind: 'task', id: locked.id, unitId: task.leadUnitId },
    {
      office: may.office,
      before: { state: before.state, dueOn: before.dueOn, leadUnitId: before.leadUnitId },
      after: { state: task.state, dueOn: task.dueOn, leadUnitId: task.leadUnitId, ...draft.facts },
      reason: draft.reason ?? undefined,
    },
  )
  await enqueue(ctx, 'tasks.tell', { taskId: locked.id, eventId: event.id, kind: draft.kind })
  locked.events.push(event)
  locked.version += 1
  return { id: locked.id, version: locked.version, state: task.state, eventId: event.id }
}

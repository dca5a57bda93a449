import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueueMany } from '#platform/jobs.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { tasksSettings } from '../facts/settings.ts'
import * as policy from '../policy.ts'
import { type ActName, acts, askAct, fieldOf, type WishOf } from '../rules/acts.ts'
import { after, taskAt } from '../rules/history.ts'
import { defaultLimits, type EventDraft, type Limits, type Task } from '../rules/task.ts'
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
  const [locked] = await store.lockTasks(ctx.db, ctx.actor, [taskId], ctx.today)
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
    const decided = decide(ctx, locked, name, wish, await limitsFor(ctx, name))
    if (decided instanceof Refused) throw decided
    await standingLead(ctx, decided.draft.leadUnitId)
    await ownPerson(ctx, decided)
    return addToTask(ctx, decided)
  })
}

/** An act that the policy allows under an office and the rule allows now. */
export type Decided = { locked: store.LockedTask; may: policy.May; draft: EventDraft }

/** Asks the policy and the rule about one act on a locked task; a refusal names the field it speaks of. */
export function decide<A extends ActName>(
  ctx: Ctx,
  locked: store.LockedTask,
  name: A,
  wish: ActWish<A>,
  limits: Limits,
): Decided | Refused {
  const may = policy.mayAct(ctx.actor, name, locked)
  if (!may) return new Refused('forbidden', `tasks.${acts[name].noun}`)
  const decision = askAct(name, nowOf(locked), fullWish(ctx, wish), ctx.today, limits)
  if (decision.ok) return { locked, may, draft: decision.value }
  const field = fieldOf(name, decision.reason)
  return new Refused('rule', decision.reason, field ? [{ field, reason: decision.reason }] : [])
}

/** A unit that leads from now on must stand today. */
export async function standingLead(ctx: Ctx, leadUnitId: number | null): Promise<void> {
  if (leadUnitId === null) return
  const ended = await notStanding(ctx.db, [leadUnitId], ctx.today)
  const fields = [{ field: 'leadUnitId', reason: 'unit-has-ended' }]
  if (ended.length > 0) throw new Refused('rule', 'unit-has-ended', fields, { unit: leadUnitId })
}

/** Who is named to do the work holds an office in the unit that leads it. */
async function ownPerson(ctx: Ctx, { locked, draft }: Decided): Promise<void> {
  const named = draft.facts?.focalPersonId
  if (!named) return
  const own = await holdersOf(ctx.db, [nowOf(locked).leadUnitId], ['head', 'focal'], ctx.today)
  const fields = [{ field: 'focalPersonId', reason: 'not-one-of-these' }]
  if (!own.some((holder) => holder.person_id === named)) throw new Refused('input', 'bad-input', fields)
}

/** The task as all of its events tell it. */
export function nowOf(locked: store.LockedTask): Task {
  const task = taskAt(locked.events, '9999-12-31', endOfDay('9999-12-31'))
  if (!task) throw new Error(`task ${locked.id} has no event that issued it`)
  return task
}

const limited = new Set<ActName>(['askExtension', 'submit'])

/** The settings of the day for an act; read only where they matter. */
export const limitsFor = async (ctx: Ctx, name: ActName): Promise<Limits> =>
  limited.has(name) ? tasksSettings(ctx) : defaultLimits

/** Adds a decided event to a locked task. */
export async function addToTask(ctx: Ctx, decided: Decided): Promise<Done> {
  const [done] = await addToTasks(ctx, [decided])
  return done as Done
}

/**
 * Adds decided events, one a task: the events, the rows' copies, the record, and word to those concerned, in three
 * statements however many.
 */
export async function addToTasks(ctx: Ctx, all: readonly Decided[]): Promise<Done[]> {
  if (all.length === 0) return []
  const author = { personId: ctx.actor.id, at: ctx.now }
  const events = await store.addEvents(
    ctx.db,
    all.map(({ locked, may, draft }) => ({
      ...draft,
      ...author,
      taskId: locked.id,
      mandateId: may.office?.id ?? null,
    })),
  )
  const changed = all.map((decided) => {
    const event = events.get(decided.locked.id)
    if (!event) throw new Error(`the event of task ${decided.locked.id} was not written`)
    const before = nowOf(decided.locked)
    return { ...decided, event, before, task: after(before, event) as Task }
  })
  await store.saveCopies(ctx.db, changed)
  for (const change of changed) noteOn(ctx, change)
  await enqueueMany(
    ctx,
    'tasks.tell',
    changed.map(({ locked, event }) => ({ taskId: locked.id, eventId: event.id, kind: event.kind })),
  )
  return changed.map(({ locked, task, event }) => {
    locked.events.push(event)
    locked.version += 1
    return { id: locked.id, version: locked.version, state: task.state, eventId: event.id }
  })
}

function noteOn(
  ctx: Ctx,
  { locked, may, draft, before, task }: Decided & { before: Task; task: Task },
): void {
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
}

import type { Actor, Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type ActName, actNames, whyClosed } from '../rules/acts.ts'
import { taskAt } from '../rules/history.ts'
import { type Ledger, ledgerAt } from '../rules/lateness.ts'
import { withdrawal } from '../rules/papers.ts'
import type { Task, TaskEvent } from '../rules/task.ts'
import { type Timeliness, timelinessAt } from '../rules/timeliness.ts'
import { endOfDay } from '../store/cut.ts'
import { findPapers, findTaskPage, namesIn, type Papers, type TaskPage } from '../store/page.ts'
import { eventsOf } from '../store/task.ts'
import { tasksSettings } from './settings.ts'

/** All that is known of one task, with what this actor may do to it now. */
export type TaskReading = {
  page: TaskPage
  task: Task
  timeliness: Timeliness
  ledger: Ledger
  events: TaskEvent[]
  names: Awaited<ReturnType<typeof namesIn>>
  papers: Papers
  acts: ActName[]
  /** acts that are this actor's to do, but not as the task stands: why not */
  closed: Map<ActName, string>
  maxExtensions: number
  may: { note: boolean; evidence: boolean; withdraw: number[]; part: boolean; tellPart: number[] }
}

/** Reads a task in the actor's sight; refused as missing otherwise. Four statements and the settings. */
export async function readTask(ctx: Ctx, id: number): Promise<TaskReading> {
  const page = await findTaskPage(ctx.db, ctx.actor, id, ctx.today)
  if (!page) throw new Refused('missing', 'task')
  const events = await eventsOf(ctx.db, id)
  const task = taskAt(events, '9999-12-31' as Day, endOfDay('9999-12-31'))
  if (!task) throw new Error(`task ${id} has no event that issued it`)
  const papers = await findPapers(ctx.db, id, ctx.today)
  const names = await namesIn(ctx.db, events)
  const { soonDays: soon, ...limits } = await tasksSettings(ctx)
  const { actor } = ctx
  const own = actNames.filter((name) => actor.kind === 'person' && policy.mayAct(actor, name, page))
  const why = own.map((name) => [name, whyClosed(name, task, { ...ctx, limits })] as const)
  return {
    page,
    task,
    timeliness: timelinessAt(task, ctx.today, soon),
    ledger: ledgerAt(events, ctx.today, ctx.now),
    events,
    names,
    papers,
    acts: why.flatMap(([name, reason]) => (reason === null ? [name] : [])),
    closed: new Map(why.flatMap(([name, reason]) => (reason === null ? [] : [[name, reason]]))),
    maxExtensions: limits.maxExtensions,
    may: mayOf(actor, page, task, papers),
  }
}

/** What of the papers the actor may add to or take back now. */
function mayOf(actor: Actor, page: TaskPage, task: Task, papers: Papers): TaskReading['may'] {
  const ended = task.state === 'completed' || task.state === 'recalled'
  const units = papers.coordinators.map((c) => c.unitId)
  const evidence = papers.evidence.filter(
    (e) =>
      policy.mayWithdrawEvidence(actor, page, units, e.personId) &&
      withdrawal(task, { withdrawn: e.withdrawn !== null, submission: e.submission }).ok,
  )
  return {
    note: policy.mayNote(actor) !== undefined,
    evidence: !ended && policy.mayAddEvidence(actor, page, units) !== undefined,
    withdraw: evidence.map((e) => e.id),
    part:
      !ended && page.leadSubtree.length > 1 && policy.mayGivePart(actor, page, page.leadUnitId) !== undefined,
    tellPart: ended ? [] : units.filter((unit) => policy.mayTellPart(actor, unit)),
  }
}

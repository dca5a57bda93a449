import type { Actor, Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { bucketsOf, type ListQuery, type ScopeQuery } from '../input.ts'
import * as policy from '../policy.ts'
import { type ActName, actNames, whyClosed } from '../rules/acts.ts'
import { taskAt } from '../rules/history.ts'
import { type Ledger, ledgerAt } from '../rules/lateness.ts'
import { withdrawal } from '../rules/papers.ts'
import type { Task, TaskEvent } from '../rules/task.ts'
import { type Timeliness, timelinessAt } from '../rules/timeliness.ts'
import { type Cut, cutOf, endOfDay } from '../store/cut.ts'
import type { Filter, Scope } from '../store/filter.ts'
import * as list from '../store/list.ts'
import { findPapers, findTaskPage, namesIn, type Papers, type TaskPage } from '../store/page.ts'
import { eventsOf } from '../store/task.ts'
import { viewsOf } from '../store/views.ts'
import { soonDays, tasksSettings } from './settings.ts'

/** The scope that an address names. */
export const scopeOf = (q: ScopeQuery): Scope => ({
  year: q.year,
  unitId: q.unit,
  leadUnitId: q.lead,
  coordinatorUnitId: q.coordinator,
  areaId: q.area,
  ...(q.source && { source: { kind: q.source, id: q.sourceId } }),
  basisId: q.basis,
  memberId: q.member,
  mandateId: q.mandate,
  instructionId: q.instruction,
  parentId: q.parent,
})

const filterOf = (q: ListQuery): Filter => ({
  ...scopeOf(q),
  states: q.state,
  timeliness: q.time,
  buckets: q.count ? bucketsOf(q.count) : [],
  words: q.q,
  dueMonth: q.due,
})

/** "late" is up, "-late" down; by nearness of the deadline unless told otherwise. */
export const sortOf = (text: string | undefined): list.Sort => ({
  by: (text?.replace('-', '') ?? 'due') as list.Sort['by'],
  down: text?.startsWith('-') ?? false,
})

/** A place in a list as one opaque word of the address, and back; a word that is none is refused. */
export const placeText = (place: list.Place): string =>
  Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url')

const dated = /^(\d{4}-\d{2}-\d{2}|infinity)$/

function placeOf(text: string | undefined, sort: list.Sort): list.Place | undefined {
  if (text === undefined) return undefined
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    const shape =
      sort.by === 'late' ? /^\d{1,6}$/ : sort.by === 'code' || sort.by === 'title' ? /^[^\0]*$/ : dated
    if (typeof value === 'string' && shape.test(value) && Number.isSafeInteger(id))
      return { value, id: id as number }
  } catch {
    // not of our making
  }
  throw new Refused('input', 'bad-query', [{ field: 'after', reason: 'not-one-of-these' }])
}

const cutFor = async (ctx: Ctx, q: ScopeQuery): Promise<Cut> =>
  cutOf(ctx.today, q.asOf, q.knownAt, await soonDays(ctx))

export type TaskList = {
  rows: list.TaskLine[]
  next: string | null
  total: number
}

/** A page of tasks and how many there are in all: two statements and the setting. */
export async function readList(ctx: Ctx, q: ListQuery): Promise<TaskList> {
  const cut = await cutFor(ctx, q)
  const sort = sortOf(q.sort)
  const filter = filterOf(q)
  const after = placeOf(q.after, sort)
  const page = await list.listTasks(ctx.db, ctx.actor, filter, cut, { sort, after, limit: q.limit })
  const total = await list.countMatching(ctx.db, ctx.actor, filter, cut)
  return { rows: page.rows, next: page.next && placeText(page.next), total }
}

export type TaskListPage = TaskList & {
  facets: list.Facets
  names: list.Names
  views: { id: number; name: string; query: string }[]
  months: Awaited<ReturnType<typeof list.countByMonth>> | null
  cut: Cut
}

/** What the list's page shows: rows, the counts on its filters with their names, saved views. Five statements. */
export async function readListPage(ctx: Ctx, q: ListQuery): Promise<TaskListPage> {
  const cut = await cutFor(ctx, q)
  const sort = sortOf(q.sort)
  const filter = filterOf(q)
  const after = placeOf(q.after, sort)
  const byMonth = q.view === 'month'
  const page = byMonth
    ? { rows: [], next: null }
    : await list.listTasks(ctx.db, ctx.actor, filter, cut, { sort, after, limit: q.limit })
  const months = byMonth ? await list.countByMonth(ctx.db, ctx.actor, filter, cut) : null
  const facets = await list.facetsOf(ctx.db, ctx.actor, filter, cut)
  const names = await list.facetNames(
    ctx.db,
    facets,
    ctx.lang,
    [q.unit, q.lead].filter((id) => id !== undefined),
  )
  const views = ctx.actor.id ? await viewsOf(ctx.db, ctx.actor.id) : []
  return {
    rows: page.rows,
    next: page.next && placeText(page.next),
    total: facets.total,
    facets,
    names,
    views,
    months,
    cut,
  }
}

/** All rows of a filter in its order, for an export; at most `most`. */
export async function readAll(ctx: Ctx, q: ListQuery, most: number): Promise<list.TaskLine[]> {
  const cut = await cutFor(ctx, q)
  return (await list.listTasks(ctx.db, ctx.actor, filterOf(q), cut, { sort: sortOf(q.sort), limit: most }))
    .rows
}

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

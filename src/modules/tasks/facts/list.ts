import type { Ctx } from '#platform/context.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { bucketsOf, type ListQuery, type PageQuery, pageQuery, type ScopeQuery } from '../input.ts'
import { type Cut, cutOf } from '../store/cut.ts'
import type { Filter, Scope } from '../store/filter.ts'
import * as list from '../store/list.ts'
import { type SavedView, viewsOf } from '../store/views.ts'
import { basisName } from './choices.ts'
import { soonDays } from './settings.ts'

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

/** A saved view; with its count where it stands among the tabs. */
export type CountedView = SavedView & { n?: number }

export type TaskListPage = TaskList & {
  facets: list.Facets
  names: list.Names
  views: CountedView[]
  /** the name of the basis that the list is narrowed to */
  basis: string | null
  months: Awaited<ReturnType<typeof list.countByMonth>> | null
  cut: Cut
}

/** What the list's page shows: rows, the counts on its filters with their names, saved views with theirs. Six statements, seven of a basis. */
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
  const views = await countedViews(ctx, cut.soon)
  return {
    rows: page.rows,
    next: page.next && placeText(page.next),
    total: facets.total,
    facets,
    names,
    views,
    basis: q.basis === undefined ? null : await basisName(ctx, q.basis),
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

/** So many saved views stand as tabs with their counts; all of them stand below the list. */
const tabs = 6

/** The reader's saved views; the first few with how many tasks each shows now. Two statements. */
async function countedViews(ctx: Ctx, soon: number): Promise<CountedView[]> {
  const views = ctx.actor.id ? await viewsOf(ctx.db, ctx.actor.id) : []
  const wanted = views.slice(0, tabs).flatMap(({ id, query }) => {
    const q = queryOf(query)
    return q ? [{ id, filter: filterOf(q), cut: cutOf(ctx.today, q.asOf, q.knownAt, soon) }] : []
  })
  const counts = await list.countEach(ctx.db, ctx.actor, wanted)
  return views.map((view) => ({ ...view, n: counts.get(view.id) }))
}

/** The filters of a saved address; undefined when the list would no longer understand it. */
function queryOf(query: string): ListQuery | undefined {
  const params = new URLSearchParams(query)
  const raw = [...new Set(params.keys())].map((key) => {
    const values = params.getAll(key)
    return [key, values.length === 1 ? values[0] : values] as const
  })
  const read = readInput(pageQuery, Object.fromEntries(raw))
  return read.ok ? listQueryOf(read.value) : undefined
}

/** What a page's address asks of the list: its programme year is the list's year. */
export const listQueryOf = (query: PageQuery): ListQuery => ({
  ...query,
  year: query.programme && query.programme !== 'all' ? Number(query.programme) : undefined,
})

/** Tasks that the reader has ticked, in the order of their codes. One statement and the setting. */
export async function readChosen(ctx: Ctx, taskIds: readonly number[]): Promise<list.TaskLine[]> {
  if (taskIds.length === 0) return []
  const cut = cutOf(ctx.today, undefined, undefined, 0)
  const sort = { by: 'code', down: false } as const
  return (await list.listTasks(ctx.db, ctx.actor, { taskIds }, cut, { sort, limit: taskIds.length })).rows
}

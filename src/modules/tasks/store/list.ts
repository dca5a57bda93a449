import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { sorts } from '../input.ts'
import type { TaskState } from '../rules/task.ts'
import type { TimelinessKind } from '../rules/timeliness.ts'
import { type Cut, daysLate, tasksAt, timeliness } from './cut.ts'
import { byFacet, byWords, type EachFilter, type Filter, inScope } from './filter.ts'

export type Sort = { by: (typeof sorts)[number]; down: boolean }

export type TaskLine = {
  id: number
  code: string
  title: string
  state: TaskState
  timeliness: TimelinessKind
  days_late: number
  due_on: Day | null
  first_due_on: Day | null
  given_on: Day
  submitted_on: Day | null
  completed_on: Day | null
  objective: boolean
  lead_unit_id: number
  lead_name: string
  lead_name_en: string | null
  area_id: number | null
  source_kind: string
  source_id: number
  source_label: string
  instruction_id: number
  parent_id: number | null
  reminders: number
  extensions_granted: number
  touched_on: Day
  version: number
}

/** A place in a sorted list: the sort value and number of the last row shown. */
export type Place = { value: string; id: number }

// Each sort is one expression without nulls, so that "after this place" is one comparison of pairs.
const expression = (sort: Sort, cut: Cut): RawBuilder<unknown> => {
  switch (sort.by) {
    case 'due':
      return sql`coalesce(t.due_on, 'infinity'::date)`
    case 'late':
      return daysLate(cut.asOf)
    case 'code':
      return sql`t.code`
    case 'title':
      return sql`t.title collate "vi-x-icu"`
    case 'touched':
      return sql`t.touched_on`
    default:
      return sql`t.given_on`
  }
}
const typeOf = {
  due: 'date',
  late: 'int',
  code: 'text',
  title: 'text',
  touched: 'date',
  given: 'date',
} as const

const matching = (actor: Actor, filter: EachFilter, cut: Cut): RawBuilder<unknown> =>
  sql`${inScope(actor, filter, cut)} and ${byWords(filter.words)} and ${byFacet(filter, cut)}`

export type Page = { sort: Sort; after?: Place; limit: number }

/** The rows of a page of the list, each with its place, in order. */
export function rowsOf(
  actor: Actor,
  filter: EachFilter,
  cut: Cut,
  page: Page,
): RawBuilder<TaskLine & { place: string }> {
  const { sort, after, limit } = page
  const order = expression(sort, cut)
  const way = sort.down ? sql`desc` : sql`asc`
  const beyond = after
    ? sql`(${order}, t.id) ${sort.down ? sql`<` : sql`>`} (${after.value}::${sql.raw(typeOf[sort.by])}${sort.by === 'title' ? sql` collate "vi-x-icu"` : sql``}, ${after.id})`
    : sql`true`
  return sql<TaskLine & { place: string }>`
    select k.*, u.name_vi as lead_name, u.name_en as lead_name_en, i.source_label
    from (
      select t.id, t.code, t.title, t.state, ${timeliness(cut.asOf, cut.soon)} as timeliness,
        ${daysLate(cut.asOf)} as days_late, t.due_on, t.first_due_on, t.given_on, t.submitted_on, t.completed_on,
        t.objective, t.lead_unit_id, t.area_id, t.source_kind, t.source_id, t.instruction_id, t.parent_id, t.reminders,
        t.extensions_granted, t.touched_on, t.version, (${order})::text as place
      from (${tasksAt(cut)}) t
      where ${matching(actor, filter, cut)} and ${beyond}
      order by ${order} ${way}, t.id ${way}
      limit ${limit}
    ) k
    join instruction i on i.id = k.instruction_id
    join lateral (select name_vi, name_en from unit_name n where n.unit_id = k.lead_unit_id) u on true
    order by ${sort.by === 'title' ? sql`k.place collate "vi-x-icu"` : sql`k.place::${sql.raw(typeOf[sort.by])}`} ${way}, k.id ${way}`
}

/** A page of the list: `limit` rows after a place, and the place of the last when there are more. One statement. */
export async function listTasks(
  db: Db,
  actor: Actor,
  filter: Filter,
  cut: Cut,
  page: Page,
): Promise<{ rows: TaskLine[]; next: Place | null }> {
  const { limit } = page
  const found = await rowsOf(actor, filter, cut, { ...page, limit: limit + 1 }).execute(db)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  const more = found.rows.length > limit && last
  return { rows, next: more ? { value: last.place, id: last.id } : null }
}

/** How many tasks the filter lets through. */
export async function countMatching(db: Db, actor: Actor, filter: Filter, cut: Cut): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (${tasksAt(cut)}) t where ${matching(actor, filter, cut)}`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** How many tasks each of several filters lets through, each at its own cut: one statement. */
export async function countEach(
  db: Db,
  actor: Actor,
  wanted: readonly { id: number; filter: Filter; cut: Cut }[],
): Promise<Map<number, number>> {
  if (wanted.length === 0) return new Map()
  const counts = wanted.map(
    ({ id, filter, cut }) => sql`
    select ${id}::bigint as id, count(*) as n from (${tasksAt(cut)}) t where ${matching(actor, filter, cut)}`,
  )
  const found = await sql<{ id: number; n: number }>`${sql.join(counts, sql` union all `)}`.execute(db)
  return new Map(found.rows.map((row) => [row.id, row.n]))
}

export type FacetCount = { key: string; n: number }
export type Facets = {
  /** state × timeliness, without the filters on these two */
  cross: { state: TaskState; timeliness: TimelinessKind; n: number }[]
  /** how many rows the whole filter lets through */
  total: number
  lead: FacetCount[]
  area: FacetCount[]
  source: FacetCount[]
  member: FacetCount[]
}

type FacetRow = {
  state: TaskState | null
  timeliness: TimelinessKind | null
  lead: number | null
  area: number | null
  source_kind: string | null
  source_id: number | null
  member: number | null
  n: number
  hits: number
  which: number
}

/** The counts on every filter of the list, in one pass over the rows. */
export async function facetsOf(db: Db, actor: Actor, filter: Filter, cut: Cut): Promise<Facets> {
  const found = await sql<FacetRow>`
    select state, timeliness, lead, area, source_kind, source_id, member, count(*) as n, count(*) filter (where hit) as hits,
      grouping(state, timeliness, lead, area, source_kind, source_id, member) as which
    from (
      select t.state, ${timeliness(cut.asOf, cut.soon)} as timeliness, t.lead_unit_id as lead, t.area_id as area,
        t.source_kind, t.source_id, t.supervisor_mandate_id as member, ${byFacet(filter, cut)} as hit
      from (${tasksAt(cut)}) t
      where ${inScope(actor, filter, cut)} and ${byWords(filter.words)}
      offset 0
    ) g
    group by grouping sets ((state, timeliness), (lead), (area), (source_kind, source_id), (member))`.execute(
    db,
  )
  const rows = found.rows
  const cross = rows.filter((r) => r.which === 0b0011111)
  return {
    cross: cross.map((r) => ({
      state: r.state as TaskState,
      timeliness: r.timeliness as TimelinessKind,
      n: r.n,
    })),
    total: cross.reduce((sum, r) => sum + r.hits, 0),
    lead: facet(rows, 0b1101111, 'lead'),
    area: facet(rows, 0b1110111, 'area'),
    source: facet(rows, 0b1111001, 'source'),
    member: facet(rows, 0b1111110, 'member'),
  }
}

const facet = (
  rows: readonly FacetRow[],
  which: number,
  key: 'lead' | 'area' | 'source' | 'member',
): FacetCount[] =>
  rows
    .filter((r) => r.which === which && r.hits > 0)
    .map((r) => ({ key: key === 'source' ? `${r.source_kind}:${r.source_id}` : String(r[key]), n: r.hits }))
    .filter((f) => f.key !== 'null')
    .sort((a, b) => b.n - a.n)

/** How many tasks fall due in each month, of those the filter lets through: the timeline. */
export async function countByMonth(
  db: Db,
  actor: Actor,
  filter: Filter,
  cut: Cut,
): Promise<{ month: string | null; timeliness: TimelinessKind; n: number }[]> {
  const found = await sql<{ month: string | null; timeliness: TimelinessKind; n: number }>`
    select to_char(t.due_on, 'YYYY-MM') as month, ${timeliness(cut.asOf, cut.soon)} as timeliness, count(*) as n
    from (${tasksAt(cut)}) t where ${matching(actor, filter, cut)} group by 1, 2 order by 1 nulls last`.execute(
    db,
  )
  return found.rows
}

export type Names = {
  lead: Map<string, string>
  area: Map<string, string>
  source: Map<string, string>
  member: Map<string, string>
}

/** The names behind the keys of the facets, in one statement. */
export async function facetNames(
  db: Db,
  facets: Facets,
  lang: 'vi' | 'en',
  unitIds: readonly number[] = [],
): Promise<Names> {
  const keys = (name: 'lead' | 'area' | 'source' | 'member') => facets[name].map((f) => f.key)
  const found = await sql<{ facet: keyof Names; key: string; name: string }>`
    select 'lead' as facet, unit_id::text as key, ${lang === 'en' ? sql`coalesce(name_en, name_vi)` : sql`name_vi`} as name
      from unit_name where unit_id = any(${[...keys('lead'), ...unitIds.map(String)]}::bigint[])
    union all select 'area', area_id::text, ${lang === 'en' ? sql`name_en` : sql`name_vi`}
      from area_name where area_id = any(${keys('area')}::bigint[])
    union all select 'member', mandate_id::text, person_name from mandate_name where mandate_id = any(${keys('member')}::bigint[])
    union all select distinct on (2) 'source', source_kind || ':' || source_id, source_label
      from instruction where source_kind || ':' || source_id = any(${keys('source')}::text[])`.execute(db)
  const names: Names = { lead: new Map(), area: new Map(), source: new Map(), member: new Map() }
  for (const row of found.rows) names[row.facet].set(row.key, row.name)
  return names
}

import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Bucket } from '../rules/measures.ts'
import type { TaskState } from '../rules/task.ts'
import type { TimelinessKind } from '../rules/timeliness.ts'
import { type Cut, timeliness } from './cut.ts'
import { visibleTo } from './visible.ts'

/** What a figure or a list is about; the same for both, so that a figure's list has that many rows. */
export type Scope = {
  year?: number
  /** assignments led in this unit or below it */
  unitId?: number
  leadUnitId?: number
  coordinatorUnitId?: number
  areaId?: number
  source?: { kind: string; id?: number }
  /** with all bases below it */
  basisId?: number
  /** the person whose mandates supervise */
  memberId?: string
  mandateId?: number
  instructionId?: number
  parentId?: number
  /** these tasks, whole or part */
  taskIds?: readonly number[]
}

/** A list narrows a scope further. `buckets` are the parts of a measure (rules/measures.ts). */
export type Filter = Scope & {
  states?: readonly TaskState[]
  timeliness?: readonly TimelinessKind[]
  buckets?: readonly Bucket[]
  words?: string
  /** due in this month, "2023-10" */
  dueMonth?: string
}

/** A filter whose unit or area is each in turn of a list of the statement around it. */
export type EachFilter = Omit<Filter, 'unitId' | 'areaId'> & {
  unitId?: number | RawBuilder<number>
  areaId?: number | RawBuilder<number>
}

type Condition = RawBuilder<unknown>
const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`

/** Conditions on `t` for whom and about what. A part counts only where the whole does not (governance 1.5). */
export function inScope(actor: Actor, scope: EachFilter, cut: Cut): Condition {
  const conditions: Condition[] = [sql`(${visibleTo(actor)})`, topmost(actor, scope, cut)]
  if (scope.year !== undefined) conditions.push(sql`t.year = ${scope.year}`)
  if (scope.unitId !== undefined) conditions.push(sql`t.lead_unit_id in (${below(scope.unitId, cut)})`)
  if (scope.leadUnitId !== undefined) conditions.push(sql`t.lead_unit_id = ${scope.leadUnitId}`)
  if (scope.coordinatorUnitId !== undefined)
    conditions.push(
      sql`exists (select from task_coordinator c where c.task_id = t.id and c.unit_id = ${scope.coordinatorUnitId})`,
    )
  if (scope.areaId !== undefined) conditions.push(sql`t.area_id = ${scope.areaId}`)
  if (scope.source) conditions.push(sql`t.source_kind = ${scope.source.kind}`)
  if (scope.source?.id !== undefined) conditions.push(sql`t.source_id = ${scope.source.id}`)
  if (scope.basisId !== undefined)
    conditions.push(sql`t.basis_id = any(array(select basis_id from basis_below(${scope.basisId})))`)
  if (scope.memberId !== undefined)
    conditions.push(
      sql`t.supervisor_mandate_id = any(array(select mandate_id from mandate_name where person_id = ${scope.memberId}))`,
    )
  if (scope.mandateId !== undefined) conditions.push(sql`t.supervisor_mandate_id = ${scope.mandateId}`)
  if (scope.instructionId !== undefined) conditions.push(sql`t.instruction_id = ${scope.instructionId}`)
  if (scope.parentId !== undefined) conditions.push(sql`t.parent_id = ${scope.parentId}`)
  if (scope.taskIds) conditions.push(sql`t.id = any(${[...scope.taskIds]}::bigint[])`)
  return all(conditions)
}

const below = (unitId: number | RawBuilder<number>, cut: Cut): Condition =>
  sql`select unit_id from unit_subtree(${unitId}, ${cut.asOf}::date)`

/** Leaves out a part whose whole is in the same scope: the whole stands for it. */
function topmost(actor: Actor, scope: EachFilter, cut: Cut): Condition {
  if (scope.parentId !== undefined || scope.leadUnitId !== undefined || scope.taskIds) return sql`true`
  const whole =
    scope.unitId === undefined ? seen(actor) : sql`p.lead_unit_id in (${below(scope.unitId, cut)})`
  return sql`(t.parent_id is null or not exists (select from task p where p.id = t.parent_id and ${whole}))`
}

const seen = ({ sees }: Actor): Condition =>
  sees.all
    ? sql`true`
    : sql`(p.lead_unit_id = any(${[...sees.unitIds]}::bigint[]) or p.area_id = any(${[...sees.areaIds]}::bigint[]))`

/** Conditions on `t` that are facets of their own: state and timeliness. */
export function byFacet(filter: EachFilter, cut: Cut): Condition {
  const conditions: Condition[] = []
  if (filter.states?.length) conditions.push(sql`t.state = any(${[...filter.states]}::text[])`)
  if (filter.timeliness?.length)
    conditions.push(sql`${timeliness(cut.asOf, cut.soon)} = any(${[...filter.timeliness]}::text[])`)
  if (filter.dueMonth) conditions.push(sql`to_char(t.due_on, 'YYYY-MM') = ${filter.dueMonth}`)
  if (filter.buckets?.length) conditions.push(sql`${bucket(cut)} = any(${[...filter.buckets]}::text[])`)
  return all(conditions)
}

/** Words in the title, with or without marks, each of them; or the beginning of a code. */
export function byWords(words: string | undefined): Condition {
  const parts = (words ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 8)
  if (parts.length === 0) return sql`true`
  const title = all(parts.map((word) => sql`t.title_folded like '%' || folded(${escaped(word)}) || '%'`))
  return sql`((${title}) or lower(t.code) like lower(${escaped(parts.join(' '))}) || '%')`
}

const escaped = (word: string): string => word.replace(/[\\%_]/g, (c) => `\\${c}`)

/** The bucket of `t`, as rules/measures.ts says, in SQL. */
export const bucket = (cut: Cut): RawBuilder<Bucket> => sql<Bucket>`
  case
    when t.state = 'recalled' then 'recalled'
    when t.state = 'suspended' then 'openSuspended'
    when t.state = 'completed' then case
      when t.due_on is null then 'completedNoDeadline'
      when t.completed_on <= t.due_on then 'completedOnTime'
      when t.objective then 'completedObjective'
      else 'completedLate' end
    when t.due_on is null then 'openNoDeadline'
    when (case when t.state = 'submitted' then t.submitted_on else ${cut.asOf}::date end) <= t.due_on then 'openInTime'
    when t.objective then 'openObjective'
    else 'openOverdue'
  end`

import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { type Cut, daysLate, tasksAt } from './cut.ts'
import { byFacet, inScope, type Scope } from './filter.ts'

/** A unit with what it leads overdue: how many, the longest, the reminders it had, and which tasks. `members` supervise the tasks, or else the unit. */
export type LeadOverdue = {
  unit_id: number
  name: string
  n: number
  worst_days: number
  reminders: number
  members: string[]
  task_ids: number[]
}

/** The units with overdue tasks in a scope at a cut, the longest overdue first: one statement. */
export async function overdueByLead(db: Db, actor: Actor, scope: Scope, cut: Cut): Promise<LeadOverdue[]> {
  const overdue = byFacet({ buckets: ['openOverdue'] }, cut)
  const found = await sql<LeadOverdue>`
    with late as (
      select t.lead_unit_id as unit_id, count(*) as n, max(${daysLate(cut.asOf)}) as worst_days,
        max(t.reminders) as reminders, array_agg(t.id order by t.id) as task_ids,
        array_agg(distinct m.person_name) filter (where m.person_name is not null) as members
      from (${tasksAt(cut)}) t left join mandate_name m on m.mandate_id = t.supervisor_mandate_id
      where ${inScope(actor, scope, cut)} and ${overdue} group by 1
    ), supervising as (
      select unit_id, array_agg(distinct person_name) as members from supervisors_on(${cut.asOf}::date)
      where unit_id in (select unit_id from late) group by 1
    )
    select l.unit_id, u.name_vi as name, l.n, l.worst_days, l.reminders, l.task_ids,
      coalesce(l.members, s.members, '{}') as members
    from late l join lateral (select name_vi from unit_name n where n.unit_id = l.unit_id) u on true
    left join supervising s on s.unit_id = l.unit_id
    order by l.worst_days desc, l.n desc, name`.execute(db)
  return found.rows.map((row) => ({ ...row, task_ids: row.task_ids.map(Number) }))
}

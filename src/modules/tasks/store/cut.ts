import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'

/**
 * The cut of a figure: the business day it speaks of and the moment at which it was known; `knownAt` null is now.
 * `today` tells whether the task rows can answer, which copy what the events say as of now.
 */
export type Cut = { asOf: Day; knownAt: Date | null; today: Day; soon: number }

/** True when the copies in the task rows are the answer. */
export const isNow = (cut: Cut): boolean => cut.asOf === cut.today && cut.knownAt === null

/** The last moment of a day here: "as known on 5/10" counts what was recorded that day. */
export const endOfDay = (day: Day): Date => new Date(`${day}T23:59:59.999+07:00`)

const now = sql`select t.* from task t`

/**
 * A task that nothing has happened to since the cut is told by its row; only the others are folded from their
 * events, one by one. A task given after the day is not there yet.
 */
function then(cut: Cut): RawBuilder<unknown> {
  const day = sql`${cut.asOf}::date`
  const known = sql`${cut.knownAt ?? endOfDay(laterOf(cut.asOf, cut.today))}::timestamptz`
  const kept = sql`w.id, w.instruction_id, w.code, w.title, w.title_folded, w.source_kind, w.source_id, w.area_id, w.basis_id,
    w.year, w.focal_person_id, w.supervisor_mandate_id, w.parent_id, w.touched_on, w.version`
  const told = (from: 'w' | 'a') => sql.raw(columns.map((name) => `${from}.${name}`).join(', '))
  return sql`
    select ${kept}, ${told('w')} from task w
      where w.given_on <= ${day} and w.touched_on <= ${day} and w.last_event_at <= ${known}
    union all
    select ${kept}, ${told('a')} from task w cross join lateral task_then(w.id, ${day}, ${known}) a
      where w.given_on <= ${day} and (w.touched_on > ${day} or w.last_event_at > ${known})`
}

const columns = [
  'lead_unit_id',
  'state',
  'first_due_on',
  'due_on',
  'given_on',
  'submitted_on',
  'completed_on',
  'objective',
  'extensions_granted',
  'reminders',
  'explained',
] as const

const laterOf = (a: Day, b: Day): Day => [a, b].sort()[1] as Day

/** The tasks as they stand at the cut, to be named `t` in a query. */
export const tasksAt = (cut: Cut): RawBuilder<unknown> => (isNow(cut) ? now : then(cut))

/** Days after the deadline, as rules/timeliness.ts says, in SQL; of the row `t`. */
export const daysLate = (day: Day): RawBuilder<number> => sql<number>`
  case when t.due_on is null or t.state = 'recalled' then 0
    else greatest(0, coalesce(t.completed_on, case when t.state = 'submitted' then t.submitted_on end, ${day}::date) - t.due_on)
  end`

/** The kind of timeliness, as rules/timeliness.ts says, in SQL; of the row `t`. */
export const timeliness = (day: Day, soon: number): RawBuilder<string> => sql<string>`
  case
    when t.state in ('recalled', 'suspended') then t.state
    when t.due_on is null then 'no-deadline'
    when t.state = 'completed' then case when t.completed_on > t.due_on then 'late' else 'on-time' end
    when t.state = 'submitted' then case when t.submitted_on > t.due_on then 'overdue' else 'in-time' end
    when ${day}::date > t.due_on then 'overdue'
    when t.due_on - ${day}::date <= ${soon}::int then 'due-soon'
    else 'in-time'
  end`

/** The last moment that a reader who names only a day may mean; a later day than today knows no more than today. */
export const knownAtOf = (day: Day | undefined, today: Day): Date | null =>
  day === undefined || day >= today ? null : endOfDay(day)

export const cutOf = (today: Day, asOf: Day | undefined, knownAt: Day | undefined, soon: number): Cut => ({
  asOf: asOf ?? today,
  knownAt: knownAtOf(knownAt, today),
  today,
  soon,
})

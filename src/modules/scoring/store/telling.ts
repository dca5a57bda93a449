import { sql } from 'kysely'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Word that is due on a day: to whom, about which round or sheet, and the last day it speaks of. */
export type DueTelling = {
  kind: 'self-near' | 'explain' | 'first-near' | 'second'
  subject: string
  title: string
  url: string
  dueOn: Day
  n: number
  personIds: string[]
}

/** What is to be told on a day, over all open rounds; of a stage's end, `nearDays` before it. One statement. */
export const dueTellings = async (db: Db, today: Day, nearDays: number): Promise<DueTelling[]> => {
  const soon = addDays(today, nearDays)
  const found = await sql<DueTelling>`
    with holders as materialized (
      select h.unit_id, h.person_id from mandate_on(${today}::date) h where h.roles && array['head', 'focal']
    ), rounds as (
      select * from scoring_round where state = 'open'
    ), questions as (
      select sheet_id, count(*)::int as n from score_request where withdrawn_at is null and answer is null group by sheet_id
    )
    select 'self-near' as kind, 's' || s.id as subject, r.title, '/scoring/sheets/' || s.id as url, r.self_by as "dueOn", 0 as n,
      array_agg(distinct h.person_id) as "personIds"
    from rounds r join score_sheet s on s.round_id = r.id join holders h on h.unit_id = s.unit_id
    where s.signed_at is null and r.opens_on <= ${today}::date and r.self_by between ${today}::date and ${soon}::date
    group by s.id, r.id, r.title, r.self_by
    union all
    select 'explain', 's' || s.id, r.title, '/scoring/sheets/' || s.id || '/requests', r.explain_by, q.n, array_agg(distinct h.person_id)
    from rounds r join score_sheet s on s.round_id = r.id join questions q on q.sheet_id = s.id
    join holders h on h.unit_id = s.unit_id
    where r.first_by < ${today}::date and r.explain_by >= ${today}::date and s.explained_at is null
    group by s.id, r.id, r.title, r.explain_by, q.n
    union all
    select x.kind, 'r' || r.id, r.title, '/scoring/rounds/' || r.id, x.due, 0, array_agg(distinct coalesce(a.person_id, h.person_id))
    from rounds r
    cross join lateral (values ('first-near', r.first_by, r.first_by between ${today}::date and ${soon}::date and r.self_by < ${today}::date),
      ('second', r.second_by, r.explain_by < ${today}::date and r.second_by >= ${today}::date)) as x(kind, due, now)
    join scoring_appointment a on a.round_id = r.id and a.seat = 'appraiser' and a.ended_at is null
    left join holders h on h.unit_id = a.unit_id
    where x.now and coalesce(a.person_id, h.person_id) is not null
    group by r.id, r.title, x.kind, x.due`.execute(db)
  return found.rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import { activityInSight, array, isProvince, requestInSight, type Sight } from './sight.ts'

const lacking = (
  today: Day,
) => sql`not exists (select from communication_acknowledgement k where k.request_id = d.request_id
    and k.unit_id = d.unit_id and k.returned_on is null) and (n.ended_on is null or n.ended_on >= ${today}::date)`

/** What these units have to acknowledge, anew where it was given back. */
export const toAcknowledge = (
  unitIds: readonly number[],
  today: Day,
): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select 'communication'::text as room,
    (case when exists (select from communication_acknowledgement b where b.request_id = d.request_id and b.unit_id = d.unit_id)
      then 'acknowledge-again' else 'acknowledge' end)::text as act,
    r.id as subject_id, (r.document_no || ': ' || r.title)::text as title, n.name_vi::text as detail,
    ('/communication/requests/' || r.id || '#acknowledge')::text as url, r.due_on, d.asked_on as since
  from communication_addressee d join communication_request r on r.id = d.request_id join unit_name n on n.unit_id = d.unit_id
  where r.withdrawn_on is null and d.unit_id = any(${array(unitIds)}) and ${lacking(today)}`

/** Requests whose last day has passed with units still missing, of which nobody was reminded for a week. */
export const toRemind = (
  asks: { province: boolean; unitIds: readonly number[] },
  today: Day,
): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select 'communication'::text as room, 'remind'::text as act, r.id as subject_id, (r.document_no || ': ' || r.title)::text as title,
    null::text as detail, ('/communication/requests/' || r.id || '?which=overdue')::text as url, null::date as due_on,
    (r.due_on + 1)::date as since
  from communication_request r
  where r.withdrawn_on is null and r.due_on < ${today}::date
    and (case when ${isProvince(sql`r.unit_id`)} then ${asks.province}::boolean else r.unit_id = any(${array(asks.unitIds)}) end)
    and exists (select from communication_addressee d join unit_name n on n.unit_id = d.unit_id
      where d.request_id = r.id and ${lacking(today)})
    and not exists (select from communication_reminder m where m.request_id = r.id and m.on_day > ${today}::date - 7)`

const like = (words: string): string => `%${words.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

/** Activities and requests in sight with these words. */
export const hits = (words: string, sight: Sight): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'communication'::text as room, 'activity'::text as kind, a.title::text as title, n.name_vi::text as detail,
    ('/communication/activities/' || a.id)::text as url, 3::int as rank
  from communication_activity a join unit_name n on n.unit_id = a.unit_id
  where a.withdrawn_on is null and folded(a.title) like folded(${like(words)}) and ${activityInSight(sight)}
  union all
  select 'communication'::text, 'request'::text, (r.document_no || ': ' || r.title)::text, n.name_vi::text,
    ('/communication/requests/' || r.id)::text, 2::int
  from communication_request r join unit_name n on n.unit_id = r.unit_id
  where r.withdrawn_on is null and ${requestInSight(sight)}
    and (folded(r.title) like folded(${like(words)}) or lower(r.document_no) like lower(${like(words)}))`

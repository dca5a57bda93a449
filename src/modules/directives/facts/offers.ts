import { type RawBuilder, sql } from 'kysely'
import { type Actor, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import * as store from '../store.ts'

const unitsAs = (actor: Actor, ...roles: string[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((r) => roles.includes(r))).map((m) => m.unitId)

/** Drafts sent to the actor for signing, and answers that lie at a station of the actor's unit. */
export function waitingFor(actor: Actor, _today: Day): RawBuilder<WaitingRow> | null {
  if (actor.kind !== 'person' || actor.mandates.length === 0) return null
  const signs = holds(actor, 'issuer') ? sql`d.unit_id = ${store.home}` : sql`false`
  return sql<WaitingRow>`
    select 'directives'::text as room, 'sign'::text as act, d.id as subject_id, d.subject::text as title, d.issuer_name::text as detail,
      ('/directives/' || d.id)::text as url, null::date as due_on, d.sent_at::date as since
    from directive d where d.state = 'sent' and (${signs} or (d.unit_id is distinct from ${store.home} and d.unit_id = any(${unitsAs(actor, 'head')}::bigint[])))
    union all
    select 'directives'::text, (case when bool_or(p.received_on is null) then 'receive-answers'
        when bool_or(p.synthesised_on is null) then 'synthesise-answers' else 'forward-answers' end)::text, s.id, d.subject::text,
      (d.document_no || ' · ' || i.number || ' · ' || count(*))::text, ('/directives/' || d.id || '/route')::text, min(p.due_on)::date, min(p.arrived_on)::date
    from route_passage p join route_station s on s.id = p.station_id join directive_item i on i.id = s.item_id
    join directive d on d.id = i.directive_id
    where p.forwarded_on is null and p.ended_on is null and s.unit_id = any(${unitsAs(actor, 'head', 'focal')}::bigint[])
    group by s.id, i.number, d.id`
}

/** Directives for the search: by words of the subject, or the beginning of the number. */
export const search = (words: string, actor: Actor, _today: Day): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'directives'::text as room, 'directive'::text as kind, d.subject::text as title,
    (coalesce(d.document_no || ' · ', '') || d.issuer_name)::text as detail, ('/directives/' || d.id)::text as url,
    (case when lower(d.document_no) = lower(${words}) or lower(d.code) = lower(${words}) then 0 else 2 end)::int as rank
  from directive d where ${store.byWords(words)} and ${store.visibleTo(actor)}`

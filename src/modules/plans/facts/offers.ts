import { type RawBuilder, sql } from 'kysely'
import type { Actor, Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import { unitsOfDrafts } from '../policy.ts'

const has = (actor: Actor, ...roles: Role[]): boolean =>
  actor.mandates.some((m) => m.roles.some((role) => roles.includes(role)))

/** Plans that policy.ts lets this actor handle: provincial ones by one role, a unit's own by offices in the unit. */
const owned = (actor: Actor, provincial: Role, own: Role) => {
  const units = actor.mandates.filter((m) => m.roles.includes(own)).map((m) => m.unitId)
  return sql`((p.kind <> 'unit' and ${has(actor, provincial)}) or (p.kind = 'unit' and p.unit_id = any(${units}::bigint[])))`
}

// the gaps of rules.ts, as a draft's rows have them
const gap = sql`(btrim(r.title) = '' or btrim(r.product) = '' or r.lead_unit_ids = '{}'
  or (r.deadline_kind in ('day', 'period-end') and r.deadline_on is null))`

/**
 * What waits: a complete draft for whoever issues it; a draft with gaps for those who write it; a sheet that was read
 * without errors and not yet taken, for whoever sent it.
 */
export const waitingFor = (actor: Actor, _today: Day): RawBuilder<WaitingRow> | null => {
  if (actor.kind !== 'person' || !has(actor, 'issuer', 'standing-agency', 'head', 'focal')) return null
  const draft = (act: string, whose: RawBuilder<unknown>, rows: RawBuilder<unknown>) => sql<WaitingRow>`
    select 'plans'::text as room, ${act}::text as act, p.id as subject_id, p.title::text as title, n.name_vi::text as detail,
      ('/plans/' || p.id)::text as url, null::date as due_on, p.made_at::date as since
    from plan p join lateral (select name_vi from unit_name u where u.unit_id = p.unit_id) n on true
    where p.state = 'draft' and ${whose} and exists (select from plan_task r where r.plan_id = p.id) and ${rows}`
  const gaps = sql`exists (select from plan_task r where r.plan_id = p.id and ${gap})`
  return sql<WaitingRow>`
    ${draft('issue', owned(actor, 'issuer', 'head'), sql`not ${gaps}`)}
    union all ${draft('complete', owned(actor, 'standing-agency', 'focal'), gaps)}
    union all
    select 'plans'::text, 'take-sheet'::text, p.id, j.title::text, p.title::text,
      ('/plans/' || p.id || '/imports/' || j.id)::text, null::date, j.made_at::date
    from job_progress j join plan p on p.id = j.subject_id and p.state = 'draft'
    where j.kind = 'plan-import' and j.state = 'waiting' and j.refused = 0 and j.person_id = ${actor.id}`
}

/** Plans for the search: by words of the title, with or without marks, or by the beginning of their number. */
export const search = (words: string, actor: Actor, _today: Day): RawBuilder<SearchRow> => {
  const parts = words.trim().split(/\s+/).filter(Boolean).slice(0, 8).map(escaped)
  const title = sql.join(
    parts.map((word) => sql`folded(p.title) like '%' || folded(${word}) || '%'`),
    sql` and `,
  )
  return sql<SearchRow>`
    select 'plans'::text as room, 'plan'::text as kind, p.title::text as title,
      concat_ws(' · ', p.document_no, n.name_vi, p.year)::text as detail, ('/plans/' || p.id)::text as url,
      (case when lower(p.document_no) = lower(${words.trim()}) then 0 when p.state = 'issued' then 1 else 2 end)::int as rank
    from plan p join lateral (select name_vi from unit_name u where u.unit_id = p.unit_id) n on true
    where ((${parts.length > 0 ? title : sql`false`}) or lower(p.document_no) like lower(${parts.join(' ')}) || '%')
      and (p.state = 'issued' or ${actor.sees.all} or (p.kind = 'unit' and p.unit_id = any(${unitsOfDrafts(actor)}::bigint[])))`
}

const escaped = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

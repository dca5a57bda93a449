import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import { type Sight, visible } from './sight.ts'

/** What the actor's offices let them do next, worked out by the policy. */
export type Duties = {
  actor: Actor
  /** the province's documents: review and sign by name alone, keep the register */
  reviewsProvincial: boolean
  signsProvincial: boolean
  registersProvincial: boolean
  /** units whose documents are reviewed and signed, or whose register is kept */
  headOf: readonly number[]
  clerkOf: readonly number[]
  mandates: readonly number[]
  /** mandates in which the actor stands in */
  deputyFor: readonly number[]
}

const owned = (provincial: boolean, units: readonly number[]) =>
  sql`((d.provincial and ${provincial}) or (not d.provincial and d.unit_id = any(${[...units]}::bigint[])))`

/** Documents that are one act away from their next step, by this actor. */
export const waitingRows = (duties: Duties): RawBuilder<WaitingRow> => sql<WaitingRow>`
  select 'documents'::text as room, w.act::text, d.id::bigint as subject_id, d.subject::text as title,
    coalesce(d.symbol, '')::text as detail, ('/documents/' || d.id)::text as url, d.due_on::date as due_on,
    (d.made_at at time zone 'Asia/Ho_Chi_Minh')::date as since
  from official_document d left join signer s on s.id = d.signer_id
    cross join lateral (select case
      when d.state = 'in-review' and d.person_id <> ${duties.actor.id}
        and ${owned(duties.reviewsProvincial, duties.headOf)} then 'review'
      when d.state = 'approved' and (s.mandate_id = any(${[...duties.mandates]}::bigint[])
        or s.mandate_id = any(${[...duties.deputyFor]}::bigint[])
        or (s.mandate_id is null and ${owned(duties.signsProvincial, duties.headOf)})) then 'sign'
      when d.state = 'signed' and ${owned(duties.registersProvincial, duties.clerkOf)} then 'number'
      when d.state = 'returned' and d.person_id = ${duties.actor.id} then 'rework'
      when d.state = 'received' and d.due_on is not null and ${owned(duties.registersProvincial, duties.clerkOf)}
        and not exists (select 1 from official_document a where a.reply_to_id = d.id and a.state = 'issued') then 'answer'
    end as act) w
  where (d.state in ('in-review', 'returned', 'approved', 'signed') or (d.state = 'received' and d.due_on is not null))
    and w.act is not null`

/** Documents in sight whose subject or number has these words. */
export const hits = (sight: Sight, words: string): RawBuilder<SearchRow> => sql<SearchRow>`
  select 'documents'::text as room, d.direction::text as kind, d.subject::text as title, c.cited::text as detail,
    ('/documents/' || d.id)::text as url,
    (case when lower(c.cited) = lower(${words}) then 0 when folded(d.subject) like folded(${words}) || '%' then 1 else 3 end)::int as rank
  from official_document d join document_name c on c.document_id = d.id
  where d.state <> 'withdrawn' and ${visible(sight)}
    and (folded(d.subject) like '%' || folded(${words}) || '%' or lower(c.cited) like lower(${words}) || '%')`

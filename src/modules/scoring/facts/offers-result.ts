import { type RawBuilder, sql } from 'kysely'
import { type Actor, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import * as initiatives from '../policy/initiative.ts'
import * as policy from '../policy/result.ts'
import { submittedRows } from '../store/sets.ts'

const objectionRows = (where: RawBuilder<unknown>) => sql`
  select 'scoring'::text as room, 'answer-objection'::text as act, o.id as subject_id,
    (r.title || ' · ' || s.unit_name)::text as title, o.leaf::text as detail,
    ('/scoring/sheets/' || s.id || '/objections#o-' || o.id)::text as url, o.answer_by as due_on, o.filed_on as since
  from score_objection o join score_sheet s on s.id = o.sheet_id join scoring_round r on r.id = s.round_id
  where o.decision is null and ${where}`

const roundRow = (act: string, due: RawBuilder<unknown>) => sql`
  select 'scoring'::text as room, ${act}::text as act, r.id as subject_id, r.title::text as title, null::text as detail,
    ('/scoring/rounds/' || r.id || '/ranking')::text as url, (${due})::date as due_on, null::date as since
  from scoring_round r`

/** Once the second appraisal is over the result is computed; requests for review of other units are answered. */
const agencyRows = (actor: Actor, today: Day): RawBuilder<unknown>[] => [
  objectionRows(sql`s.unit_id <> all(${actor.mandates.map((m) => m.unitId)}::bigint[])`),
  sql`${roundRow('compute-result', sql`r.decide_by`)} where r.state = 'open' and r.second_by < ${today}::date
    and not exists (select 1 from scoring_result t where t.round_id = r.id)`,
]

/** What is put before the issuer is issued, what is computed decided and published; of the standing agency's own unit an issuer answers. */
const issuerRows = (today: Day): RawBuilder<unknown>[] => [
  objectionRows(sql`s.unit_id in (select m.unit_id from mandate_on(${today}::date) m
    where 'standing-agency' = any(m.roles))`),
  submittedRows(),
  sql`${roundRow('decide-result', sql`case r.state when 'published' then null else r.decide_by end`)}
    join scoring_result t on t.round_id = r.id and t.state = 'draft'
    where r.second_by < ${today}::date or r.state = 'published'`,
  sql`${roundRow('publish-result', sql`case r.state when 'published' then null else r.publish_by end`)}
    join scoring_result t on t.round_id = r.id and t.state = 'decided'`,
]

/** What waits of results and requests for review: SELECTs of WaitingRow. */
export const resultRows = (actor: Actor, today: Day): RawBuilder<unknown>[] => [
  ...(policy.mayCompute(actor) ? agencyRows(actor, today) : []),
  ...(holds(actor, 'issuer') ? issuerRows(today) : []),
]

/** Initiatives by their name and unit, to be added to a union of SearchRow; nothing for who does not read them. */
export const resultHits = (like: string, actor: Actor): RawBuilder<unknown> =>
  initiatives.mayRead(actor)
    ? sql`
    union all
    select 'scoring'::text, 'initiative'::text, i.title::text, (u.name_vi || ', ' || i.year)::text,
      ('/initiatives/' || i.id)::text, 3::int
    from initiative i join unit_name u on u.unit_id = i.unit_id
    where i.withdrawn_at is null and folded(i.title || ' ' || u.name_vi) like folded(${like})`
    : sql``

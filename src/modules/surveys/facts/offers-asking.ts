import { type RawBuilder, sql } from 'kysely'
import { type Actor, holds } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import * as policy from '../policy.ts'

/** Campaigns that are prepared and wait for an issuer to open them. */
export const waitingFor = (actor: Actor, today: Day): RawBuilder<WaitingRow> | null =>
  holds(actor, 'issuer')
    ? sql<WaitingRow>`
        select 'surveys'::text as room, 'open-survey'::text as act, c.id as subject_id, c.title::text as title,
          null::text as detail, ('/surveys/campaigns/' || c.id || '#open')::text as url, c.opens_on as due_on,
          (c.made_at at time zone 'Asia/Ho_Chi_Minh')::date as since
        from survey_campaign c where c.state = 'draft' and c.closes_on >= ${today}::date
          and exists (select from survey_stratum s where s.campaign_id = c.id and s.sample > 0)`
    : null

/** Campaigns by title, and questionnaires for those who oversee them. */
export const search = (words: string, actor: Actor): RawBuilder<SearchRow> | null => {
  if (!policy.mayEnter(actor)) return null
  const oversees = policy.mayOversee(actor)
  const place = oversees ? '' : '/results'
  const like = `%${words.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const campaigns = sql`
    select 'surveys'::text as room, 'survey'::text as kind, c.title::text as title, c.year::text as detail,
      ('/surveys/campaigns/' || c.id || ${place}::text)::text as url, 2::int as rank
    from survey_campaign c where folded(c.title) like folded(${like})
      and (${oversees} or exists (select from survey_result r where r.campaign_id = c.id))`
  return oversees
    ? sql<SearchRow>`${campaigns} union all
        select 'surveys', 'questionnaire', q.title_vi, q.code, '/surveys/questionnaires/' || q.id, 3::int
        from questionnaire q where folded(q.title_vi || ' ' || q.title_en || ' ' || q.code) like folded(${like})`
    : (campaigns as RawBuilder<SearchRow>)
}

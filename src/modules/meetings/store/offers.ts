import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { SearchRow } from '#platform/room.ts'
import { type Sight, seenMeeting } from '../store.ts'
import { seenRecommendation } from './recommendation.ts'

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Meetings in sight by their title, recommendations in sight by their words. */
export const hits = (words: string, sight: Sight): RawBuilder<SearchRow> => {
  const like = sql`folded(${`%${escaped(words)}%`})`
  return sql<SearchRow>`
    select 'meetings'::text as room, 'meeting'::text as kind, m.title::text as title,
      concat_ws(', ', to_char(m.held_on, 'DD/MM/YYYY'), m.notice_no)::text as detail, ('/meetings/' || m.id)::text as url, 2::int as rank
    from meeting m join committee_name c on c.committee_id = m.committee_id
    where ${seenMeeting(sight)} and (folded(m.title) like ${like} or folded(m.notice_no) like ${like})
    union all
    select 'meetings'::text, 'recommendation'::text, left(r.text, 300)::text, r.addressed_to::text,
      ('/meetings/recommendations/' || r.id)::text, 3::int
    from recommendation r where ${seenRecommendation(sight)} and folded(r.text) like ${like}`
}

export type OwnedWish = { id: number; text: string; dueOn: Day | null; answered: boolean }

/** SELECT of the recommendations that a unit was given to answer by a day and were not withdrawn, oldest due first. */
export const ownedWishes = (sight: Sight, unitId: number, day: Day): RawBuilder<OwnedWish> => sql<OwnedWish>`
  select r.id, left(r.text, 300) as text, r.due_on as "dueOn", coalesce(r.answered_on <= ${day}::date, false) as answered
  from recommendation r
  where r.owner_unit_id = ${unitId} and r.withdrawn_on is null and r.made_on <= ${day}::date and ${seenRecommendation(sight)}
  order by r.due_on nulls last, r.id limit 300`

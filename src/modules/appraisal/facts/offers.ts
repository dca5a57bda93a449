import { type RawBuilder, sql } from 'kysely'
import type { Actor, Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import * as policy from '../policy.ts'
import { barredFrom } from '../store/rated.ts'

const unitsAs = (actor: Actor, ...roles: Role[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((role) => roles.includes(role))).map((m) => m.unitId)

const array = (ids: readonly number[]) => sql`${[...ids]}::bigint[]`

const person = (act: string, due: RawBuilder<unknown>, since: RawBuilder<unknown>) => sql`
  select 'appraisal'::text as room, ${act}::text as act, r.id as subject_id, g.title::text as title,
    (p.name || ' · ' || r.unit_name)::text as detail, ('/ratings/persons/' || r.id)::text as url, (${due})::date as due_on,
    (${since})::date as since
  from rated_person r join rating_round g on g.id = r.round_id and g.state = 'open' and r.rated
  join person_name p on p.person_id = r.person_id`

const round = (act: string, to: string, due: RawBuilder<unknown>) => sql`
  select 'appraisal'::text as room, ${act}::text as act, g.id as subject_id, g.title::text as title, null::text as detail,
    ('/ratings/rounds/' || g.id || ${to})::text as url, (${due})::date as due_on, null::date as since from rating_round g`

const own = (actor: Actor, today: Day): RawBuilder<unknown>[] => [
  sql`${person('self-assess', sql`g.self_by`, sql`g.posts_on`)}
    where r.person_id = ${actor.id} and r.self_at is null and g.self_by >= ${today}::date`,
]

/** The unit's focal officer and the member who supervises are asked for a comment once. */
const comments = (actor: Actor, today: Day): RawBuilder<unknown>[] => {
  const units = [...unitsAs(actor, 'focal'), ...(policy.supervises(actor) ? actor.sees.unitIds : [])]
  if (units.length === 0) return []
  return [
    sql`${person('comment-rating', sql`g.comments_by`, sql`g.posts_on`)}
      where r.unit_id = any(${array(units)}) and r.person_id <> ${actor.id} and g.comments_by >= ${today}::date
        and not exists (select 1 from rating_comment c where c.rated_id = r.id and c.person_id = ${actor.id})`,
  ]
}

const seatOf = (actor: Actor) => sql`
  select 1 from rating_seat c where c.round_id = g.id and c.person_id = ${actor.id} and c.ended_at is null`

/** One line a round for a seat: votes still to cast, the meeting to open for its head. Whose case one may not vote on is left out. */
const council = (actor: Actor, today: Day): RawBuilder<unknown>[] => [
  sql`${round('vote', '', sql`g.meeting_on`)} where g.state = 'open' and g.meeting_at is not null and g.meeting_closed_at is null
    and exists (${seatOf(actor)}) and exists (select 1 from rated_person r where r.round_id = g.id and r.rated
      and not ${barredFrom(sql`${actor.id}::text`, today)} and not exists (select 1 from rating_vote v where v.rated_id = r.id and v.person_id = ${actor.id}))`,
  sql`${round('open-meeting', '', sql`g.meeting_on`)} where g.state = 'open' and g.meeting_at is null
    and g.comments_by < ${today}::date and exists (${seatOf(actor)} and c.seat = 'head')
    and not exists (select 1 from rated_person r where r.round_id = g.id and r.rated and r.proposal is null)`,
]

const drafted = sql`select 1 from rating_decision d where d.round_id = g.id and d.state = 'draft'`

const runner = (today: Day): RawBuilder<unknown>[] => [
  sql`${round('open-rating', '', sql`g.self_by`)} where g.state = 'draft' and g.posts_on <= ${today}::date`,
  sql`${round('prepare-rating', '/decision', sql`g.decide_by`)} where g.state = 'open' and g.meeting_closed_at is not null
    and not exists (${drafted})`,
]

const issuer = (actor: Actor): RawBuilder<unknown>[] => [
  sql`${round('decide-rating', '/decision', sql`case g.state when 'open' then g.decide_by end`)} where exists (${drafted})`,
  sql`select 'appraisal'::text as room, 'answer-rating'::text as act, o.id as subject_id, g.title::text as title,
      (p.name || ' · ' || r.unit_name)::text as detail, ('/ratings/persons/' || r.id || '#objections')::text as url,
      o.answer_by as due_on, o.filed_on as since
    from rating_objection o join rated_person r on r.id = o.rated_id join rating_round g on g.id = r.round_id
    join person_name p on p.person_id = r.person_id
    where o.outcome is null and r.person_id <> ${actor.id}`,
]

/** What waits for the actor: to assess oneself, to comment, to vote, to put together, to decide, to answer. */
export function waitingFor(actor: Actor, today: Day): RawBuilder<WaitingRow> | null {
  if (actor.kind !== 'person' || actor.mandates.length === 0) return null
  const parts = [
    ...own(actor, today),
    ...comments(actor, today),
    ...council(actor, today),
    ...(policy.mayRun(actor) ? runner(today) : []),
    ...(policy.mayDecide(actor) ? issuer(actor) : []),
  ]
  return sql<WaitingRow>`${sql.join(parts, sql` union all `)}`
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Rounds by their title for those who see them whole; nobody is found by name here. */
export function search(words: string, actor: Actor, _today: Day): RawBuilder<SearchRow> | null {
  if (actor.kind !== 'person' || actor.id === null) return null
  const all = policy.mayOversee(actor)
  return sql<SearchRow>`
    select 'appraisal'::text as room, 'rating-round'::text as kind, g.title::text as title, g.year::text as detail,
      ('/ratings/rounds/' || g.id)::text as url, 3::int as rank
    from rating_round g
    where g.state <> 'imported' and folded(g.title) like folded(${`%${escaped(words)}%`})
      and (${all} or (g.state <> 'draft' and exists (${seatOf(actor)})))`
}

import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { Flag } from '../rules/sound.ts'

/** Keeps what was found in a campaign's answers; what is found no more is removed unless somebody acted on it. */
export const keepFlags = async (db: Db, campaignId: number, flags: readonly Flag[]): Promise<void> => {
  const found = json(flags.map(({ id, reason, facts }) => ({ id, reason, facts })))
  await sql`
    with found as (select * from jsonb_to_recordset(${found}::jsonb) as f (id uuid, reason text, facts jsonb)),
    gone as (delete from survey_flag f using survey_response r
      where r.id = f.response_id and r.campaign_id = ${campaignId}
        and not exists (select from found where found.id = f.response_id and found.reason = f.reason)
        and not exists (select from survey_exclusion e where e.response_id = f.response_id))
    insert into survey_flag (response_id, reason, facts) select id, reason, facts from found
    on conflict (response_id, reason) do update set facts = excluded.facts`.execute(db)
}

export type FlagRow = {
  id: number
  responseId: string
  reason: Flag['reason']
  facts: Flag['facts']
  group: string
  /** null where few of the cell came by one of the channels */
  channel: string | null
  excluded: boolean
  /** the last word on it: why it was left out or put back, and who said so */
  why: string | null
  by: string | null
}

/** What was found in a campaign's answers, each with whether it is left out. At most 2,000 lines. */
export const flagsOf = async (db: Db, campaignId: number): Promise<FlagRow[]> => {
  const found = await sql<FlagRow>`
    select f.id, f.response_id as "responseId", f.reason, f.facts, s.group_code as "group", r.channel,
      coalesce(e.excluded, false) as excluded, e.reason as why, p.name as by
    from survey_flag f join survey_response r on r.id = f.response_id join survey_stratum s on s.id = r.stratum_id
    left join lateral (select excluded, reason, person_id from survey_exclusion where response_id = r.id
      order by id desc limit 1) e on true
    left join person_name p on p.person_id = e.person_id
    where r.campaign_id = ${campaignId}
    order by f.reason, (f.facts ->> 'same')::int desc nulls last, f.id limit 2000`.execute(db)
  return found.rows
}

/** The answers behind these flags of a campaign that are so (left out or not), locked by their campaign. */
export const responsesOfFlags = async (
  db: Db,
  campaignId: number,
  flags: readonly number[],
  excluded: boolean,
): Promise<string[]> => {
  const found = await sql<{ id: string }>`
    select distinct r.id from survey_flag f join survey_response r on r.id = f.response_id
    where r.campaign_id = ${campaignId} and f.id = any(${[...flags]}::bigint[])
      and ${excluded} = coalesce((select e.excluded from survey_exclusion e where e.response_id = r.id
        order by e.id desc limit 1), false)`.execute(db)
  return found.rows.map(({ id }) => id)
}

export type Decision = {
  excluded: boolean
  reason: string
  personId: string | null
  officeId: number | null
  at: Date
}

export const addExclusions = async (
  db: Db,
  responses: readonly string[],
  { excluded, reason, personId, officeId, at }: Decision,
): Promise<void> => {
  await sql`
    insert into survey_exclusion (response_id, excluded, reason, person_id, office_id, at)
    select id, ${excluded}, ${reason}, ${personId}, ${officeId}, ${at} from unnest(${[...responses]}::uuid[]) id`.execute(
    db,
  )
}

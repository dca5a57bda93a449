import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'

/** Somebody on the list; never a code, never whether they answered. */
export type Invitation = {
  id: number
  stratumId: number
  name: string
  email: string | null
  lang: Lang
  drawn: boolean
  sentOn: Day | null
}

export type NewInvitation = { stratumId: number; name: string; email: string | null; lang: Lang }

/** The list of people of a draft anew. */
export const replaceList = async (
  db: Db,
  campaignId: number,
  people: readonly NewInvitation[],
): Promise<void> => {
  await sql`delete from survey_invitation where stratum_id in (
    select id from survey_stratum where campaign_id = ${campaignId})`.execute(db)
  await sql`
    insert into survey_invitation (stratum_id, name, email, lang)
    select p."stratumId", p.name, p.email, p.lang
    from jsonb_to_recordset(${json(people)}::jsonb) as p("stratumId" bigint, name text, email text, lang text)`.execute(
    db,
  )
}

const columns = sql`i.id, i.stratum_id as "stratumId", i.name, i.email, i.lang, i.drawn, i.sent_on as "sentOn"`

/** Everybody on a campaign's list. */
export const listOf = async (db: Db, campaignId: number): Promise<Invitation[]> => {
  const found = await sql<Invitation>`
    select ${columns} from survey_invitation i join survey_stratum s on s.id = i.stratum_id
    where s.campaign_id = ${campaignId} order by s.group_code, s.name, i.name, i.email, i.id`.execute(db)
  return found.rows
}

export const markDrawn = async (db: Db, campaignId: number, ids: readonly number[]): Promise<void> => {
  await sql`
    update survey_invitation i set drawn = i.id = any(${[...ids]}::bigint[])
    from survey_stratum s where s.id = i.stratum_id and s.campaign_id = ${campaignId}`.execute(db)
}

/** The drawn people of a cell that a letter can reach and has not, in random order; a campaign's cells by the code's cell. */
export const toInvite = async (db: Db, cellId: number): Promise<Invitation[]> => {
  const found = await sql<Invitation>`
    select ${columns} from survey_invitation i join survey_stratum s on s.id = i.stratum_id
    where coalesce(s.asked_as, s.id) = ${cellId} and i.drawn and i.email is not null and i.sent_on is null
    order by gen_random_uuid()`.execute(db)
  return found.rows
}

/** What came of the letters of a cell, all at once: which went out, which did not and why. */
export const markSent = async (
  db: Db,
  sent: readonly number[],
  failed: readonly { id: number; why: string }[],
  today: Day,
): Promise<void> => {
  await sql`
    update survey_invitation i set sent_on = case when f.why is null then ${today}::date else i.sent_on end, failed = f.why
    from unnest(${[...sent, ...failed.map((one) => one.id)]}::bigint[]) w(id)
    left join jsonb_to_recordset(${json(failed)}::jsonb) as f(id bigint, why text) on f.id = w.id
    where i.id = w.id`.execute(db)
}

/** Everybody who was sent a letter: a reminder goes to all, since nobody knows who answered. */
export const toRemind = async (db: Db, campaignId: number, today: Day): Promise<Invitation[]> => {
  const found = await sql<Invitation>`
    select ${columns} from survey_invitation i join survey_stratum s on s.id = i.stratum_id
    where s.campaign_id = ${campaignId} and i.sent_on is not null and i.reminded_on is distinct from ${today}::date
    order by i.id`.execute(db)
  return found.rows
}

export const markReminded = async (db: Db, ids: readonly number[], today: Day): Promise<void> => {
  await sql`update survey_invitation set reminded_on = ${today}::date where id = any(${[...ids]}::bigint[])`.execute(
    db,
  )
}

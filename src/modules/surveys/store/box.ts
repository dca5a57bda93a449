import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { ResponseAnswers } from '../rules/questionnaire.ts'

export type Channel = 'link' | 'card' | 'phone' | 'paper' | 'file'
export type BoxedAnswer = { channel: Channel; seconds: number | null; answers: ResponseAnswers }

/**
 * Uses a code and puts the answer into the box, in one statement: all or nothing. False when the code is used, unknown, or
 * its campaign takes no answers on this day.
 */
export const boxByCode = async (db: Db, hash: Buffer, answer: BoxedAnswer, today: Day): Promise<boolean> => {
  const done = await sql`
    with used as (
      update survey_code k set used = true from survey_stratum s join survey_campaign c on c.id = s.campaign_id
      where k.hash = ${hash} and not k.used and s.id = k.stratum_id and c.state = 'open'
        and ${today}::date between c.opens_on and c.closes_on
      returning s.id),
    counted as (update survey_stratum s set answered = answered + 1 from used where s.id = used.id)
    insert into survey_box (stratum_id, channel, seconds, answers)
    select id, ${answer.channel}, ${answer.seconds}::int, ${json(answer.answers)}::jsonb from used`.execute(
    db,
  )
  return Number(done.numAffectedRows ?? 0) > 0
}

/** Answers that came without a code (paper, telephone, a file) into the box. */
export const boxEntered = async (db: Db, cellId: number, answers: readonly BoxedAnswer[]): Promise<void> => {
  await sql`
    with counted as (
      update survey_stratum set answered = answered + ${answers.length} where id = ${cellId})
    insert into survey_box (stratum_id, channel, seconds, answers)
    select ${cellId}, a.channel, a.seconds, a.answers
    from jsonb_to_recordset(${json(answers)}::jsonb) as a(channel text, seconds int, answers jsonb)`.execute(
    db,
  )
}

/** The cells with answers in the box, and how many; `campaignId` for one campaign's. */
export const boxedCells = async (
  db: Db,
  campaignId?: number,
): Promise<{ stratumId: number; campaignId: number; n: number; minCell: number }[]> => {
  const found = await sql<{ stratumId: number; campaignId: number; n: number; minCell: number }>`
    select s.id as "stratumId", s.campaign_id as "campaignId", count(*)::int as n, c.min_cell as "minCell"
    from survey_box b join survey_stratum s on s.id = b.stratum_id join survey_campaign c on c.id = s.campaign_id
    where ${campaignId ?? null}::bigint is null or c.id = ${campaignId ?? null}::bigint
    group by 1, 2, 4 order by 1`.execute(db)
  return found.rows
}

/** Moves the answers of these cells out of the box in random order, under new numbers, with the day alone. */
export const emptyBox = async (db: Db, cells: readonly number[], day: Day): Promise<number> => {
  await sql`lock table survey_box in share row exclusive mode`.execute(db)
  const moved = await sql`
    with out as (delete from survey_box where stratum_id = any(${[...cells]}::bigint[]) returning *)
    insert into survey_response (id, campaign_id, stratum_id, channel, day, seconds, answers)
    select gen_random_uuid(), s.campaign_id, s.id, o.channel, ${day}::date, o.seconds, o.answers
    from out o join survey_stratum s on s.id = o.stratum_id order by gen_random_uuid()`.execute(db)
  // the counts as well get one mark, so that none says when the last answer came
  await sql`update survey_stratum set answered = answered where id = any(${[...cells]}::bigint[])`.execute(db)
  return Number(moved.numAffectedRows ?? 0)
}

/**
 * Lays all answers of a campaign down anew at its end, in random order and under one day: the nights in which they were
 * mixed leave no mark. In a cell where fewer than may be shown together came by some channel, none is kept: the one
 * answer by letter would be that of the one who was sent a letter.
 */
export const mixWhole = async (db: Db, campaignId: number, day: Day): Promise<void> => {
  await sql`
    with out as (delete from survey_response where campaign_id = ${campaignId} returning *),
    rare as (select stratum_id from out group by stratum_id, channel
      having count(*) < (select min_cell from survey_campaign where id = ${campaignId}))
    insert into survey_response (id, campaign_id, stratum_id, channel, day, seconds, answers)
    select gen_random_uuid(), campaign_id, stratum_id,
      case when stratum_id not in (select stratum_id from rare) then channel end, ${day}::date, seconds, answers
    from out order by gen_random_uuid()`.execute(db)
}

export const vacuumed = async (db: Db): Promise<void> => {
  await sql`vacuum survey_box, survey_code, survey_response, survey_stratum`.execute(db)
}

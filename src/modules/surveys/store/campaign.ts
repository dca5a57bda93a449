import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'

export type CampaignState = 'draft' | 'open' | 'closed'

/** A campaign with the questionnaire it asks; counts over all its strata. */
export type Campaign = {
  id: number
  year: number
  title: string
  block: string | null
  state: CampaignState
  opensOn: Day
  closesOn: Day
  seed: string
  minCell: number
  /** the margin that the sample was computed for, and whether each stratum or each group gets that size */
  sampleError: string
  sampling: 'group' | 'stratum'
  method: unknown
  decisionNo: string | null
  decidedOn: Day | null
  invented: boolean
  version: number
  questionnaireId: number
  questionnaireTitleVi: string
  questionnaireTitleEn: string
  questionnaireState: 'draft' | 'issued'
  questionnaireSynthetic: boolean
  contentHash: string
  sample: number
  issued: number
  /** told as rules/count says: while people are asked, at least that many, in steps of the least number shown */
  answered: number
  answeredExact: boolean
  /** version of the newest fixed result; null when none is computed */
  result: number | null
}

const columns = sql`c.id, c.year, c.title, c.block, c.state, c.opens_on as "opensOn", c.closes_on as "closesOn", c.seed,
  c.min_cell as "minCell", c.sample_error::text as "sampleError", c.sampling, c.method, c.decision_no as "decisionNo", c.decided_on as "decidedOn", c.invented, c.version,
  c.questionnaire_id as "questionnaireId", q.title_vi as "questionnaireTitleVi", q.title_en as "questionnaireTitleEn",
  q.state as "questionnaireState", q.synthetic as "questionnaireSynthetic", q.content_hash as "contentHash",
  n.sample, n.issued, case when n.exact then n.came else n.steps end as answered, n.exact as "answeredExact",
  (select max(r.version) from survey_result r where r.campaign_id = c.id) as result`

const from = sql`survey_campaign c join questionnaire q on q.id = c.questionnaire_id
  cross join lateral (select coalesce(sum(s.sample), 0)::int as sample, coalesce(sum(s.issued), 0)::int as issued,
    coalesce(sum(s.answered), 0)::int as came, coalesce(sum(s.answered / c.min_cell * c.min_cell), 0)::int as steps,
    c.state = 'closed' and coalesce(bool_and(s.answered >= c.min_cell) filter (where s.asked_as is null and s.sample > 0),
      true) as exact
    from survey_stratum s where s.campaign_id = c.id) n`

/** Campaigns, newest first; `all` also those without a fixed result. */
export const listCampaigns = async (db: Db, all: boolean): Promise<Campaign[]> => {
  const found = await sql<Campaign>`
    select ${columns} from ${from}
    where ${all} or exists (select from survey_result r where r.campaign_id = c.id)
    order by c.year desc, c.opens_on desc, c.id desc limit 500`.execute(db)
  return found.rows
}

export const findCampaign = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Campaign | undefined> => {
  const found = await sql<Campaign>`
    select ${columns} from ${from} where c.id = ${id} ${lock === 'lock' ? sql`for update of c` : sql``}`.execute(
    db,
  )
  return found.rows[0]
}

export type NewCampaign = Pick<
  Campaign,
  | 'year'
  | 'title'
  | 'questionnaireId'
  | 'block'
  | 'opensOn'
  | 'closesOn'
  | 'seed'
  | 'minCell'
  | 'sampleError'
  | 'sampling'
>

export const addCampaign = async (
  db: Db,
  one: NewCampaign,
  by: { personId: string | null; at: Date; invented: boolean },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into survey_campaign (year, title, questionnaire_id, block, opens_on, closes_on, seed, min_cell, sample_error,
      sampling, invented, made_by, made_at)
    values (${one.year}, ${one.title}, ${one.questionnaireId}, ${one.block}, ${one.opensOn}, ${one.closesOn}, ${one.seed},
      ${one.minCell}, ${one.sampleError}, ${one.sampling}, ${by.invented}, ${by.personId}, ${by.at}) returning id`.execute(
    db,
  )
  return made.rows[0]?.id ?? 0
}

export const saveCampaign = async (db: Db, id: number, one: NewCampaign): Promise<void> => {
  await sql`
    update survey_campaign set year = ${one.year}, title = ${one.title}, questionnaire_id = ${one.questionnaireId},
      block = ${one.block}, opens_on = ${one.opensOn}, closes_on = ${one.closesOn}, seed = ${one.seed},
      min_cell = ${one.minCell}, sample_error = ${one.sampleError}, sampling = ${one.sampling}, version = version + 1
    where id = ${id}`.execute(db)
}

export const openCampaign = async (
  db: Db,
  id: number,
  how: { method: unknown; decisionNo: string | null; decidedOn: Day | null; at: Date },
): Promise<void> => {
  await sql`
    update survey_campaign set state = 'open', method = ${json(how.method)}::jsonb, decision_no = ${how.decisionNo},
      decided_on = ${how.decidedOn}, opened_at = ${how.at}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const closeCampaign = async (db: Db, id: number, at: Date): Promise<void> => {
  await sql`update survey_campaign set state = 'closed', closed_at = ${at}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

/** Campaigns whose last day is over and that nobody has closed. */
export const overdueCampaigns = async (db: Db, today: Day): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select id from survey_campaign where state = 'open' and closes_on < ${today}::date order by id`.execute(
    db,
  )
  return found.rows.map((row) => row.id)
}

/** Issued questionnaires that a campaign may ask. */
export const usableQuestionnaires = async (
  db: Db,
): Promise<{ id: number; titleVi: string; titleEn: string; code: string; version: number }[]> => {
  const found = await sql<{ id: number; titleVi: string; titleEn: string; code: string; version: number }>`
    select id, title_vi as "titleVi", title_en as "titleEn", code, version from questionnaire
    where state = 'issued' order by code, version desc`.execute(db)
  return found.rows
}

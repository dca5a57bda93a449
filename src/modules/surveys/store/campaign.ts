import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

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
  answered: number
  /** version of the newest fixed result; null when none is computed */
  result: number | null
}

const columns = sql`c.id, c.year, c.title, c.block, c.state, c.opens_on as "opensOn", c.closes_on as "closesOn", c.seed,
  c.min_cell as "minCell", c.method, c.decision_no as "decisionNo", c.decided_on as "decidedOn", c.invented, c.version,
  c.questionnaire_id as "questionnaireId", q.title_vi as "questionnaireTitleVi", q.title_en as "questionnaireTitleEn",
  q.state as "questionnaireState", q.synthetic as "questionnaireSynthetic", q.content_hash as "contentHash",
  n.sample, n.issued, n.answered,
  (select max(r.version) from survey_result r where r.campaign_id = c.id) as result`

const from = sql`survey_campaign c join questionnaire q on q.id = c.questionnaire_id
  cross join lateral (select coalesce(sum(s.sample), 0)::int as sample, coalesce(sum(s.issued), 0)::int as issued,
    coalesce(sum(s.answered), 0)::int as answered from survey_stratum s where s.campaign_id = c.id) n`

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

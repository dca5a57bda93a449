import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Questionnaire } from '../rules/questionnaire.ts'

type Told = { value: string } | null

/** What a year's newest survey of a questionnaire says of all units together; null where too few answered. */
export type SurveyYear = {
  campaignId: number
  year: number
  closesOn: Day
  code: string
  answered: number | null
  overall: Told
  parts: Record<string, Told>
  risks: Record<string, Told>
}

/** One statement. */
export const surveyYears = async (
  db: Db,
  codes: readonly string[],
  years: { from: number; to: number },
  today: Day,
): Promise<SurveyYear[]> => {
  const found = await sql<SurveyYear>`
    select distinct on (q.code, c.year) c.id as "campaignId", c.year, c.closes_on as "closesOn", q.code,
      (whole ->> 'answered')::int as answered,
      nullif(whole -> 'overall', 'null') as overall,
      coalesce(nullif(whole -> 'contents', 'null'), '{}') || coalesce(nullif(whole -> 'factors', 'null'), '{}') as parts,
      (select coalesce(jsonb_object_agg(l.key, l.value -> 'risk'), '{}') from jsonb_each(whole -> 'lines') l
        where l.value ? 'risk') as risks
    from survey_campaign c join questionnaire q on q.id = c.questionnaire_id
    join survey_result r on r.campaign_id = c.id
      and r.version = (select max(version) from survey_result where campaign_id = c.id)
    cross join lateral (select r.content -> 'all' -> 'total' as whole) w
    where q.code = any(${[...codes]}::text[]) and c.year between ${years.from} and ${years.to}
      and c.closes_on <= ${today}::date
    order by q.code, c.year, c.closes_on desc, c.id desc`.execute(db)
  return found.rows
}

/** The newest version of each questionnaire that has a result. One statement. */
export const questionnairesWithResults = async (
  db: Db,
): Promise<{ code: string; titleVi: string; titleEn: string; content: Questionnaire }[]> => {
  const found = await sql<{ code: string; titleVi: string; titleEn: string; content: Questionnaire }>`
    select distinct on (q.code) q.code, q.title_vi as "titleVi", q.title_en as "titleEn", q.content
    from questionnaire q where exists (select from survey_campaign c join survey_result r on r.campaign_id = c.id
      where c.questionnaire_id = q.id) order by q.code, q.version desc`.execute(db)
  return found.rows
}

import { type RawBuilder, sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { Estimate } from '../rules/analyse.ts'
import type { Findings, Group, Stratum } from '../rules/findings.ts'
import type { Questionnaire, ResponseAnswers } from '../rules/questionnaire.ts'
import type { Atoms } from '../rules/suppress.ts'

/** What a result is computed from beside the answers. */
export type GroundRow = {
  code: string
  questionnaireVersion: number
  content: Questionnaire
  groups: Group[]
  strata: Stratum[]
  /** answers still wait in the box */
  boxed: boolean
  exclusions: number
}

/** The questionnaire, the groups and the cells of a campaign. One statement. */
export const groundOf = async (db: Db, campaignId: number): Promise<GroundRow | undefined> => {
  const found = await sql<GroundRow>`
    select q.code, q.version as "questionnaireVersion", q.content,
      coalesce((select json_agg(json_build_object('code', g.code, 'nameVi', g.name_vi, 'nameEn', g.name_en,
        'weight', g.weight::text) order by g.position, g.code) from survey_group g where g.campaign_id = c.id), '[]') as groups,
      coalesce((select json_agg(json_build_object('group', s.group_code, 'unit', coalesce(s.unit_id::text, ''),
        'population', s.population, 'issued', s.issued) order by s.id) from survey_stratum s
        where s.campaign_id = c.id), '[]') as strata,
      exists (select from survey_box b join survey_stratum s on s.id = b.stratum_id where s.campaign_id = c.id) as boxed,
      coalesce((select max(e.id) from survey_exclusion e join survey_response r on r.id = e.response_id
        where r.campaign_id = c.id), 0)::int as exclusions
    from survey_campaign c join questionnaire q on q.id = c.questionnaire_id where c.id = ${campaignId}`.execute(
    db,
  )
  return found.rows[0]
}

export const countResponses = async (db: Db, campaignId: number): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from survey_response where campaign_id = ${campaignId}`.execute(db)
  return found.rows[0]?.n ?? 0
}

export type ResponseRow = {
  id: string
  stratumId: number
  group: string
  stratumUnit: string
  seconds: number | null
  answers: ResponseAnswers
}

/** The next so many answers of a campaign after one, in the order of their random numbers. */
export const responsesAfter = async (
  db: Db,
  campaignId: number,
  after: string | null,
  many: number,
): Promise<ResponseRow[]> => {
  const found = await sql<ResponseRow>`
    select r.id, r.stratum_id as "stratumId", s.group_code as "group", coalesce(s.unit_id::text, '') as "stratumUnit",
      r.seconds, r.answers
    from survey_response r join survey_stratum s on s.id = r.stratum_id
    where r.campaign_id = ${campaignId} and (${after}::uuid is null or r.id > ${after}::uuid)
    order by r.id limit ${many}`.execute(db)
  return found.rows
}

export type ExclusionRow = { id: number; responseId: string; excluded: boolean }

/** Every leaving out and putting back of a campaign, in order. */
export const exclusionsOf = async (db: Db, campaignId: number): Promise<ExclusionRow[]> => {
  const found = await sql<ExclusionRow>`
    select e.id, e.response_id as "responseId", e.excluded
    from survey_exclusion e join survey_response r on r.id = e.response_id
    where r.campaign_id = ${campaignId} order by e.id`.execute(db)
  return found.rows
}

export type Told = { version: number; exclusions: number; atoms: Atoms }

/** What each version of a campaign's result told, the first first. */
export const toldBefore = async (db: Db, campaignId: number): Promise<Told[]> => {
  const found = await sql<Told>`
    select version, (content ->> 'exclusions')::int as exclusions, content -> 'atoms' as atoms
    from survey_result where campaign_id = ${campaignId} order by version`.execute(db)
  return found.rows
}

export type NewResult = {
  campaignId: number
  findings: Findings
  hash: string
  reason: string | null
  personId: string | null
  at: Date
}

export const addResult = async (db: Db, result: NewResult): Promise<number> => {
  const { campaignId, findings, hash, reason, personId, at } = result
  const made = await sql<{ id: number }>`
    insert into survey_result (campaign_id, version, content, content_hash, reason, person_id, at)
    values (${campaignId}, ${findings.version}, ${json(findings)}::jsonb, ${hash}, ${reason}, ${personId}, ${at})
    returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export type ResultRow = {
  id: number
  version: number
  hash: string
  reason: string | null
  at: Date
  newest: number
}

const resultColumns = sql`r.id, r.version, r.content_hash as hash, r.reason, r.at,
  (select max(version) from survey_result where campaign_id = r.campaign_id) as newest`
const newestOr = (version: number | undefined) =>
  version === undefined
    ? sql`(select max(version) from survey_result where campaign_id = r.campaign_id)`
    : sql`${version}`

/** A version of a campaign's result (the newest without one), with what of it may be read: these units, or all. */
export const findResult = async (
  db: Db,
  campaignId: number,
  version: number | undefined,
  units: readonly number[] | null,
): Promise<(ResultRow & { findings: Findings }) | undefined> => {
  const own = sql`r.content - 'atoms' || jsonb_build_object('units', (
    select coalesce(jsonb_object_agg(u.key, u.value), '{}') from jsonb_each(r.content -> 'units') u
    where u.key = '' or u.key = any(${units?.map(String) ?? []}::text[])))`
  const found = await sql<ResultRow & { findings: Findings }>`
    select ${resultColumns}, ${units === null ? sql`r.content` : own} as findings
    from survey_result r where r.campaign_id = ${campaignId} and r.version = ${newestOr(version)}`.execute(db)
  return found.rows[0]
}

/** Names of units as they are called on a day. */
export const unitNames = async (db: Db, ids: readonly number[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; name: string }>`
    select unit_id::text as id, name_vi as name from unit_name where unit_id = any(${[...ids]}::bigint[])`.execute(
    db,
  )
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}

export type TrendPoint = {
  /** the share of each signal of risk, by line */
  risk: Record<string, Estimate> | null
  year: number
  title: string
  campaignId: number
  value: string
  low: string
  high: string
}

/** The whole of each year's newest campaign with this questionnaire about this block: of one unit, or of all. */
export const trendOf = async (
  db: Db,
  of: { code: string; block: string | null; unit: string | null },
): Promise<TrendPoint[]> => {
  const scope = of.unit === null ? sql`r.content -> 'all'` : sql`r.content -> 'units' -> ${of.unit}::text`
  const found = await sql<TrendPoint>`
    select distinct on (c.year) c.year, c.title, c.id as "campaignId", whole ->> 'value' as value, whole ->> 'low' as low,
      whole ->> 'high' as high,
      (select jsonb_object_agg(l.key, l.value -> 'risk') from jsonb_each(${scope} -> 'total' -> 'lines') l
        where l.value ? 'risk') as risk
    from survey_campaign c join questionnaire q on q.id = c.questionnaire_id
    join survey_result r on r.campaign_id = c.id
      and r.version = (select max(version) from survey_result where campaign_id = c.id)
    cross join lateral (select ${scope} -> 'total' -> 'overall' as whole) w
    where q.code = ${of.code} and c.block is not distinct from ${of.block} and whole ->> 'value' is not null
    order by c.year, c.closes_on desc, c.id desc`.execute(db)
  return found.rows
}

/** Free words to one question about one unit ("" about none), in an order that says nothing; with their count. */
export type Comment = { question: string; unit: string; text: string }

/**
 * Free words of the answers that the first result counted, where at least so many people wrote about the same; shuffled.
 * They stay the same ones: words that went with an answer left out later would be known for that answer's.
 */
export const commentsOf = async (
  db: Db,
  campaignId: number,
  questions: readonly string[],
  least: number,
  units: readonly number[] | null,
): Promise<Comment[]> => {
  if (questions.length === 0) return []
  const found = await sql<Comment>`
    with said as (
      select coalesce(nullif(about.key, ''), s.unit_id::text, '') as unit, a.key as question, a.value #>> '{}' as text
      from survey_response r join survey_stratum s on s.id = r.stratum_id
      cross join lateral jsonb_each(r.answers) about cross join lateral jsonb_each(about.value) a
      where r.campaign_id = ${campaignId} and a.key = any(${[...questions]}::text[])
        and not coalesce((select e.excluded from survey_exclusion e where e.response_id = r.id and e.id <= (
            select (f.content ->> 'exclusions')::bigint from survey_result f
            where f.campaign_id = r.campaign_id and f.version = 1) order by e.id desc limit 1), false)),
    counted as (select *, count(*) over (partition by unit, question) as n from said)
    select unit, question, text from counted
    where n >= ${least} and (${units === null} or unit = '' or unit = any(${units?.map(String) ?? []}::text[]))
    order by unit, question, gen_random_uuid() limit 2000`.execute(db)
  return found.rows
}

export type SaidOfUnit = {
  campaignId: number
  year: number
  title: string
  whole: Estimate
  decimals: number
}

/** The whole of the newest surveys that tell of a unit and were fixed by a day, the newest first: a SELECT. */
export const saidOfUnit = (unitId: number, day: string): RawBuilder<SaidOfUnit> => sql<SaidOfUnit>`
    select c.id as "campaignId", c.year, c.title, whole, (r.content -> 'method' ->> 'decimals')::int as decimals
    from survey_campaign c join survey_result r on r.campaign_id = c.id
      and r.version = (select max(version) from survey_result where campaign_id = c.id)
    cross join lateral (select r.content -> 'units' -> ${String(unitId)}::text -> 'total' -> 'overall' as whole) w
    where jsonb_typeof(whole) = 'object' and c.closes_on <= ${day}::date
    order by c.year desc, c.closes_on desc, c.id desc limit 4`

/** Closed surveys without a result, as rows of what waits: first to be looked through, then to be computed. */
export const unfinishedRows = (): RawBuilder<unknown> => {
  const looked = sql`exists (select from job_progress p where p.kind = 'survey-look' and p.subject_id = c.id and p.state = 'done')`
  return sql`
    select 'surveys'::text as room, (case when ${looked} then 'fix-result' else 'look-through' end)::text as act,
      c.id as subject_id, c.title::text as title, null::text as detail,
      ('/surveys/campaigns/' || c.id || case when ${looked} then '/results' else '/review' end)::text as url,
      null::date as due_on, c.closes_on as since
    from survey_campaign c
    where c.state = 'closed' and not exists (select from survey_result r where r.campaign_id = c.id)`
}

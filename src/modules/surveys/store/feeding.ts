import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type FedRow = {
  campaignId: number
  title: string
  groups: Record<string, { lines: Record<string, { counts: Record<string, number> }> }>
  overall: string | null
  contents: boolean
  decimals: number
}

/** The newest result of each closed campaign of a year that tells of a unit; the campaign that closed last comes first. */
export const resultsAbout = async (db: Db, unitId: number, year: number): Promise<FedRow[]> => {
  const found = await sql<FedRow>`
    select c.id as "campaignId", c.title, said -> 'groups' as groups, said -> 'total' -> 'overall' ->> 'value' as overall,
      said -> 'total' -> 'contents' <> '{}'::jsonb as contents, (r.content -> 'method' ->> 'decimals')::int as decimals
    from survey_campaign c
    join survey_result r on r.campaign_id = c.id
      and r.version = (select max(version) from survey_result where campaign_id = c.id)
    cross join lateral (select r.content -> 'units' -> ${String(unitId)}::text as said) s
    where c.year = ${year} and said is not null
    order by c.closes_on desc, c.id desc`.execute(db)
  return found.rows
}

/**
 * How many people there are in each group that a year's surveys about a block asked, of those whose strata are all counted
 * and asked about every unit alike; of the campaign that closed last where several asked a group.
 */
export const populationsOf = async (
  db: Db,
  { year, block }: { year: number; block: string },
): Promise<Record<string, number>> => {
  const found = await sql<{ group: string; people: number }>`
    select distinct on (s.group_code) s.group_code as group, sum(s.population)::int as people
    from survey_campaign c join survey_stratum s on s.campaign_id = c.id
    where c.year = ${year} and c.block = ${block} and exists (select from survey_result r where r.campaign_id = c.id)
    group by s.group_code, c.id
    having bool_and(s.population > 0 and s.unit_id is null)
    order by s.group_code, c.closes_on desc, c.id desc`.execute(db)
  return Object.fromEntries(found.rows.map(({ group, people }) => [group, people]))
}

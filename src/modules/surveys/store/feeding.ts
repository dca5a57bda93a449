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

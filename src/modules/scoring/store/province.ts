import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { CriteriaSet } from '../rules/set.ts'

/** All units of a block together: of the whole (code ''), of a domain, or of a criterion. */
export type BlockPoints = {
  year: number
  block: string
  roundId: number
  code: string
  percent: string | null
  units: number
}

const percent = sql`round(100 * sum(p.points) / nullif(sum(p.max), 0), 8)::text as percent, count(*)::int as units`

/** The newest published result of each round from a year to another, as one percent for all its units. One statement. */
export const blockPoints = async (
  db: Db,
  years: { from: number; to: number },
  codes: readonly string[],
): Promise<BlockPoints[]> => {
  const wanted = sql`${[...codes]}::text[]`
  const ofCodes = sql`
    union all
    select n.year, n.block, n.round_id, p.code, ${percent}
    from newest n join scoring_result_row w on w.result_id = n.id
    cross join lateral (select d ->> 'code' as code, (d ->> 'points')::numeric as points, (d ->> 'max')::numeric as max
      from jsonb_array_elements(w.domains) d where d ->> 'code' = any(${wanted})) p
    group by n.year, n.block, n.round_id, p.code
    union all
    select n.year, n.block, n.round_id, p.code, ${percent}
    from newest n cross join lateral jsonb_array_elements(n.bundle::jsonb -> 'results') u
    cross join lateral (select l ->> 'code' as code, (l ->> 'points')::numeric as points, (l ->> 'max')::numeric as max
      from jsonb_array_elements(u -> 'leaves') l
      where l ->> 'code' = any(${wanted}) and l ->> 'points' is not null and l ->> 'max' is not null) p
    group by n.year, n.block, n.round_id, p.code`
  const found = await sql<BlockPoints>`
    with newest as (
      select distinct on (r.id) r.year, r.block, r.id as round_id, s.id, s.bundle
      from scoring_result s join scoring_round r on r.id = s.round_id
      where s.state = 'published' and r.place is null and r.year between ${years.from} and ${years.to}
      order by r.id, s.version desc)
    select year, block, round_id as "roundId", code, percent, units from (
      select n.year, n.block, n.round_id, ''::text as code, ${percent}
      from newest n join scoring_result_row p on p.result_id = n.id
      where p.unit_id is not null and p.points is not null and p.max is not null group by n.year, n.block, n.round_id
      ${codes.length > 0 ? ofCodes : sql``}) all_of
    order by year, round_id`.execute(db)
  return found.rows
}

/** The set that each block was last scored by. One statement. */
export const setsInUse = async (db: Db): Promise<{ block: string; content: CriteriaSet }[]> => {
  const found = await sql<{ block: string; content: CriteriaSet }>`
    select distinct on (r.block) r.block, s.content from scoring_round r join criteria_set s on s.id = r.set_id
    where r.place is null and r.state <> 'draft' order by r.block, r.year desc, r.id desc`.execute(db)
  return found.rows
}

export type IndexOfUnit = {
  unitId: number
  year: number
  percent: string
  rank: number | null
  of: number
  roundId: number
  /** by which criteria set it was scored; null where a result was taken over as printed */
  set: { id: number; version: number; titleVi: string; titleEn: string } | null
}

/** The published index of every unit in some years: its place among those ranked with it, its criteria set. One statement. */
export const indexOfUnits = async (db: Db, span: { from: number; to: number }): Promise<IndexOfUnit[]> => {
  const found = await sql<IndexOfUnit>`
    select i.unit_id as "unitId", i.year, i.percent::text, i.rank, i.ranked_units as "of", i.round_id as "roundId",
      case when c.id is not null then jsonb_build_object('id', c.id, 'version', c.version, 'titleVi', c.title_vi,
        'titleEn', c.title_en) end as set
    from unit_index i join scoring_round r on r.id = i.round_id left join criteria_set c on c.id = r.set_id
    where i.year between ${span.from} and ${span.to} and i.percent is not null`.execute(db)
  return found.rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { RoundClock } from '../rules/phase.ts'

/** A unit's newest published index: rank, index, how it moved, and each domain of the set that scored it. */
export type UnitIndex = {
  unitId: number
  year: number
  roundId: number
  sheetId: number | null
  rank: number
  rankedUnits: number
  percent: string | null
  previousRank: number | null
  domains: { name_vi: string; name_en: string | null; points: string; max: string }[]
}

/** The newest published index of each of several units up to a day: a SELECT of at most one row a unit. */
export const indexOfUnits = (unitIds: readonly number[], day: Day): RawBuilder<UnitIndex> => sql<UnitIndex>`
    select distinct on (i.unit_id) i.unit_id as "unitId", i.year, i.round_id as "roundId", w.sheet_id as "sheetId", i.rank, i.ranked_units as "rankedUnits",
      round(i.percent, 2)::text as percent,
      case when w.previous_note is null then i.previous_rank end as "previousRank",
      coalesce((select jsonb_agg(jsonb_build_object('name_vi', d ->> 'name_vi', 'name_en', d ->> 'name_en',
          'points', round((p ->> 'points')::numeric, 2)::text, 'max', p ->> 'max') order by d ->> 'code')
        from jsonb_array_elements(w.domains) p join jsonb_array_elements(c.content -> 'domains') d
          on d ->> 'code' = p ->> 'code'), '[]') as domains
    from unit_index i join scoring_result_row w on w.result_id = i.result_id and w.unit_id = i.unit_id
    join scoring_round r on r.id = i.round_id left join criteria_set c on c.id = r.set_id
    where i.unit_id = any(${[...unitIds]}::bigint[]) and i.published_on <= ${day}::date and i.rank is not null
    order by i.unit_id, i.year desc`

/** A unit's sheets in rounds that are open, with how many leaves it has scored of those it scores itself. One statement. */
export const sheetsOfUnit = async (
  db: Db,
  unitId: number,
  day: Day,
): Promise<
  { id: number; roundId: number; year: number; scored: number; leaves: number; round: RoundClock }[]
> => {
  const found = await sql<
    RoundClock & { id: number; roundId: number; year: number; scored: number; leaves: number }
  >`
    select s.id, r.id as "roundId", r.year,
      (select count(*)::int from score_value v where v.sheet_id = s.id and v.stage = 'self' and (v.points is not null or v.excluded)) as scored,
      (select count(*)::int from jsonb_path_query(c.content, 'strict $.** ? (@.assessment == "self+appraisal" && @.rule_kind != "sum_children")') a) as leaves,
      r.state, r.opens_on as "opensOn", r.self_by as "selfBy", r.first_by as "firstBy", r.explain_by as "explainBy",
      r.second_by as "secondBy", r.decide_by as "decideBy", r.publish_by as "publishBy", r.objection_by as "objectionBy"
    from score_sheet s join scoring_round r on r.id = s.round_id join criteria_set c on c.id = r.set_id
    where s.unit_id = ${unitId} and r.state in ('open', 'decided') and r.opens_on <= ${day}::date order by r.year desc limit 1`.execute(
    db,
  )
  return found.rows.map(({ id, roundId, year, scored, leaves, ...round }) => ({
    id,
    roundId,
    year,
    scored,
    leaves,
    round,
  }))
}

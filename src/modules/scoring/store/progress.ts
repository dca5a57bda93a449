import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Tree } from '../rules/kin.ts'
import type { Reopening } from '../rules/phase.ts'
import type { SheetProgress } from '../rules/progress.ts'

/** A sheet as the page of its round shows it. */
export type RoundSheet = SheetProgress & {
  code: string
  name: string
  ranked: boolean
  unrankedReason: string | null
  signedBy: string | null
}

type Row = Omit<RoundSheet, 'clock'> & {
  signedOn: Day | null
  explainedOn: Day | null
  reopenings: Reopening[]
}

const scored = sql`(v.points is not null or v.excluded)`

/** The sheets of a round with how far each is, by code. One statement. */
export const progressOfRound = async (db: Db, roundId: number): Promise<RoundSheet[]> => {
  const found = await sql<Row>`
    with mine as materialized (select * from score_sheet where round_id = ${roundId}),
    done as (
      select v.sheet_id, array_agg(distinct v.leaf) filter (where v.stage = 'self') as self,
        array_agg(distinct v.leaf) filter (where v.stage <> 'self') as appraised,
        array_agg(distinct v.leaf) filter (where v.stage in ('second', 'council', 'correction')) as again
      from score_value v join mine s on s.id = v.sheet_id where ${scored} group by v.sheet_id
    ), questions as (
      select q.sheet_id, array_agg(distinct q.leaf) as asked, count(q.answer)::int as answered
      from score_request q join mine s on s.id = q.sheet_id where q.withdrawn_at is null group by q.sheet_id
    )
    select s.id as "sheetId", s.unit_id as "unitId", s.unit_code as code, s.unit_name as name, s.ranked,
      s.unranked_reason as "unrankedReason", s.signed_on as "signedOn", s.explained_on as "explainedOn",
      p.name as "signedBy", coalesce(d.self, '{}') as self, coalesce(d.appraised, '{}') as appraised,
      coalesce(d.again, '{}') as again, coalesce(q.asked, '{}') as asked, coalesce(q.answered, 0) as answered,
      coalesce((select jsonb_agg(jsonb_build_object('stage', o.stage, 'until', o.until)) from scoring_reopening o
        where o.sheet_id = s.id), '[]') as reopenings,
      coalesce((select jsonb_agg(jsonb_build_object('domain', f.domain, 'stage', f.stage)) from score_finished f
        where f.sheet_id = s.id), '[]') as finished
    from mine s left join done d on d.sheet_id = s.id left join questions q on q.sheet_id = s.id
    left join person_name p on p.person_id = s.signed_by
    order by s.unit_code, s.id`.execute(db)
  return found.rows.map(({ signedOn, explainedOn, reopenings, ...row }) => ({
    ...row,
    clock: { signedOn, explainedOn, reopenings },
  }))
}

/** How many sheets of each round are there and how many are signed. One statement. */
export const signedOfRounds = async (db: Db): Promise<Map<number, { sheets: number; signed: number }>> => {
  const found = await sql<{ id: number; sheets: number; signed: number }>`
    select round_id as id, count(*)::int as sheets, count(signed_at)::int as signed from score_sheet group by 1`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** The tree of units on a day. */
export const treeOn = async (db: Db, day: Day): Promise<Tree> => {
  const found = await sql<{ unit_id: number; parent_id: number | null }>`
    select unit_id, parent_id from unit_on(${day}::date)`.execute(db)
  return new Map(found.rows.map((row) => [row.unit_id, row.parent_id]))
}

export type Holder = { unitId: number; name: string; titleVi: string; titleEn: string; head: boolean }

/** Heads and focal officers of units today, heads first: who is late by name. */
export const holdersOfUnits = async (db: Db, unitIds: readonly number[], today: Day): Promise<Holder[]> => {
  if (unitIds.length === 0) return []
  const found = await sql<Holder>`
    select h.unit_id as "unitId", h.person_name as name, h.title as "titleVi", h.title_en as "titleEn",
      'head' = any(h.roles) as head
    from mandate_on(${today}::date) h
    where h.unit_id = any(${[...unitIds]}::bigint[]) and h.roles && array['head', 'focal']
    order by h.unit_id, 'head' = any(h.roles) desc, h.person_name`.execute(db)
  return found.rows
}

import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { Doubts } from '../rules/intervals/doubts.ts'
import type { Bracket, UnitInterval } from '../rules/intervals/summary.ts'

/** What a ranking's sentence rests on: how many units are ranked, and which cannot be told apart. */
export type IntervalFacts = { ranked: number; brackets: Bracket[] }

/** How the drawing of a result's ranks stands, and under what it is done. */
export type IntervalState = {
  state: 'waiting' | 'running' | 'done'
  percent: number
  seed: number
  draws: number
  doubts: Doubts
  facts: IntervalFacts | null
}

/** The interval in a line of the ranking. */
export type RowInterval = Omit<UnitInterval, 'code' | 'rank'>

/** The state of a result's intervals as a column, where `s` is the result. */
export const intervalColumn = sql`(select jsonb_build_object('state', i.state, 'percent', i.percent, 'seed', i.seed,
  'draws', i.draws, 'doubts', i.doubts, 'facts', i.facts) from scoring_interval i where i.result_id = s.id) as intervals`

export type NewInterval = {
  resultId: number
  seed: number
  draws: number
  doubts: Doubts
  personId: string
  officeId: number
  at: Date
}

/** Puts up the drawing of a result's ranks, in place of an earlier one. Gives its number. */
export const putInterval = async (db: Db, one: NewInterval): Promise<number> => {
  const put = await sql<{ id: number }>`
    with old as (delete from scoring_interval where result_id = ${one.resultId} returning id)
    insert into scoring_interval (result_id, seed, draws, doubts, person_id, office_id, at)
    select ${one.resultId}, ${one.seed}, ${one.draws}, ${json(one.doubts)}::jsonb, ${one.personId}, ${one.officeId}, ${one.at}
    from (select count(*) from old) o
    returning id`.execute(db)
  return put.rows[0]?.id ?? 0
}

export type IntervalWork = {
  id: number
  resultId: number
  state: IntervalState['state']
  seed: number
  draws: number
  doubts: Doubts
  bundle: string
}

/** A drawing with the bundle that it is of; undefined once its result was computed anew. */
export const intervalWork = async (db: Db, id: number): Promise<IntervalWork | undefined> =>
  (
    await sql<IntervalWork>`
      select i.id, i.result_id as "resultId", i.state, i.seed, i.draws, i.doubts, s.bundle
      from scoring_interval i join scoring_result s on s.id = i.result_id
      where i.id = ${id} and s.bundle is not null`.execute(db)
  ).rows[0]

/** Notes how far a drawing is; false once it is gone. */
export const noteInterval = async (db: Db, id: number, percent: number): Promise<boolean> => {
  const noted = await sql`update scoring_interval set state = 'running', percent = ${percent}
    where id = ${id} and state <> 'done'`.execute(db)
  return Number(noted.numAffectedRows ?? 0) > 0
}

/** Keeps what a drawing came to; false once it is gone or was kept before. */
export const keepInterval = async (
  db: Db,
  id: number,
  { rows, facts, at }: { rows: Record<string, RowInterval>; facts: IntervalFacts; at: Date },
): Promise<boolean> => {
  const kept = await sql`
    update scoring_interval set state = 'done', percent = 100, rows = ${json(rows)}::jsonb, facts = ${json(facts)}::jsonb,
      finished_at = ${at} where id = ${id} and state <> 'done'`.execute(db)
  return Number(kept.numAffectedRows ?? 0) > 0
}

/** Two appraisals of one leaf of one sheet, in points. */
export type PointPair = { leaf: string; difference: number; blind: boolean }

/** How far later appraisals of a round lie from the first ones, and blind ones from those they were set against. */
export const appraisalPairs = async (db: Db, roundId: number): Promise<PointPair[]> =>
  (
    await sql<PointPair>`
      select f.leaf, (l.points - f.points)::float8 as difference, false as blind
      from score_sheet s join score_value f on f.sheet_id = s.id and f.stage = 'first' and f.points is not null
      join lateral (select v.points from score_value v where v.sheet_id = s.id and v.leaf = f.leaf
        and v.stage in ('second', 'council') order by v.stage = 'council' desc limit 1) l on l.points is not null
      where s.round_id = ${roundId}
      union all
      select b.leaf, (b.points - b.first_points)::float8, true
      from scoring_calibration c join scoring_blind b on b.calibration_id = c.id
      where c.round_id = ${roundId} and b.points is not null
      order by leaf, blind, difference`.execute(db)
  ).rows

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'

/** The sample of a round: how much was drawn from how many values, and how many blind appraisals are in. */
export type Calibration = {
  id: number
  share: number
  seed: number
  pool: number
  unassigned: number
  drawn: number
  entered: number
  at: Date
  by: string | null
}

/** The sample of a round; undefined while none was drawn. */
export const calibrationOf = async (db: Db, roundId: number): Promise<Calibration | undefined> =>
  (
    await sql<Calibration>`
      select c.id, c.share, c.seed, c.pool, c.unassigned, c.at, n.name as by, count(b.id)::int as drawn,
        count(b.at)::int as entered
      from scoring_calibration c left join scoring_blind b on b.calibration_id = c.id
      left join person_name n on n.person_id = c.person_id
      where c.round_id = ${roundId} group by c.id, n.name`.execute(db)
  ).rows[0]

export type FirstValue = {
  sheetId: number
  unitId: number
  leaf: string
  firstPersonId: string
  points: string
  at: Date
}

/** The first appraisals of a round that gave points; what the system alone filled in is nobody's judgement. */
export const firstValues = async (db: Db, roundId: number): Promise<FirstValue[]> =>
  (
    await sql<FirstValue>`
      select s.id as "sheetId", s.unit_id as "unitId", v.leaf, v.person_id as "firstPersonId", v.points::text as points, v.at
      from score_sheet s join score_value v on v.sheet_id = s.id and v.stage = 'first'
      where s.round_id = ${roundId} and v.points is not null and not v.excluded and v.person_id is not null
        and (v.hand_points is not null or exists (select 1 from jsonb_object_keys(v.inputs) k
          where not v.sources ? k or v.sources -> k ? 'reason'))
      order by s.id, v.leaf`.execute(db)
  ).rows

export type Officer = { personId: string; unitId: number; roles: string[] }

/** All offices of the people who could appraise in these units, or who are named. */
export const officersOf = async (
  db: Db,
  of: { unitIds: readonly number[]; personIds: readonly string[] },
  today: Day,
): Promise<Officer[]> =>
  (
    await sql<Officer>`
      with held as materialized (select * from mandate_on(${today}::date)),
      people as (select person_id from held where person_id = any(${[...of.personIds]}::text[])
        or (unit_id = any(${[...of.unitIds]}::bigint[]) and roles && array['focal', 'appraiser']))
      select h.person_id as "personId", h.unit_id as "unitId", h.roles from held h
      where h.person_id in (select person_id from people) order by h.person_id, h.unit_id`.execute(db)
  ).rows

export type NewCalibration = {
  roundId: number
  share: number
  seed: number
  pool: number
  unassigned: number
  personId: string
  officeId: number | null
  at: Date
}
export type NewBlind = Omit<FirstValue, 'unitId'> & { personId: string }

/** Keeps a sample with who is asked. One statement. */
export const addCalibration = async (
  db: Db,
  one: NewCalibration,
  blind: readonly NewBlind[],
): Promise<number> => {
  const added = await sql<{ id: number }>`
    with made as (
      insert into scoring_calibration (round_id, share, seed, pool, unassigned, person_id, office_id, at)
      values (${one.roundId}, ${one.share}, ${one.seed}, ${one.pool}, ${one.unassigned}, ${one.personId}, ${one.officeId}, ${one.at})
      returning id),
    asked as (
      insert into scoring_blind (calibration_id, sheet_id, leaf, first_person_id, first_points, first_at, person_id)
      select made.id, b."sheetId", b.leaf, b."firstPersonId", b.points, b.at, b."personId"
      from made, jsonb_to_recordset(${json(blind)}::jsonb) as b("sheetId" bigint, leaf text, "firstPersonId" text,
        points numeric, at timestamptz, "personId" text) order by b."sheetId", b.leaf)
    select id from made`.execute(db)
  return added.rows[0]?.id ?? 0
}

/** One blind appraisal, without a word of the first. */
export type Blind = {
  id: number
  sheetId: number
  leaf: string
  personId: string
  points: string | null
  reason: string | null
  at: Date | null
}

/** A blind appraisal by its number; locked to be entered. */
export const findBlind = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Blind | undefined> =>
  (
    await sql<Blind>`
      select id, sheet_id as "sheetId", leaf, person_id as "personId", points::text as points, reason, at
      from scoring_blind where id = ${id} ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  ).rows[0]

/** The next blind appraisal of a round that waits for somebody. */
export const nextBlind = async (db: Db, personId: string): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      select b.id from scoring_blind b join scoring_calibration c on c.id = b.calibration_id
      join scoring_round r on r.id = c.round_id
      where b.person_id = ${personId} and b.at is null and r.state = 'open' order by b.id limit 1`.execute(db)
  ).rows[0]?.id

export const enterBlind = async (
  db: Db,
  id: number,
  by: { points: string; reason: string; officeId: number; at: Date },
): Promise<void> => {
  await sql`update scoring_blind set points = ${by.points}, reason = ${by.reason}, office_id = ${by.officeId}, at = ${by.at}
    where id = ${id}`.execute(db)
}

export type EnteredPair = {
  leaf: string
  first: string
  firstName: string
  blind: string
  blindName: string
  /** first less blind, in points */
  difference: number
  firstAt: Date
}

/** The blind appraisals of a round that are in, each beside the first one. */
export const enteredPairs = async (db: Db, roundId: number): Promise<EnteredPair[]> =>
  (
    await sql<EnteredPair>`
      select b.leaf, b.first_person_id as first, f.name as "firstName", b.person_id as blind, n.name as "blindName",
        (b.first_points - b.points)::float8 as difference, b.first_at as "firstAt"
      from scoring_calibration c join scoring_blind b on b.calibration_id = c.id
      left join person_name f on f.person_id = b.first_person_id left join person_name n on n.person_id = b.person_id
      where c.round_id = ${roundId} and b.at is not null order by b.sheet_id, b.leaf`.execute(db)
  ).rows

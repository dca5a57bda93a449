import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { RoundDays, RoundState } from '../rules/phase.ts'
import type { CriteriaSet } from '../rules/set.ts'

/** A round with the set that it scores by. */
export type Round = RoundDays & {
  id: number
  year: number
  title: string
  place: string | null
  block: string
  state: RoundState
  setId: number | null
  setCode: string | null
  setVersion: number | null
  setState: string | null
  setTitleVi: string | null
  setTitleEn: string | null
  contentHash: string | null
  synthetic: boolean
  source: string | null
  invented: boolean
  version: number
}

const columns = sql`r.id, r.year, r.title, r.place, r.block, r.state, r.set_id as "setId", c.code as "setCode",
  c.version as "setVersion", c.state as "setState", c.title_vi as "setTitleVi", c.title_en as "setTitleEn",
  c.content_hash as "contentHash", coalesce(c.synthetic, false) as synthetic, r.source, r.invented, r.version,
  r.opens_on as "opensOn", r.self_by as "selfBy", r.first_by as "firstBy", r.explain_by as "explainBy",
  r.second_by as "secondBy", r.decide_by as "decideBy", r.publish_by as "publishBy", r.objection_by as "objectionBy"`

/** All rounds, newest year first; drafts only where asked for. */
export const listRounds = async (db: Db, drafts: boolean): Promise<Round[]> => {
  const found = await sql<Round>`
    select ${columns} from scoring_round r left join criteria_set c on c.id = r.set_id
    where ${drafts} or r.state <> 'draft' order by r.year desc, r.state = 'imported', r.block, r.id desc`.execute(
    db,
  )
  return found.rows
}

export const findRound = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Round | undefined> => {
  const found = await sql<Round>`
    select ${columns} from scoring_round r left join criteria_set c on c.id = r.set_id where r.id = ${id}
    ${lock === 'lock' ? sql`for update of r` : sql``}`.execute(db)
  return found.rows[0]
}

// A set's content is immutable under its hash once issued; a draft's hash changes with it.
const known = new Map<string, CriteriaSet>()

/** The set behind a content hash: read once a process, then kept. */
export const setOf = async (db: Db, setId: number, hash: string): Promise<CriteriaSet> => {
  const kept = known.get(hash)
  if (kept) return kept
  const found = await sql<{ content: CriteriaSet; hash: string }>`
    select content, content_hash as hash from criteria_set where id = ${setId}`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error(`no criteria set ${setId}`)
  if (known.size > 50) known.clear()
  known.set(row.hash, row.content)
  return row.content
}

export type NewRound = RoundDays & { year: number; title: string; setId: number }

/** A draft round over a set's block. Gives its number. */
export const addRound = async (
  db: Db,
  round: NewRound,
  by: { personId: string | null; at: Date; invented: boolean },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into scoring_round (year, title, block, set_id, opens_on, self_by, first_by, explain_by, second_by, decide_by,
      publish_by, objection_by, invented, made_by, made_at)
    select ${round.year}, ${round.title}, c.block, c.id, ${round.opensOn}::date, ${round.selfBy}::date, ${round.firstBy}::date,
      ${round.explainBy}::date, ${round.secondBy}::date, ${round.decideBy}::date, ${round.publishBy}::date,
      ${round.objectionBy}::date, ${by.invented}, ${by.personId}, ${by.at}
    from criteria_set c where c.id = ${round.setId} returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const saveRound = async (db: Db, id: number, round: NewRound): Promise<void> => {
  await sql`
    update scoring_round r set title = ${round.title}, year = ${round.year}, set_id = c.id, block = c.block,
      opens_on = ${round.opensOn}::date, self_by = ${round.selfBy}::date, first_by = ${round.firstBy}::date,
      explain_by = ${round.explainBy}::date, second_by = ${round.secondBy}::date, decide_by = ${round.decideBy}::date,
      publish_by = ${round.publishBy}::date, objection_by = ${round.objectionBy}::date, version = r.version + 1
    from criteria_set c where r.id = ${id} and c.id = ${round.setId}`.execute(db)
}

/** True when another round of this year scores the same block (imported ones do not count). */
export const roundTaken = async (db: Db, year: number, setId: number, but?: number): Promise<boolean> => {
  const found = await sql<{ taken: boolean }>`
    select exists (select 1 from scoring_round r join criteria_set c on c.id = ${setId} and c.block = r.block
      where r.year = ${year} and r.state <> 'imported' and r.id is distinct from ${but ?? null}::bigint) as taken`.execute(
    db,
  )
  return found.rows[0]?.taken ?? false
}

export type NewSheet = { unitId: number; code: string; name: string }

/** Opens a round: a sheet for each of the units, with code and name as they stand on its first day. */
export const openRound = async (db: Db, id: number, sheets: readonly NewSheet[], at: Date): Promise<void> => {
  await sql`
    with opened as (
      update scoring_round set state = 'open', opened_at = ${at}, version = version + 1 where id = ${id}
    )
    insert into score_sheet (round_id, unit_id, unit_code, unit_name)
    select ${id}, u."unitId", u.code, u.name
    from jsonb_to_recordset(${json(sheets)}::jsonb) as u("unitId" bigint, code text, name text)`.execute(db)
}

/** Whether a set may be scored by: issued, and whose block it is. */
export const findUsableSet = async (
  db: Db,
  setId: number,
): Promise<{ id: number; block: string; state: string; unitKinds: string[] } | undefined> => {
  const found = await sql<{ id: number; block: string; state: string; unitKinds: string[] }>`
    select id, block, state, unit_kinds as "unitKinds" from criteria_set where id = ${setId}`.execute(db)
  return found.rows[0]
}

export type SetChoice = {
  id: number
  titleVi: string
  titleEn: string
  code: string
  version: number
  year: number | null
  synthetic: boolean
}

/** Issued sets that a round may be made with. */
export const usableSets = async (db: Db): Promise<SetChoice[]> => {
  const found = await sql<SetChoice>`
    select id, title_vi as "titleVi", title_en as "titleEn", code, version, year, synthetic from criteria_set
    where state = 'issued' order by year desc nulls last, block, code, version desc`.execute(db)
  return found.rows
}

export type SeatRow = {
  id: number
  seat: 'appraiser' | 'council-head' | 'council'
  domain: string | null
  unitId: number | null
  unitName: string | null
  personId: string | null
  personName: string | null
  decisionNo: string | null
  decidedOn: Day | null
}

/** The seats of a round that have not ended. */
export const seatsOf = async (db: Db, roundId: number): Promise<SeatRow[]> => {
  const found = await sql<SeatRow>`
    select a.id, a.seat, a.domain, a.unit_id as "unitId", u.name_vi as "unitName", a.person_id as "personId",
      p.name as "personName", a.decision_no as "decisionNo", a.decided_on as "decidedOn"
    from scoring_appointment a left join unit_name u on u.unit_id = a.unit_id
    left join person_name p on p.person_id = a.person_id
    where a.round_id = ${roundId} and a.ended_at is null order by a.domain nulls last, a.seat, a.id`.execute(
    db,
  )
  return found.rows
}

export type NewSeat = Pick<SeatRow, 'seat' | 'domain' | 'unitId' | 'personId' | 'decisionNo' | 'decidedOn'>

/** Gives seats in one statement; their numbers. */
export const addSeats = async (
  db: Db,
  roundId: number,
  seats: readonly NewSeat[],
  by: { personId: string | null; at: Date },
): Promise<number[]> => {
  const made = await sql<{ id: number }>`
    insert into scoring_appointment (round_id, seat, domain, unit_id, person_id, decision_no, decided_on, made_by, made_at)
    select ${roundId}, s.seat, s.domain, s."unitId", s."personId", s."decisionNo", s."decidedOn", ${by.personId}, ${by.at}
    from jsonb_to_recordset(${json(seats)}::jsonb) as s(seat text, domain text, "unitId" bigint, "personId" text,
      "decisionNo" text, "decidedOn" date)
    returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

export const endSeat = async (db: Db, roundId: number, id: number, at: Date): Promise<boolean> => {
  const ended = await sql`
    update scoring_appointment set ended_at = ${at} where round_id = ${roundId} and id = ${id} and ended_at is null`.execute(
    db,
  )
  return Number(ended.numAffectedRows ?? 0) > 0
}

/** People who could sit in a council or appraise in person: those with an office today. */
export const peopleChoices = async (
  db: Db,
  today: Day,
): Promise<{ id: string; name: string; title: string; unit: string }[]> => {
  const found = await sql<{ id: string; name: string; title: string; unit: string }>`
    select distinct on (m.person_name, m.person_id) m.person_id as id, m.person_name as name, m.title, u.name_vi as unit
    from mandate_on(${today}::date) m join unit_name u on u.unit_id = m.unit_id
    where m.for_mandate_id is null and m.roles && array['head', 'issuer', 'standing-agency', 'appraiser', 'member', 'focal']
    order by m.person_name, m.person_id limit 2000`.execute(db)
  return found.rows
}

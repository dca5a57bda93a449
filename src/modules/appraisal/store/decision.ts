import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Level } from '../rules/scheme.ts'
import { unitNameEn } from './rated.ts'

export type Publish = 'none' | 'counts' | 'names'

/** A version of the decision on a round. */
export type Decision = {
  id: number
  roundId: number
  version: number
  state: 'draft' | 'decided'
  reason: string | null
  decisionNo: string | null
  decidedOn: Day | null
  documentId: number | null
  publish: Publish | null
  counts: Partial<Record<Level, number>> | null
  objectionBy: Day | null
}

const columns = sql`d.id, d.round_id as "roundId", d.version, d.state, d.reason, d.decision_no as "decisionNo",
  d.decided_on as "decidedOn", d.document_id as "documentId", d.publish, d.counts, d.objection_by as "objectionBy"`

/** The versions of a round's decision, newest first. */
export const decisionsOf = async (db: Db, roundId: number): Promise<Decision[]> => {
  const found = await sql<Decision>`
    select ${columns} from rating_decision d where d.round_id = ${roundId} order by d.version desc`.execute(
    db,
  )
  return found.rows
}

export const findDecision = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Decision | undefined> => {
  const found = await sql<Decision>`select ${columns} from rating_decision d where d.id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  return found.rows[0]
}

/** A line of a decision. `votes` are the council's counts as they stood. */
export type DecisionRow = {
  decisionId: number
  ratedId: number
  personId: string
  name: string
  title: string
  titleEn: string
  unitName: string
  unitNameEn: string | null
  level: Level
  reason: string | null
  votes: Partial<Record<Level | 'abstained', number>>
}

/** The lines of decisions, by unit. */
export const rowsOf = async (db: Db, decisionIds: readonly number[]): Promise<DecisionRow[]> => {
  const found = await sql<DecisionRow>`
    select w.decision_id as "decisionId", w.rated_id as "ratedId", r.person_id as "personId", p.name, r.title,
      r.title_en as "titleEn", r.unit_name as "unitName", ${unitNameEn}, w.level, w.reason, w.votes
    from rating_decision_row w join rated_person r on r.id = w.rated_id join person_name p on p.person_id = r.person_id
    where w.decision_id = any(${[...decisionIds]}::bigint[])
    order by w.decision_id desc, r.unit_name collate "vi-x-icu", r.id`.execute(db)
  return found.rows
}

export type NewRow = Pick<DecisionRow, 'ratedId' | 'level' | 'reason' | 'votes'>

/** Prepares a version: its lines take the place of those of the draft that is there. Gives its number. */
export const prepare = async (
  db: Db,
  of: { roundId: number; version: number; reason: string | null; by: string | null; at: Date },
  rows: readonly NewRow[],
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into rating_decision (round_id, version, reason, prepared_by, prepared_at)
    values (${of.roundId}, ${of.version}, ${of.reason}, ${of.by}, ${of.at})
    on conflict (round_id, version) do update set reason = excluded.reason, prepared_by = excluded.prepared_by,
      prepared_at = excluded.prepared_at
    returning id`.execute(db)
  const id = made.rows[0]?.id ?? 0
  await sql`delete from rating_decision_row where decision_id = ${id}`.execute(db)
  await sql`
    insert into rating_decision_row (decision_id, rated_id, level, reason, votes)
    select ${id}, n."ratedId", n.level, n.reason, n.votes
    from jsonb_to_recordset(${json(rows)}::jsonb) as n("ratedId" bigint, level text, reason text, votes jsonb)`.execute(
    db,
  )
  return id
}

/** Takes away the draft of a round's decision. */
export const dropDraft = async (db: Db, roundId: number): Promise<void> => {
  await sql`delete from rating_decision_row w using rating_decision d
    where d.id = w.decision_id and d.round_id = ${roundId} and d.state = 'draft'`.execute(db)
  await sql`delete from rating_decision where round_id = ${roundId} and state = 'draft'`.execute(db)
}

export const markDecided = async (
  db: Db,
  id: number,
  d: {
    decisionNo: string
    decidedOn: Day
    documentId: number | null
    publish: Publish
    counts: Partial<Record<Level, number>>
    objectionBy: Day
    by: string | null
    at: Date
  },
): Promise<void> => {
  await sql`update rating_decision set state = 'decided', decision_no = ${d.decisionNo},
    decided_on = ${d.decidedOn}::date, document_id = ${d.documentId}, publish = ${d.publish},
    counts = ${json(d.counts)}::jsonb, objection_by = ${d.objectionBy}::date, decided_by = ${d.by}, decided_at = ${d.at}
    where id = ${id}`.execute(db)
}

/** What was decided on a person, each version with its level, newest first. */
export type Outcome = {
  decisionId: number
  version: number
  state: 'draft' | 'decided'
  decisionNo: string | null
  decidedOn: Day | null
  objectionBy: Day | null
  versionReason: string | null
  level: Level
  reason: string | null
  votes: DecisionRow['votes']
}
export const outcomesOf = async (db: Db, ratedId: number): Promise<Outcome[]> => {
  const found = await sql<Outcome>`
    select d.id as "decisionId", d.version, d.state, d.decision_no as "decisionNo", d.decided_on as "decidedOn",
      d.objection_by as "objectionBy", d.reason as "versionReason", w.level, w.reason, w.votes
    from rating_decision_row w join rating_decision d on d.id = w.decision_id
    where w.rated_id = ${ratedId} order by d.version desc`.execute(db)
  return found.rows
}

export type Objection = {
  id: number
  ratedId: number
  roundId: number
  decisionId: number
  decisionVersion: number
  personId: string
  name: string
  text: string
  fileId: number | null
  fileName: string | null
  filedOn: Day
  answerBy: Day
  outcome: 'upheld' | 'changed' | null
  level: Level | null
  answer: string | null
  answeredBy: string | null
  answeredOn: Day | null
  changedIn: number | null
}

const objection = sql`
  select o.id, o.rated_id as "ratedId", r.round_id as "roundId", o.decision_id as "decisionId",
    d.version as "decisionVersion", r.person_id as "personId", p.name, o.text, o.file_id as "fileId",
    n.name as "fileName", o.filed_on as "filedOn", o.answer_by as "answerBy", o.outcome, o.level, o.answer,
    a.name as "answeredBy", o.answered_on as "answeredOn", c.version as "changedIn"
  from rating_objection o join rated_person r on r.id = o.rated_id join rating_decision d on d.id = o.decision_id
  join person_name p on p.person_id = r.person_id left join person_name a on a.person_id = o.answered_by
  left join file_name n on n.file_id = o.file_id left join rating_decision c on c.id = o.changed_in_id`

/** Objections of a person, or of everybody in a round, oldest first. */
export const objectionsOf = async (
  db: Db,
  of: { ratedId: number } | { roundId: number },
): Promise<Objection[]> => {
  const found = await sql<Objection>`${objection}
    where ${'ratedId' in of ? sql`o.rated_id = ${of.ratedId}` : sql`r.round_id = ${of.roundId}`} order by o.id`.execute(
    db,
  )
  return found.rows
}

export const findObjection = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Objection | undefined> => {
  const found = await sql<Objection>`${objection} where o.id = ${id}
    ${lock === 'lock' ? sql`for update of o` : sql``}`.execute(db)
  return found.rows[0]
}

export const addObjection = async (
  db: Db,
  o: {
    ratedId: number
    decisionId: number
    text: string
    fileId: number | null
    by: string
    on: Day
    at: Date
    answerBy: Day
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into rating_objection (rated_id, decision_id, text, file_id, filed_by, filed_on, filed_at, answer_by)
    values (${o.ratedId}, ${o.decisionId}, ${o.text}, ${o.fileId}, ${o.by}, ${o.on}::date, ${o.at},
      ${o.answerBy}::date) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const saveAnswer = async (
  db: Db,
  id: number,
  a: {
    outcome: 'upheld' | 'changed'
    level: Level | null
    answer: string
    by: string | null
    officeId: number | null
    on: Day
    at: Date
    changedInId: number | null
  },
): Promise<void> => {
  await sql`update rating_objection set outcome = ${a.outcome}, level = ${a.level}, answer = ${a.answer},
    answered_by = ${a.by}, answered_office_id = ${a.officeId}, answered_on = ${a.on}::date, answered_at = ${a.at},
    changed_in_id = ${a.changedInId} where id = ${id}`.execute(db)
}

/** A round whose decision lets something be known: its newest version. */
export type Told = {
  roundId: number
  year: number
  title: string
  place: string | null
  block: string
  imported: boolean
  invented: boolean
  source: string | null
  caveatVi: string | null
  caveatEn: string | null
  decisionId: number
  version: number
  decisionNo: string | null
  decidedOn: Day | null
  publish: Publish
  counts: Partial<Record<Level, number>>
}

/** Rounds whose newest decision says that counts or names are public, newest first. One statement. */
export const toldRounds = async (db: Db): Promise<Told[]> => {
  const found = await sql<Told>`
    select * from (
      select distinct on (r.id) r.id as "roundId", r.year, r.title, r.place, r.block, r.state = 'imported' as imported,
        r.invented, r.source, r.caveat_vi as "caveatVi", r.caveat_en as "caveatEn", d.id as "decisionId", d.version,
        d.decision_no as "decisionNo", d.decided_on as "decidedOn", d.publish, d.counts
      from rating_round r join rating_decision d on d.round_id = r.id and d.state = 'decided'
      order by r.id, d.version desc) t
    where t.publish in ('counts', 'names') order by t.year desc, t.imported, t."roundId" desc`.execute(db)
  return found.rows
}

/** The level decided on persons for a year, by the newest decision of each round. */
export const decidedLevels = async (
  db: Db,
  personIds: readonly string[],
  year: number,
): Promise<
  { personId: string; level: Level; roundId: number; decisionNo: string | null; decidedOn: Day | null }[]
> => {
  const found = await sql<{
    personId: string
    level: Level
    roundId: number
    decisionNo: string | null
    decidedOn: Day | null
  }>`
    select distinct on (r.person_id, r.round_id) r.person_id as "personId", w.level, r.round_id as "roundId",
      d.decision_no as "decisionNo", d.decided_on as "decidedOn"
    from rated_person r join rating_round g on g.id = r.round_id and g.year = ${year}
    join rating_decision d on d.round_id = g.id and d.state = 'decided'
    join rating_decision_row w on w.decision_id = d.id and w.rated_id = r.id
    where r.person_id = any(${[...personIds]}::text[])
    order by r.person_id, r.round_id, d.version desc`.execute(db)
  return found.rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { KeptFacts } from '../rules/fact.ts'
import type { Proposal } from '../rules/propose.ts'
import type { Level } from '../rules/scheme.ts'
import type { Vote } from '../rules/vote.ts'

/** A person's case in a round. `below`: the unit and all below it; `tops`: units above which there is none. */
export type Rated = {
  id: number
  roundId: number
  personId: string
  personName: string
  mandateId: number
  unitId: number
  unitName: string
  /** what it is called in English, while it is called as it was then */
  unitNameEn: string | null
  title: string
  titleEn: string
  days: number
  elsewhere: { title: string; titleEn: string; unit: string; from: Day; to: Day | null }[]
  rated: boolean
  unratedReason: string | null
  selfLevel: Level | null
  selfText: string | null
  selfAt: Date | null
  proposal: Proposal | null
  facts: KeptFacts | null
  proposedAt: Date | null
  proposedBy: string | null
  version: number
  below: number[]
  tops: number[]
  /** seats of the council that have no vote here: their own case, or of the same unit, one below or one above it */
  barred: string[]
  votes: (Vote & { reason: string | null })[]
  comments: number
}

/** Whether somebody has no say in a case `r`: their own, or of the same unit, one below it, or above it but the topmost. */
export const barredFrom = (person: RawBuilder<unknown>, today: Day): RawBuilder<unknown> => sql`
  (${person} = r.person_id or exists (select 1 from mandate_on(${today}::date) m where m.person_id = ${person}
    and (m.unit_id = r.unit_id or m.unit_id in (select s.unit_id from unit_subtree(r.unit_id, ${today}::date) s)
      or (r.unit_id in (select s.unit_id from unit_subtree(m.unit_id, ${today}::date) s) and m.unit_id not in
        (select u.unit_id from unit_on(${today}::date) u where u.parent_id is null)))))`

/** The English name of the unit of a case `r`, while it is called as it was in its round. */
export const unitNameEn = sql`(select u.name_en from unit_name u where u.unit_id = r.unit_id and u.name_vi = r.unit_name) as "unitNameEn"`

const rows = (today: Day) => sql`
  select r.id, r.round_id as "roundId", r.person_id as "personId", p.name as "personName", r.mandate_id as "mandateId",
    r.unit_id as "unitId", r.unit_name as "unitName",
    ${unitNameEn}, r.title, r.title_en as "titleEn", r.days, r.elsewhere, r.rated,
    r.unrated_reason as "unratedReason", r.self_level as "selfLevel", r.self_text as "selfText", r.self_at as "selfAt",
    r.proposal, r.facts, r.proposed_at as "proposedAt", b.name as "proposedBy", r.version,
    array(select s.unit_id from unit_subtree(r.unit_id, ${today}::date) s union select r.unit_id) as below,
    array(select u.unit_id from unit_on(${today}::date) u where u.parent_id is null) as tops,
    array(select c.person_id from rating_seat c where c.round_id = r.round_id and c.ended_at is null
      and ${barredFrom(sql`c.person_id`, today)}) as barred,
    coalesce((select jsonb_agg(jsonb_build_object('personId', v.person_id, 'level', v.level, 'reason', v.reason)
      order by v.person_id) from rating_vote v where v.rated_id = r.id), '[]') as votes,
    (select count(*)::int from rating_comment c where c.rated_id = r.id) as comments
  from rated_person r join person_name p on p.person_id = r.person_id
  left join person_name b on b.person_id = r.proposed_by`

/** The persons of a round, by unit. */
export const ratedOfRound = async (db: Db, roundId: number, today: Day): Promise<Rated[]> => {
  const found = await sql<Rated>`${rows(today)} where r.round_id = ${roundId}
    order by r.unit_name collate "vi-x-icu", r.id`.execute(db)
  return found.rows
}

export const findRated = async (db: Db, id: number, today: Day): Promise<Rated | undefined> => {
  const found = await sql<Rated>`${rows(today)} where r.id = ${id}`.execute(db)
  return found.rows[0]
}

export type CaseOf = {
  id: number
  roundId: number
  name: string
  unitName: string
  unitNameEn: string | null
  own: boolean
  commented: boolean
}

/** The actor's own cases, and those of units whose body or supervisor they may comment for, by round. */
export const casesOf = async (
  db: Db,
  of: { personId: string | null; unitIds: readonly number[] },
): Promise<CaseOf[]> => {
  const found = await sql<CaseOf>`
    select r.id, r.round_id as "roundId", p.name, r.unit_name as "unitName", ${unitNameEn}, r.person_id = ${of.personId} as own,
      exists (select 1 from rating_comment c where c.rated_id = r.id and c.person_id = ${of.personId}) as commented
    from rated_person r join person_name p on p.person_id = r.person_id
    where r.person_id = ${of.personId} or r.unit_id = any(${[...of.unitIds]}::bigint[])
    order by r.unit_name collate "vi-x-icu", r.id`.execute(db)
  return found.rows
}

export const saveSelf = async (
  db: Db,
  id: number,
  self: { level: Level; text: string; at: Date },
): Promise<void> => {
  await sql`update rated_person set self_level = ${self.level}, self_text = ${self.text}, self_at = ${self.at},
    version = version + 1 where id = ${id}`.execute(db)
}

export const saveRating = async (
  db: Db,
  id: number,
  rated: boolean,
  reason: string | null,
): Promise<void> => {
  await sql`update rated_person set rated = ${rated}, unrated_reason = ${reason}, version = version + 1
    where id = ${id}`.execute(db)
}

export type NewProposal = { id: number; proposal: Proposal; facts: KeptFacts }

/** Keeps the proposals of a round with the facts they were made of. One statement. */
export const saveProposals = async (
  db: Db,
  proposals: readonly NewProposal[],
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await sql`
    update rated_person r set proposal = n.proposal, facts = n.facts, proposed_at = ${by.at}, proposed_by = ${by.personId},
      version = r.version + 1
    from jsonb_to_recordset(${json(proposals)}::jsonb) as n(id bigint, proposal jsonb, facts jsonb)
    where r.id = n.id`.execute(db)
}

/** A typed value with its source; the newest of a key counts. */
export type TypedFact = {
  ratedId: number
  key: string
  value: string | number | boolean | null
  source: string
  reason: string | null
  by: string
  at: Date
}

/** Typed values of persons, oldest first, all that was ever said. */
export const typedFacts = async (db: Db, ratedIds: readonly number[]): Promise<TypedFact[]> => {
  const found = await sql<TypedFact>`
    select f.rated_id as "ratedId", f.key, f.value, f.source, f.reason, p.name as by, f.at
    from rating_fact f join person_name p on p.person_id = f.person_id
    where f.rated_id = any(${[...ratedIds]}::bigint[]) order by f.id`.execute(db)
  return found.rows
}

export type NewFact = Pick<TypedFact, 'ratedId' | 'key' | 'value' | 'source' | 'reason'>

/** Keeps typed values beside those before them. One statement. */
export const addFacts = async (
  db: Db,
  facts: readonly NewFact[],
  by: { by: string; officeId: number | null; at: Date },
): Promise<void> => {
  await sql`insert into rating_fact (rated_id, key, value, source, reason, person_id, office_id, at)
    select f."ratedId", f.key, nullif(f.value, 'null'::jsonb), f.source, f.reason, ${by.by}, ${by.officeId}::bigint,
      ${by.at}::timestamptz
    from jsonb_to_recordset(${json(facts)}::jsonb) as f("ratedId" bigint, key text, value jsonb, source text, reason text)`.execute(
    db,
  )
}

export type Cause = {
  id: number
  ratedId: number
  condition: string
  reason: string
  documentNo: string
  by: string
  at: Date
}

/** Confirmed objective causes of persons. */
export const causesOf = async (db: Db, ratedIds: readonly number[]): Promise<Cause[]> => {
  const found = await sql<Cause>`
    select c.id, c.rated_id as "ratedId", c.condition, c.reason, c.document_no as "documentNo", p.name as by, c.at
    from rating_cause c join person_name p on p.person_id = c.confirmed_by
    where c.rated_id = any(${[...ratedIds]}::bigint[]) and c.withdrawn_at is null order by c.id`.execute(db)
  return found.rows
}

export const addCause = async (
  db: Db,
  c: {
    ratedId: number
    condition: string
    reason: string
    documentNo: string
    by: string
    officeId: number | null
    at: Date
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into rating_cause (rated_id, condition, reason, document_no, confirmed_by, office_id, at)
    values (${c.ratedId}, ${c.condition}, ${c.reason}, ${c.documentNo}, ${c.by}, ${c.officeId}, ${c.at})
    returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const withdrawCause = async (db: Db, ratedId: number, id: number, at: Date): Promise<boolean> => {
  const gone = await sql`update rating_cause set withdrawn_at = ${at}
    where id = ${id} and rated_id = ${ratedId} and withdrawn_at is null`.execute(db)
  return Number(gone.numAffectedRows ?? 0) > 0
}

export type Comment = {
  id: number
  kind: 'unit' | 'superior' | 'member'
  level: Level | null
  text: string
  personId: string
  name: string
  title: string | null
  titleEn: string | null
  at: Date
}

/** Comments on a person, oldest first. */
export const commentsOn = async (db: Db, ratedId: number): Promise<Comment[]> => {
  const found = await sql<Comment>`
    select c.id, c.kind, c.level, c.text, c.person_id as "personId", p.name, m.title_vi as title, m.title_en as "titleEn",
      c.at
    from rating_comment c join person_name p on p.person_id = c.person_id
    left join mandate_name m on m.mandate_id = c.office_id
    where c.rated_id = ${ratedId} order by c.id`.execute(db)
  return found.rows
}

export const addComment = async (
  db: Db,
  c: Pick<Comment, 'kind' | 'level' | 'text' | 'at'> & {
    ratedId: number
    by: string
    officeId: number | null
  },
): Promise<void> => {
  await sql`insert into rating_comment (rated_id, kind, level, text, person_id, office_id, at)
    values (${c.ratedId}, ${c.kind}, ${c.level}, ${c.text}, ${c.by}, ${c.officeId}, ${c.at})`.execute(db)
}

export const saveVote = async (
  db: Db,
  v: { ratedId: number; personId: string; level: Level | null; reason: string | null; at: Date },
): Promise<void> => {
  await sql`
    insert into rating_vote (rated_id, person_id, level, reason, at)
    values (${v.ratedId}, ${v.personId}, ${v.level}, ${v.reason}, ${v.at})
    on conflict (rated_id, person_id) do update set level = excluded.level, reason = excluded.reason, at = excluded.at`.execute(
    db,
  )
}

/** The index that each of these units has of a year, as published. */
export type UnitIndex = {
  unitId: number
  percent: string | null
  points: string | null
  rank: number | null
  of: number
  class: string | null
  roundId: number
}
export const indexOf = async (db: Db, unitIds: readonly number[], year: number): Promise<UnitIndex[]> => {
  const found = await sql<UnitIndex>`
    select unit_id as "unitId", percent, points, rank, ranked_units as "of", class, round_id as "roundId"
    from unit_index where year = ${year} and unit_id = any(${[...unitIds]}::bigint[])`.execute(db)
  return found.rows
}

/** The cases of a round with person and unit, and nothing else: whom to tell. */
export const casesOfPersons = async (
  db: Db,
  roundId: number,
): Promise<{ id: number; personId: string; unitId: number }[]> => {
  const found = await sql<{ id: number; personId: string; unitId: number }>`
    select id, person_id as "personId", unit_id as "unitId" from rated_person where round_id = ${roundId} order by id`.execute(
    db,
  )
  return found.rows
}

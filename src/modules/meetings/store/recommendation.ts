import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { type ActsFor, actsFor, ofProvince, type Sight } from '../store.ts'

export type RecommendationRow = {
  id: number
  committeeId: number
  committeeName: string
  unitId: number
  provincial: boolean
  meetingId: number | null
  fromUnitId: number | null
  /** the unit, or the member, that makes it */
  fromName: string
  fromNameEn: string | null
  fromTitle: string | null
  fromTitleEn: string | null
  personId: string
  text: string
  addressedTo: string
  ownerUnitId: number | null
  ownerName: string | null
  ownerNameEn: string | null
  dueOn: Day | null
  answer: string | null
  documentNo: string | null
  answeredOn: Day | null
  withdrawnOn: Day | null
  madeOn: Day
}

const columns = sql`
  r.id, r.committee_id as "committeeId", c.name_vi as "committeeName", c.unit_id as "unitId",
  ${ofProvince} as provincial, r.meeting_id as "meetingId", r.from_unit_id as "fromUnitId",
  coalesce(u.name_vi, p.name) as "fromName", u.name_en as "fromNameEn", m.title_vi as "fromTitle", m.title_en as "fromTitleEn",
  r.person_id as "personId", r.text, r.addressed_to as "addressedTo", r.owner_unit_id as "ownerUnitId",
  o.name_vi as "ownerName", o.name_en as "ownerNameEn", r.due_on as "dueOn", r.answer, r.answer_document_no as "documentNo",
  r.answered_on as "answeredOn", r.withdrawn_on as "withdrawnOn", r.made_on as "madeOn"`
const tables = sql`
  recommendation r join committee_name c on c.committee_id = r.committee_id left join unit_name u on u.unit_id = r.from_unit_id
  left join unit_name o on o.unit_id = r.owner_unit_id join person_name p on p.person_id = r.person_id
  left join mandate_name m on m.mandate_id = r.mandate_id`

/** Seen by who sees all, who makes it, and the units that make and answer it. */
export const seenRecommendation = ({
  all,
  personId,
  unitIds,
}: Sight): RawBuilder<unknown> => sql`(${all}::boolean or r.person_id = ${personId}
  or r.from_unit_id = any(${[...unitIds]}::bigint[]) or r.owner_unit_id = any(${[...unitIds]}::bigint[]))`

/** Recommendations in sight: those that wait first, the oldest day first. */
export const listRecommendations = async (
  db: Db,
  sight: Sight,
  meetingId?: number,
): Promise<RecommendationRow[]> => {
  const found = await sql<RecommendationRow>`
    select ${columns} from ${tables} where ${seenRecommendation(sight)} and (${meetingId ?? null}::bigint is null or r.meeting_id = ${meetingId ?? null})
    order by r.answered_on is not null or r.withdrawn_on is not null, r.owner_unit_id is not null, r.due_on,
      r.answered_on desc, r.id desc limit 500`.execute(db)
  return found.rows
}

export const findRecommendation = async (
  db: Db,
  sight: Sight,
  id: number,
): Promise<RecommendationRow | undefined> => {
  const found = await sql<RecommendationRow>`
    select ${columns} from ${tables} where r.id = ${id} and ${seenRecommendation(sight)}`.execute(db)
  return found.rows[0]
}

export const lockRecommendation = async (db: Db, id: number): Promise<void> => {
  await sql`select from recommendation where id = ${id} for update`.execute(db)
}

export const addRecommendation = async (
  db: Db,
  row: {
    committeeId: number
    meetingId: number | null
    reportId: number | null
    fromUnitId: number | null
    personId: string
    mandateId: number
    text: string
    addressedTo: string
    on: Day
    at: Date
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into recommendation (committee_id, meeting_id, member_report_id, from_unit_id, person_id, mandate_id, text, addressed_to, made_on, made_at)
    values (${row.committeeId}, ${row.meetingId}, ${row.reportId}, ${row.fromUnitId}, ${row.personId}, ${row.mandateId}, ${row.text},
      ${row.addressedTo}, ${row.on}, ${row.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const assignRecommendation = async (
  db: Db,
  id: number,
  { ownerUnitId, dueOn, at }: { ownerUnitId: number; dueOn: Day; at: Date },
): Promise<void> => {
  await sql`update recommendation set owner_unit_id = ${ownerUnitId}, due_on = ${dueOn}, assigned_at = ${at}
    where id = ${id}`.execute(db)
}

export const answerRecommendation = async (
  db: Db,
  id: number,
  one: { answer: string; documentNo: string | null; on: Day; personId: string | null },
): Promise<void> => {
  await sql`update recommendation set answer = ${one.answer}, answer_document_no = ${one.documentNo},
    answered_on = ${one.on}, answered_by = ${one.personId} where id = ${id}`.execute(db)
}

export const withdrawRecommendation = async (db: Db, id: number, on: Day): Promise<void> => {
  await sql`update recommendation set withdrawn_on = ${on} where id = ${id}`.execute(db)
}

/** Recommendations that wait for an owner (whoever prepares), and those that a unit is to answer. */
export const waitingRecommendations = (sight: Sight, prepares: ActsFor): RawBuilder<unknown> => sql`
  select 'meetings'::text as room, 'assign-recommendation'::text as act, r.id as subject_id, left(r.text, 200)::text as title,
    r.addressed_to::text as detail, ('/meetings/recommendations/' || r.id)::text as url, null::date as due_on, r.made_on as since
  from recommendation r join committee_name c on c.committee_id = r.committee_id where ${actsFor(prepares)} and r.owner_unit_id is null and r.withdrawn_on is null
  union all
  select 'meetings'::text, 'answer-recommendation'::text, r.id, left(r.text, 200)::text, r.addressed_to::text,
    ('/meetings/recommendations/' || r.id)::text, r.due_on, r.made_on
  from recommendation r where r.owner_unit_id = any(${[...sight.unitIds]}::bigint[]) and r.answered_on is null
    and r.withdrawn_on is null`

/** A proposal of a report that has become a recommendation. */
export type Proposed = {
  id: number
  text: string
  ownerUnitId: number | null
  dueOn: Day | null
  answeredOn: Day | null
  withdrawnOn: Day | null
}

/** What became of a report's proposals; one that was withdrawn may be made again. */
export const proposedOf = async (db: Db, reportId: number): Promise<Proposed[]> => {
  const found = await sql<Proposed>`
    select id, text, owner_unit_id as "ownerUnitId", due_on as "dueOn", answered_on as "answeredOn",
      withdrawn_on as "withdrawnOn" from recommendation
    where member_report_id = ${reportId} and withdrawn_on is null order by id`.execute(db)
  return found.rows
}

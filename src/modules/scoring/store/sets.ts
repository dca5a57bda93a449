import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { SearchRow } from '#platform/room.ts'
import type { CriteriaSet } from '../rules/set.ts'

/** A set as lists show it, without its tree. */
export type SetLine = {
  id: number
  code: string
  version: number
  state: 'draft' | 'issued'
  titleVi: string
  titleEn: string
  year: number | null
  block: string
  unitKinds: string[]
  frameId: number | null
  decisionNo: string | null
  decidedOn: Day | null
  effectiveFrom: Day | null
  effectiveTo: Day | null
  synthetic: boolean
  complete: boolean
  /** when the draft was put before the issuer, as it stands now */
  submittedAt: Date | null
  rowVersion: number
  /** the sum of maxima as the set states it, and how many leaves are scored */
  total: string | null
  leaves: number
}

export type SetRow = SetLine & {
  content: CriteriaSet
  contentHash: string
  frame: { id: number; code: string; version: number; titleVi: string; titleEn: string } | null
  /** rounds that use it */
  rounds: number
}

const columns = sql`s.id, s.code, s.version, s.state, s.title_vi as "titleVi", s.title_en as "titleEn", s.year, s.block,
  s.unit_kinds as "unitKinds", s.frame_id as "frameId", s.decision_no as "decisionNo", s.decided_on as "decidedOn",
  s.effective_from as "effectiveFrom", s.effective_to as "effectiveTo", s.synthetic, s.complete,
  s.submitted_at as "submittedAt", s.row_version as "rowVersion", s.content ->> 'total' as total,
  (select count(*)::int from jsonb_path_query(s.content, 'strict $.**.rule_kind') k where k #>> '{}' <> 'sum_children') as leaves`

/** All sets, newest year first; drafts only where asked for. */
export const listSets = async (db: Db, drafts: boolean): Promise<SetLine[]> => {
  const found = await sql<SetLine>`
    select ${columns} from criteria_set s where ${drafts} or s.state = 'issued'
    order by s.year desc nulls last, s.block, s.code, s.version desc`.execute(db)
  return found.rows
}

export const findSet = async (db: Db, id: number): Promise<SetRow | undefined> => {
  const found = await sql<SetRow>`
    select ${columns}, s.content, s.content_hash as "contentHash",
      (select count(*)::int from scoring_round r where r.set_id = s.id) as rounds,
      case when f.id is null then null else json_build_object('id', f.id, 'code', f.code, 'version', f.version,
        'titleVi', f.title_vi, 'titleEn', f.title_en) end as frame
    from criteria_set s left join criteria_set f on f.id = s.frame_id where s.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The same, locked for a change until the transaction ends. */
export const lockSet = async (db: Db, id: number): Promise<SetRow | undefined> => {
  await sql`select 1 from criteria_set where id = ${id} for update`.execute(db)
  return findSet(db, id)
}

/** The newest version of a code, issued before drafts; undefined when the code is free. */
export const findByCode = async (db: Db, code: string): Promise<SetRow | undefined> => {
  const found = await sql<{ id: number }>`
    select id from criteria_set where code = ${code} order by state = 'issued' desc, version desc limit 1`.execute(
    db,
  )
  const id = found.rows[0]?.id
  return id === undefined ? undefined : findSet(db, id)
}

export type NewSet = {
  content: CriteriaSet
  hash: string
  unitKinds: readonly string[]
  frameId: number | null
  clonedFromId: number | null
  personId: string | null
  at: Date
}

const own = (content: CriteriaSet) => ({
  code: content.id,
  title_vi: content.title_vi,
  title_en: content.title_en ?? '',
  year: content.year,
  block: content.level,
  synthetic: content.synthetic ?? false,
  complete: content.complete ?? true,
  content: json(content),
})

/** A draft under the next version of its code. Gives its number. */
export const addSet = async (db: Db, set: NewSet): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`criteria-set ${set.content.id}`}))`.execute(db)
  const row = await db
    .insertInto('criteria_set')
    .values({
      ...own(set.content),
      version: sql<number>`(select coalesce(max(version), 0) + 1 from criteria_set where code = ${set.content.id})`,
      unit_kinds: [...set.unitKinds],
      content_hash: set.hash,
      frame_id: set.frameId,
      cloned_from_id: set.clonedFromId,
      made_by: set.personId,
      made_at: set.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** A draft's content anew, with the columns that repeat parts of it; what was submitted is no longer what stands. */
export const saveContent = async (db: Db, id: number, content: CriteriaSet, hash: string): Promise<void> => {
  await db
    .updateTable('criteria_set')
    .set({
      ...own(content),
      content_hash: hash,
      row_version: sql`row_version + 1`,
      submitted_by: null,
      submitted_at: null,
    })
    .where('id', '=', id)
    .execute()
}

export const saveKinds = async (db: Db, id: number, unitKinds: readonly string[]): Promise<void> => {
  await db
    .updateTable('criteria_set')
    .set({ unit_kinds: [...unitKinds] })
    .where('id', '=', id)
    .execute()
}

export const markSubmitted = async (
  db: Db,
  id: number,
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await sql`update criteria_set set submitted_by = ${by.personId}, submitted_at = ${by.at} where id = ${id}`.execute(
    db,
  )
}

/** Drafts put before the issuer: a SELECT of WaitingRow. */
export const submittedRows = (): RawBuilder<unknown> => sql`
  select 'scoring'::text as room, 'issue-set'::text as act, s.id as subject_id, s.title_vi::text as title,
    (s.code || coalesce(' · ' || s.year, ''))::text as detail, ('/scoring/sets/' || s.id || '#issue-set')::text as url,
    null::date as due_on, (s.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as since
  from criteria_set s where s.state = 'draft' and s.submitted_at is not null`

export type Issue = {
  decisionNo: string
  decidedOn: Day
  effectiveFrom: Day
  personId: string | null
  at: Date
}

/** Issues a draft; versions before it whose end was open end the day before it begins. */
export const markIssued = async (db: Db, set: { id: number; code: string }, issue: Issue): Promise<void> => {
  await sql`
    update criteria_set set effective_to = ${issue.effectiveFrom}::date - 1
    where code = ${set.code} and id <> ${set.id} and state = 'issued' and effective_to is null
      and effective_from < ${issue.effectiveFrom}::date`.execute(db)
  await sql`
    update criteria_set set state = 'issued', decision_no = ${issue.decisionNo}, decided_on = ${issue.decidedOn},
      effective_from = ${issue.effectiveFrom}, issued_by = ${issue.personId}, issued_at = ${issue.at},
      row_version = row_version + 1
    where id = ${set.id}`.execute(db)
}

export const saveEnd = async (db: Db, id: number, effectiveTo: Day | null): Promise<void> => {
  await sql`update criteria_set set effective_to = ${effectiveTo}, row_version = row_version + 1 where id = ${id}`.execute(
    db,
  )
}

export const removeSet = async (db: Db, id: number): Promise<void> => {
  await sql`delete from criteria_set where id = ${id}`.execute(db)
}

/** True when another set is framed by this one, or was cloned from it. */
export const hasHeirs = async (db: Db, id: number): Promise<boolean> => {
  const found = await sql<{ used: boolean }>`
    select exists (select 1 from criteria_set where frame_id = ${id} or cloned_from_id = ${id}) as used`.execute(
    db,
  )
  return found.rows[0]?.used ?? false
}

/** Hits of the search: sets in force by their title, and their criteria by name. */
export const setHits = (like: string, today: Day): RawBuilder<SearchRow> => {
  const inForce = sql`s.state = 'issued' and s.effective_from <= ${today}::date
    and (s.effective_to is null or s.effective_to >= ${today}::date)`
  return sql<SearchRow>`
    select 'scoring'::text, 'criteria-set'::text, s.title_vi::text, s.decision_no::text, ('/scoring/sets/' || s.id)::text, 3::int
    from criteria_set s where ${inForce} and folded(s.title_vi || ' ' || s.title_en) like folded(${like})
    union all
    select 'scoring'::text, 'criterion'::text, (n ->> 'code' || ' ' || (n ->> 'name_vi'))::text, s.title_vi::text,
      ('/scoring/sets/' || s.id || '/nodes/' || (n ->> 'code'))::text, 4::int
    from criteria_set s cross join lateral jsonb_path_query(s.content -> 'domains', 'strict $.**') n
    where ${inForce} and jsonb_typeof(n) = 'object' and n ? 'name_vi'
      and folded((n ->> 'name_vi') || ' ' || coalesce(n ->> 'name_en', '')) like folded(${like})`
}

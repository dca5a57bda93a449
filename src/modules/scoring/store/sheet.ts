import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Seat, SheetFacts } from '../policy.ts'
import type { Reopening, RoundDays, RoundState } from '../rules/phase.ts'

/** A sheet with its round's days and all that the policy asks about it. */
export type Sheet = SheetFacts & {
  id: number
  roundId: number
  roundTitle: string
  year: number
  block: string
  setId: number
  contentHash: string
  synthetic: boolean
  code: string
  name: string
  ranked: boolean
  unrankedReason: string | null
  signedAt: Date | null
  signedBy: string | null
  signedFileId: number | null
  explainedAt: Date | null
  explainedFileId: number | null
  /** domains that an appraiser told as finished */
  finished: FinishedRow[]
  version: number
}

type Row = Omit<Sheet, 'round' | 'clock' | 'seats'> &
  RoundDays & {
    state: RoundState
    signedOn: Day | null
    explainedOn: Day | null
    reopenings: Reopening[]
    seats: Seat[]
  }

// what stands above all (the province) is nobody's own unit in the sense of fairness: it is above every sheet alike
const kin = (unit: ReturnType<typeof sql>, today: Day) => sql`(
  with recursive up as (
    select u.unit_id, u.parent_id from unit_on(${today}::date) u where u.unit_id = ${unit}
    union all
    select u.unit_id, u.parent_id from up join unit_on(${today}::date) u on u.unit_id = up.parent_id
  )
  select array_agg(distinct k.unit_id) from (
    select up.unit_id from up where up.parent_id is not null
    union all select b.unit_id from unit_subtree(${unit}, ${today}::date) b
    union all select ${unit}
  ) k)`

const columns = (
  today: Day,
) => sql`s.id, s.round_id as "roundId", r.title as "roundTitle", r.year, r.block, r.set_id as "setId",
  c.content_hash as "contentHash", c.synthetic, s.unit_id as "unitId", s.unit_code as code, s.unit_name as name, s.ranked,
  s.unranked_reason as "unrankedReason", s.signed_at as "signedAt", s.signed_on as "signedOn",
  p.name as "signedBy", s.signed_file_id as "signedFileId", s.explained_at as "explainedAt",
  s.explained_on as "explainedOn", s.explained_file_id as "explainedFileId", s.version,
  r.state, r.opens_on as "opensOn", r.self_by as "selfBy", r.first_by as "firstBy", r.explain_by as "explainBy",
  r.second_by as "secondBy", r.decide_by as "decideBy", r.publish_by as "publishBy", r.objection_by as "objectionBy",
  ${kin(sql`s.unit_id`, today)} as kin,
  coalesce((select jsonb_agg(jsonb_build_object('domain', d.domain, 'stage', d.stage)) from score_finished d
    where d.sheet_id = s.id), '[]') as finished,
  coalesce((select jsonb_agg(jsonb_build_object('stage', o.stage, 'until', o.until)) from scoring_reopening o
    where o.sheet_id = s.id), '[]') as reopenings,
  coalesce((select jsonb_agg(jsonb_build_object('seat', a.seat, 'domain', a.domain, 'unitId', a.unit_id,
    'personId', a.person_id)) from scoring_appointment a where a.round_id = s.round_id and a.ended_at is null), '[]') as seats`

const joins = sql`from score_sheet s join scoring_round r on r.id = s.round_id join criteria_set c on c.id = r.set_id
  left join person_name p on p.person_id = s.signed_by`

const sheetOf = ({ state, signedOn, explainedOn, reopenings, seats, ...row }: Row): Sheet => {
  const { opensOn, selfBy, firstBy, explainBy, secondBy, decideBy, publishBy, objectionBy } = row
  const days = { opensOn, selfBy, firstBy, explainBy, secondBy, decideBy, publishBy, objectionBy }
  return { ...row, seats, round: { state, ...days }, clock: { signedOn, explainedOn, reopenings } }
}

/** A sheet by its number; what the actor may see of it is for the policy to say. One statement. */
export const findSheet = async (
  db: Db,
  id: number,
  today: Day,
  lock: 'lock' | 'read' = 'read',
): Promise<Sheet | undefined> => {
  const found = await sql<Row>`select ${columns(today)} ${joins} where s.id = ${id}
    ${lock === 'lock' ? sql`for no key update of s` : sql``}`.execute(db)
  return found.rows[0] && sheetOf(found.rows[0])
}

/** The sheets of the units in which this actor is head or focal officer, newest round first. One statement. */
export const ownSheets = async (
  db: Db,
  actor: Actor,
): Promise<{ id: number; roundId: number; name: string; signedOn: Day | null }[]> => {
  const units = actor.mandates
    .filter((m) => m.roles.includes('head') || m.roles.includes('focal'))
    .map((m) => m.unitId)
  const found = await sql<{ id: number; roundId: number; name: string; signedOn: Day | null }>`
    select id, round_id as "roundId", unit_name as name, signed_on as "signedOn" from score_sheet
    where unit_id = any(${units}::bigint[]) order by round_id desc, unit_code`.execute(db)
  return found.rows
}

export type SignOff = { at: Date; on: Day; personId: string; officeId: number | null; fileId: number }

export const markSigned = async (db: Db, id: number, by: SignOff): Promise<void> => {
  await sql`update score_sheet set signed_at = ${by.at}, signed_on = ${by.on}, signed_by = ${by.personId},
    signed_office_id = ${by.officeId}, signed_file_id = ${by.fileId}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const markExplained = async (
  db: Db,
  id: number,
  by: Omit<SignOff, 'officeId' | 'fileId'> & { fileId: number | null },
): Promise<void> => {
  await sql`update score_sheet set explained_at = ${by.at}, explained_on = ${by.on}, explained_by = ${by.personId},
    explained_file_id = ${by.fileId}, version = version + 1 where id = ${id}`.execute(db)
}

export type NewReopening = Reopening & { reason: string; personId: string; officeId: number | null; at: Date }

/** Opens a stage again: what had closed it (a sign-off, a closed explanation, finished domains) is taken back. */
export const addReopening = async (db: Db, sheetId: number, again: NewReopening): Promise<void> => {
  const { stage } = again
  await sql`
    with noted as (
      insert into scoring_reopening (sheet_id, stage, until, reason, person_id, office_id, at)
      values (${sheetId}, ${stage}, ${again.until}::date, ${again.reason}, ${again.personId}, ${again.officeId}, ${again.at})
    ), unfinished as (
      delete from score_finished where sheet_id = ${sheetId} and stage = ${stage}
    )
    update score_sheet set version = version + 1
      ${stage === 'self' ? sql`, signed_at = null, signed_on = null, signed_by = null, signed_office_id = null, signed_file_id = null` : sql``}
      ${stage === 'explain' ? sql`, explained_at = null, explained_on = null, explained_by = null, explained_file_id = null` : sql``}
    where id = ${sheetId}`.execute(db)
}

export const saveRanked = async (
  db: Db,
  sheetId: number,
  ranked: boolean,
  reason: string | null,
): Promise<void> => {
  await sql`update score_sheet set ranked = ${ranked}, unranked_reason = ${reason}, version = version + 1
    where id = ${sheetId}`.execute(db)
}

export type FinishedRow = { domain: string; stage: 'first' | 'second' }

/** Notes a domain as finished; false when it was already. */
export const addFinished = async (
  db: Db,
  sheetId: number,
  row: FinishedRow & { personId: string; officeId: number | null; at: Date },
): Promise<boolean> => {
  const added = await sql`
    insert into score_finished (sheet_id, domain, stage, person_id, office_id, at)
    values (${sheetId}, ${row.domain}, ${row.stage}, ${row.personId}, ${row.officeId}, ${row.at}) on conflict do nothing`.execute(
    db,
  )
  return Number(added.numAffectedRows ?? 0) > 0
}

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { NarrativePart } from '../rules/narrative.ts'
import type { Snapshot } from '../rules/snapshot.ts'

export type Issue = {
  id: number
  periodId: number
  no: number
  state: 'draft' | 'submitted' | 'issued'
  reason: string | null
  narrative: NarrativePart[]
  documentId: number | null
  cited: string | null
  issuedOn: Day | null
  version: number
}
export type WholeIssue = Issue & {
  figures: Snapshot | null
  sources: Record<string, number> | null
}

const columns = sql`i.id, i.period_id as "periodId", i.no, i.state, i.reason, i.narrative, i.document_id as "documentId",
  i.cited, i.issued_on as "issuedOn", i.version`

/** What was issued of a period, or is being drafted, oldest first. */
export const findIssues = async (db: Db, periodId: number): Promise<Issue[]> => {
  const found =
    await sql<Issue>`select ${columns} from report_issue i where i.period_id = ${periodId} order by i.no`.execute(
      db,
    )
  return found.rows
}

export const findIssue = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<WholeIssue | undefined> => {
  const found =
    await sql<WholeIssue>`select ${columns}, i.figures, i.sources from report_issue i where i.id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  return found.rows[0]
}

/** The last issued report of a period with its figures; undefined before the first. */
export const lastIssued = async (db: Db, periodId: number): Promise<WholeIssue | undefined> => {
  const found = await sql<WholeIssue>`select ${columns}, i.figures, i.sources from report_issue i
    where i.period_id = ${periodId} and i.state = 'issued' order by i.no desc limit 1`.execute(db)
  return found.rows[0]
}

/** The issued report that this one amends. */
export const issuedBefore = async (db: Db, periodId: number, no: number): Promise<WholeIssue | undefined> => {
  const found = await sql<WholeIssue>`select ${columns}, i.figures, i.sources from report_issue i
    where i.period_id = ${periodId} and i.state = 'issued' and i.no < ${no} order by i.no desc limit 1`.execute(
    db,
  )
  return found.rows[0]
}

/** Opens a draft; undefined while another is open. */
export const addIssue = async (
  db: Db,
  draft: {
    periodId: number
    narrative: readonly NarrativePart[]
    reason: string | null
    by: string | null
    at: Date
  },
): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into report_issue (period_id, no, narrative, reason, made_by, made_at)
    select ${draft.periodId}, coalesce(max(no), 0) + 1, ${json(draft.narrative)}::jsonb, ${draft.reason}, ${draft.by}, ${draft.at}
    from report_issue where period_id = ${draft.periodId}
    having not coalesce(bool_or(state <> 'issued'), false) returning id`.execute(db)
  return made.rows[0]?.id
}

export const saveNarrative = async (
  db: Db,
  id: number,
  narrative: readonly NarrativePart[],
): Promise<void> => {
  await sql`update report_issue set narrative = ${json(narrative)}::jsonb, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const markSubmitted = async (
  db: Db,
  id: number,
  sent: { documentId: number; figures: Snapshot; sources: Record<string, number>; at: Date },
): Promise<void> => {
  await sql`update report_issue set state = 'submitted', document_id = ${sent.documentId}, figures = ${json(sent.figures)}::json,
    sources = ${json(sent.sources)}::jsonb, submitted_at = ${sent.at}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const markDrafting = async (db: Db, id: number): Promise<void> => {
  await sql`update report_issue set state = 'draft', document_id = null, figures = null, sources = null, submitted_at = null,
    version = version + 1 where id = ${id}`.execute(db)
}

export const markIssued = async (
  db: Db,
  id: number,
  issued: { cited: string; on: Day; by: string | null; at: Date },
): Promise<void> => {
  await sql`update report_issue set state = 'issued', cited = ${issued.cited}, issued_on = ${issued.on}, issued_by = ${issued.by},
    issued_at = ${issued.at}, version = version + 1 where id = ${id}`.execute(db)
}

/** Issued reports with the hand-ins that their figures were made of, in their order. */
export const issuedSources = async (
  db: Db,
): Promise<{ periodId: number; cited: string; figures: Snapshot; sources: Record<string, number> }[]> => {
  const found = await sql<{
    periodId: number
    cited: string
    figures: Snapshot
    sources: Record<string, number>
  }>`
    select period_id as "periodId", cited, figures, sources from report_issue where state = 'issued' order by id`.execute(
    db,
  )
  return found.rows
}

export type Correction = {
  id: number
  sheetId: number
  periodId: number
  unitName: string
  unitNameEn: string | null
  unitCode: string
  state: 'proposed' | 'accepted' | 'refused'
  changes: Record<string, number | string | boolean | null>
  reason: string
  personName: string | null
  onDay: Day
  decidedReason: string | null
}
const ofCorrections = sql`select c.id, c.sheet_id as "sheetId", s.period_id as "periodId", s.unit_name as "unitName", s.unit_name_en as "unitNameEn",
  s.unit_code as "unitCode", c.state, c.changes, c.reason, n.name as "personName", c.on_day as "onDay",
  c.decided_reason as "decidedReason"
  from report_correction c join report_sheet s on s.id = c.sheet_id left join person_name n on n.person_id = c.person_id`

export const findCorrection = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Correction | undefined> => {
  const found = await sql<Correction>`${ofCorrections} where c.id = ${id}
    ${lock === 'lock' ? sql`for update of c` : sql``}`.execute(db)
  return found.rows[0]
}

export const correctionsOf = async (db: Db, periodId: number): Promise<Correction[]> => {
  const found =
    await sql<Correction>`${ofCorrections} where s.period_id = ${periodId} order by c.id desc`.execute(db)
  return found.rows
}

export const addCorrection = async (
  db: Db,
  one: {
    sheetId: number
    changes: Correction['changes']
    reason: string
    personId: string | null
    officeId: number | null
    at: Date
    on: Day
  },
): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into report_correction (sheet_id, changes, reason, person_id, office_id, at, on_day)
    values (${one.sheetId}, ${json(one.changes)}::json, ${one.reason}, ${one.personId}, ${one.officeId}, ${one.at}, ${one.on})
    on conflict do nothing returning id`.execute(db)
  return made.rows[0]?.id
}

export const decideCorrection = async (
  db: Db,
  id: number,
  done: { state: 'accepted' | 'refused'; reason: string | null; personId: string | null; at: Date },
): Promise<void> => {
  await sql`update report_correction c set state = ${done.state}, decided_by = ${done.personId}, decided_at = ${done.at},
    decided_reason = ${done.reason}, submission_id = case when ${done.state} = 'accepted' then
      (select accepted_id from report_sheet s where s.id = c.sheet_id) end where c.id = ${id}`.execute(db)
}

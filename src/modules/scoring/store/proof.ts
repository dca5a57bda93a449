import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type Evidence = {
  id: number
  leaf: string
  stage: 'self' | 'explanation' | 'objection'
  fileId: number | null
  documentId: number | null
  title: string
  pages: string | null
  personId: string
  personName: string
  at: Date
  withdrawnAt: Date | null
  withdrawnReason: string | null
  fileName: string | null
  mime: string | null
  filePages: number | null
  hash: string | null
}

const columns = sql`e.id, e.leaf, e.stage, e.file_id as "fileId", e.document_id as "documentId", e.title, e.pages,
  e.person_id as "personId", n.name as "personName", e.at, e.withdrawn_at as "withdrawnAt",
  e.withdrawn_reason as "withdrawnReason", f.name as "fileName", f.mime, f.pages as "filePages", f.hash`

/** The evidence of a sheet, or of one leaf of it, oldest first. One statement. */
export const evidenceOf = async (db: Db, sheetId: number, leaf?: string): Promise<Evidence[]> => {
  const found = await sql<Evidence>`
    select ${columns} from score_evidence e join person_name n on n.person_id = e.person_id
    left join file_name f on f.file_id = e.file_id
    where e.sheet_id = ${sheetId} and (${leaf ?? null}::text is null or e.leaf = ${leaf ?? null}) order by e.id`.execute(
    db,
  )
  return found.rows
}

export const findEvidence = async (db: Db, sheetId: number, id: number): Promise<Evidence | undefined> => {
  const found = await sql<Evidence>`
    select ${columns} from score_evidence e join person_name n on n.person_id = e.person_id
    left join file_name f on f.file_id = e.file_id where e.sheet_id = ${sheetId} and e.id = ${id}`.execute(db)
  return found.rows[0]
}

export type NewEvidence = {
  leaf: string
  stage: 'self' | 'explanation'
  fileId: number | null
  documentId: number | null
  title: string
  pages: string | null
}

export const addEvidence = async (
  db: Db,
  sheetId: number,
  evidence: NewEvidence,
  by: { personId: string; at: Date },
): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into score_evidence (sheet_id, leaf, stage, file_id, document_id, title, pages, person_id, at)
    values (${sheetId}, ${evidence.leaf}, ${evidence.stage}, ${evidence.fileId}, ${evidence.documentId}, ${evidence.title},
      ${evidence.pages}, ${by.personId}, ${by.at}) returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

export const withdrawEvidence = async (db: Db, id: number, at: Date, reason: string): Promise<void> => {
  await sql`update score_evidence set withdrawn_at = ${at}, withdrawn_reason = ${reason} where id = ${id}`.execute(
    db,
  )
}

/** Where else the same bytes were offered: on other leaves of this sheet, or in an earlier round of this unit. */
export type Twin = { evidenceId: number; leaf: string; year: number; sameSheet: boolean }

/** The twins of every piece of evidence of a leaf, in one statement; `evidenceId` is the piece at hand. */
export const twinsOf = async (db: Db, sheetId: number, leaf: string): Promise<Twin[]> => {
  const found = await sql<Twin>`
    select distinct e.id as "evidenceId", o.leaf, r.year, o.sheet_id = e.sheet_id as "sameSheet"
    from score_evidence e join score_sheet s on s.id = e.sheet_id
    join file_name f on f.file_id = e.file_id
    join file_name g on g.hash = f.hash
    join score_evidence o on o.file_id = g.file_id and o.id <> e.id and o.withdrawn_at is null
    join score_sheet t on t.id = o.sheet_id and (t.unit_id = s.unit_id)
    join scoring_round r on r.id = t.round_id
    where e.sheet_id = ${sheetId} and e.leaf = ${leaf} and e.withdrawn_at is null
      and (o.sheet_id <> e.sheet_id or o.leaf <> e.leaf)
    order by r.year desc, o.leaf limit 20`.execute(db)
  return found.rows
}

export type Request = {
  id: number
  leaf: string
  question: string
  askedBy: string
  askedAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
}

/** Requests for explanation that stand, oldest first. One statement. */
export const requestsOf = async (db: Db, sheetId: number): Promise<Request[]> => {
  const found = await sql<Request>`
    select q.id, q.leaf, q.question, a.name as "askedBy", q.asked_at as "askedAt", q.answer, b.name as "answeredBy",
      q.answered_at as "answeredAt"
    from score_request q join person_name a on a.person_id = q.asked_by
    left join person_name b on b.person_id = q.answered_by
    where q.sheet_id = ${sheetId} and q.withdrawn_at is null order by q.id`.execute(db)
  return found.rows
}

export const addRequest = async (
  db: Db,
  sheetId: number,
  request: { leaf: string; question: string; personId: string; officeId: number | null; at: Date },
): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into score_request (sheet_id, leaf, question, asked_by, asked_office_id, asked_at)
    values (${sheetId}, ${request.leaf}, ${request.question}, ${request.personId}, ${request.officeId}, ${request.at})
    returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

export const withdrawRequest = async (db: Db, id: number, at: Date): Promise<void> => {
  await sql`update score_request set withdrawn_at = ${at} where id = ${id}`.execute(db)
}

export const answerRequest = async (
  db: Db,
  id: number,
  answer: { text: string; personId: string; officeId: number | null; at: Date },
): Promise<void> => {
  await sql`update score_request set answer = ${answer.text}, answered_by = ${answer.personId},
    answered_office_id = ${answer.officeId}, answered_at = ${answer.at} where id = ${id}`.execute(db)
}

export type Extra = {
  id: number
  kind: 'bonus' | 'penalty'
  points: string
  reason: string
  fileId: number | null
  fileName: string | null
  personId: string
  personName: string
  /** brought up by the unit's own people; else against it */
  byUnit: boolean
  at: Date
  appraisedPoints: string | null
  appraisedReason: string | null
  appraisedBy: string | null
}

/** Bonus and penalty points claimed on a sheet that stand. One statement. */
export const extrasOf = async (db: Db, sheetId: number): Promise<Extra[]> => {
  const found = await sql<Extra>`
    select x.id, x.kind, x.points::text, x.reason, x.file_id as "fileId", f.name as "fileName", x.person_id as "personId",
      n.name as "personName", exists (select 1 from score_sheet s, mandate_on(x.at::date) m
        where s.id = x.sheet_id and m.unit_id = s.unit_id and m.person_id = x.person_id) as "byUnit", x.at, x.appraised_points::text as "appraisedPoints",
      x.appraised_reason as "appraisedReason", b.name as "appraisedBy"
    from score_extra x join person_name n on n.person_id = x.person_id left join person_name b on b.person_id = x.appraised_by
    left join file_name f on f.file_id = x.file_id
    where x.sheet_id = ${sheetId} and x.withdrawn_at is null order by x.id`.execute(db)
  return found.rows
}

export const addExtra = async (
  db: Db,
  sheetId: number,
  extra: {
    kind: 'bonus' | 'penalty'
    points: string
    reason: string
    fileId: number | null
    personId: string
    at: Date
  },
): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into score_extra (sheet_id, kind, points, reason, file_id, person_id, at)
    values (${sheetId}, ${extra.kind}, ${extra.points}::numeric, ${extra.reason}, ${extra.fileId}, ${extra.personId}, ${extra.at})
    returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

export const appraiseExtra = async (
  db: Db,
  id: number,
  by: { points: string; reason: string | null; personId: string; at: Date },
): Promise<void> => {
  await sql`update score_extra set appraised_points = ${by.points}::numeric, appraised_reason = ${by.reason},
    appraised_by = ${by.personId}, appraised_at = ${by.at} where id = ${id}`.execute(db)
}

export const withdrawExtra = async (db: Db, id: number, at: Date): Promise<void> => {
  await sql`update score_extra set withdrawn_at = ${at} where id = ${id}`.execute(db)
}

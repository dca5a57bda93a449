import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Scheme } from '../rules/scheme.ts'

/** A rating scheme with its content. */
export type SchemeRow = {
  id: number
  code: string
  version: number
  state: 'draft' | 'issued'
  titleVi: string
  titleEn: string
  content: Scheme
  decisionNo: string | null
  decidedOn: Day | null
  effectiveFrom: Day
  effectiveTo: Day | null
  invented: boolean
}

const columns = sql`s.id, s.code, s.version, s.state, s.title_vi as "titleVi", s.title_en as "titleEn", s.content,
  s.decision_no as "decisionNo", s.decided_on as "decidedOn", s.effective_from as "effectiveFrom",
  s.effective_to as "effectiveTo", s.invented`

/** All schemes, the newest in force first; drafts only where asked for. */
export const listSchemes = async (db: Db, drafts: boolean): Promise<SchemeRow[]> => {
  const found = await sql<SchemeRow>`
    select ${columns} from rating_scheme s where ${drafts} or s.state = 'issued'
    order by s.state, s.effective_from desc, s.code, s.version desc`.execute(db)
  return found.rows
}

/** One scheme, locked when it is to be issued. */
export const findScheme = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<SchemeRow | undefined> => {
  const found = await sql<SchemeRow>`select ${columns} from rating_scheme s where s.id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  return found.rows[0]
}

export type NewScheme = {
  content: Scheme
  hash: string
  state: 'draft' | 'issued'
  by: string | null
  at: Date
}

/** Keeps a scheme under its code and version; undefined when that is there already. */
export const addScheme = async (
  db: Db,
  { content, hash, state, by, at }: NewScheme,
): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into rating_scheme (code, version, state, title_vi, title_en, content, content_hash, decision_no, effective_from,
      effective_to, invented, made_by, made_at, issued_at)
    values (${content.code}, ${content.version}, ${state}, ${content.title_vi}, ${content.title_en}, ${json(content)}::jsonb,
      ${hash}, ${state === 'issued' ? content.decision : null}, ${content.effective_from}::date,
      ${content.effective_to ?? null}::date, ${content.invented ?? false}, ${by}, ${at}, ${state === 'issued' ? at : null})
    on conflict (code, version) do nothing returning id`.execute(db)
  return made.rows[0]?.id
}

export const markIssued = async (
  db: Db,
  id: number,
  issue: { decisionNo: string; decidedOn: Day; by: string | null; at: Date },
): Promise<void> => {
  await sql`update rating_scheme set state = 'issued', decision_no = ${issue.decisionNo},
    decided_on = ${issue.decidedOn}::date, issued_by = ${issue.by}, issued_at = ${issue.at} where id = ${id}`.execute(
    db,
  )
}

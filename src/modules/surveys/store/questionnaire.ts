import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { Questionnaire } from '../rules/questionnaire.ts'

/** A questionnaire in a list. */
export type QuestionnaireLine = {
  id: number
  code: string
  version: number
  state: 'draft' | 'issued'
  titleVi: string
  titleEn: string
  synthetic: boolean
  source: string | null
  contentHash: string
  rowVersion: number
  questions: number
  campaigns: number
}
export type QuestionnaireRow = QuestionnaireLine & { content: Questionnaire }

const columns = sql`q.id, q.code, q.version, q.state, q.title_vi as "titleVi", q.title_en as "titleEn", q.synthetic,
  q.source, q.content_hash as "contentHash", q.row_version as "rowVersion",
  (select coalesce(sum(jsonb_array_length(s -> 'questions')), 0)::int
    from jsonb_array_elements(q.content -> 'sections') s) as questions,
  (select count(*)::int from survey_campaign c where c.questionnaire_id = q.id) as campaigns`

/** Questionnaires by code, newest version first. */
export const listQuestionnaires = async (db: Db): Promise<QuestionnaireLine[]> => {
  const found = await sql<QuestionnaireLine>`
    select ${columns} from questionnaire q order by q.code, q.version desc limit 500`.execute(db)
  return found.rows
}

export const findQuestionnaire = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<QuestionnaireRow | undefined> => {
  const found = await sql<QuestionnaireRow>`
    select ${columns}, q.content from questionnaire q where q.id = ${id}
    ${lock === 'lock' ? sql`for update of q` : sql``}`.execute(db)
  return found.rows[0]
}

// An issued questionnaire stays as it is under its hash; a draft's hash changes with it.
const known = new Map<string, Questionnaire>()

/** The content behind a hash: read once a process, then kept. */
export const contentOf = async (db: Db, id: number, hash: string): Promise<Questionnaire> => {
  const kept = known.get(hash)
  if (kept) return kept
  const found = await sql<{ content: Questionnaire; hash: string }>`
    select content, content_hash as hash from questionnaire where id = ${id}`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error(`no questionnaire ${id}`)
  if (known.size > 50) known.clear()
  known.set(row.hash, row.content)
  return row.content
}

export type NewQuestionnaire = {
  code: string
  titleVi: string
  titleEn: string
  synthetic: boolean
  source: string | null
  content: Questionnaire
  hash: string
  clonedFromId: number | null
  personId: string | null
  at: Date
}

/** A draft under the next version of its code. Gives its number. */
export const addQuestionnaire = async (db: Db, one: NewQuestionnaire): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into questionnaire (code, version, title_vi, title_en, synthetic, source, content, content_hash,
      cloned_from_id, made_by, made_at)
    select ${one.code}, coalesce(max(version), 0) + 1, ${one.titleVi}, ${one.titleEn}, ${one.synthetic}, ${one.source},
      ${json(one.content)}::jsonb, ${one.hash}, ${one.clonedFromId}, ${one.personId}, ${one.at}
    from questionnaire where code = ${one.code} returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** The next version that waits as a draft of this code; undefined without one. */
export const draftOfCode = async (db: Db, code: string): Promise<number | undefined> => {
  const found = await sql<{ id: number }>`
    select id from questionnaire where code = ${code} and state = 'draft' limit 1`.execute(db)
  return found.rows[0]?.id
}

export const saveContent = async (
  db: Db,
  id: number,
  next: { titleVi: string; titleEn: string; source: string | null; content: Questionnaire; hash: string },
): Promise<void> => {
  await sql`
    update questionnaire set title_vi = ${next.titleVi}, title_en = ${next.titleEn}, source = ${next.source},
      content = ${json(next.content)}::jsonb, content_hash = ${next.hash}, row_version = row_version + 1
    where id = ${id}`.execute(db)
}

export const issueQuestionnaire = async (
  db: Db,
  id: number,
  by: { personId: string | null; at: Date },
): Promise<void> => {
  await sql`
    update questionnaire set state = 'issued', issued_by = ${by.personId}, issued_at = ${by.at}, row_version = row_version + 1
    where id = ${id}`.execute(db)
}

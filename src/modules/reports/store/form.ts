import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'

export type FormRow = {
  id: number
  code: string
  version: number
  kind: 'periodic' | 'thematic'
  state: 'draft' | 'issued'
  titleVi: string
  titleEn: string
  content: unknown
  hash: string
  rowVersion: number
}

const plain = sql`id, code, version, kind, state, title_vi as "titleVi", title_en as "titleEn", content_hash as hash, row_version as "rowVersion"`
const columns = sql`${plain}, content`

export const findForm = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<FormRow | undefined> => {
  const found = await sql<FormRow>`select ${columns} from report_form where id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  return found.rows[0]
}

/** The latest version of each form, with how many indicators it has; drafts only for those who draft. */
export const listForms = async (
  db: Db,
  drafts: boolean,
): Promise<(Omit<FormRow, 'content'> & { indicators: number })[]> => {
  const found = await sql<Omit<FormRow, 'content'> & { indicators: number }>`
    select ${plain}, jsonb_array_length(content -> 'indicators') as indicators
    from report_form f where (state = 'issued' or ${drafts}) and (state = 'draft' or not exists (select from report_form l
      where l.code = f.code and l.version > f.version and l.state = 'issued'))
    order by kind, code, version desc`.execute(db)
  return found.rows
}

/** Puts a form in place as the law gives it: a new version where its content differs from the last one. */
export const keepForm = async (
  db: Db,
  form: { code: string; titleVi: string; titleEn: string; content: unknown; hash: string },
): Promise<void> => {
  await sql`insert into report_form (code, version, kind, state, title_vi, title_en, content, content_hash, made_at, issued_at)
    select ${form.code}, coalesce(max(version), 0) + 1, 'periodic', 'issued', ${form.titleVi}, ${form.titleEn},
      ${json(form.content)}::jsonb, ${form.hash}, now(), now()
    from report_form where code = ${form.code}
    having not coalesce((array_agg(content_hash order by version desc))[1] = ${form.hash}, false)`.execute(db)
}

/** Adds a draft; undefined when the code is taken. */
export const addForm = async (
  db: Db,
  form: {
    code: string
    titleVi: string
    titleEn: string
    content: unknown
    hash: string
    by: string | null
    at: Date
  },
): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into report_form (code, version, kind, title_vi, title_en, content, content_hash, made_by, made_at)
    select ${form.code}, coalesce(max(version), 0) + 1, 'thematic', ${form.titleVi}, ${form.titleEn}, ${json(form.content)}::jsonb,
      ${form.hash}, ${form.by}, ${form.at} from report_form where code = ${form.code}
    having not coalesce(bool_or(state = 'draft' or kind = 'periodic'), false) returning id`.execute(db)
  return made.rows[0]?.id
}

export const saveForm = async (
  db: Db,
  id: number,
  form: { titleVi: string; titleEn: string; content: unknown; hash: string },
): Promise<void> => {
  await sql`update report_form set title_vi = ${form.titleVi}, title_en = ${form.titleEn}, content = ${json(form.content)}::jsonb,
    content_hash = ${form.hash}, row_version = row_version + 1 where id = ${id}`.execute(db)
}

export const markFormIssued = async (db: Db, id: number, by: string | null, at: Date): Promise<void> => {
  await sql`update report_form set state = 'issued', issued_by = ${by}, issued_at = ${at}, row_version = row_version + 1
    where id = ${id}`.execute(db)
}

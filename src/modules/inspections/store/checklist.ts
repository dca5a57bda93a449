import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Content } from '../rules/checklist.ts'

export type Checklist = {
  id: number
  code: string
  edition: number
  titleVi: string
  titleEn: string
  state: 'draft' | 'issued'
  content: Content
  source: string | null
  issuedOn: Day | null
  version: number
}

const columns = sql`c.id, c.code, c.edition, c.title_vi as "titleVi", c.title_en as "titleEn", c.state, c.content, c.source,
  c.issued_on as "issuedOn", c.version`

export const listChecklists = async (db: Db): Promise<Checklist[]> =>
  (
    await sql<Checklist>`select ${columns} from inspection_checklist c order by c.code, c.edition desc`.execute(
      db,
    )
  ).rows

export const findChecklist = async (db: Db, id: number, lock = false): Promise<Checklist | undefined> =>
  (
    await sql<Checklist>`select ${columns} from inspection_checklist c where c.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

/** The newest issued checklist; undefined while there is none. */
export const newestChecklist = async (db: Db): Promise<Checklist | undefined> =>
  (
    await sql<Checklist>`select ${columns} from inspection_checklist c where c.state = 'issued'
      order by c.issued_on desc, c.edition desc, c.id desc limit 1`.execute(db)
  ).rows[0]

/** A draft of the next edition of a checklist's code, with its content. */
export const copyChecklist = async (db: Db, of: Checklist, at: Date): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into inspection_checklist (code, edition, title_vi, title_en, content, source, made_at)
    select ${of.code}, max(edition) + 1, ${of.titleVi}, ${of.titleEn}, ${JSON.stringify(of.content)}::jsonb, ${of.source}, ${at}
    from inspection_checklist where code = ${of.code} returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const saveContent = async (db: Db, id: number, content: Content): Promise<void> => {
  await sql`update inspection_checklist set content = ${JSON.stringify(content)}::jsonb, version = version + 1
    where id = ${id}`.execute(db)
}

export const markIssued = async (db: Db, id: number, on: Day): Promise<void> => {
  await sql`update inspection_checklist set state = 'issued', issued_on = ${on}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

/** Puts a published checklist in place, once: an edition that is there stays as it is. */
export const saveReference = async (
  db: Db,
  c: { code: string; titleVi: string; titleEn: string; content: Content; source: string; issuedOn: Day },
): Promise<void> => {
  await sql`
    insert into inspection_checklist (code, edition, title_vi, title_en, state, content, source, issued_on, made_at)
    values (${c.code}, 1, ${c.titleVi}, ${c.titleEn}, 'issued', ${JSON.stringify(c.content)}::jsonb, ${c.source}, ${c.issuedOn},
      clock_timestamp()) on conflict (code, edition) do nothing`.execute(db)
}

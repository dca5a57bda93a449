import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'

export type NewUpload = {
  hash: string
  name: string
  mime: string
  size: number
  pages: number | null
  personId: string
  unitId: number | null
  replacesId: number | null
  at: Date
}

/** Held until the transaction ends by whoever names these bytes or sweeps them: one of the two comes first. */
export const holdBytes = async (db: Db, hash: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 7203502))`.execute(db)
}

/** Names bytes that are kept; gives the upload's number. */
export const addUpload = async (db: Db, file: NewUpload): Promise<number> => {
  const added = await sql<{ id: number }>`
    with kept as (insert into stored_file (hash, size, mime) values (${file.hash}, ${file.size}, ${file.mime}) on conflict do nothing),
      found_again as (delete from stray_file where hash = ${file.hash})
    insert into file_upload (hash, name, mime, size, pages, person_id, unit_id, replaces_id, at)
    values (${file.hash}, ${file.name}, ${file.mime}, ${file.size}, ${file.pages}, ${file.personId}, ${file.unitId},
      ${file.replacesId}, ${file.at}) returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

export type FileRow = {
  id: number
  hash: string
  name: string
  mime: string
  size: number
  pages: number | null
  personId: string
  unitId: number | null
  replacesId: number | null
  at: Date
}

const columns = sql`id, hash, name, mime, size, pages, person_id as "personId", unit_id as "unitId", replaces_id as "replacesId", at`

export const findUpload = async (db: Db, id: number): Promise<FileRow | undefined> => {
  const found = await sql<FileRow>`select ${columns} from file_upload where id = ${id}`.execute(db)
  return found.rows[0]
}

/** The PDF of a document that is issued; undefined for any other. */
export const issuedPdf = async (db: Db, documentId: number): Promise<FileRow | undefined> => {
  const found = await sql<FileRow>`select ${columns} from file_upload
    where id = (select pdf_file_id from official_document where id = ${documentId} and state = 'issued')`.execute(
    db,
  )
  return found.rows[0]
}

/** The upload and those that it replaced, newest first, at most 100. */
export const uploadVersions = async (db: Db, id: number): Promise<FileRow[]> => {
  const found = await sql<FileRow>`
    with recursive chain as (
      select f.*, 1 as step from file_upload f where f.id = ${id}
      union all
      select f.*, c.step + 1 from chain c join file_upload f on f.id = c.replaces_id where c.step < 100
    )
    select ${columns} from chain order by step`.execute(db)
  return found.rows
}

export type SameFile = { id: number; name: string; at: Date; person: string }

/** Earlier uploads of the same bytes by this person or their units; others' are not told of. */
export const sameUploads = async (db: Db, actor: Actor, hash: string): Promise<SameFile[]> => {
  const units = actor.mandates.map((mandate) => mandate.unitId)
  const found = await sql<SameFile>`
    select f.id, f.name, f.at, p.name as person from file_upload f join person_name p on p.person_id = f.person_id
    where f.hash = ${hash} and (f.person_id = ${actor.id} or f.unit_id = any(${units}::bigint[]) or ${actor.sees.all})
    order by f.id desc limit 5`.execute(db)
  return found.rows
}

/** Which of these bytes some row names. */
export const namedHashes = async (db: Db, hashes: readonly string[]): Promise<Set<string>> => {
  const found = await sql<{ hash: string }>`
    select hash from stored_file where hash = any(${[...hashes]}::text[])`.execute(db)
  return new Set(found.rows.map((row) => row.hash))
}

/** Notes bytes that nothing names; those noted before keep their time. */
export const noteStrays = async (db: Db, hashes: readonly string[], at: Date): Promise<void> => {
  await sql`insert into stray_file (hash, seen_at) select unnest(${[...hashes]}::text[]), ${at} on conflict do nothing`.execute(
    db,
  )
}

/** Strays that were noted before a moment. */
export const oldStrays = async (db: Db, before: Date): Promise<string[]> => {
  const found = await sql<{ hash: string }>`
    select hash from stray_file where seen_at < ${before} order by seen_at limit 10000`.execute(db)
  return found.rows.map((row) => row.hash)
}

export const forgetStray = async (db: Db, hash: string): Promise<void> => {
  await sql`delete from stray_file where hash = ${hash}`.execute(db)
}

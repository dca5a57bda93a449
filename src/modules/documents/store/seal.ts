import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Puts a document that is not issued under seal. */
export const seal = async (db: Db, documentId: number): Promise<void> => {
  await sql`insert into document_seal (document_id) values (${documentId}) on conflict do nothing`.execute(db)
}

/** Lifts the seals of these documents; gives those that were sealed. */
export const lift = async (db: Db, documentIds: readonly number[], at: Date): Promise<number[]> => {
  const lifted = await sql<{ document_id: number }>`
    update document_seal set lifted_at = ${at} where document_id = any(${[...documentIds]}::bigint[]) and lifted_at is null
    returning document_id`.execute(db)
  return lifted.rows.map((row) => row.document_id)
}

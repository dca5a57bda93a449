import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

const pageSize = 1_000

/** Every hash that is on the books, in order, a page at a time: for the backup, inside its snapshot. */
export async function* storedHashes(db: Db): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ hash: string }>`
      select hash from stored_file where hash > ${after} order by hash limit ${pageSize}`.execute(db)
    yield* rows.map((row) => row.hash)
    if (rows.length < pageSize) return
    after = rows.at(-1)?.hash ?? after
  }
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { AccountLine, KnownForImport } from '../rules/import.ts'

const texts = (values: Iterable<string>): string[] => [...new Set(values)]

/** What the database knows of everything that a sheet names, in four statements whatever its length. */
export const knownForImport = async (
  db: Db,
  lines: readonly AccountLine[],
  units: ReadonlyMap<string, number>,
): Promise<KnownForImport> => {
  const usernames = await sql<{ username: string }>`
    select username from person where username = any(${texts(lines.map((l) => l.username.toLowerCase()))}::text[])`.execute(
    db,
  )
  const emails = await sql<{ email: string }>`
    select email from person where email = any(${texts(lines.map((l) => l.email.toLowerCase()))}::text[])`.execute(
    db,
  )
  const offices = await sql<{ code: string }>`select code from office`.execute(db)
  const names = await sql<{ name: string }>`
    select folded(name_vi) as name from unit_name union select folded(short_name) from unit_name
      where short_name is not null`.execute(db)
  return {
    units,
    offices: new Set(offices.rows.map((row) => row.code)),
    usernames: new Set(usernames.rows.map((row) => row.username)),
    emails: new Set(emails.rows.map((row) => row.email)),
    unitNames: new Set(names.rows.map((row) => row.name)),
  }
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type TokenScope = 'read' | 'write'
export type TokenRow = {
  id: number
  name: string
  scope: TokenScope
  madeAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
}

/** A person's tokens, those in force first. */
export const listTokens = async (db: Db, personId: string): Promise<TokenRow[]> => {
  const found = await sql<TokenRow>`
    select id, name, scope, made_at as "madeAt", expires_at as "expiresAt", revoked_at as "revokedAt",
      last_used_at as "lastUsedAt"
    from api_token where person_id = ${personId} order by revoked_at nulls first, id desc limit 200`.execute(
    db,
  )
  return found.rows
}

export const addToken = async (
  db: Db,
  token: { hash: string; personId: string; name: string; scope: TokenScope; days: number | null },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into api_token (token_hash, person_id, name, scope, expires_at)
    values (${token.hash}, ${token.personId}, ${token.name}, ${token.scope},
      clock_timestamp() + make_interval(days => ${token.days}::int)) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** Revokes one token of a person (any person's, with null); false when there is none in force. */
export const revokeToken = async (db: Db, personId: string | null, id: number): Promise<boolean> => {
  const done = await sql`
    update api_token set revoked_at = clock_timestamp()
    where id = ${id} and revoked_at is null and (${personId}::text is null or person_id = ${personId})`.execute(
    db,
  )
  return Boolean(done.numAffectedRows)
}

import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { LinkPurpose } from '../rules/link.ts'

export type LinkRow = {
  purpose: LinkPurpose
  personId: string | null
  username: string | null
  personName: string | null
  disabled: boolean
  usedAt: Date | null
  expiresAt: Date
}

/** A link by the hash of its token, held until the transaction ends. */
export const findLinkForUpdate = async (db: Db, hash: string): Promise<LinkRow | undefined> => {
  const found = await sql<LinkRow>`
    select l.purpose, l.person_id as "personId", p.username, p.name as "personName",
      p.disabled_at is not null as disabled, l.used_at as "usedAt", l.expires_at as "expiresAt"
    from one_time_link l left join person p on p.id = l.person_id where l.token_hash = ${hash}
    for update of l`.execute(db)
  return found.rows[0]
}

export type NewLink = {
  hash: string
  personId: string | null
  purpose: LinkPurpose
  minutes: number
  madeBy: string | null
}

/**
 * Adds links; a person's older links stop working, except that one which was asked for at the sign-in leaves those that
 * an administrator handed out. They end by the real clock.
 */
export const addLinks = async (db: Db, links: readonly NewLink[]): Promise<void> => {
  const rows = json(links)
  await sql`
    update one_time_link set expires_at = clock_timestamp()
    where used_at is null and expires_at > clock_timestamp() and exists (
      select from jsonb_to_recordset(${rows}::jsonb) as l("personId" text, purpose text)
      where l."personId" is not distinct from person_id
        and (l.purpose <> 'forgotten-password' or one_time_link.purpose = l.purpose))`.execute(db)
  await sql`
    insert into one_time_link (token_hash, person_id, purpose, made_by, expires_at)
    select hash, "personId", purpose, "madeBy", clock_timestamp() + make_interval(mins => minutes)
    from jsonb_to_recordset(${rows}::jsonb)
      as l(hash text, "personId" text, purpose text, "madeBy" text, minutes int)`.execute(db)
}

/** Notes that a link was used; false when somebody was quicker. */
export const useLink = async (db: Db, hash: string): Promise<boolean> => {
  const done = await sql`
    update one_time_link set used_at = clock_timestamp() where token_hash = ${hash} and used_at is null`.execute(
    db,
  )
  return Boolean(done.numAffectedRows)
}

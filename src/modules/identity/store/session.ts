import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Who signs in by this user name or e-mail address, and whether a password could be right at all. */
export type LoginRow = { id: string; disabled: boolean; demo: boolean; has_password: boolean }

export const findLogin = async (db: Db, login: string): Promise<LoginRow | undefined> => {
  const found = await sql<LoginRow>`
    select p.id, p.disabled_at is not null as disabled, p.demo,
      exists (select from auth_account a where a.person_id = p.id and a.provider_id = 'credential'
        and a.password is not null) as has_password
    from person p where p.username = ${login} or p.email = ${login} limit 1`.execute(db)
  return found.rows[0]
}

export const findSessionId = async (db: Db, token: string): Promise<string | undefined> => {
  const found = await sql<{ id: string }>`select id from auth_session where token = ${token}`.execute(db)
  return found.rows[0]?.id
}

export type SessionRow = {
  id: string
  created_at: Date
  updated_at: Date
  ip_address: string | null
  user_agent: string | null
}

/** A person's sessions that have not ended, the last used first. */
export const listSessions = async (db: Db, personId: string): Promise<SessionRow[]> => {
  const found = await sql<SessionRow>`
    select id, created_at, updated_at, ip_address, user_agent from auth_session
    where person_id = ${personId} and expires_at > clock_timestamp() order by updated_at desc limit 100`.execute(
    db,
  )
  return found.rows
}

export const endSessionOfToken = async (db: Db, token: string): Promise<void> => {
  await sql`delete from auth_session where token = ${token}`.execute(db)
}

/** Ends one session of a person; false when there is none. */
export const endSession = async (db: Db, personId: string, sessionId: string): Promise<boolean> => {
  const done =
    await sql`delete from auth_session where id = ${sessionId} and person_id = ${personId}`.execute(db)
  return Boolean(done.numAffectedRows)
}

/** Ends all sessions of a person but one; gives how many. */
export const endSessions = async (db: Db, personId: string, but: string | null): Promise<number> => {
  const done = await sql`
    delete from auth_session where person_id = ${personId} and id is distinct from ${but}`.execute(db)
  return Number(done.numAffectedRows ?? 0)
}

/** Removes what has ended by itself: sessions, codes, counted tries, links a month after they were made. */
export const sweepEnded = async (db: Db): Promise<void> => {
  await sql`
    with s as (delete from auth_session where expires_at < clock_timestamp()),
      v as (delete from auth_verification where expires_at < clock_timestamp()),
      l as (delete from one_time_link where expires_at < clock_timestamp() - interval '30 days')
    delete from auth_rate_limit where expire < extract(epoch from clock_timestamp()) * 1000`.execute(db)
}

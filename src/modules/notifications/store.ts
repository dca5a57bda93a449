import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type NoticeRow = {
  personId: string
  kind: string
  url: string
  occasion: string
  vi: string
  en: string
  at: Date
}
export type Notice = {
  id: number
  kind: string
  url: string
  text: string
  at: Date
  read_at: Date | null
  total: number
}

/** Adds notices; one that was given for the same occasion before is left out. Gives whose mail goes out at once. */
export const addNotices = async (
  db: Db,
  notices: readonly NoticeRow[],
): Promise<{ person_id: string; mail_mode: string }[]> => {
  const added = await sql<{ person_id: string; mail_mode: string }>`
    with added as (
      insert into notification (person_id, kind, url, occasion, facts, at)
      select n."personId", n.kind, n.url, n.occasion, jsonb_build_object('vi', n.vi, 'en', n.en), n.at
      from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
        as n("personId" text, kind text, url text, occasion text, vi text, en text, at timestamptz)
      where exists (select 1 from addressee a where a.person_id = n."personId")
      on conflict (person_id, occasion) do nothing returning person_id
    )
    select distinct a.person_id, a.mail_mode from added join addressee a on a.person_id = added.person_id`.execute(
    db,
  )
  return added.rows
}

/** A person's notices, newest first. */
export const listNotices = async (
  db: Db,
  personId: string,
  lang: string,
  limit: number,
  offset: number,
): Promise<Notice[]> => {
  const rows = await sql<Notice>`
    select id, kind, url, facts ->> ${lang} as text, at, read_at, count(*) over () as total
    from notification where person_id = ${personId} order by at desc, id desc limit ${limit} offset ${offset}`.execute(
    db,
  )
  return rows.rows
}

/** SELECT of how many notices a person has not read. */
export const unreadOf = (personId: string): RawBuilder<unknown> =>
  sql`(select count(*) from notification where person_id = ${personId} and read_at is null)`

/** Marks one notice, or all up to now, as read. */
export const markRead = async (db: Db, personId: string, at: Date, noticeId?: number): Promise<void> => {
  let query = db
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (noticeId !== undefined) query = query.where('id', '=', noticeId)
  await query.execute()
}

/** A notice of this person, with its address; undefined if it is not theirs. */
export const findNotice = (db: Db, personId: string, noticeId: number) =>
  db
    .selectFrom('notification')
    .select(['id', 'url'])
    .where('id', '=', noticeId)
    .where('person_id', '=', personId)
    .executeTakeFirst()

export type Unsent = { id: number; kind: string; text: string; url: string; at: Date }
export type Addressee = { person_id: string; name: string; address: string; lang: 'vi' | 'en' }

/** Takes a person's notices that no mail has carried yet; locked, so that two workers do not send them twice. */
export const takeUnsent = async (
  db: Db,
  personId: string,
): Promise<{ to: Addressee; notices: Unsent[] } | undefined> => {
  const to = await sql<Addressee>`
    select person_id, name, address, lang from addressee
    where person_id = ${personId} and mail_mode <> 'none' for update`.execute(db)
  const person = to.rows[0]
  if (!person) return undefined
  const notices = await sql<Unsent>`
    select id, kind, facts ->> ${person.lang} as text, url, at from notification
    where person_id = ${personId} and mail_id is null and read_at is null order by at, id limit 200`.execute(
    db,
  )
  return { to: person, notices: notices.rows }
}

/** Everybody with a digest and something in it. */
export const digestPersons = async (db: Db): Promise<string[]> => {
  const rows = await sql<{ id: string }>`
    select a.person_id as id from addressee a where a.mail_mode = 'digest'
      and exists (select 1 from notification n where n.person_id = a.person_id and n.mail_id is null and n.read_at is null)`.execute(
    db,
  )
  return rows.rows.map((row) => row.id)
}

/** Keeps a mail as it will be sent, and binds its notices to it. */
export const addMail = async (
  db: Db,
  mail: { personId: string; address: string; subject: string; body: string },
  noticeIds: readonly number[],
): Promise<number> => {
  const row = await db
    .insertInto('sent_mail')
    .values({ person_id: mail.personId, address: mail.address, subject: mail.subject, body: mail.body })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`update notification set mail_id = ${row.id} where id = any(${[...noticeIds]}::bigint[])`.execute(
    db,
  )
  return row.id
}

export const findMail = (db: Db, mailId: number) =>
  db.selectFrom('sent_mail').selectAll().where('id', '=', mailId).executeTakeFirst()

export const settleMail = async (
  db: Db,
  mailId: number,
  state: 'sent' | 'failed',
  at: Date | null,
  error: string | null,
): Promise<void> => {
  await db.updateTable('sent_mail').set({ state, sent_at: at, error }).where('id', '=', mailId).execute()
}

/** Who holds one of these roles in one of these units on a day. */
export const holders = async (
  db: Db,
  unitIds: readonly number[],
  roles: readonly string[],
  day: string,
): Promise<{ person_id: string; unit_id: number }[]> => {
  const rows = await sql<{ person_id: string; unit_id: number }>`
    select distinct person_id, unit_id from mandate_on(${day}::date)
    where unit_id = any(${[...unitIds]}::bigint[]) and roles && ${[...roles]}::text[]`.execute(db)
  return rows.rows
}

/** Who holds one of these roles anywhere on a day. */
export const holdersAnywhere = async (db: Db, roles: readonly string[], day: string): Promise<string[]> => {
  const rows = await sql<{ person_id: string }>`
    select distinct person_id from mandate_on(${day}::date) where roles && ${[...roles]}::text[]`.execute(db)
  return rows.rows.map((row) => row.person_id)
}

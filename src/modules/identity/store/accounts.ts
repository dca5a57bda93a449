import { type RawBuilder, sql } from 'kysely'
import type { Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'

export type MailMode = 'at-once' | 'digest' | 'none'

export type AccountRow = {
  id: string
  name: string
  username: string
  email: string
  phone: string | null
  lang: Lang | null
  mail_mode: MailMode
  disabled_at: Date | null
  two_factor: boolean
  has_password: boolean
  last_seen: Date | null
  /** units and roles of the offices that have not ended; of the last one when all have */
  unit_ids: number[]
  roles: Role[]
  /** "Thủ trưởng đơn vị, Sở Y tế" for each office held today; the title in English as well */
  offices: string[]
  offices_en: string[]
}

/** The offices of a person that have not ended by a day; when none is left, the last one. */
const heldOffices = (day: Day): RawBuilder<unknown> => sql`
  select m.unit_id, o.roles from mandate m join office o on o.code = m.office
  where m.person_id = p.id and (m.valid_to is null or m.valid_to >= ${day}::date
    or not exists (select from mandate l where l.person_id = p.id
      and (coalesce(l.valid_to, 'infinity'), l.id) > (m.valid_to, m.id)))`

const account = (day: Day): RawBuilder<unknown> => sql`
  p.id, p.name, p.username, p.email, p.phone, p.lang, p.mail_mode, p.disabled_at, p.two_factor_enabled as two_factor,
  exists (select from auth_account a where a.person_id = p.id and a.password is not null) as has_password,
  (select max(s.updated_at) from auth_session s where s.person_id = p.id) as last_seen,
  array(select distinct h.unit_id from (${heldOffices(day)}) h) as unit_ids,
  array(select distinct unnest(h.roles) from (${heldOffices(day)}) h) as roles,
  array(select t.title || ', ' || n.name_vi from mandate_on(${day}::date) t join unit_name n on n.unit_id = t.unit_id
    where t.person_id = p.id order by t.mandate_id) as offices,
  array(select t.title_en || ', ' || n.name_vi from mandate_on(${day}::date) t join unit_name n on n.unit_id = t.unit_id
    where t.person_id = p.id order by t.mandate_id) as offices_en`

export type AccountFilter = { q?: string; state?: 'active' | 'disabled' | 'no-password'; unitId?: number }

const wanted = (
  { q, state, unitId }: AccountFilter,
  seen: readonly number[] | null,
  day: Day,
): RawBuilder<unknown> => {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (q)
    parts.push(
      sql`(folded(p.name) like '%' || folded(${q}) || '%' or p.username like lower(${q}) || '%' or p.email like lower(${q}) || '%')`,
    )
  if (state === 'active') parts.push(sql`p.disabled_at is null`)
  if (state === 'disabled') parts.push(sql`p.disabled_at is not null`)
  if (state === 'no-password')
    parts.push(
      sql`p.disabled_at is null and not exists (select from auth_account a where a.person_id = p.id)`,
    )
  if (unitId !== undefined)
    parts.push(sql`exists (select from mandate m join unit_subtree(${unitId}, ${day}::date) b on b.unit_id = m.unit_id
      where m.person_id = p.id and (m.valid_to is null or m.valid_to >= ${day}::date))`)
  if (seen !== null)
    parts.push(
      sql`(select count(*) > 0 and bool_and(h.unit_id = any(${[...seen]}::bigint[])) from (${heldOffices(day)}) h)`,
    )
  return sql.join(parts, sql` and `)
}

/** A page of accounts by name, with how many there are; `seen` limits them to people whose offices all lie in these units. */
export const listAccounts = async (
  db: Db,
  filter: AccountFilter,
  { seen, day, limit, offset }: { seen: readonly number[] | null; day: Day; limit: number; offset: number },
): Promise<{ rows: AccountRow[]; total: number }> => {
  const where = wanted(filter, seen, day)
  const rows = await sql<AccountRow>`
    select ${account(day)} from person p where ${where}
    order by p.name collate "vi-x-icu", p.id limit ${limit} offset ${offset}`.execute(db)
  const all = await sql<{ n: number }>`select count(*) as n from person p where ${where}`.execute(db)
  return { rows: rows.rows, total: all.rows[0]?.n ?? 0 }
}

/** One account, if its offices all lie in the units seen (null: any). */
export const findAccount = async (
  db: Db,
  id: string,
  seen: readonly number[] | null,
  day: Day,
): Promise<AccountRow | undefined> => {
  const found = await sql<AccountRow>`
    select ${account(day)} from person p where p.id = ${id} and ${wanted({}, seen, day)}`.execute(db)
  return found.rows[0]
}

/** The number of the person with this user name. */
export const findPersonByUsername = async (db: Db, username: string): Promise<string | undefined> => {
  const found = await sql<{ id: string }>`
    select id from person where username = ${username.toLowerCase()}`.execute(db)
  return found.rows[0]?.id
}

/** What stands in the way of a new account: its names taken, or borne by a unit. */
export const nameFacts = async (
  db: Db,
  wish: { id?: string; username: string; email: string; name: string },
): Promise<{ username_taken: boolean; email_taken: boolean; is_unit: boolean }> => {
  const found = await sql<{ username_taken: boolean; email_taken: boolean; is_unit: boolean }>`
    select exists (select from person where username = ${wish.username} and id <> ${wish.id ?? ''}) as username_taken,
      exists (select from person where email = ${wish.email} and id <> ${wish.id ?? ''}) as email_taken,
      exists (select from unit_name where folded(name_vi) = folded(${wish.name})
        or folded(short_name) = folded(${wish.name})
        or replace(folded(name_vi), ' ', '') = regexp_replace(${wish.username}, '[._-]', '', 'g')) as is_unit`.execute(
    db,
  )
  return found.rows[0] ?? { username_taken: false, email_taken: false, is_unit: false }
}

export type NewPerson = {
  id: string
  username: string
  name: string
  email: string
  phone?: string | null
  demo?: boolean
}

/** Adds people, in one statement. */
export const addPersons = async (db: Db, persons: readonly NewPerson[]): Promise<void> => {
  await sql`
    insert into person (id, username, display_username, name, email, phone, demo)
    select id, username, username, name, email, phone, coalesce(demo, false)
    from jsonb_to_recordset(${json(persons)}::jsonb)
      as p(id text, username text, name text, email text, phone text, demo boolean)`.execute(db)
}

export type ProfileChange = {
  name?: string
  email?: string
  phone?: string | null
  lang?: Lang | null
  mailMode?: MailMode
}

/** Changes what is given and leaves the rest. */
export const changePerson = async (db: Db, id: string, change: ProfileChange): Promise<void> => {
  await db
    .updateTable('person')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.email !== undefined && { email: change.email }),
      ...(change.phone !== undefined && { phone: change.phone }),
      ...(change.lang !== undefined && { lang: change.lang }),
      ...(change.mailMode !== undefined && { mail_mode: change.mailMode }),
      updated_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
}

/** Disables (ending all sessions) or enables. */
export const setDisabled = async (db: Db, id: string, disabled: boolean): Promise<void> => {
  await sql`update person set disabled_at = case when ${disabled} then clock_timestamp() end where id = ${id}`.execute(
    db,
  )
  if (disabled) await sql`delete from auth_session where person_id = ${id}`.execute(db)
}

/** Puts a person's password (its hash), or replaces it. */
export const savePassword = async (db: Db, personId: string, hash: string): Promise<void> => {
  await sql`
    insert into auth_account (id, account_id, provider_id, person_id, password)
    values (gen_random_uuid()::text, ${personId}, 'credential', ${personId}, ${hash})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = clock_timestamp()`.execute(
    db,
  )
}

/** Takes the second factor away, for somebody who has lost the phone and the backup codes. */
export const dropSecondFactor = async (db: Db, personId: string): Promise<void> => {
  await sql`
    with gone as (delete from auth_two_factor where person_id = ${personId})
    update person set two_factor_enabled = false where id = ${personId}`.execute(db)
}

/** Other people who are administrators on this day and may sign in. */
export const otherAdministrators = async (db: Db, personId: string, day: Day): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(distinct person_id) as n from mandate_on(${day}::date)
    where 'administrator' = any(roles) and for_mandate_id is null and person_id <> ${personId}`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** True when nobody has an account yet. */
export const isEmpty = async (db: Db): Promise<boolean> => {
  const found = await sql<{ some: boolean }>`select exists (select from person) as some`.execute(db)
  return found.rows[0]?.some === false
}

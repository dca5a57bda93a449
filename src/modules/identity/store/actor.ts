import { type RawBuilder, sql } from 'kysely'
import type { Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type Db, kept } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'

/** A person with one mandate of today a row; a person without mandates has one row with nulls. */
export type ActorRow = {
  person_id: string
  name: string
  lang: Lang | null
  demo: boolean
  /** of a session: its id and when it ends; of a token: its id and whether it is time to note its use */
  key_id: string | null
  read_only: boolean
  stale: boolean
  mandate_id: number | null
  office: string
  title: string
  title_en: string
  roles: Role[]
  unit_id: number
  unit_name: string
  reach: number[]
  scope_units: number[]
  scope_areas: number[]
  for_mandate_id: number | null
  for_person_id: string | null
  for_name: string | null
}

/** Where the person comes from: a FROM clause that gives p (person), and key_id, read_only and stale. */
type Source = { from: RawBuilder<unknown>; key: RawBuilder<unknown> }

/** A deputy's mandate points at the deputised one: office, unit and scopes are that one's, as long as both are in force. */
const actorRows = async (db: Db, { from, key }: Source, day: Day): Promise<ActorRow[]> => {
  const found = await sql<ActorRow>`
    ${kept} select p.id as person_id, p.name, p.lang, p.demo, ${key}, held.*
    from ${from}
    left join lateral (
      select m.id as mandate_id, o.code as office, coalesce(m.title, f.title, o.name_vi) as title,
        coalesce(m.title_en, f.title_en, m.title, f.title, o.name_en) as title_en, o.roles,
        u.unit_id, coalesce(
          (select v.name_vi from unit_on(${day}::date) v where v.unit_id = u.unit_id),
          (select n.name_vi from unit_name n where n.unit_id = u.unit_id)) as unit_name,
        array(select b.unit_id from unit_subtree(u.unit_id, ${day}::date) b) as reach,
        array(select b.unit_id from mandate_scope s cross join lateral unit_subtree(s.target_id, ${day}::date) b
          where s.mandate_id = u.scope_of and s.kind = 'unit'
            and s.valid_from <= ${day}::date and (s.valid_to is null or s.valid_to >= ${day}::date)) as scope_units,
        array(select s.target_id from mandate_scope s where s.mandate_id = u.scope_of and s.kind = 'area'
            and s.valid_from <= ${day}::date and (s.valid_to is null or s.valid_to >= ${day}::date)) as scope_areas,
        f.id as for_mandate_id, fp.id as for_person_id, fp.name as for_name
      from mandate m
      left join mandate f on f.id = m.for_mandate_id
      left join person fp on fp.id = f.person_id
      join office o on o.code = coalesce(f.office, m.office)
      cross join lateral (select coalesce(f.unit_id, m.unit_id) as unit_id, coalesce(f.id, m.id) as scope_of) u
      where m.person_id = p.id and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date)
        and (f.id is null or (f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to >= ${day}::date)))
    ) held on true
    where p.disabled_at is null
    order by held.for_person_id nulls first, held.mandate_id`.execute(db)
  return found.rows
}

/** By the person's number. */
export const actorOfPerson = (db: Db, personId: string, day: Day): Promise<ActorRow[]> =>
  actorRows(
    db,
    {
      from: sql`(select * from person where id = ${personId}) p`,
      key: sql`null::text as key_id, false as read_only, false as stale`,
    },
    day,
  )

/** By a session's token; sessions end by the real clock. `stale` when its end should be moved on (once an hour). */
export const actorOfSession = (db: Db, token: string, day: Day, hours: number): Promise<ActorRow[]> =>
  actorRows(
    db,
    {
      from: sql`(select * from auth_session where token = ${token} and expires_at > clock_timestamp()) s
        join person p on p.id = s.person_id`,
      key: sql`s.id as key_id, false as read_only,
        s.expires_at < clock_timestamp() + make_interval(hours => ${hours - 1}) as stale`,
    },
    day,
  )

/** By the hash of an API token. `stale` when its last use was noted more than a minute ago. */
export const actorOfToken = (db: Db, hash: string, day: Day): Promise<ActorRow[]> =>
  actorRows(
    db,
    {
      from: sql`(select * from api_token where token_hash = ${hash} and revoked_at is null
          and (expires_at is null or expires_at > clock_timestamp())) t
        join person p on p.id = t.person_id`,
      key: sql`t.id::text as key_id, t.scope = 'read' as read_only,
        (t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '1 minute') as stale`,
    },
    day,
  )

/** Moves a session's end on by so many hours from now. */
export const prolongSession = async (db: Db, sessionId: string, hours: number): Promise<void> => {
  await sql`update auth_session set updated_at = clock_timestamp(),
    expires_at = clock_timestamp() + make_interval(hours => ${hours}) where id = ${sessionId}`.execute(db)
}

/** Notes that a token was used now. */
export const noteTokenUse = async (db: Db, tokenId: string): Promise<void> => {
  await sql`update api_token set last_used_at = clock_timestamp() where id = ${tokenId}::bigint`.execute(db)
}

import type { Config } from '#platform/config.ts'
import type { Actor, Mandate } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'
import { sha256 } from '#platform/record.ts'
import { reachOf, sightOf } from './rules/sight.ts'
import { sessionHours, sessionToken } from './sign-in/cookie.ts'
import type { ActorRow } from './store/actor.ts'
import * as store from './store/actor.ts'

const mandateOf = (row: ActorRow): Mandate => ({
  id: row.mandate_id ?? 0,
  office: row.office,
  title: row.title,
  titleEn: row.title_en,
  roles: row.roles,
  unitId: row.unit_id,
  unitName: row.unit_name,
  reach: reachOf(reachingOf(row)),
  deputyFor:
    row.for_mandate_id && row.for_person_id
      ? { mandateId: row.for_mandate_id, personId: row.for_person_id, name: row.for_name ?? '' }
      : null,
})

const reachingOf = (row: ActorRow) => ({
  roles: row.roles,
  reach: row.reach,
  scopeUnits: row.scope_units,
  scopeAreas: row.scope_areas,
})

const actorOf = (rows: readonly ActorRow[]): Actor | null => {
  const first = rows[0]
  if (!first) return null
  const held = rows.filter((row) => row.mandate_id !== null)
  return {
    kind: 'person',
    id: first.person_id,
    name: first.name,
    mandates: held.map(mandateOf),
    sees: sightOf(held.map(reachingOf)),
    readOnly: first.read_only,
  }
}

/** A person with the offices held on this day, own and as a deputy; null when unknown or disabled. One statement. */
export const loadActor = async (db: Db, personId: string, today: Day): Promise<Actor | null> =>
  actorOf(await store.actorOfPerson(db, personId, today))

/**
 * Who a request comes from: by its session cookie, or by a bearer token (then cookies are not looked at).
 * One statement; a second at most once an hour (session) or a minute (token). Demo accounts only in the demo.
 */
export const authenticate = async (
  db: Db,
  config: Config,
  headers: Headers,
  token: string | null,
  today: Day,
): Promise<{ actor: Actor; lang: Lang | null; sessionId: string | null } | null> => {
  const rows = token ? await byToken(db, token, today) : await bySession(db, config, headers, today)
  const actor = actorOf(rows)
  const first = rows[0]
  if (!actor || !first || (first.demo && !config.CANHTAN_DEMO)) return null
  return { actor, lang: first.lang, sessionId: token ? null : first.key_id }
}

const byToken = async (db: Db, token: string, today: Day): Promise<ActorRow[]> => {
  const rows = await store.actorOfToken(db, sha256(token), today)
  const first = rows[0]
  if (first?.stale && first.key_id) await store.noteTokenUse(db, first.key_id)
  return rows
}

const bySession = async (db: Db, config: Config, headers: Headers, today: Day): Promise<ActorRow[]> => {
  const session = sessionToken(headers, config)
  if (!session) return []
  const rows = await store.actorOfSession(db, session, today, sessionHours)
  const first = rows[0]
  if (first?.stale && first.key_id) await store.prolongSession(db, first.key_id, sessionHours)
  return rows
}

export { findPersonByUsername } from './store/accounts.ts'
export { type DemoAccount, demoAccounts } from './store/demo.ts'
export { listOffices } from './store/mandates.ts'

/** The mandates of the person with this user name, oldest first. */
export const mandatesOf = async (
  db: Db,
  username: string,
): Promise<{ id: number; office: string; unit_id: number }[]> =>
  db
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .select(['mandate.id', 'mandate.office', 'mandate.unit_id'])
    .where('person.username', '=', username)
    .orderBy('mandate.id')
    .execute()

import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { type Config, readConfig } from '#platform/config.ts'
import type { Ctx, Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import type { Room } from '#platform/room.ts'
import { type App, createApp } from '../app.ts'
import { loadActor } from '../modules/identity/facts.ts'
import { loadIdentityReference } from '../modules/identity/reference.ts'
import { sessionCookieName, signedToken } from '../modules/identity/sign-in/cookie.ts'
import { unread } from '../modules/notifications/facts.ts'
import { rooms } from '../rooms.ts'
import { type TestClock, testClock } from './clock.ts'

export type TestUnit = { id: number; name: string }
export type TestPerson = {
  id: string
  name: string
  username: string
  unitId: number | null
  mandateId: number | null
}
export type TestApp = App & { db: Db; config: Config; clock: TestClock }

const mark = (): string => randomBytes(5).toString('hex')

/** The settings tests run on; nothing is read from the environment. */
export const testConfig = (more: Record<string, string> = {}): Config =>
  readConfig({
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://localhost',
    SECRET: 'a-secret-for-tests-only-0123456789',
    DATA_DIR: join(tmpdir(), 'canhtan-test-data'),
    LOG_LEVEL: 'silent',
    ...more,
  })

/** A unit that stands since 2000: `aUnit(db, { name: 'Sở Y tế', parent: province.id, kind: 'department' })`. */
export const aUnit = async (
  db: Db,
  unit: { name?: string; parent?: number | null; kind?: string; code?: string; from?: Day; to?: Day } = {},
): Promise<TestUnit> => {
  const name = unit.name ?? `Sở ${mark()}`
  const kind = unit.kind ?? 'department'
  const from = unit.from ?? '2000-01-01'
  await sql`insert into unit_kind (code, name_vi, name_en, block, position)
    values (${kind}, ${kind}, ${kind}, ${kind}, 99) on conflict do nothing`.execute(db)
  const made = await sql<{ id: number }>`
    insert into unit (founded_on, ended_on) values (${from}, ${unit.to ?? null}) returning id`.execute(db)
  const id = made.rows[0]?.id ?? 0
  await sql`insert into unit_version (unit_id, valid_from, valid_to, name_vi, kind, parent_id)
    values (${id}, ${from}, ${unit.to ?? null}, ${name}, ${kind}, ${unit.parent ?? null})`.execute(db)
  await sql`insert into unit_code (unit_id, scheme, code, valid_from)
    values (${id}, 'test', ${unit.code ?? `T${id}`}, ${from})`.execute(db)
  return { id, name }
}

const officeFor = async (db: Db, office: string, roles?: readonly Role[]): Promise<string> => {
  await loadIdentityReference(db)
  if (!roles) return office
  const code = `test-${[...roles].sort().join('-')}`
  await sql`insert into office (code, name_vi, name_en, roles) values (${code}, ${code}, ${code}, ${[...roles]}::text[])
    on conflict do nothing`.execute(db)
  return code
}

/**
 * A person with an office in a unit since 2000: `aPerson(db, { name: 'Lê Thị Hoa', office: 'focal', unit: health.id })`.
 * With `roles` an office of exactly those roles is made. Without `unit` the person holds no office.
 */
export const aPerson = async (
  db: Db,
  person: {
    name?: string
    username?: string
    email?: string
    office?: string
    roles?: readonly Role[]
    unit?: number
    from?: Day
    to?: Day
    disabled?: boolean
  } = {},
): Promise<TestPerson> => {
  const id = mark()
  const name = person.name ?? `Người ${id}`
  const username = person.username ?? `u${id}`
  await sql`insert into person (id, name, email, email_verified, username, display_username, disabled_at)
    values (${id}, ${name}, ${person.email ?? `${username}@example.test`}, true, ${username}, ${username},
      ${person.disabled ? new Date() : null})`.execute(db)
  const nobody = { id, name, username, unitId: null, mandateId: null }
  if (person.unit === undefined) return nobody
  const mandateId = await aMandate(db, id, { ...person, unit: person.unit })
  return { ...nobody, unitId: person.unit, mandateId }
}

/** A person who signs in with this password; its hash is made once, since that takes 50 ms. */
export const aPersonWith = async (
  db: Db,
  password: string,
  person: Parameters<typeof aPerson>[1] = {},
): Promise<TestPerson> => {
  const made = await aPerson(db, person)
  const hash = hashes.get(password) ?? (await hashPassword(password))
  hashes.set(password, hash)
  await sql`insert into auth_account (id, account_id, provider_id, person_id, password)
    values (${made.id}, ${made.id}, 'credential', ${made.id}, ${hash})`.execute(db)
  return made
}
const hashes = new Map<string, string>()

/** One more office for a person; gives the mandate's number. `deputyOf` is the mandate it stands in for. */
export const aMandate = async (
  db: Db,
  personId: string,
  mandate: {
    office?: string
    roles?: readonly Role[]
    unit: number
    from?: Day
    to?: Day
    deputyOf?: number
  },
): Promise<number> => {
  const office = await officeFor(db, mandate.office ?? 'focal', mandate.roles)
  const made = await sql<{ id: number }>`
    insert into mandate (person_id, office, unit_id, valid_from, valid_to, for_mandate_id)
    values (${personId}, ${office}, ${mandate.unit}, ${mandate.from ?? '2000-01-01'}, ${mandate.to ?? null},
      ${mandate.deputyOf ?? null}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** Lets a mandate reach a unit's subtree or an area, as a member's or an inspector's does. */
export const aScope = async (
  db: Db,
  mandateId: number,
  scope: { unit?: number; area?: number; purpose?: 'supervision' | 'inspection' | 'appraisal' },
): Promise<void> => {
  await sql`insert into mandate_scope (mandate_id, kind, target_id, purpose, valid_from)
    values (${mandateId}, ${scope.area === undefined ? 'unit' : 'area'}, ${scope.area ?? scope.unit ?? 0},
      ${scope.purpose ?? 'supervision'}, '2000-01-01')`.execute(db)
}

/** What an action is given when this person acts on this day (default 2025-02-20, 09:00). */
export const ctxFor = async (
  db: Db,
  person: { id: string },
  at: { today?: Day; now?: Date; config?: Config } = {},
): Promise<Ctx> => {
  const clock = testClock(at.today)
  const actor = await loadActor(db, person.id, clock.today())
  if (!actor) throw new Error(`no such person in this test: ${person.id}`)
  return {
    db,
    actor,
    today: clock.today(),
    now: at.now ?? clock.now(),
    lang: 'vi',
    config: at.config ?? testConfig(),
    origin: { ip: '127.0.0.1', userAgent: 'test', requestId: 'test', door: 'web' },
    pending: [],
  }
}

/** The whole web server on this database; `more` overrides settings, `only` leaves out other rooms. */
export const testApp = (
  db: Db,
  clock: TestClock = testClock(),
  { more, only }: { more?: Record<string, string>; only?: readonly Room[] } = {},
): TestApp => {
  const config = testConfig(more)
  const app = createApp({ db, config, clock, log, rooms: only ?? rooms, unread })
  return { ...app, db, config, clock }
}

/** Signs a person in without the form (a hash takes 50 ms); gives the Cookie header for `app.request`. */
export const signIn = async (app: TestApp, person: { id: string }): Promise<string> => {
  const token = randomBytes(24).toString('base64url')
  await sql`insert into auth_session (id, token, person_id, expires_at)
    values (${mark()}, ${token}, ${person.id}, clock_timestamp() + interval '12 hours')`.execute(app.db)
  return `${sessionCookieName(app.config)}=${signedToken(token, app.config)}`
}

/** GET as a person (or a guest without a cookie). */
export const get = (app: TestApp, path: string, cookie?: string): Promise<Response> =>
  Promise.resolve(app.request(path, { headers: cookie ? { cookie } : {} }))

/** POST of a form from our own pages; a list sends its field several times. */
export const post = (
  app: TestApp,
  path: string,
  fields: Record<string, string | readonly string[]>,
  cookie?: string,
): Promise<Response> => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return sendForm(app, path, body, cookie)
}

/** POST of a form that carries files, as a browser sends it. */
export const postFile = (
  app: TestApp,
  path: string,
  fields: Record<string, string | File>,
  cookie?: string,
): Promise<Response> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return sendForm(app, path, body, cookie)
}

const sendForm = (app: TestApp, path: string, body: URLSearchParams | FormData, cookie?: string) => {
  const headers = { origin: 'http://localhost', ...(cookie && { cookie }) }
  return Promise.resolve(app.request(path, { method: 'POST', body, headers }))
}

/** POST of JSON to the API, from our own pages: `postApi(app, '/plans', wish, cookie)`. `key` makes it count once. */
export const postApi = (
  app: TestApp,
  path: string,
  body: unknown,
  cookie: string,
  key?: string,
): Promise<Response> => {
  const headers = {
    origin: 'http://localhost',
    'content-type': 'application/json',
    cookie,
    ...(key && { 'Idempotency-Key': key }),
  }
  const init = { method: 'POST', body: JSON.stringify(body), headers }
  return Promise.resolve(app.request(`/api/v1${path}`, init))
}

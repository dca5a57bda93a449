import fc from 'fast-check'
import { sql } from 'kysely'
import type { RouteEntry } from '#platform/http.ts'
import { addressFor, bodyFor } from './bodies.ts'
import type { ActorName } from './cast.ts'
import { dealt } from './dealt.ts'
import { hostilePost, hostileQuery } from './hostile.ts'
import { type Knock, knock } from './knock.ts'
import { welcome } from './strangers.ts'
import type { Subjects } from './subjects.ts'
import { keyOf, type World } from './world.ts'

// the record, sessions and keys of repeated requests may grow when something is refused; nothing else
const mayGrow = /^(audit_|auth_|idempotency_key|rate_)/

/** A statement that tells whether anything in any table differs: its rows and the transactions that wrote them. */
const fingerprintOf = async (world: World): Promise<() => Promise<string>> => {
  const found = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(world.db)
  const tables = found.rows.map((row) => row.name).filter((name) => !mayGrow.test(name))
  const parts = tables.map(
    (name) =>
      sql`select ${name}::text as name, count(*) as n, sum(xmin::text::bigint) as x from ${sql.table(name)}`,
  )
  // in order: the planner may read the tables side by side, and then whichever is done first comes first
  const statement = sql<Row>`${sql.join(parts, sql` union all `)} order by name`
  return async () => JSON.stringify((await statement.execute(world.db)).rows)
}

type Row = { name: string; n: number; x: string }

/** How many rows this connection has ever written, also those that were rolled back; quick to ask, unlike a fingerprint. */
export const writesIn = async (world: World): Promise<number> => {
  const found = await sql<{ n: number }>`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as n from pg_stat_xact_user_tables`.execute(
    world.db,
  )
  return found.rows[0]?.n ?? 0
}

/** The tables whose rows differ between two fingerprints. */
const differing = (before: string, after: string): string => {
  const was = new Map((JSON.parse(before) as Row[]).map((row) => [row.name, JSON.stringify(row)]))
  return (JSON.parse(after) as Row[])
    .filter((row) => was.get(row.name) !== JSON.stringify(row))
    .map((row) => row.name)
    .join(', ')
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (v instanceof File ? `file ${v.name}` : v))?.slice(0, 400) ?? ''

export type Fuzzing = {
  world: World
  subjects: Subjects
  roles: readonly ActorName[]
  seed: number
  runs: number
}

const sampled = <T>(arbitrary: fc.Arbitrary<T>, { seed, runs }: Fuzzing, salt: number): T[] =>
  fc.sample(arbitrary, { seed: seed + salt, numRuns: runs })

const turn = (roles: readonly ActorName[], n: number): ActorName => roles[n % roles.length] ?? 'daumoi'

/** Sends these requests; gives each that was a fault, or was refused and yet left something written. */
const sendAll = async (
  world: World,
  requests: readonly { entry: RouteEntry; address: string; request: Knock }[],
): Promise<string[]> => {
  const fingerprint = await fingerprintOf(world)
  const untouched = await fingerprint()
  const wrong: string[] = []
  for (const { entry, address, request } of requests) {
    const trouble = await world.rolledBack(() =>
      troubleOf(world, entry, address, request, fingerprint, untouched),
    )
    if (trouble) wrong.push(`${keyOf(entry)} as ${request.as}: ${trouble}; ${shown(request)}`)
  }
  return wrong
}

/** Random hostile requests to each door, `runs` to one, by the roles in turns. */
export const fuzzPosts = (entries: readonly RouteEntry[], how: Fuzzing): Promise<string[]> => {
  const { world, subjects, roles } = how
  const requests = entries.flatMap((entry, i) => {
    const { body } = bodyFor(entry, subjects, turn(roles, i))
    return sampled(hostilePost(entry, body), how, i).map((request, j) => {
      const as = turn(roles, i + j)
      return { entry, address: addressFor(entry, subjects, as) ?? entry.path, request: { as, ...request } }
    })
  })
  return sendAll(world, requests)
}

/** Every hostile value in every field by its name, one at a time, by somebody for whom the door is there. */
export const dealPosts = (
  entries: readonly RouteEntry[],
  { world, subjects }: Pick<Fuzzing, 'world' | 'subjects'>,
  least: number,
): Promise<string[]> => {
  const doors = entries.map((entry) => ({ entry, right: bodyFor(entry, subjects, welcome(entry)).body }))
  const requests = [...dealt(doors, least)].flatMap(([entry, knocks]) => {
    const as = welcome(entry)
    const address = addressFor(entry, subjects, as) ?? entry.path
    return knocks.map((request) => ({ entry, address, request: { as, ...request } }))
  })
  return sendAll(world, requests)
}

const troubleOf = async (
  world: World,
  entry: RouteEntry,
  address: string,
  request: Knock,
  fingerprint: () => Promise<string>,
  untouched: string,
): Promise<string | undefined> => {
  const writes = await writesIn(world)
  const answer = await knock(world, entry, address, request)
  await answer.arrayBuffer()
  if (answer.status >= 500) return `${answer.status}`
  if (answer.status < 400 || (await writesIn(world)) === writes) return undefined
  const now = await fingerprint()
  if (now !== untouched) return `${answer.status} left something written: ${differing(untouched, now)}`
  return undefined
}

/** Sends hostile queries to each page and list; gives each that was a fault. */
export const fuzzGets = async (entries: readonly RouteEntry[], how: Fuzzing): Promise<string[]> => {
  const { world, subjects, roles } = how
  const wrong: string[] = []
  for (const [i, entry] of entries.entries())
    for (const [j, query] of sampled(hostileQuery(entry), how, i).entries()) {
      const as = turn(roles, i + j)
      const address = (addressFor(entry, subjects, as) ?? entry.path) + query
      const status = await world.rolledBack(async () => {
        const answer = await knock(world, entry, address, { as })
        await answer.arrayBuffer()
        return answer.status
      })
      if (status >= 500) wrong.push(`${entry.method} ${address} as ${as}: ${status}`)
    }
  return wrong
}

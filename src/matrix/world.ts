import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { closeDb, type Db, type DbOptions, openDb, poolOf } from '#platform/db.ts'
import type { RouteEntry } from '#platform/http.ts'
import { testClock } from '#testing/clock.ts'
import { type TestApp, testApp } from '#testing/world.ts'
import { sessionCookieName, signedToken } from '../modules/identity/sign-in/cookie.ts'
import { type ActorName, sessionOf } from './cast.ts'
import { demoTemplate, today } from './template.ts'

const onServer = async (statement: string): Promise<void> => {
  const client = new pg.Client(`${inject('pgServer')}postgres`)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** A clone of the played demonstration, of its own. */
export const demoDb = async (
  options: DbOptions = {},
): Promise<{ db: Db; url: string; drop: () => Promise<void> }> => {
  const template = await demoTemplate()
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} template ${template} strategy file_copy`)
  const url = inject('pgServer') + name
  const db = openDb(url, { max: 5, ...options })
  const drop = async () => {
    await closeDb(db)
    await onServer(`drop database if exists ${name} with (force)`)
  }
  return { db, url, drop }
}

type Query = (...args: unknown[]) => Promise<unknown>
const begins = /^(begin|start transaction)/i

/**
 * Makes every transaction of this connection a savepoint of one that never commits. Constraints that wait for the
 * end are checked where the commit would have been.
 */
const savepointsOnly = (client: pg.PoolClient): Query => {
  const raw = client.query.bind(client) as unknown as Query
  const told = async (statement: string): Promise<unknown> => {
    if (begins.test(statement)) return raw('savepoint act')
    if (statement === 'rollback') {
      await raw('rollback to savepoint act')
      return { command: 'ROLLBACK', rows: [] }
    }
    await raw('set constraints all immediate')
    await raw('release savepoint act')
    return { command: 'COMMIT', rows: [] }
  }
  const query: Query = (...args) => {
    const [first] = args
    const ends = first === 'commit' || first === 'rollback'
    return typeof first === 'string' && (ends || begins.test(first)) ? told(first) : raw(...args)
  }
  client.query = query as never
  return raw
}

export type World = TestApp & {
  /** Runs the work in a transaction that is rolled back: the next one finds the province as it was. */
  rolledBack: <T>(work: () => Promise<T>) => Promise<T>
  cookieOf: (actor: ActorName) => string | undefined
  drop: () => Promise<void>
}

/** The whole server over the played demonstration, on one connection, whose writes never stay. */
export const demoWorld = async (options: DbOptions = {}): Promise<World> => {
  const { db, drop } = await demoDb({ ...options, max: 1 })
  const pool = poolOf(db)
  // a request that holds a transaction and asks for a second connection would wait for itself: it fails instead
  pool.options.connectionTimeoutMillis = 3_000
  let raw: Query = async () => {}
  pool.on('connect', (client) => {
    raw = savepointsOnly(client as pg.PoolClient)
  })
  const outer = async (statement: string): Promise<void> => {
    const client = await pool.connect()
    await raw(statement).finally(() => client.release())
  }
  const app = testApp(db, testClock(today), {
    more: { CANHTAN_DEMO: '1', REQUESTS_PER_MINUTE: '0' },
  })
  return {
    ...app,
    drop,
    rolledBack: async (work) => {
      await outer('begin')
      try {
        return await work()
      } finally {
        await outer('rollback')
      }
    },
    cookieOf: (actor) =>
      actor === 'guest'
        ? undefined
        : `${sessionCookieName(app.config)}=${signedToken(sessionOf(actor), app.config)}`,
  }
}

/** "web GET /tasks/:id": the name of a route in the tables of the matrix. */
export const keyOf = (entry: RouteEntry): string => `${entry.door} ${entry.method} ${entry.path}`

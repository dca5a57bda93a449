import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { closeDb, openDb } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { testClock } from '#testing/clock.ts'
import { template as migrated } from '#testing/pg.ts'
import { testConfig } from '#testing/world.ts'
import { playDemo } from '../../demo/play.ts'
import { stageOf } from '../../demo/stage.ts'
import { giveDemoPassword } from '../modules/identity/actions.ts'
import { unread } from '../modules/notifications/facts.ts'
import { rooms } from '../rooms.ts'
import { addCast } from './cast.ts'

/** The business day of the matrix: the demonstration's last. */
export const today = '2025-02-20'
const name = 'canhtan_demo'

/** The password of the demonstration's fixed users. */
export const demoPassword = 'Thu-nghiem-2025'

/** The settings of the matrix: those of the tests, with the demonstration's accounts let in, and as many requests as it takes. */
export const demoConfig = (more: Record<string, string> = {}) =>
  testConfig({ CANHTAN_DEMO: '1', DEMO_PASSWORD: demoPassword, REQUESTS_PER_MINUTE: '0', ...more })

const play = async (url: string): Promise<void> => {
  const db = openDb(url, { max: 5 })
  const deps = { db, config: demoConfig(), clock: testClock(today), log, rooms, unread }
  try {
    for (const room of rooms) await room.reference?.(db)
    await playDemo(deps, { until: today })
    // the tests' data folder outlives their databases, and with it the note that this password was given
    await giveDemoPassword(stageOf(deps).system(today), demoPassword)
    await addCast(deps)
    // the clones keep what the planner knows of the tables; without it every page waits for poor plans
    await sql`analyze`.execute(db)
  } finally {
    await closeDb(db)
  }
}

const isThere = async (client: pg.Client): Promise<boolean> =>
  (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1

/**
 * The database with the demonstration played to its last day (and the cast of the matrix), to be cloned. Whoever asks
 * first plays it, in about twenty seconds; the others of this run wait for it.
 */
export const demoTemplate = async (): Promise<string> => {
  const server = inject('pgServer')
  const client = new pg.Client(`${server}postgres`)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7203599)')
    if (await isThere(client)) return name
    await client.query(`drop database if exists ${name}_made with (force)`)
    await client.query(`create database ${name}_made template ${migrated} strategy file_copy`)
    await play(`${server}${name}_made`)
    await client.query(`alter database ${name}_made rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

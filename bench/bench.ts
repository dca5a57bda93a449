import pg from 'pg'
import { type App, createApp } from '../src/app.ts'
import { makeTokenFor } from '../src/modules/identity/actions.ts'
import { unread } from '../src/modules/notifications/facts.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { type Ctx, system } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db.ts'
import { createLog } from '../src/platform/log.ts'
import { rooms } from '../src/rooms.ts'
import { type TestClock, testClock } from '../src/testing/clock.ts'

/** What each measurement stands on. */
export type Bench = {
  db: Db
  url: string
  config: Config
  clock: TestClock
  app: App
  seconds: number
}

const config = readConfig({
  NODE_ENV: 'production',
  REQUESTS_PER_MINUTE: '0',
  SECRET: 'bench-secret-0123456789-0123456789',
  DATA_DIR: '/tmp/canhtan-bench',
  LOG_LEVEL: 'silent',
})

export const benchOn = (db: Db, url: string, seconds: number): Bench => {
  const clock = testClock('2025-02-20')
  const app = createApp({ db, config, clock, log: createLog('silent'), rooms, unread })
  return { db, url, config, clock, app, seconds }
}

export const systemContext = ({ db, clock, config }: Bench): Ctx => ({
  db,
  actor: system,
  today: clock.today(),
  now: clock.now(),
  lang: 'vi',
  config,
  origin: { ip: null, userAgent: null, requestId: 'bench', door: 'cli' },
  pending: [],
})

/** The settings of a real server process on the bench's database. */
export const serverSettings = ({ url, config, clock }: Bench): Record<string, string> => ({
  DATABASE_URL: url,
  DATA_DIR: config.DATA_DIR,
  PORT: '0',
  REQUESTS_PER_MINUTE: '0',
  CANHTAN_TODAY: clock.today(),
  LOG_LEVEL: 'warn',
})

/** The headers of a person who reads. */
export const headersOf = async (bench: Bench, username: string): Promise<Record<string, string>> => {
  const { token } = await makeTokenFor(systemContext(bench), username, { name: 'bench', scope: 'read' })
  return { authorization: `Bearer ${token}`, cookie: 'year=2024' }
}

export type Sent = { text: string; values: unknown[] }

const isNamed = (asked: unknown): asked is { text: string; values?: unknown[] } =>
  typeof asked === 'object' &&
  asked !== null &&
  'name' in asked &&
  'text' in asked &&
  asked.name !== undefined

/** The statements that some work sends, with their values. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<Sent[]> => {
  const sent: Sent[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args
    if (typeof first === 'string') sent.push({ text: first, values: (values as unknown[]) ?? [] })
    // one whose plan is kept; sent again by its text, its connection keeps it as well
    else if (isNamed(first)) sent.push({ text: first.text, values: first.values ?? [] })
    return (query as (...a: unknown[]) => unknown).apply(this, args)
  } as typeof query
  await work().finally(() => {
    pg.Client.prototype.query = query
  })
  return sent.filter(({ text }) => !/^(begin|commit|start)/i.test(text))
}

/**
 * The statements of a GET, as every request sends them: those of the second one, since what is noted once a minute
 * (a token's use) would be written at each turn of the bare handler.
 */
export const statementsOfGet = async (
  { app }: Bench,
  path: string,
  headers: Record<string, string>,
): Promise<Sent[]> => {
  const ask = async () => {
    const answer = await app.request(path, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  await ask()
  return statementsOf(ask)
}

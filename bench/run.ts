// `npm run bench [-- --json]`: ratios against the bare database and a bare handler, all measured in one run.
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { createApp } from '../src/app.ts'
import { makeTokenFor } from '../src/modules/identity/actions.ts'
import { loadIdentityReference } from '../src/modules/identity/reference.ts'
import { unread } from '../src/modules/notifications/facts.ts'
import { loadOrganisationReference } from '../src/modules/organisation/actions.ts'
import { loadProgrammeReference } from '../src/modules/programme/actions.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Ctx, system } from '../src/platform/context.ts'
import { closeDb, type Db, openDb, poolOf } from '../src/platform/db.ts'
import type { Deps } from '../src/platform/deps.ts'
import { createLog } from '../src/platform/log.ts'
import { rooms } from '../src/rooms.ts'
import { testClock } from '../src/testing/clock.ts'
import { throwAwayServer } from '../src/testing/pg.ts'
import { inTurns, rate, time } from './measure.ts'
import { seed } from './seed.ts'

type Line = { name: string; ratio: number; target: number; holds: boolean }
type Sent = { text: string; values: unknown[] }

const clock = testClock('2025-02-20')
const seconds = process.argv.includes('--quick') ? 2 : 5
const config = readConfig({
  NODE_ENV: 'production',
  REQUESTS_PER_MINUTE: '0',
  SECRET: 'bench-secret-0123456789-0123456789',
  DATA_DIR: '/tmp/canhtan-bench',
  LOG_LEVEL: 'silent',
})

const contextOf = (db: Db): Ctx => ({
  db,
  actor: system,
  today: clock.today(),
  now: clock.now(),
  lang: 'vi',
  config,
  origin: { ip: null, userAgent: null, requestId: 'bench', door: 'cli' },
  pending: [],
})

const listen = (
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ address: string; close: () => void }> =>
  new Promise((done) => {
    const server = createAdaptorServer({ fetch })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      done({ address: `http://127.0.0.1:${port}`, close: () => server.close() })
    })
  })

/** The very statements that a request sends, with their values. */
const statementsOf = async (work: () => Promise<unknown>): Promise<Sent[]> => {
  const sent: Sent[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args
    if (typeof first === 'string') sent.push({ text: first, values: (values as unknown[]) ?? [] })
    return (query as (...a: unknown[]) => unknown).apply(this, args)
  } as typeof query
  await work().finally(() => {
    pg.Client.prototype.query = query
  })
  return sent.filter(({ text }) => !/^(begin|commit|start)/i.test(text))
}

/** A bare handler that sends those statements one after another and answers with the last one's rows. */
const bareHandler = (db: Db, sent: readonly Sent[]) => {
  const pool = poolOf(db)
  const bare = new Hono()
  bare.get('/', async (c) => {
    let rows: unknown[] = []
    for (const { text, values } of sent) rows = (await pool.query(text, values)).rows
    return c.json(rows)
  })
  return bare.fetch
}

const againstBare = async (
  db: Db,
  app: ReturnType<typeof createApp>,
  headers: Record<string, string>,
  path: string,
): Promise<number> => {
  const sent = await statementsOf(async () => {
    const answer = await app.request(path, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.text()
  })
  const [ours, bare] = [await listen(app.fetch as never), await listen(bareHandler(db, sent) as never)]
  const ratio = await inTurns(
    () => rate(`${ours.address}${path}`, headers, seconds),
    () => rate(`${bare.address}/`, {}, seconds),
  )
  ours.close()
  bare.close()
  return ratio
}

const measure = async (db: Db): Promise<Line[]> => {
  const deps: Deps = { db, config, clock, log: createLog('silent'), rooms, unread }
  const app = createApp(deps)
  const { token } = await makeTokenFor(contextOf(db), 'p1', { name: 'bench', scope: 'read' })
  const headers = { authorization: `Bearer ${token}`, cookie: 'year=2024' }
  const list = 'state=accepted&sort=due'
  const least = (name: string, ratio: number, target: number): Line => ({
    name,
    ratio,
    target,
    holds: ratio >= target,
  })
  const most = (name: string, ratio: number, target: number): Line => ({
    name,
    ratio,
    target,
    holds: ratio <= target,
  })
  const pool = poolOf(db)
  const facets = await statementsOf(async () => app.request(`/tasks?${list}`, { headers }))
  const counting = facets.find(({ text }) => /grouping sets/.test(text))
  if (!counting) throw new Error('the list page counts no filters')
  const one = { text: `select count(*) from task t where t.year = 2024`, values: [] }
  const progressPath = '/api/v1/programmes/2024/progress'
  const progressSent = (await statementsOf(async () => app.request(progressPath, { headers }))).filter(
    ({ text }) => /from task|task t/.test(text),
  )
  const aggregate = progressSent.at(-1)
  if (!aggregate) throw new Error('progress asks nothing of the tasks')
  return [
    least(
      'api-tasks-list-of-bare-handler',
      await againstBare(db, app, headers, `/api/v1/tasks?year=2024&${list}&limit=50`),
      0.4,
    ),
    least('html-tasks-list-of-bare-handler', await againstBare(db, app, headers, `/tasks?${list}`), 0.35),
    most(
      'filter-counts-of-single-count',
      (await time(() => pool.query(counting.text, counting.values))) /
        (await time(() => pool.query(one.text, one.values))),
      5,
    ),
    least(
      'province-progress-of-bare-aggregate',
      (await time(() => pool.query(aggregate.text, aggregate.values as unknown[]), 15)) /
        (await time(async () => (await app.request(progressPath, { headers })).text(), 15)),
      0.5,
    ),
  ]
}

const server = await throwAwayServer(['fsync=on', 'synchronous_commit=on', 'shared_buffers=512MB'])
const db = openDb(server.url('canhtan_template'), { max: 8 })
try {
  for (const load of [loadOrganisationReference, loadProgrammeReference, loadIdentityReference])
    await load(db)
  await seed(db)
  const lines = await measure(db)
  if (process.argv.includes('--json')) console.log(JSON.stringify(lines))
  else
    for (const { name, ratio, target, holds } of lines)
      console.log(`${holds ? 'holds' : 'FAILS'}  ${name.padEnd(40)} ${ratio.toFixed(2)}  (target ${target})`)
  process.exitCode = lines.every((line) => line.holds) ? 0 : 1
} finally {
  await closeDb(db)
  await server.stop()
}

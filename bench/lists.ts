import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { loadActor } from '../src/modules/identity/facts.ts'
import { cutOf } from '../src/modules/tasks/store/cut.ts'
import { countMatching, facetsOf } from '../src/modules/tasks/store/list.ts'
import type { Actor } from '../src/platform/context.ts'
import { poolOf } from '../src/platform/db.ts'
import { type Bench, headersOf, type Sent, statementsOfGet } from './bench.ts'
import { atLeast, atMost, inTurns, type Line, rate, time } from './measure.ts'

type Fetch = (request: Request) => Response | Promise<Response>

const listen = (fetch: Fetch): Promise<{ address: string; close: () => void }> =>
  new Promise((done) => {
    const server = createAdaptorServer({ fetch })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      done({ address: `http://127.0.0.1:${port}`, close: () => server.close() })
    })
  })

/** A bare handler that sends those statements one after another and answers with the last one's rows. */
const bareHandler = ({ db }: Bench, sent: readonly Sent[]): Fetch => {
  const pool = poolOf(db)
  const bare = new Hono()
  bare.get('/', async (c) => {
    let rows: unknown[] = []
    for (const { text, values } of sent) rows = (await pool.query(text, values)).rows
    return c.json(rows)
  })
  return bare.fetch
}

/** Requests per second of a GET as a part of those of a bare handler that sends the very same statements. */
const againstBare = async (bench: Bench, path: string, headers: Record<string, string>): Promise<number> => {
  const sent = await statementsOfGet(bench, path, headers)
  const [ours, bare] = [await listen(bench.app.fetch as Fetch), await listen(bareHandler(bench, sent))]
  try {
    return await inTurns(
      () => rate(`${ours.address}${path}`, headers, bench.seconds),
      () => rate(`${bare.address}/`, {}, bench.seconds),
    )
  } finally {
    ours.close()
    bare.close()
  }
}

/** All counts beside the filters against the one count of the same tasks, for a person. */
const filterCounts = ({ db, clock }: Bench, actor: Actor, year?: number): Promise<number> => {
  const cut = cutOf(clock.today(), undefined, undefined, 3)
  const filter = year === undefined ? {} : { year }
  return inTurns(
    () => time(() => facetsOf(db, actor, filter, cut)),
    () => time(() => countMatching(db, actor, filter, cut)),
    15,
  )
}

/** The province's progress as answered, against its aggregate alone. */
const progress = async (bench: Bench, headers: Record<string, string>): Promise<number> => {
  const path = '/api/v1/programmes/2024/progress'
  const sent = await statementsOfGet(bench, path, headers)
  const aggregate = sent.findLast(({ text }) => /from \(select t\.\* from task t\) t|from task t/.test(text))
  if (!aggregate) throw new Error('progress asks nothing of the tasks')
  const pool = poolOf(bench.db)
  const slower = await inTurns(
    () => time(async () => (await bench.app.request(path, { headers })).text()),
    () => time(() => pool.query(aggregate.text, aggregate.values)),
    15,
  )
  return 1 / slower
}

const actorOf = async ({ db, clock }: Bench, id: string): Promise<Actor> => {
  const actor = await loadActor(db, id, clock.today())
  if (!actor) throw new Error(`no person ${id}`)
  return actor
}

/** Lists, filter counts and progress against the bare database. */
export const lists = async (bench: Bench): Promise<Line[]> => {
  const headers = await headersOf(bench, 'p1')
  const list = 'state=accepted&sort=due'
  const [all, unit] = [await actorOf(bench, 'p1'), await actorOf(bench, 'p9')]
  return [
    atLeast(
      'api-tasks-list-of-bare-handler',
      await againstBare(bench, `/api/v1/tasks?year=2024&${list}&limit=50`, headers),
      0.4,
    ),
    atLeast(
      'html-tasks-list-of-bare-handler',
      await againstBare(bench, `/tasks?programme=2024&${list}`, headers),
      0.35,
    ),
    atMost('filter-counts-of-single-count', await filterCounts(bench, all), 5),
    atMost('filter-counts-of-single-count-one-year', await filterCounts(bench, all, 2024), 5),
    atMost('filter-counts-of-single-count-one-unit', await filterCounts(bench, unit), 5),
    atLeast('province-progress-of-bare-aggregate', await progress(bench, headers), 0.5),
  ]
}

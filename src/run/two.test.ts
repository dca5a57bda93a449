import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '#platform/db.ts'
import { testDb } from '#testing/db.ts'
import { effects, halfWritten, jobSum } from '#testing/kill/checks.ts'
import { buildOnce, start } from '#testing/kill/process.ts'
import { settingsFor } from '#testing/kill/province.ts'
import { KillWorld } from '#testing/kill/world.ts'
import { sendUntilAnswered, writesOf } from '#testing/kill/writes.ts'
import { rooms } from '../rooms.ts'

const count = 60

/** As if the installation had stood still since yesterday: its timers are known and were last heard 25 hours ago. */
const missADay = async (db: Db): Promise<void> => {
  const names = rooms.flatMap((room) => (room.timers ?? []).map(({ at, job }) => `${job} ${at}`))
  await sql`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    select name, now() - interval '2 days', now() - interval '25 hours' from unnest(${names}::text[]) name`.execute(
    db,
  )
}

test('two of each process on one database: both serve, every job and every timer runs once', async () => {
  buildOnce()
  await using t = await testDb()
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-two-'))
  const settings = { ...settingsFor(folder), DATABASE_URL: t.url }
  const world = await KillWorld.make(t.db)
  await missADay(t.db)
  const serving = ['--no-jobs']
  const all = await Promise.all([
    start('serve', settings, serving),
    start('serve', settings, serving),
    start('work', settings),
    start('work', settings),
  ])
  onTestFinished(async () => {
    await Promise.all(all.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  })
  const [one, two] = all

  const inHand = await world.give(count / 5)
  const [token] = world.tokens.leads
  const ids = [...inHand, ...world.shared]
  const accept = { mark: '', token: token as string, path: 'tasks/acceptances', body: { ids } }
  await sendUntilAnswered(one.said, accept)
  const writes = writesOf('two', count, await world.material(count / 5, inHand))
  const answers = await Promise.all(
    writes.map((write, i) => sendUntilAnswered(i % 2 ? one.said : two.said, write)),
  )
  expect(answers.filter((a) => a.status >= 300)).toEqual([])
  // what one of them answered the other one knows
  const [first] = writes
  const again = await sendUntilAnswered(one.said, first as (typeof writes)[0])
  expect(JSON.parse(again.body)).toEqual(JSON.parse(answers[0]?.body ?? ''))

  const found = await effects(t.db)
  expect(writes.filter(({ mark }) => found.get(mark) !== 1)).toEqual([])
  expect(await halfWritten(t.db)).toEqual([])
  await expect
    .poll(() => jobSum(t.db), { timeout: 60_000, interval: 300 })
    .toMatchObject({ waiting: 0, failed: 0, takenTwice: 0, workers: 2 })

  // both workers made up for the day before; each time of a timer made one job
  const made = await sql<{ task: string; n: number }>`
    select task, payload ->> '_cron' as at, count(*) as n from job_log where payload ->> '_cron' is not null
    group by 1, 2`.execute(t.db)
  expect(made.rows.map(({ task }) => task)).toContain('tasks.remind-due')
  expect(made.rows.filter(({ n }) => n > 1)).toEqual([])
}, 120_000)

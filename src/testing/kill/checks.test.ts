import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { enqueue, runDueJobs } from '#platform/jobs.ts'
import { testDb } from '../db.ts'
import { jobSum, logJobs } from './checks.ts'

test('a job whose key another takes while it runs was taken once, as the other is', async () => {
  await using t = await testDb()
  await logJobs(t.db)
  await enqueue(t.db, 'daily', { day: 1 }, { key: 'daily' })
  const heard: unknown[] = []
  await runDueJobs(t.db, {
    daily: async (payload) => {
      heard.push(payload)
      if (heard.length === 1) await enqueue(t.db, 'daily', { day: 2 }, { key: 'daily' })
    },
  })
  expect(heard).toEqual([{ day: 1 }, { day: 2 }])
  expect(await jobSum(t.db)).toMatchObject({ jobs: 2, waiting: 0, takenTwice: 0, failed: 0 })
})

test('a job that is taken again after a failure was taken twice', async () => {
  await using t = await testDb()
  await logJobs(t.db)
  await enqueue(t.db, 'daily')
  let tries = 0
  const daily = async () => {
    if (++tries === 1) throw new Error('the first try')
  }
  await runDueJobs(t.db, { daily })
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(t.db)
  await runDueJobs(t.db, { daily })
  expect([tries, await jobSum(t.db)]).toMatchObject([2, { jobs: 1, waiting: 0, takenTwice: 1 }])
})

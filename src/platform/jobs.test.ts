import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { enqueue, enqueueMany, runDueJobs, startWorker, type Worker } from './jobs.ts'

// A job is there at once when the worker listens already, else at its next look (2 s).
const soon = { timeout: 15_000 }

let t: TestDb
const workers: Worker[] = []
beforeEach(async () => {
  t = await testDb()
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((w) => w.stop()))
  await t.drop()
})

const work = async (options: Omit<Parameters<typeof startWorker>[0], 'url'>): Promise<Worker> => {
  const worker = await startWorker({ url: t.url, ...options })
  workers.push(worker)
  return worker
}

type JobRow = { task: string; key: string | null; attempts: number; locked: boolean }
const waiting = async (): Promise<JobRow[]> =>
  (
    await sql<JobRow>`select task_identifier as task, key, attempts, locked_at is not null as locked
      from graphile_worker.jobs order by id`.execute(t.db)
  ).rows

describe('enqueue', () => {
  test('takes part in the transaction: with it or not at all', async () => {
    await t.db.transaction().execute(async (db) => enqueue({ db }, 'tell', { id: 1 }))
    const failing = t.db.transaction().execute(async (db) => {
      await enqueue(db, 'tell', { id: 2 })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    const heard: unknown[] = []
    await runDueJobs(t.db, { tell: async (payload) => void heard.push(payload) })
    expect(heard).toEqual([{ id: 1 }])
    expect(await waiting()).toEqual([])
  })

  test('many payloads are one statement, each a job', async () => {
    await enqueueMany(
      t.db,
      'tell',
      Array.from({ length: 500 }, (_, id) => ({ id, name: 'Đặng "A"' })),
    )
    await enqueueMany(t.db, 'tell', [])
    const heard: { id: number; name: string }[] = []
    await runDueJobs(t.db, {
      tell: async (payload) => void heard.push(payload as { id: number; name: string }),
    })
    expect(heard.map((p) => p.id).sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, id) => id))
    expect(heard[0]?.name).toBe('Đặng "A"')
  })

  test('one waiting job a key; a later time is waited for', async () => {
    await enqueue(t.db, 'digest', { n: 1 }, { key: 'digest 7' })
    await enqueue(t.db, 'digest', { n: 2 }, { key: 'digest 7' })
    await enqueue(t.db, 'digest', { n: 3 }, { runAt: new Date(Date.now() + 3_600_000) })
    const heard: unknown[] = []
    await runDueJobs(t.db, { digest: async (payload) => void heard.push(payload) })
    expect(heard).toEqual([{ n: 2 }])
    expect(await waiting()).toHaveLength(1)
  })
})

describe('due jobs run at once', () => {
  // that a job is done takes its time to be written, as on a busy machine
  beforeEach(async () => {
    await sql`create function slowly() returns trigger language plpgsql as
      'begin perform pg_sleep(0.2); return coalesce(new, old); end'`.execute(t.db)
    await sql`create trigger slowly before delete or update of last_error on graphile_worker._private_jobs
      for each row execute function slowly()`.execute(t.db)
  })

  test('it is written that they are done when they are through', async () => {
    await enqueue(t.db, 'tell')
    await runDueJobs(t.db, { tell: async () => {} })
    expect(await waiting()).toEqual([])
  })

  test('a failure is written too', async () => {
    await enqueue(t.db, 'tell')
    await runDueJobs(t.db, { tell: () => Promise.reject(new Error('not now')) })
    expect(await waiting()).toEqual([{ task: 'tell', key: null, attempts: 1, locked: false }])
  })

  test('all of a queue, one after another', async () => {
    const heard: unknown[] = []
    for (const id of [1, 2, 3]) await enqueue(t.db, 'tell', { id }, { queue: 'one' })
    await runDueJobs(t.db, { tell: async (payload) => void heard.push(payload) })
    expect(heard).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(await waiting()).toEqual([])
  })

  test('those whose queue another process works on are left to it', async () => {
    await enqueue(t.db, 'tell', {}, { queue: 'one' })
    await sql`update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'other'`.execute(
      t.db,
    )
    await runDueJobs(t.db, { tell: () => Promise.reject(new Error('taken nevertheless')) })
    expect(await waiting()).toEqual([{ task: 'tell', key: null, attempts: 0, locked: false }])
  })
})

describe('the worker', () => {
  test('runs a job soon after its transaction, knows the attempt, and keeps what failed', async () => {
    const heard: unknown[] = []
    await work({
      jobs: {
        tell: async (payload, { attempt }) => void heard.push([payload, attempt]),
        fail: async () => {
          throw new Error('no')
        },
      },
    })
    await enqueue(t.db, 'tell', { id: 1 })
    await enqueue(t.db, 'fail')
    await expect.poll(() => heard, soon).toEqual([[{ id: 1 }, 1]])
    await expect.poll(waiting, soon).toEqual([{ task: 'fail', key: null, attempts: 1, locked: false }])
  })

  test('two workers share the jobs, each runs once', async () => {
    const heard: number[] = []
    const jobs = { tell: async (payload: unknown) => void heard.push((payload as { id: number }).id) }
    await Promise.all([work({ jobs }), work({ jobs })])
    await enqueueMany(
      t.db,
      'tell',
      Array.from({ length: 60 }, (_, id) => ({ id })),
    )
    await expect.poll(waiting, soon).toEqual([])
    expect(heard.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, id) => id))
  })

  test('lost connections do not end it', async () => {
    let ran = 0
    await work({ jobs: { tell: async () => void ran++ } })
    await enqueue(t.db, 'tell')
    await expect.poll(() => ran, soon).toBe(1)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'canhtan jobs%'`.execute(t.db)
    await enqueue(t.db, 'tell')
    await expect.poll(() => ran, soon).toBe(2)
  })

  test('stop waits for a running job, and hands back one that does not end', async () => {
    let ended = false
    const patient = await work({
      jobs: {
        short: async () => {
          await sleep(300)
          ended = true
        },
      },
    })
    await enqueue(t.db, 'short')
    await expect.poll(async () => (await waiting())[0]?.locked, soon).toBe(true)
    await patient.stop()
    expect(ended).toBe(true)

    const impatient = await work({
      jobs: { endless: () => sleep(60_000, undefined, { ref: false }) },
      patienceMs: 200,
    })
    await enqueue(t.db, 'endless')
    await expect.poll(async () => (await waiting())[0]?.locked, soon).toBe(true)
    await impatient.stop()
    expect(await waiting()).toMatchObject([{ task: 'endless', locked: false }])
  })

  test('the job of a killed process is taken over, that of a living one is not', async () => {
    await enqueue(t.db, 'slow', { of: 'dead' })
    await sql`update graphile_worker._private_jobs set locked_by = 'worker-of-a-killed-process', attempts = 1,
      locked_at = now() - interval '1 minute'`.execute(t.db)
    const heard: unknown[] = []
    const jobs = {
      slow: async (payload: unknown) => {
        heard.push(payload)
        await sleep(4000)
      },
    }
    await work({ jobs })
    await expect.poll(() => heard, soon).toEqual([{ of: 'dead' }])
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`.execute(t.db)
    await work({ jobs })
    await sleep(2500)
    expect(heard).toHaveLength(1)
  })
})

describe('timers', () => {
  test('what was missed while nobody worked is made up for, at most once for each time', async () => {
    const timers = [{ at: '30 7,13,18 * * *', job: 'make-recurring' }]
    let ran = 0
    const jobs = { 'make-recurring': async () => void ran++ }
    const first = await work({ jobs, timers })
    await first.stop()
    const known = await sql`update graphile_worker._private_known_crontabs
      set known_since = now() - interval '2 days', last_execution = now() - interval '25 hours'`.execute(t.db)
    expect(known.numAffectedRows).toBe(1n)
    ran = 0
    await work({ jobs, timers })
    await expect.poll(() => ran, soon).toBeGreaterThan(0)
    await sleep(500)
    // 25 hours back lie three or four of its times
    expect(ran).toBeLessThan(5)
  })
})

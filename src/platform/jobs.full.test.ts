import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { enqueue, startWorker } from './jobs.ts'

const within = { timeout: 90_000, interval: 200 }

const rename = (t: TestDb, from: string, to: string) =>
  sql`alter table graphile_worker.${sql.ref(from)} rename to ${sql.ref(to)}`.execute(t.db)

test('a worker that could not write that a job is done begins anew', async () => {
  await using t = await testDb()
  const heard: unknown[] = []
  const jobs = {
    tell: async (payload: unknown) => {
      heard.push(payload)
      if (heard.length === 1) await rename(t, '_private_jobs', 'away')
    },
  }
  const worker = await startWorker({ url: t.url, jobs, concurrency: 1 })
  await enqueue(t.db, 'tell', { id: 1 })
  await expect.poll(() => heard, within).toEqual([{ id: 1 }])
  await sleep(1000)
  await rename(t, 'away', '_private_jobs')
  await enqueue(t.db, 'tell', { id: 2 })
  // the first one runs again, since nobody could know that it was done
  await expect.poll(() => heard, within).toEqual([{ id: 1 }, { id: 2 }, { id: 1 }])
  await worker.stop()
}, 120_000)

test('a worker whose first question failed begins anew', async () => {
  await using t = await testDb()
  let ran = 0
  await rename(t, '_private_tasks', 'away')
  const worker = await startWorker({ url: t.url, jobs: { tell: async () => void ran++ } })
  await sleep(1000)
  await rename(t, 'away', '_private_tasks')
  await enqueue(t.db, 'tell')
  await expect.poll(() => ran, within).toBe(1)
  await worker.stop()
}, 120_000)

test('the job of a process killed in the middle of it is run by another', async () => {
  await using t = await testDb()
  await enqueue(t.db, 'slow', { id: 7 })
  const script = `import { startWorker } from '${join(import.meta.dirname, 'jobs.ts')}'
    await startWorker({ url: '${t.url}', jobs: { slow: () => new Promise(() => console.log('begun')) } })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  const heard: unknown[] = []
  const jobs = { slow: async (payload: unknown) => void heard.push(payload) }
  const worker = await startWorker({ url: t.url, jobs })
  await expect.poll(() => heard, within).toEqual([{ id: 7 }])
  await worker.stop()
}, 120_000)

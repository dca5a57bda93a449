import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDb } from '#testing/db.ts'
import { enqueue, startWorker } from './jobs.ts'

const within = { timeout: 90_000, interval: 200 }

test('a worker that gave up after ten faults begins anew', async () => {
  await using t = await testDb()
  let ran = 0
  const worker = await startWorker({ url: t.url, jobs: { tell: async () => void ran++ } })
  // Its question for jobs fails every two seconds; after the tenth it ends itself.
  await sql`alter table graphile_worker._private_jobs rename to away`.execute(t.db)
  await sleep(25_000)
  await sql`alter table graphile_worker.away rename to _private_jobs`.execute(t.db)
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

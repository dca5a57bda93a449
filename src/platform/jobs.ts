import { setTimeout as sleep } from 'node:timers/promises'
import {
  Logger,
  type Runner,
  run,
  runOnce,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { type Db, json, openPool, poolOf } from './db.ts'
import { log } from './log.ts'
import type { Timer } from './room.ts'
import { cronItems } from './timers.ts'
import { type Alive, keepAlive } from './worker-alive.ts'

export type JobOptions = {
  /** One waiting job a key: a later one takes the place of the earlier. */
  key?: string
  /** Real time, not the business day. */
  runAt?: Date
  /** Default 25, each later than the one before, over about three days. */
  maxAttempts?: number
  /** Jobs of one queue run one after another. */
  queue?: string
}

type Where = Db | { db: Db }

/** Puts a job on the list, in the transaction that is open: it exists if and only if that commits. */
export const enqueue = async (
  where: Where,
  job: string,
  payload: object = {},
  options: JobOptions = {},
): Promise<void> => addAll(where, job, [payload], options)

/** Like `enqueue`, one job for each payload, in one statement. */
export const enqueueMany = (
  where: Where,
  job: string,
  payloads: readonly object[],
  // a key is one job's: several of one statement could not take each other's place
  options: Omit<JobOptions, 'key'> = {},
): Promise<void> => addAll(where, job, payloads, options)

const addAll = async (
  where: Where,
  job: string,
  payloads: readonly object[],
  options: JobOptions,
): Promise<void> => {
  if (payloads.length === 0) return
  const db = 'db' in where ? where.db : where
  await sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row(${job}::text, p, ${options.queue ?? null}::text, ${options.runAt ?? null}::timestamptz,
        ${options.maxAttempts ?? null}::smallint, ${options.key ?? null}::text, null, null)::graphile_worker.job_spec
      from json_array_elements(${json(payloads)}::json) as p))`.execute(db)
}

/** The work of one job; throwing means it is tried again later. `signal`: the process wants to end. */
export type JobRun = (
  payload: unknown,
  about: { id: string; attempt: number; signal: AbortSignal | undefined },
) => Promise<void>

const taskList = (jobs: Record<string, JobRun>): TaskList =>
  Object.fromEntries(
    Object.entries(jobs).map(([name, work]): [string, Task] => [
      name,
      (payload, { job, abortSignal }) =>
        work(payload, {
          id: String(job.id),
          attempt: job.attempts,
          ...(abortSignal && { signal: abortSignal }),
        }),
    ]),
  )

// The worker's own chatter ("found 0 jobs") is for those who search a fault.
const workerLog = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message)
  else if (level === 'warning') log.warn(message)
  else log.debug(message)
})

// Without a batch nobody waits for the writing that a job is done or failed (0.18): that it could not be written is a
// rejection that nobody hears, which ends the process, and `runOnce` is through before it is written.
const writesHeard = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/** Runs all jobs that are due, in this process, until none is left: for tests and the demo's script. */
export const runDueJobs = async (db: Db, jobs: Record<string, JobRun>): Promise<void> => {
  await runOnce({
    pgPool: poolOf(db),
    taskList: taskList(jobs),
    noHandleSignals: true,
    logger: workerLog,
    preset: { worker: writesHeard },
  })
  // of a queue the next job is free only once the one before is written off
  if (await anyDue(db, Object.keys(jobs))) await runDueJobs(db, jobs)
}

const anyDue = async (db: Db, names: readonly string[]): Promise<boolean> => {
  const { rows } = await sql`
    select from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = any(${names})
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.is_available and j.run_at <= now() and q.is_available is not false limit 1`.execute(db)
  return rows.length > 0
}

export type WorkerOptions = {
  url: string
  jobs: Record<string, JobRun>
  timers?: readonly Timer[]
  /** Jobs at once in this process (default 2). */
  concurrency?: number
  /** How long `stop` waits for running jobs before it hands them back (default 10 s). */
  patienceMs?: number
}

export type Worker = {
  /** Takes no new job, waits for the running ones, hands back what does not end. */
  stop(): Promise<void>
}

/** Works on jobs until stopped; any number of processes may. Jobs of a killed process are taken over. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { concurrency = 2, patienceMs = 10_000 } = options
  const pool = openPool(options.url, { max: concurrency + 3, application_name: 'canhtan jobs' })
  const alive = await keepAlive(options.url)
  const start = () => runJobs(pool, alive, options)
  let stopping = false
  let runner = await start()

  // graphile-worker ends itself when it could not write that a job is done, as when the database was away; and when
  // its first question failed it repeats that failure for ever (0.18 keeps the failed promise). Both: begin anew.
  hearStuck(alive.events, () => void runner.stop().catch(() => {}))
  // And once the database was killed under it, its shutdown may never end (0.18): it is left behind, its jobs free.
  const goOn = async (): Promise<void> => {
    const ended = runner.promise.catch((fault) => log.error({ err: fault }, 'the job worker ended'))
    const left = await Promise.race([ended.then(() => false), stuckInShutdown(alive.events, patienceMs * 2)])
    if (left && !stopping) {
      log.error('the job worker did not end; leaving it behind')
      void runner.stop().catch(() => {})
      await alive.handBack()
    }
    if (!stopping) await sleep(1000)
    if (stopping) return
    runner = await start().catch(() => runner)
    if (stopping) await runner.stop().catch(() => {})
    return goOn()
  }
  void goOn()

  const stop = async () => {
    stopping = true
    const ended = runner.stop().catch(() => {})
    const late = new AbortController()
    const timely = await Promise.race([
      ended.then(() => true),
      sleep(patienceMs, false, { signal: late.signal }).catch(() => true),
    ])
    late.abort()
    if (!timely) await alive.handBack()
    await alive.stop()
    const closed = pool.end()
    if (timely) await closed
  }
  let stopped: Promise<void> | undefined
  return {
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

const faultsInARow = 10

const hearStuck = (events: WorkerEvents, stuck: () => void): void => {
  let faults = 0
  const well = () => {
    faults = 0
  }
  events.on('worker:getJob:empty', well)
  events.on('job:start', well)
  events.on('worker:getJob:error', () => {
    faults = (faults + 1) % faultsInARow
    if (faults === 0) stuck()
  })
}

/** True when a pool of workers began to shut down so long ago and has not said that it is gone. */
const stuckInShutdown = (events: WorkerEvents, ms: number): Promise<true> =>
  new Promise((stuck) => {
    events.once('pool:gracefulShutdown', () => setTimeout(stuck, ms, true).unref())
  })

const runJobs = (pool: pg.Pool, alive: Alive, options: WorkerOptions): Promise<Runner> =>
  run({
    pgPool: pool,
    taskList: taskList(options.jobs),
    parsedCronItems: cronItems(options.timers ?? []),
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    logger: workerLog,
    events: alive.events,
    preset: {
      worker: {
        // half of the patience for the job to end by itself, half for it to heed the signal
        gracefulShutdownAbortTimeout: (options.patienceMs ?? 10_000) / 2,
        ...writesHeard,
      },
    },
  })

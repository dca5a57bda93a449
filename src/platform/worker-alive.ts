import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { log } from './log.ts'

export type Alive = {
  /** for graphile-worker, which tells on it which pools of workers begin and end */
  events: WorkerEvents
  /** Gives this process's jobs back to the list although they still run: it is about to end. */
  handBack(): Promise<void>
  stop(): Promise<void>
}

// A namespace of advisory locks of our own: (lockSpace, hash of the pool's id) is held while the worker lives.
const lockSpace = 730_412

const checkEveryMs = 15_000

/**
 * Jobs of a process that was killed stay locked for four hours by graphile-worker's rule, since it cannot tell a
 * dead worker from a slow one. PostgreSQL can: each process holds an advisory lock on a session of its own, which
 * ends with it. Whoever is alive frees the jobs whose holder's lock is gone.
 */
export const keepAlive = async (url: string): Promise<Alive> => {
  const events: WorkerEvents = new EventEmitter()
  const pools = new Set<string>()
  let session = await newSession(url)
  let stopping = false

  const check = async (): Promise<void> => {
    try {
      for (const id of pools) await hold(session, id)
      await freeJobsOfTheDead(session)
    } catch (fault) {
      log.warn({ err: fault }, 'could not look for jobs of ended workers')
      await session.end().catch(() => {})
      if (!stopping) session = await newSession(url).catch(() => session)
    }
  }
  let running = check()
  const queueCheck = () => {
    running = running.then(() => (stopping ? undefined : check()))
  }
  // A job is locked in the name of the pool, not of the single worker in it.
  events.on('pool:create', ({ workerPool }) => {
    pools.add(workerPool.id)
    queueCheck()
  })
  events.on('pool:release', ({ workerPool }) => {
    if (pools.delete(workerPool.id)) running = running.then(() => letGo(session, workerPool.id))
  })
  const timer = setInterval(queueCheck, checkEveryMs).unref()
  return {
    events,
    handBack: async () => {
      await unlock(session, [...pools]).catch((fault) => log.warn({ err: fault }, 'could not hand jobs back'))
    },
    stop: async () => {
      stopping = true
      clearInterval(timer)
      await running
      await session.end().catch(() => {})
    },
  }
}

const newSession = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'canhtan jobs alive',
    keepAlive: true,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Held once however often asked for: a session's advisory locks count, and `pg_locks` knows them. */
const hold = async (session: pg.Client, poolId: string): Promise<void> => {
  await session.query(
    `select pg_try_advisory_lock($1, hashtext($2)) where not exists (
       select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and classid = $1::int::oid
         and objid = (hashtext($2)::bigint & 4294967295)::oid and objsubid = 2)`,
    [lockSpace, poolId],
  )
}

const letGo = async (session: pg.Client, poolId: string): Promise<void> => {
  await session.query('select pg_advisory_unlock($1, hashtext($2))', [lockSpace, poolId]).catch(() => {})
}

/** A job locked for less than 20 seconds is left alone: its worker may not have reported yet. */
const freeJobsOfTheDead = async (session: pg.Client): Promise<void> => {
  const { rows } = await session.query<{ id: string }>(
    `select id from (
       select distinct locked_by as id from graphile_worker._private_jobs where locked_at < now() - interval '20 seconds'
       union
       select distinct locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '20 seconds'
     ) held
     where id is not null and not exists (
       select from pg_locks where locktype = 'advisory' and classid = $1::int::oid
         and database = (select oid from pg_database where datname = current_database())
         and objid = (hashtext(id)::bigint & 4294967295)::oid and objsubid = 2)`,
    [lockSpace],
  )
  if (rows.length === 0) return
  log.warn({ workers: rows.length }, 'freeing the jobs of ended workers')
  await unlock(
    session,
    rows.map((r) => r.id),
  )
}

const unlock = (session: pg.Client, ids: string[]): Promise<unknown> =>
  session.query('select graphile_worker.force_unlock_workers($1::text[])', [ids])

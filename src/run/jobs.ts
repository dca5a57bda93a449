import { randomUUID } from 'node:crypto'
import type { Run } from '../platform/cli.ts'
import { type Ctx, system } from '../platform/context.ts'
import type { Deps } from '../platform/deps.ts'
import { type JobRun, startWorker, type Worker } from '../platform/jobs.ts'

/** A context for one run of a job: the system acts, on the business day it is now. */
const jobContext = (deps: Deps): Ctx => ({
  db: deps.db,
  actor: system,
  today: deps.clock.today(),
  now: deps.clock.now(),
  lang: 'vi',
  config: deps.config,
  origin: { ip: null, userAgent: null, requestId: randomUUID(), door: 'job' },
  pending: [],
})

/** The work of all rooms' jobs by name, each given a context of its own; also for `runDueJobs`. */
export const jobsOf = (deps: Deps): Record<string, JobRun> =>
  Object.fromEntries(
    deps.rooms.flatMap((room) =>
      Object.entries(room.jobs ?? {}).map(([name, work]): [string, JobRun] => [
        name,
        (payload) => work(jobContext(deps), payload),
      ]),
    ),
  )

/** Works on the rooms' jobs and timers in this process until stopped. */
export const startJobs = ({ deps, databaseUrl }: Run): Promise<Worker> =>
  startWorker({
    url: databaseUrl,
    jobs: jobsOf(deps),
    timers: deps.rooms.flatMap((room) => room.timers ?? []),
    concurrency: deps.config.JOBS_CONCURRENCY,
  })

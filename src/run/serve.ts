import type { Command } from 'commander'
import { z } from 'zod'
import { command, type Run } from '../platform/cli.ts'
import { flag } from '../platform/input.ts'
import { startJobs } from './jobs.ts'
import { startWeb } from './web.ts'

const untilStopped = (run: Run): Promise<void> =>
  new Promise((stopped) => {
    if (run.stopping.aborted) stopped()
    run.stopping.addEventListener('abort', () => stopped(), { once: true })
  })

/** Web and, unless split off, jobs in one process until it is told to stop. `ready` hears the address once it answers. */
const serve = async (run: Run, withJobs: boolean, ready: (address: string) => void): Promise<void> => {
  const jobs = withJobs ? await startJobs(run) : undefined
  try {
    const web = await startWeb(run.deps)
    ready(web.address)
    await untilStopped(run)
    run.deps.log.info('stopping')
    await web.stop()
  } finally {
    await jobs?.stop()
  }
}

const work = async (run: Run): Promise<void> => {
  const jobs = await startJobs(run)
  run.say('Đang nhận việc nền. / Working on jobs.')
  await untilStopped(run)
  await jobs.stop()
}

/** `canhtan serve` and `canhtan work`. */
export const serveCommands = (program: Command): void => {
  command(
    program,
    {
      name: 'serve',
      summary: 'pages, API and jobs; says READY and its address on stdout when it answers',
      options: { '--no-jobs': 'leave the jobs to `canhtan work`' },
      input: z.object({ jobs: flag }),
      open: { long: true },
    },
    (run, options) => serve(run, options.jobs, (address) => console.log(`READY ${address}`)),
  )
  command(
    program,
    { name: 'work', summary: 'jobs and timers only', input: z.object({}), open: { long: true } },
    work,
  )
}

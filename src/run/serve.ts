import type { Command } from 'commander'
import { z } from 'zod'
import { demoAccounts } from '../../demo/play.ts'
import { firstAdministratorLink } from '../modules/identity/actions/links.ts'
import { command, type Run } from '../platform/cli.ts'
import { flag } from '../platform/input.ts'
import { accountTable, ensureDemo } from './demo.ts'
import { startJobs } from './jobs.ts'
import { startWeb } from './web.ts'

const untilStopped = (run: Run): Promise<void> =>
  new Promise((stopped) => {
    if (run.stopping.aborted) stopped()
    run.stopping.addEventListener('abort', () => stopped(), { once: true })
  })

/** What is said beside the address: how to get in for the first time. */
const welcome = async ({ deps, say }: Run, address: string): Promise<void> => {
  const { db, config, clock } = deps
  if (config.CANHTAN_DEMO) return say(accountTable(await demoAccounts(deps)))
  const link = await firstAdministratorLink(db, config, clock.now(), address)
  if (link)
    console.log(`Người quản trị đầu tiên, trong 30 phút / First administrator, within 30 minutes: ${link}`)
}

/** Web and, unless split off, jobs in one process until it is told to stop. READY is said once it answers. */
const serve = async (run: Run, withJobs: boolean): Promise<void> => {
  const { config, clock, log } = run.deps
  if (config.CANHTAN_DEMO) await ensureDemo(run, clock.today())
  const jobs = withJobs ? await startJobs(run) : undefined
  try {
    const web = await startWeb(run.deps)
    console.log(`READY ${web.address}`)
    await welcome(run, web.address)
    await untilStopped(run)
    log.info('stopping')
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
    (run, { jobs }) => serve(run, jobs),
  )
  command(
    program,
    { name: 'work', summary: 'jobs and timers only', input: z.object({}), open: { long: true } },
    work,
  )
}

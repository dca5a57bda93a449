import type { Command } from 'commander'
import { z } from 'zod'
import { type DemoAccount, demoAccounts, playDemo, playedUntil } from '../../demo/play.ts'
import { command, type Run } from '../platform/cli.ts'
import type { Day } from '../platform/day.ts'
import { day } from '../platform/input.ts'

const lastDay: Day = '2025-02-20'

/** Plays the demonstration up to this day unless it is there already; gives the day that it stands at. */
export const ensureDemo = async (run: Run, until: Day): Promise<Day> => {
  const there = await playedUntil(run.deps.db)
  if (there !== null && there >= until) return there
  run.say('Đang dựng tỉnh trình diễn… / Playing the demonstration…')
  await playDemo(run.deps, { until, say: run.say })
  return (await playedUntil(run.deps.db)) ?? until
}

/** The accounts as a table for the terminal. */
export const accountTable = (accounts: readonly DemoAccount[]): string => {
  const rows = accounts.map(({ user, password, name, office, unit }) => [user, password, name, office, unit])
  const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...rows.map((row) => (row[i] ?? '').length)))
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`).join('\n')
}

/** `canhtan demo` and `canhtan demo accounts`. */
export const demoCommands = (program: Command): void => {
  const demo = command(
    program,
    {
      name: 'demo',
      summary: 'play the demonstration province into an empty installation, up to a day',
      options: { '--until <day>': `the last day played (default ${lastDay})` },
      input: z.object({ until: day.default(lastDay) }),
      show: ({ until }: { until: Day }) =>
        `Tỉnh trình diễn đứng ở ngày ${until}. / The demonstration stands at ${until}.\nCANHTAN_DEMO=1 CANHTAN_TODAY=${until} ./canhtan serve`,
    },
    async (run, { until }) => ({ until: await ensureDemo(run, until) }),
  )
  command(
    demo,
    {
      name: 'accounts',
      summary: 'the users of the demonstration, one for each role, and their password',
      input: z.object({}),
      show: accountTable,
    },
    (run) => demoAccounts(run.deps),
  )
}

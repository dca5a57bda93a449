import type { Command } from 'commander'
import type { Run } from '../platform/cli.ts'
import { readConfig } from '../platform/config.ts'
import { mailIsSet } from '../platform/mail.ts'
import { SetupProblem } from '../platform/setup-problem.ts'
import {
  checkBackup,
  checkClock,
  checkDatabase,
  checkJobs,
  checkMigrations,
  checkRecord,
} from './doctor/database.ts'
import { bad, type Finding, words } from './doctor/finding.ts'
import { checkDisk, checkMail, checkSecrets, checkStorage } from './doctor/machine.ts'
import { openRun } from './open.ts'
import { problemOf } from './problem.ts'

/** A check that itself fails has found something bad. */
const guarded = async (name: string, check: () => Promise<Finding> | Finding): Promise<Finding> => {
  try {
    return await check()
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    return bad(name, words(reason, reason), words('Xem nhật ký lỗi.', 'Look into the log.'))
  }
}

const examine = async ({ ctx, deps: { db, config } }: Run): Promise<Finding[]> => {
  const level = await guarded('migrations', () => checkMigrations(db))
  const all = [await guarded('database', () => checkDatabase(db)), level]
  // the tables that these read are there only once the schema is
  if (level.state === 'ok')
    all.push(
      await guarded('jobs', () => checkJobs(db)),
      await guarded('audit', () => checkRecord(db, ctx.today, mailIsSet(config))),
      await guarded('backup', () => checkBackup(db)),
    )
  all.push(await guarded('clock', () => checkClock(db, config.CANHTAN_TODAY, config.CANHTAN_DEMO)))
  return all
}

const unreachable = (fault: SetupProblem): Finding => {
  const [vi = '', en = ''] = fault.message.split('\n')
  return bad('database', words(vi, en), words('Xem câu trên.', 'See above.'))
}

/** Everything that doctor looks at; a database that cannot be opened is a finding too. */
const findings = async (): Promise<Finding[]> => {
  const config = readConfig(process.env)
  const inside = await openRun({ bare: true }, examine).catch((fault: unknown) => {
    const problem = fault instanceof SetupProblem ? fault : problemOf(fault)
    if (problem) return [unreachable(problem)]
    throw fault
  })
  return [
    ...inside,
    await guarded('storage', () => checkStorage(config)),
    await guarded('mail', () => checkMail(config)),
    await guarded('disk', () => checkDisk(config)),
    await guarded('secrets', () => checkSecrets(config)),
  ]
}

const signs = { ok: 'ok  ', warn: 'WARN', bad: 'BAD ' }

const lines = ({ name, state, said, todo }: Finding): string => {
  const both = said.vi === said.en ? said.vi : `${said.vi} / ${said.en}`
  const next = todo && `\n     → ${todo.vi === todo.en ? todo.vi : `${todo.vi} / ${todo.en}`}`
  return `${signs[state]} ${name.padEnd(10)} ${both}${next ?? ''}`
}

/** `canhtan doctor`: exit code 1 when something is bad. */
export const doctorCommand = (program: Command): void => {
  program
    .command('doctor')
    .description('look at database, migrations, storage, jobs, clock, mail, record, disk; say what to do')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const found = await findings()
      const healthy = found.every((finding) => finding.state !== 'bad')
      if (!healthy) process.exitCode = 1
      console.log(json ? JSON.stringify({ healthy, findings: found }) : found.map(lines).join('\n'))
    })
}

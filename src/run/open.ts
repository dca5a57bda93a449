import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { unread } from '../modules/notifications/facts.ts'
import type { Opener, Run } from '../platform/cli.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { type Ctx, system } from '../platform/context.ts'
import { dayOf, momentOn } from '../platform/day.ts'
import { closeDb, type Db, openDb } from '../platform/db.ts'
import type { Clock, Deps } from '../platform/deps.ts'
import { openEmbedded } from '../platform/embedded.ts'
import { log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { SetupProblem } from '../platform/setup-problem.ts'
import { rooms } from '../rooms.ts'

/** The command was stopped by a signal before it was done. */
export class Interrupted extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`)
    this.name = 'Interrupted'
  }
}

/** The business clock: with CANHTAN_TODAY the day stands still while the time of day goes on. */
export const clockOf = (config: Config): Clock => {
  const fixed = config.CANHTAN_TODAY
  return {
    now: () => (fixed ? momentOn(fixed, new Date()) : new Date()),
    today: () => fixed ?? dayOf(new Date()),
  }
}

const osUser = (): string => {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? '?'}` // an account without a line in /etc/passwd, as in containers
  }
}

/** A context of the system actor for a command: the record names the operating system's user. */
export const commandContext = (deps: Deps): Ctx => ({
  db: deps.db,
  actor: { ...system, name: `${system.name} (${osUser()})` },
  today: deps.clock.today(),
  now: deps.clock.now(),
  lang: 'vi',
  config: deps.config,
  origin: { ip: null, userAgent: 'canhtan', requestId: randomUUID(), door: 'cli' },
  pending: [],
})

/** Codes of "there is no such server, database or password": a person must act, it is no fault of the program. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '28P01',
  '28000',
  '3D000',
])

const refuseUnreachable = (fault: Error & { code?: string }): never => {
  if (!unreachable.has(fault.code ?? '')) throw fault
  throw new SetupProblem(
    `Không vào được cơ sở dữ liệu ở DATABASE_URL (${fault.code}). Hãy kiểm tra địa chỉ, tên, mật khẩu và xem máy chủ có chạy không.\n` +
      `The database at DATABASE_URL cannot be reached (${fault.code}). Check address, name and password, and whether the server runs.`,
  )
}

type Opened = { db: Db; url: string; close: () => Promise<void> }

const openDatabase = async (config: Config): Promise<Opened> => {
  const embedded = config.DATABASE_URL ? undefined : await openEmbedded(config.DATA_DIR)
  const url = embedded?.url ?? (config.DATABASE_URL as string)
  const db = openDb(url, { max: config.DATABASE_POOL })
  const close = async () => {
    // a transaction that was cut short would be waited for; the server rolls it back when the process is gone
    await Promise.race([closeDb(db), sleep(3_000, undefined, { ref: false })])
    await embedded?.leave()
  }
  try {
    await sql`select 1`.execute(db).catch(refuseUnreachable)
    return { db, url, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** For work that asks no database: a handle whose pool never connects. */
const noDatabase = (): Opened => {
  const url = 'postgres://127.0.0.1/none'
  const db = openDb(url, { max: 1 })
  return { db, url, close: () => closeDb(db) }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The first signal asks for an end in order; a second one does not wait for it. */
const hearSignals = (long: boolean) => {
  const asked = new AbortController()
  let cut: (fault: Interrupted) => void = () => {}
  const interrupted = new Promise<never>((_, reject) => {
    cut = reject
  })
  interrupted.catch(() => {})
  const hear = (signal: NodeJS.Signals) => {
    if (!long || asked.signal.aborted) cut(new Interrupted(signal))
    asked.abort()
  }
  for (const signal of signals) process.on(signal, hear)
  const deaf = () => {
    for (const signal of signals) process.off(signal, hear)
  }
  return { stopping: asked.signal, interrupted, deaf }
}

/** Opens settings, database (brought up to date unless `bare`, none at all when `pure`) and clock for one command, and closes them after it. */
export const openRun: Opener = async (options, work) => {
  const config = readConfig(process.env)
  log.level = config.LOG_LEVEL
  const { stopping, interrupted, deaf } = hearSignals(options.long ?? false)
  const { db, url, close } = options.pure ? noDatabase() : await openDatabase(config)
  try {
    if (!options.bare && !options.pure) {
      await migrate(db)
      for (const room of rooms) await room.reference?.(db)
    }
    const deps: Deps = { db, config, clock: clockOf(config), log, rooms, unread }
    const run: Run = {
      deps,
      ctx: commandContext(deps),
      databaseUrl: url,
      say: (line) => console.error(line),
      fail: () => {
        process.exitCode = 1
      },
      stopping,
    }
    return await Promise.race([work(run), interrupted])
  } finally {
    deaf()
    await close()
  }
}

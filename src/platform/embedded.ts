import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type HeldLock, takeLock, tryLock } from './file-lock.ts'
import { log } from './log.ts'
import {
  bundledMajor,
  forgetDeadServer,
  makeCluster,
  runningIn,
  startServer,
  stopServer,
  urlOf,
} from './postgres-server.ts'
import { SetupProblem } from './setup-problem.ts'

export type Embedded = {
  /** The database of the installation; stays true when the server has to be started again. */
  url: string
  /** Close your connections first. Whoever leaves last stops the server. May be called twice. */
  leave(): Promise<void>
}

const database = 'canhtan'

const places = (dataDir: string) => ({
  cluster: join(dataDir, 'postgres'),
  password: join(dataDir, 'postgres.password'),
  log: join(dataDir, 'postgres.log'),
  /** held alone, for as long as somebody starts or stops the server */
  gate: join(dataDir, 'postgres.gate'),
  /** held together, by each command for as long as it uses the server */
  users: join(dataDir, 'postgres.users'),
})
type Places = ReturnType<typeof places>

// fsync stays on: an answered write is on the disk.
const settings = ['log_checkpoints=off', 'shared_buffers=256MB', 'max_wal_size=2GB', 'jit=off']

/**
 * The PostgreSQL that belongs to this folder: starts it, or joins it if another command has; also after the
 * command that started it was killed. Throws SetupProblem when a person must act.
 */
export const openEmbedded = async (dataDir: string): Promise<Embedded> => {
  const at = places(dataDir)
  prepareFolder(dataDir, at)
  const gate = await passGate(at)
  const lease = await takeLock(at.users, 'together', 5)
  try {
    if (!lease) throw new Error(`${at.users} is held alone by a foreign program`)
    refuseOtherMajor(at)
    if (!existsSync(at.cluster)) await makeNew(dataDir, at)
    const password = readPassword(at)
    const port = await runOrJoin(at)
    await makeDatabase(urlOf(port, password, 'postgres'))
    return { url: urlOf(port, password, database), leave: whileUsed(at, lease, port) }
  } catch (fault) {
    lease?.release()
    throw fault
  } finally {
    gate.release()
  }
}

const prepareFolder = (dataDir: string, at: Places): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const me = process.getuid?.() ?? 0
  const owner = statSync(existsSync(at.cluster) ? at.cluster : dataDir).uid
  if (me === 0 || owner === me) return
  throw new SetupProblem(
    `Thư mục ${dataDir} thuộc người dùng khác (uid ${owner}). Hãy chạy bằng người dùng đó, hoặc: sudo chown -R ${me} "${dataDir}" (khi không có lệnh nào đang chạy).\n` +
      `The folder ${dataDir} belongs to another user (uid ${owner}). Run as that user, or: sudo chown -R ${me} "${dataDir}" (while nothing is running).`,
  )
}

const passGate = async (at: Places): Promise<HeldLock> => {
  const gate = await takeLock(at.gate, 'alone', 120)
  if (gate) return gate
  throw new SetupProblem(
    `Một lệnh khác đang khởi động hoặc dừng cơ sở dữ liệu quá 2 phút. Hãy xem ${at.log}, đóng lệnh đó rồi thử lại.\n` +
      `Another command has been starting or stopping the database for 2 minutes. Look into ${at.log}, end it, try again.`,
  )
}

const refuseOtherMajor = (at: Places): void => {
  const file = join(at.cluster, 'PG_VERSION')
  if (!existsSync(at.cluster)) return
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none'
  if (major === String(bundledMajor)) return
  throw new SetupProblem(
    `Dữ liệu trong ${at.cluster} thuộc PostgreSQL ${major}; phần mềm này dùng PostgreSQL ${bundledMajor}. Các bước:\n` +
      `  1. bằng phiên bản phần mềm cũ: ./canhtan backup cu.backup\n` +
      `  2. đổi tên thư mục ${at.cluster}\n` +
      `  3. bằng phiên bản này: ./canhtan restore cu.backup\n` +
      `The files in ${at.cluster} are of PostgreSQL ${major}; this software brings PostgreSQL ${bundledMajor}. Steps:\n` +
      `  1. with the older version of this software: ./canhtan backup old.backup\n` +
      `  2. rename ${at.cluster}\n` +
      `  3. with this version: ./canhtan restore old.backup`,
  )
}

/** Built beside and renamed when whole: a start cut short leaves nothing that looks like a database. */
const makeNew = async (dataDir: string, at: Places): Promise<void> => {
  const beside = `${at.cluster}.new`
  rmSync(beside, { recursive: true, force: true })
  rmSync(at.password, { force: true })
  writeFileSync(at.password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  await makeCluster(beside, at.password)
  renameSync(beside, at.cluster)
  const folder = openSync(dataDir, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

const readPassword = (at: Places): string => {
  if (existsSync(at.password)) return readFileSync(at.password, 'utf8')
  throw new SetupProblem(
    `Thiếu tệp mật khẩu ${at.password}. Hãy lấy lại từ bản sao của thư mục, hoặc phục hồi bản sao lưu vào thư mục mới.\n` +
      `The password file ${at.password} is missing. Bring it back from a copy of the folder, or restore a backup into a new one.`,
  )
}

const oldLogBytes = 5_000_000

/** The port of the folder's server, which may still be repairing itself after a fall; or of one started now. */
const runOrJoin = async (at: Places, port?: number): Promise<number> => {
  for (let waited = 0; waited < 600; waited++) {
    const running = runningIn(at.cluster)
    if (running?.ready) return running.port
    if (!running) {
      forgetDeadServer(at.cluster)
      if (existsSync(at.log) && statSync(at.log).size > oldLogBytes) renameSync(at.log, `${at.log}.1`)
      return (await startServer(at.cluster, at.log, { settings, port })).port
    }
    await sleep(100)
  }
  throw new Error(`PostgreSQL in ${at.cluster} did not become ready within a minute, see ${at.log}`)
}

const makeDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

/**
 * Keeps the server up for as long as this command uses it: one that fell (killed for want of memory, say) is
 * started again on its port, so that every command's address stays true. Gives the way to leave.
 */
const whileUsed = (at: Places, lease: HeldLock, port: number): (() => Promise<void>) => {
  let reviving = Promise.resolve()
  let left: Promise<void> | undefined
  const watch = setInterval(() => {
    if (!runningIn(at.cluster)) reviving = reviving.then(() => (left ? undefined : revive(at, port)))
  }, 1000).unref()
  const goodbye = async () => {
    clearInterval(watch)
    await reviving
    const gate = await passGate(at)
    lease.release()
    const alone = tryLock(at.users, 'alone')
    if (alone) await stopServer(at.cluster)
    alone?.release()
    gate.release()
  }
  return () => {
    left ??= goodbye()
    return left
  }
}

const revive = async (at: Places, port: number): Promise<void> => {
  const gate = tryLock(at.gate, 'alone')
  if (!gate) return
  try {
    if (runningIn(at.cluster)) return
    log.warn({ port }, 'the embedded database is gone; starting it again')
    await runOrJoin(at, port)
  } catch (fault) {
    log.error({ err: fault }, 'the embedded database could not be started again')
  } finally {
    gate.release()
  }
}

import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, binaries, serverAccount } from './postgres-account.ts'

/** The PostgreSQL major that comes with the package; its files are not read by any other. */
export const bundledMajor = 18

const superuser = 'canhtan'

/** What a running server wrote into its postmaster.pid. */
export type Running = { pid: number; port: number }

/**
 * How the server names its own folder. As another account on Linux it gets the folder as an open descriptor:
 * a path through /root would be refused, the descriptor is not (docs/decisions: embedded server).
 */
const folderArgument = (folder: string, account: Account | undefined): string =>
  account && process.platform === 'linux' ? '/proc/self/fd/3' : folder

const bareEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' }

/** Makes a new cluster in an empty folder: UTF-8, Unicode case rules, page checksums, passwords by SCRAM. */
export const makeCluster = async (folder: string, passwordFile: string): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const account = serverAccount(folder)
  if (account) {
    chownSync(folder, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  const byDescriptor = folderArgument(folder, account) !== folder
  const descriptors = [openSync(folder, 'r'), openSync(passwordFile, 'r')]
  const args = ['-D', folderArgument(folder, account), '-U', superuser, '-E', 'UTF8', '--data-checksums']
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  args.push(
    '-A',
    'scram-sha-256',
    `--pwfile=${byDescriptor ? '/proc/self/fd/4' : passwordFile}`,
    '--no-instructions',
  )
  const done = spawnSync(join(await binaries(account), 'bin', 'initdb'), args, {
    ...account,
    cwd: '/',
    env: bareEnvironment,
    stdio: ['ignore', 'pipe', 'pipe', ...descriptors],
    encoding: 'utf8',
  })
  for (const fd of descriptors) closeSync(fd)
  if (done.status !== 0) throw new Error(`initdb: ${done.error?.message ?? `${done.stderr}${done.stdout}`}`)
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })

/**
 * A pid file left by a fallen server may name a number that some other program has by now, and PostgreSQL would
 * then refuse to start. The number is replaced by one that no process has; the rest of the file stays, since
 * PostgreSQL finds by it whether sessions of the fallen server are still writing.
 */
export const forgetDeadServer = (folder: string): void => {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file) || runningIn(folder)) return
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, ['2147483646', ...rest].join('\n'))
}

/**
 * The server of this folder, if one is alive and takes connections or soon will. A pid file whose number now
 * belongs to another program is stale: only a server of this folder has the folder as its working directory.
 */
export const runningIn = (folder: string): (Running & { ready: boolean }) | undefined => {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!pid || !worksIn(pid, folder)) return undefined
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

const worksIn = (pid: number, folder: string): boolean => {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      folder,
    )
  } catch {
    return false
  }
}

/** `settings`: "name=value". `port`: this one and no other. */
export type StartWish = { settings?: string[] | undefined; port?: number | undefined }

/**
 * Starts the folder's server on a free loopback port and waits until it answers (30 s at most). It is its own
 * session: Ctrl-C in the terminal stops the program that asked, which then decides about the server.
 */
export const startServer = async (
  folder: string,
  logFile: string,
  wish: StartWish = {},
): Promise<Running> => {
  const account = serverAccount(folder)
  const program = join(await binaries(account), 'bin', 'postgres')
  for (let attempt = 1; ; attempt++) {
    const from = existsSync(logFile) ? statSync(logFile).size : 0
    const running = await launch(program, account, folder, logFile, wish)
    if (running) return running
    const said = existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(from) : ''
    // Somebody took the port between the look and the bind; or backends of a killed server are still going.
    const passing = /could not bind|could not create any TCP|pre-existing shared memory|still in use/i.test(
      said,
    )
    if (!passing || attempt === 10) throw new Error(`PostgreSQL did not start in ${folder}:\n${said}`)
    await sleep(300)
  }
}

const launch = async (
  program: string,
  account: Account | undefined,
  folder: string,
  logFile: string,
  wish: StartWish,
): Promise<Running | undefined> => {
  const log = openSync(logFile, 'a', 0o600)
  if (account) fchownSync(log, account.uid, account.gid)
  const directory = openSync(folder, 'r')
  const args = ['-D', folderArgument(folder, account), '-p', String(wish.port ?? (await freePort()))]
  for (const setting of ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(wish.settings ?? [])])
    args.push('-c', setting)
  const server = spawn(program, args, {
    ...account,
    cwd: '/',
    env: bareEnvironment,
    detached: true,
    stdio: ['ignore', log, log, directory],
  })
  closeSync(log)
  closeSync(directory)
  const gone = new Promise<'gone'>((tell) => {
    server.once('exit', () => tell('gone'))
    server.once('error', () => tell('gone'))
  })
  server.unref()
  for (let waited = 0; waited < 30_000; waited += 10) {
    if ((await Promise.race([gone, sleep(10)])) === 'gone') return undefined
    const running = runningIn(folder)
    if (running?.ready && running.pid === server.pid) return { pid: running.pid, port: running.port }
  }
  server.kill('SIGQUIT')
  return undefined
}

/** Stops the server: sessions end, transactions roll back, all is written. Waits until its pid file is gone. */
export const stopServer = async (folder: string): Promise<void> => {
  const running = runningIn(folder)
  if (!running) return
  try {
    process.kill(running.pid, 'SIGINT')
  } catch {
    return
  }
  // The pid file goes last. (The process may stay on as a zombie where nobody reaps orphans, as in containers.)
  for (let waited = 0; waited < 60_000 && runningIn(folder)?.pid === running.pid; waited += 10)
    await sleep(10)
}

export const urlOf = (port: number, password: string, database: string): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`

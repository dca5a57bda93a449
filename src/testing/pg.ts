import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { closeDb, openDb } from '#platform/db.ts'
import { type HeldLock, tryLock } from '#platform/file-lock.ts'
import { migrate } from '#platform/migrate.ts'
import { makeCluster, startServer, stopServer, urlOf } from '#platform/postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The throw-away server's address, without a database name. */
    pgServer: string
  }
}

/** The migrated database that every test database is a clone of. */
export const template = 'canhtan_template'

// Nothing here outlives the run, so nothing waits for the disk, and little write-ahead log is kept.
const careless = [
  ...[
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ],
  ...['max_wal_size=128MB', 'max_connections=300', 'autovacuum_naptime=5min', 'jit=off'],
]

export type ThrowAway = { url(database: string): string; stop(): Promise<void> }

const prefix = 'canhtan-pg-'

/** Memory where there is plenty: a clone of the template took 20 ms there and 190 ms on disk. */
const fastestFolder = (): string => {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2e9 ? memory : tmpdir()
}

/** Runs that were killed leave a server and its folder behind; the lock of a folder tells who is gone. */
const sweep = async (parent: string): Promise<void> => {
  for (const name of readdirSync(parent).filter((n) => n.startsWith(prefix))) {
    const folder = join(parent, name)
    if (!existsSync(join(folder, 'lock'))) continue
    const abandoned = tryLock(join(folder, 'lock'), 'alone')
    if (!abandoned) continue
    await stopServer(join(folder, 'pg'))
    abandoned.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Locked before it has its name, so that no sweep sees a lock file that nobody holds yet. */
const markAsUsed = (folder: string): HeldLock | undefined => {
  const held = tryLock(join(folder, 'lock.new'), 'together')
  renameSync(join(folder, 'lock.new'), join(folder, 'lock'))
  return held
}

/**
 * A server in a temporary folder with the migrated template; for the test run and `npm run schema`. With settings
 * of the caller's own (the bench, with fsync on) it lies on disk.
 */
export const throwAwayServer = async (settings?: string[]): Promise<ThrowAway> => {
  const parent = settings ? tmpdir() : fastestFolder()
  await sweep(parent).catch(() => {})
  const folder = mkdtempSync(join(parent, prefix))
  chmodSync(folder, 0o711)
  const lock = markAsUsed(folder)
  const data = join(folder, 'pg')
  const password = join(folder, 'password')
  writeFileSync(password, 'test', { mode: 0o600 })
  const stop = async () => {
    await stopServer(data)
    lock?.release()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeCluster(data, password)
    const { port } = await startServer(data, join(folder, 'log'), { settings: settings ?? careless })
    const url = (database: string) => urlOf(port, 'test', database)
    await makeTemplate(url)
    return { url, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

const makeTemplate = async (url: (database: string) => string): Promise<void> => {
  const { default: pg } = await import('pg')
  const admin = new pg.Client(url('postgres'))
  await admin.connect()
  await admin.query(`create database ${template}`)
  await admin.end()
  const db = openDb(url(template), { max: 3 })
  await migrate(db).finally(() => closeDb(db))
}

/** vitest's globalSetup: one server for the whole run. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await throwAwayServer()
  project.provide('pgServer', server.url(''))
  return server.stop
}

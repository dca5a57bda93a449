import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { closeDb, openDb } from '#platform/db.ts'
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

// Nothing here outlives the run, so nothing waits for the disk.
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']

export type ThrowAway = { url(database: string): string; stop(): Promise<void> }

/** A server in a temporary folder with the migrated template; for the test run, the bench and `npm run schema`. */
export const throwAwayServer = async (settings: string[] = careless): Promise<ThrowAway> => {
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-pg-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'pg')
  const password = join(folder, 'password')
  writeFileSync(password, 'test', { mode: 0o600 })
  const stop = async () => {
    await stopServer(data)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeCluster(data, password)
    const { port } = await startServer(data, join(folder, 'log'), { settings })
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

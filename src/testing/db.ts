import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { closeDb, type Db, type DbOptions, openDb } from '#platform/db.ts'

const template = 'canhtan_template'

export type TestDb = {
  db: Db
  /** For a second pool, a child process or the job worker. */
  url: string
  /** Closes the pool and removes the database. Also called by `await using`. */
  drop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

const onServer = async (statement: string): Promise<void> => {
  const client = new pg.Client(`${inject('pgServer')}postgres`)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/**
 * A fresh database with all migrations applied (about 50 ms), of its own:
 * `const t = await testDb()` with `afterAll(t.drop)`, or `await using t = await testDb()` inside one test.
 */
export const testDb = async (options: DbOptions & { empty?: boolean } = {}): Promise<TestDb> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(
    `create database ${name} template ${options.empty ? 'template0' : template} strategy file_copy`,
  )
  const url = inject('pgServer') + name
  const db = openDb(url, { max: 5, ...options })
  const drop = async () => {
    await closeDb(db)
    await onServer(`drop database if exists ${name} with (force)`)
  }
  return { db, url, drop, [Symbol.asyncDispose]: drop }
}

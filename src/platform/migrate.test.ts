import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { closeDb, openDb } from './db.ts'
import { migrate, pendingMigrations } from './migrate.ts'

let folder: string
let t: TestDb
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  t = await testDb({ empty: true })
})
afterEach(async () => {
  await t.drop()
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const tables = async () =>
  (
    await sql<{
      n: string
    }>`select tablename as n from pg_tables where schemaname = 'public' order by 1`.execute(t.db)
  ).rows.map((r) => r.n)

describe('migrations', () => {
  test('no files at all is fine, and the job queue is ready', async () => {
    expect(await migrate(t.db, folder)).toEqual([])
    const { rows } = await sql<{ job: unknown }>`select graphile_worker.add_job('x') as job`.execute(t.db)
    expect(rows).toHaveLength(1)
  })

  test('each file once, in name order, several statements in one', async () => {
    write('0002_b.sql', 'create table b (a_id int references a);')
    write('0001_a.sql', 'create table a (id int primary key);\r\ninsert into a values (1); -- two statements')
    expect(await pendingMigrations(t.db, folder)).toEqual(['0001_a.sql', '0002_b.sql'])
    expect(await migrate(t.db, folder)).toEqual(['0001_a.sql', '0002_b.sql'])
    expect(await migrate(t.db, folder)).toEqual([])
    expect(await pendingMigrations(t.db, folder)).toEqual([])
    write('0003_c.sql', 'create table c ()')
    expect(await migrate(t.db, folder)).toEqual(['0003_c.sql'])
    expect(await tables()).toEqual(['a', 'b', 'c', 'schema_migration'])
  })

  test('a file that fails leaves nothing of itself, what came before stays', async () => {
    write('0001_a.sql', 'create table a ()')
    write('0002_b.sql', 'create table b (); select 1/0;')
    await expect(migrate(t.db, folder)).rejects.toThrow('migration 0002_b.sql: division by zero')
    expect(await tables()).toEqual(['a', 'schema_migration'])
    expect(await pendingMigrations(t.db, folder)).toEqual(['0002_b.sql'])
  })

  test('an altered file is refused, another line end is not an alteration', async () => {
    write('0001_a.sql', 'create table a (\n)')
    await migrate(t.db, folder)
    write('0001_a.sql', 'create table a (\r\n)')
    expect(await migrate(t.db, folder)).toEqual([])
    write('0001_a.sql', 'create table a (id int)')
    await expect(migrate(t.db, folder)).rejects.toThrow('altered: 0001_a.sql')
  })

  test('a database that knows more than the code is refused', async () => {
    write('0001_a.sql', 'create table a ()')
    write('0002_b.sql', 'create table b ()')
    await migrate(t.db, folder)
    rmSync(join(folder, '0002_b.sql'))
    await expect(migrate(t.db, folder)).rejects.toThrow('newer than this software')
    await expect(pendingMigrations(t.db, folder)).rejects.toThrow('0002_b.sql')
  })

  test('a file that sorts before an applied one is refused', async () => {
    write('0002_b.sql', 'create table b ()')
    await migrate(t.db, folder)
    write('0001_a.sql', 'create table a ()')
    await expect(migrate(t.db, folder)).rejects.toThrow('Give it a later name')
  })

  test('two processes at once apply each file once', async () => {
    write('0001_a.sql', 'create table a (); select pg_sleep(0.2)')
    write('0002_b.sql', 'create table b ()')
    const other = openDb(t.url, { max: 3 })
    const both = await Promise.all([migrate(t.db, folder), migrate(other, folder)])
    await closeDb(other)
    expect(both.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql'])
  })
})

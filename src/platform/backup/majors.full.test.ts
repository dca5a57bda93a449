import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDb } from '#testing/db.ts'
import { closeDb, openDb } from '../db.ts'
import { migrate } from '../migrate.ts'
import { bundledMajor } from '../postgres-server.ts'
import type { BackupFiles } from './manifest.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

// Debian keeps each major in a folder of its own; where there is no other one, there is nothing to test.
const installed = '/usr/lib/postgresql'
const other = (existsSync(installed) ? readdirSync(installed) : [])
  .map(Number)
  .find((major) => major !== bundledMajor && existsSync(join(installed, String(major), 'bin/postgres')))

const noFiles: BackupFiles = {
  async *hashes() {},
  get: () => Promise.reject(new Error('none')),
  put: () => Promise.reject(new Error('none')),
}
const at = { today: '2025-02-20', now: new Date('2025-02-20T02:00:00Z') }
const proofs = {
  settings: async (db: Parameters<BackupFiles['hashes']>[0]) =>
    (await sql`select * from setting order by key`.execute(db)).rows,
}

describe.runIf(other)(`PostgreSQL ${other} and ${bundledMajor}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-major-'))
  const port = 20_000 + (process.pid % 20_000)
  const data = join(folder, 'data')
  const account = () => {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((l) => /^(canhtan-pg|postgres):/.test(l))
    const [, , uid, gid] = line?.split(':') ?? []
    return process.getuid?.() === 0 && uid ? { uid: Number(uid), gid: Number(gid) } : {}
  }
  const run = (name: string, ...args: string[]) =>
    spawnSync(join(installed, String(other), 'bin', name), args, { cwd: '/', ...account(), stdio: 'ignore' })

  beforeAll(() => {
    const { uid, gid } = account()
    if (uid !== undefined && gid !== undefined && statSync(folder).uid !== uid) chownSync(folder, uid, gid)
    run('initdb', '-D', data, '-U', 'canhtan', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust')
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`
    run('pg_ctl', '-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start')
  })
  afterAll(() => {
    run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
    rmSync(folder, { recursive: true, force: true })
  })

  test('a backup of one is restored into the other, both ways', async () => {
    await using source = await testDb()
    await using target = await testDb({ empty: true })
    const foreign = openDb(`postgres://canhtan@127.0.0.1:${port}/postgres`)
    try {
      await migrate(source.db)
      await sql`insert into setting (key, valid_from, value) values ('a', '2024-02-29', '{"x": [1, null, "Đ"]}')`.execute(
        source.db,
      )
      const [there, back] = [join(tmpdir(), `there-${port}.backup`), join(tmpdir(), `back-${port}.backup`)]
      const parts = { files: noFiles, proofs, software: '1', at }
      const into = { files: noFiles, proofs, witnesses: ['setting'], keepSecret: () => {}, say: () => {} }
      await writeBackup({ ...parts, db: source.db, secret: null }, there)
      expect((await restoreBackup({ ...into, db: foreign }, there)).proofs.every((p) => p.holds)).toBe(true)
      const manifest = await writeBackup({ ...parts, db: foreign, secret: null }, back)
      expect(Math.floor(manifest.postgres / 10_000)).toBe(other)
      expect((await restoreBackup({ ...into, db: target.db }, back)).proofs.every((p) => p.holds)).toBe(true)
      for (const file of [there, back]) rmSync(file)
    } finally {
      await closeDb(foreign)
    }
  })
})

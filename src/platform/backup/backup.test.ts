import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { closeDb, type Db, openDb, poolOf } from '../db.ts'
import { SetupProblem } from '../setup-problem.ts'
import type { BackupFiles, Manifest } from './manifest.ts'
import { type RestoreParts, restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'canhtan-backup-'))
const sha = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

/** A file store in memory. */
const memory = (bodies: Uint8Array[]): BackupFiles & { kept: Map<string, Uint8Array> } => {
  const kept = new Map(bodies.map((body) => [sha(body), body]))
  return {
    kept,
    hashes: async function* (db) {
      const { rows } = await sql<{ hash: string }>`select hash from stored_file order by hash`.execute(db)
      yield* rows.map((row) => row.hash)
    },
    get: async (hash) => {
      const body = kept.get(hash)
      if (!body || sha(body) !== hash) throw new Error('damaged')
      return body
    },
    put: async (body) => {
      kept.set(sha(body), body)
      return { hash: sha(body) }
    },
  }
}

const evidence = [Buffer.from('Báo cáo quý III'), Buffer.alloc(3_000_000, 'x'), Buffer.alloc(0)]
const awkward = 'tab\t newline\n backslash\\ \\N "quoted" {1,2} 𝔘nicode – Cửa Lò'

/** Rows that a careless format would lose: awkward text, nulls, arrays, JSON, keys that point to themselves. */
const fill = async (db: Db): Promise<void> => {
  for (const body of evidence)
    await sql`insert into stored_file (hash, size, mime) values (${sha(body)}, ${body.byteLength}, 'text/plain')`.execute(
      db,
    )
  await sql`
    insert into office (code, name_vi, name_en, roles) values ('head', 'Giám đốc', 'Director', array['head', 'issuer']);
    insert into unit_kind (code, name_vi, name_en, block, position) values ('department', 'Sở', 'Department', 'x', 1);
    insert into unit (founded_on) select '2000-01-01' from generate_series(1, 5);
    insert into setting (key, valid_from, value) values ('a', '2024-02-29', '{"n": 1.50, "t": "\\"", "z": null}');
  `.execute(db)
  await sql`insert into person (id, name, email) values ('p1', ${awkward}, 'p1@example.test'), ('p2', 'Hai', 'p2@example.test')`.execute(
    db,
  )
  await sql`
    insert into mandate (person_id, office, unit_id, valid_from, valid_to) values ('p1', 'head', 1, '2020-01-01', null);
    insert into mandate (person_id, office, unit_id, valid_from, valid_to, for_mandate_id)
      values ('p2', 'head', 1, '2020-01-01', '2020-02-01', 1);
    insert into setting (key, valid_from, value) select 'k' || i, '2024-01-01', to_jsonb(repeat(md5(i::text), 20))
      from generate_series(1, 20000) i;
    select graphile_worker.add_job('tasks.remind', '{"taskId": 7}', run_at := '2099-01-01');
  `.execute(db)
}

const proofs = {
  people: async (db: Db) => (await sql`select id, name from person order by id`.execute(db)).rows,
}

const at = { today: '2025-02-20', now: new Date('2025-02-20T02:00:00Z') }

type Filled = { t: TestDb; files: ReturnType<typeof memory>; file: string; manifest: Manifest }

const backedUp = async (name: string): Promise<Filled> => {
  const t = await testDb()
  await fill(t.db)
  const files = memory(evidence)
  const file = join(folder, name)
  const parts = { db: t.db, files, proofs, secret: 'the secret', software: '1.2.3', at }
  return { t, files, file, manifest: await writeBackup(parts, file) }
}

const target = (db: Db): RestoreParts & { secrets: string[]; files: ReturnType<typeof memory> } => {
  const secrets: string[] = []
  const files = memory([])
  return {
    db,
    files,
    proofs,
    witnesses: ['person'],
    keepSecret: (s) => secrets.push(s),
    say: () => {},
    secrets,
  }
}

/** Everything in the public tables, row by row, as text. */
const contents = async (db: Db, manifest: Manifest): Promise<Record<string, unknown>> => {
  const all: Record<string, unknown> = {}
  for (const { name } of manifest.tables) {
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

let made: Filled
beforeAll(async () => {
  made = await backedUp('good.backup')
})
afterAll(async () => {
  await made.t.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  test('is one gzipped tar for its owner alone, never half there, never written over', async () => {
    expect(statSync(made.file).mode & 0o777).toBe(0o600)
    expect(existsSync(`${made.file}.part`)).toBe(false)
    expect(made.manifest.files).toMatchObject({ count: 3, missing: [] })
    const parts = { db: made.t.db, files: made.files, proofs, secret: null, software: '1', at }
    await expect(writeBackup(parts, made.file)).rejects.toThrow(SetupProblem)
  })

  test('keeps the head of the record, by number', async () => {
    await using t = await testDb()
    await sql`
      insert into audit_entry (seq, at, day, verb, subject_kind, subject_id, personal_hash, prev_hash, hash)
      select i, now(), '2025-02-20', 'x', 'x', 'x', 'x', 'x', 'hash ' || i from generate_series(1, 11) i`.execute(
      t.db,
    )
    const parts = { db: t.db, files: memory([]), proofs: {}, secret: null, software: '1', at }
    const manifest = await writeBackup(parts, join(folder, 'head.backup'))
    expect(manifest.auditHead).toEqual({ seq: 11, hash: 'hash 11' })
  })

  test('names evidence that is gone or damaged, and is made all the same', async () => {
    const files = memory(evidence.slice(1))
    const parts = { db: made.t.db, files, proofs, secret: null, software: '1', at }
    const manifest = await writeBackup(parts, join(folder, 'missing.backup'))
    expect(manifest.files).toMatchObject({ count: 2, missing: [sha(evidence[0] as Buffer)] })
  })

  test('leaves no file behind when it fails', async () => {
    const failing = { broken: () => Promise.reject(new Error('no')) }
    const parts = {
      db: made.t.db,
      files: made.files,
      proofs: failing,
      secret: null,
      software: '1',
      at,
    }
    await expect(writeBackup(parts, join(folder, 'failed.backup'))).rejects.toThrow('no')
    expect(existsSync(join(folder, 'failed.backup'))).toBe(false)
    expect(existsSync(join(folder, 'failed.backup.part'))).toBe(false)
  })
})

describe('a restore', () => {
  test('brings everything back: rows, files, counters, waiting jobs, the secret', async () => {
    await using t = await testDb({ empty: true })
    const parts = target(t.db)
    const { proofs: proved } = await restoreBackup(parts, made.file)
    expect(proved).toEqual([
      { name: 'table counts', holds: true },
      { name: 'files', holds: true },
      { name: 'people', holds: true },
    ])
    expect(await contents(t.db, made.manifest)).toEqual(await contents(made.t.db, made.manifest))
    expect(parts.files.kept).toEqual(made.files.kept)
    expect(parts.secrets).toEqual(['the secret'])
    const next = await sql<{
      id: number
    }>`insert into unit (founded_on) values ('2024-01-01') returning id`.execute(t.db)
    expect(next.rows[0]?.id).toBe(6)
    const jobs = await sql<{
      task_identifier: string
    }>`select task_identifier from graphile_worker.jobs`.execute(t.db)
    expect(jobs.rows).toEqual([{ task_identifier: 'tasks.remind' }])
    // keys and triggers are back
    await expect(
      sql`insert into mandate (person_id, office, unit_id, valid_from) values ('x', 'head', 1, '2020-01-01')`.execute(
        t.db,
      ),
    ).rejects.toThrow(/foreign key/)
    const resting = await sql`select from pg_trigger where tgenabled = 'D'`.execute(t.db)
    expect(resting.rows).toEqual([])
  })

  test('works for an owner who is no superuser', async () => {
    const admin = openDb(`${inject('pgServer')}postgres`, { max: 1 })
    const name = `owned_${Date.now()}`
    await poolOf(admin).query(`create role ${name} login password 'x' nosuperuser`)
    await poolOf(admin).query(`create database ${name} owner ${name} template template0`)
    const db = openDb((inject('pgServer') + name).replace(/\/\/[^@]*@/, `//${name}:x@`))
    try {
      expect((await restoreBackup(target(db), made.file)).proofs.every((p) => p.holds)).toBe(true)
    } finally {
      await closeDb(db)
      await poolOf(admin).query(`drop database ${name} with (force)`)
      await poolOf(admin).query(`drop role ${name}`)
      await closeDb(admin)
    }
  })

  test('is refused where data is, and leaves it alone', async () => {
    const before = await contents(made.t.db, made.manifest)
    await expect(restoreBackup(target(made.t.db), made.file)).rejects.toThrow(/person.*2/)
    expect(await contents(made.t.db, made.manifest)).toEqual(before)
  })

  test('rolls everything back when a figure comes out otherwise, and can be repeated', async () => {
    await using t = await testDb({ empty: true })
    const wrong = { ...target(t.db), proofs: { people: async () => 'other' } }
    await expect(restoreBackup(wrong, made.file)).rejects.toThrow(/people/)
    expect((await sql`select from person`.execute(t.db)).rows).toEqual([])
    expect((await restoreBackup(target(t.db), made.file)).proofs.every((p) => p.holds)).toBe(true)
  })

  test('is refused for a backup of a version with migrations that this one lacks', async () => {
    const t = await testDb()
    await using _ = t
    await sql`insert into schema_migration (name, checksum) values ('9999_later.sql', 'x')`.execute(t.db)
    const file = join(folder, 'later.backup')
    await writeBackup({ db: t.db, files: memory([]), proofs, secret: null, software: '9.9', at }, file)
    await using empty = await testDb({ empty: true })
    await expect(restoreBackup(target(empty.db), file)).rejects.toThrow(/9999_later.sql.*9\.9/s)
  })
})

describe('a damaged file is refused, and nothing is written', () => {
  const whole = () => readFileSync(made.file)
  const repacked = (change: (tar: Buffer) => Buffer) => gzipSync(change(Buffer.from(gunzipSync(whole()))))
  const at = (tar: Buffer, name: string): number => tar.indexOf(name)

  test.each<[string, () => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['no backup at all', () => Buffer.from('PK\x03\x04 something else')],
    ['cut in the middle', () => whole().subarray(0, whole().byteLength >> 1)],
    ['cut by one byte', () => whole().subarray(0, -1)],
    [
      'one bit of the stream turned',
      () => {
        const b = whole()
        b[b.byteLength >> 1] = (b[b.byteLength >> 1] as number) ^ 4
        return b
      },
    ],
    [
      'a row altered in the tar',
      () =>
        repacked((tar) => {
          tar.write('Ba', at(tar, 'Hai'))
          return tar
        }),
    ],
    [
      'an evidence file altered',
      () =>
        repacked((tar) => {
          tar.write('Z', at(tar, 'xxxxxxxxxxxxxxxx') + 100)
          return tar
        }),
    ],
    [
      'the manifest altered',
      () =>
        repacked((tar) => {
          tar.write('9', at(tar, '"rows":') + 7)
          return tar
        }),
    ],
    [
      'the manifest cut away',
      () => repacked((tar) => Buffer.concat([tar.subarray(0, at(tar, 'manifest.json')), Buffer.alloc(1024)])),
    ],
    ['tar cut without its end', () => repacked((tar) => tar.subarray(0, at(tar, 'manifest.json')))],
  ])('%s', async (name, bytes) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.bad`)
    writeFileSync(file, bytes())
    await using t = await testDb({ empty: true })
    const parts = target(t.db)
    await expect(restoreBackup(parts, file)).rejects.toThrow(SetupProblem)
    expect((await sql`select from pg_class where relname = 'person'`.execute(t.db)).rows).toEqual([])
    expect(parts.files.kept.size).toBe(0)
  })

  test('one that is not there', async () => {
    await using t = await testDb({ empty: true })
    await expect(restoreBackup(target(t.db), join(folder, 'nowhere'))).rejects.toThrow(SetupProblem)
  })
})

import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { canonical } from '../canonical.ts'
import type { Db } from '../db.ts'
import { migrate, migrationsFolder, readMigrations } from '../migrate.ts'
import { SetupProblem } from '../setup-problem.ts'
import type { BackupFiles, Manifest, Proofs } from './manifest.ts'
import { checkBackup, readMembers } from './read.ts'
import {
  copyTarget,
  countRows,
  inOneTransaction,
  listTables,
  type OneConnection,
  openForLoading,
  setSequences,
  type Table,
} from './tables.ts'

export type RestoreParts = {
  db: Db
  files: Pick<BackupFiles, 'put' | 'get'>
  proofs: Proofs
  /** tables that hold a row in every installation that is in use */
  witnesses: readonly string[]
  keepSecret: (secret: string) => void
  /** a step is done, in words */
  say: (line: string) => void
}

/** One thing that the restore proved, or could not. */
export type Proof = { name: string; holds: boolean; expected?: unknown; found?: unknown }

export type Restored = { manifest: Manifest; proofs: Proof[] }

const refuse = (vi: string, en: string): SetupProblem => new SetupProblem(`${vi}\n${en}`)

const refuseInhabited = async (db: Db, witnesses: readonly string[]): Promise<void> => {
  const present = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any(${[...witnesses]}::text[])`.execute(
    db,
  )
  const counts = await countRows(
    db,
    present.rows.map(({ name }) => ({ name, columns: [] })),
  )
  const [used] = Object.entries(counts).filter(([, n]) => n > 0)
  if (used)
    throw refuse(
      `Nơi này đã có dữ liệu (bảng ${used[0]}: ${used[1]} dòng). Chỉ phục hồi vào một nơi trống: DATA_DIR mới hoặc cơ sở dữ liệu mới.`,
      `This installation holds data (table ${used[0]}: ${used[1]} rows). Restore only into an empty one: a new DATA_DIR or database.`,
    )
}

/** The files in db/migrations that the backup had, as a folder of their own; refuses what this software lacks. */
const folderOfLevel = (manifest: Manifest): { folder: string; current: boolean } => {
  const own = new Map(readMigrations().map((m) => [m.name, m.checksum]))
  const foreign = manifest.migrations.filter((m) => own.get(m.name) !== m.checksum)
  if (foreign.length > 0)
    throw refuse(
      `Bản sao lưu được tạo bởi phiên bản khác (${foreign.map((m) => m.name).join(', ')}). Hãy dùng phiên bản ${manifest.software} hoặc mới hơn.`,
      `The backup was made by another version (${foreign.map((m) => m.name).join(', ')}). Use version ${manifest.software} or newer.`,
    )
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-level-'))
  for (const { name } of manifest.migrations) cpSync(join(migrationsFolder, name), join(folder, name))
  return { folder, current: manifest.migrations.length === own.size }
}

const bringToLevel = async (db: Db, folder: string): Promise<void> => {
  try {
    await migrate(db, folder)
  } catch (fault) {
    if (!(fault instanceof SetupProblem)) throw fault
    throw refuse(
      'Cơ sở dữ liệu trống này đã ở mức mới hơn bản sao lưu. Hãy phục hồi vào một cơ sở dữ liệu chưa dùng lần nào.',
      'This empty database is already at a newer level than the backup. Restore into one that was never opened.',
    )
  }
}

/** A COPY under way. Its failure reaches whoever writes next or ends it. */
type Copy = { table: string; put(body: Uint8Array): Promise<void>; end(): Promise<void> }

const beginCopy = (client: OneConnection['client'], table: Table): Copy => {
  const stream = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`))
  const done = finished(stream)
  done.catch(() => {})
  return {
    table: table.name,
    put: async (body) => {
      if (!stream.write(body)) await Promise.race([once(stream, 'drain'), done])
    },
    end: () => {
      stream.end()
      return done
    },
  }
}

/** Puts every member where it belongs: table parts into COPY, files into the store. Gives the secret. */
const load = async (
  on: OneConnection,
  file: string,
  manifest: Manifest,
  parts: RestoreParts,
): Promise<string | undefined> => {
  const tables = new Map(manifest.tables.map((table) => [table.name, table]))
  let copy: Copy | undefined
  let secret: string | undefined
  for await (const { name, body } of readMembers(file)) {
    const [kind, rest = ''] = name.split('/')
    if (copy && (kind !== 'tables' || copy.table !== rest)) {
      await copy.end()
      copy = undefined
    }
    const table = kind === 'tables' ? tables.get(rest) : undefined
    if (table) {
      copy ??= beginCopy(on.client, table)
      await copy.put(body)
    }
    if (kind === 'files') await parts.files.put(body)
    if (kind === 'secret') secret = Buffer.from(body).toString()
  }
  await copy?.end()
  return secret
}

const addJobs = async (db: Db, jobs: Manifest['jobs']): Promise<void> => {
  await sql`
    select graphile_worker.add_job(j.task, j.payload, queue_name := j.queue, run_at := j.run_at,
      max_attempts := j.max_attempts, job_key := j.key)
    from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb)
      as j(task text, payload json, queue text, key text, run_at timestamptz, max_attempts int)`.execute(db)
}

const compared = (name: string, expected: unknown, found: unknown): Proof => {
  const holds = canonical(expected) === canonical(found)
  return holds ? { name, holds } : { name, holds, expected, found }
}

const proveCounts = async (db: Db, manifest: Manifest): Promise<Proof> => {
  const expected = Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))
  return compared('table counts', expected, await countRows(db, manifest.tables))
}

const proveFiles = async (parts: RestoreParts, file: string): Promise<Proof> => {
  const bad: string[] = []
  for await (const { name } of readMembers(file)) {
    if (!name.startsWith('files/')) continue
    const hash = name.slice('files/'.length)
    // reading checks the bytes against the hash
    await parts.files.get(hash).catch(() => bad.push(hash))
  }
  return compared('files', [], bad)
}

const proveFigures = async (db: Db, manifest: Manifest, proofs: Proofs): Promise<Proof[]> => {
  const at = { today: manifest.day, now: new Date(manifest.madeAt) }
  const all: Proof[] = []
  for (const [name, expected] of Object.entries(manifest.proofs)) {
    const proof = proofs[name]
    if (proof) all.push(compared(name, expected, await proof(db, at)))
  }
  return all
}

/** Whatever comes out otherwise rolls everything back: nothing is left half restored. */
const refuseWrong = (proofs: Proof[]): Proof[] => {
  const wrong = proofs.filter((proof) => !proof.holds)
  if (wrong.length === 0) return proofs
  const words = wrong.map((p) =>
    `  ${p.name}: ${canonical(p.expected)} ≠ ${canonical(p.found)}`.slice(0, 500),
  )
  throw refuse(
    'Kết quả nạp khác lúc sao lưu; đã hoàn tác, không có gì được ghi:',
    `What was loaded differs from the backup; everything was rolled back:\n${words.join('\n')}`,
  )
}

type Filled = { proofs: Proof[]; secret: string | undefined }

const fill = async (parts: RestoreParts, file: string, manifest: Manifest): Promise<Filled> =>
  inOneTransaction(parts.db, 'begin', async (on) => {
    const close = await openForLoading(on.db, await listTables(on.db))
    const secret = await load(on, file, manifest, parts)
    await close()
    await setSequences(on.db, manifest.sequences)
    await addJobs(on.db, manifest.jobs)
    parts.say('Đã nạp dữ liệu, đang kiểm chứng… / Loaded, now proving…')
    const [counts, files] = [await proveCounts(on.db, manifest), await proveFiles(parts, file)]
    const figures = await proveFigures(on.db, manifest, parts.proofs)
    return { proofs: refuseWrong([counts, files, ...figures]), secret }
  })

/**
 * Fills an empty installation from a backup file: checks the whole file first, brings the schema to the backup's
 * level, loads all in one transaction, proves counts, files and figures, then migrates on to this version.
 */
export const restoreBackup = async (parts: RestoreParts, file: string): Promise<Restored> => {
  const manifest = await checkBackup(file)
  parts.say('Tệp nguyên vẹn. / The file is whole.')
  await refuseInhabited(parts.db, parts.witnesses)
  const { folder, current } = folderOfLevel(manifest)
  try {
    await bringToLevel(parts.db, folder)
    // figures are computed by today's code, which may want today's tables
    const { proofs, secret } = await fill({ ...parts, proofs: current ? parts.proofs : {} }, file, manifest)
    if (secret !== undefined) parts.keepSecret(secret)
    await migrate(parts.db)
    await sql`analyze`.execute(parts.db)
    if (!current) proofs.push(...(await proveFigures(parts.db, manifest, parts.proofs)))
    return { manifest, proofs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

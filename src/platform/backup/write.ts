import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { to as copyTo } from 'pg-copy-streams'
import type { Db } from '../db.ts'
import { SetupProblem } from '../setup-problem.ts'
import { type At, type BackupFiles, format, type Manifest, type Proofs, type WaitingJob } from './manifest.ts'
import {
  copyTarget,
  inOneTransaction,
  listSequences,
  listTables,
  type OneConnection,
  type Table,
} from './tables.ts'
import { type Member, writeTar } from './tar.ts'

export type BackupParts = {
  db: Db
  files: BackupFiles
  proofs: Proofs
  /** what signs sessions and seals two-factor secrets, when it lives in the data folder and not in SECRET */
  secret: string | null
  software: string
  at: At
}

/** COPY output is cut into members of this size, so that memory stays flat however long a table is. */
const memberBytes = 4 * 1_048_576

const snapshot = 'begin isolation level repeatable read read only'

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

type TableSum = Manifest['tables'][number]

async function* tableMembers(on: OneConnection, table: Table, sums: TableSum[]): AsyncGenerator<Member> {
  const stream = on.client.query(copyTo(`copy ${copyTarget(table)} to stdout`))
  const hash = createHash('sha256')
  let held: Uint8Array[] = []
  let [length, bytes, part] = [0, 0, 0]
  const flush = (): Member => {
    const body = Buffer.concat(held)
    held = []
    length = 0
    return { name: `tables/${table.name}/${String(++part).padStart(6, '0')}`, body }
  }
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    hash.update(piece)
    held.push(piece)
    length += piece.byteLength
    bytes += piece.byteLength
    if (length >= memberBytes) yield flush()
  }
  if (length > 0) yield flush()
  sums.push({ ...table, rows: stream.rowCount, bytes, sha256: hash.digest('hex') })
}

async function* fileMembers(db: Db, files: BackupFiles, sum: Manifest['files']): AsyncGenerator<Member> {
  for await (const hash of files.hashes(db)) {
    const body = await files.get(hash).catch(() => undefined)
    if (!body) {
      sum.missing.push(hash)
      continue
    }
    sum.count++
    sum.bytes += body.byteLength
    yield { name: `files/${hash}`, body }
  }
}

const waitingJobs = async (db: Db): Promise<WaitingJob[]> => {
  const found = await sql<WaitingJob>`
    select t.identifier as task, j.payload, q.queue_name as queue, j.key, j.run_at::text as run_at, j.max_attempts
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.attempts < j.max_attempts order by j.id`.execute(db)
  return found.rows
}

const auditHead = async (db: Db): Promise<Manifest['auditHead']> => {
  const found = await sql<{ seq: string; hash: string }>`
    select seq::text, hash from audit_entry order by audit_entry.seq desc limit 1`.execute(db)
  return found.rows[0] ? { seq: Number(found.rows[0].seq), hash: found.rows[0].hash } : null
}

const figures = async (db: Db, { proofs, at }: BackupParts): Promise<Record<string, unknown>> => {
  const all: Record<string, unknown> = {}
  for (const [name, proof] of Object.entries(proofs)) all[name] = await proof(db, at)
  return all
}

const begun = async (db: Db, parts: BackupParts): Promise<Manifest> => {
  const server = await sql<{
    number: number
  }>`select current_setting('server_version_num')::int as number`.execute(db)
  const level = await sql<{ name: string; checksum: string }>`
    select name, checksum from schema_migration order by name`.execute(db)
  return {
    format,
    software: parts.software,
    madeAt: parts.at.now.toISOString(),
    day: parts.at.today,
    postgres: server.rows[0]?.number ?? 0,
    migrations: level.rows,
    tables: [],
    sequences: await listSequences(db),
    jobs: await waitingJobs(db),
    files: { count: 0, bytes: 0, missing: [] },
    auditHead: await auditHead(db),
    proofs: await figures(db, parts),
  }
}

async function* members(on: OneConnection, manifest: Manifest, parts: BackupParts): AsyncGenerator<Member> {
  for (const table of await listTables(on.db)) yield* tableMembers(on, table, manifest.tables)
  if (parts.secret !== null) yield { name: 'secret', body: Buffer.from(parts.secret) }
  yield* fileMembers(on.db, parts.files, manifest.files)
  const body = bytesOf(manifest)
  yield { name: 'manifest.json', body }
  yield { name: 'manifest.sha256', body: Buffer.from(createHash('sha256').update(body).digest('hex')) }
}

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

const refuseExisting = (file: string): SetupProblem =>
  new SetupProblem(
    `Tệp ${file} đã có. Bản sao lưu không ghi đè; hãy đặt tên khác.\n` +
      `The file ${file} exists. A backup overwrites nothing; give another name.`,
  )

/**
 * Writes one gzipped tar file: all tables as of one moment, all evidence, waiting jobs, and a manifest. It appears
 * under its name only when whole and on the disk. Readable by its owner alone: it holds everything.
 */
export const writeBackup = async (parts: BackupParts, file: string): Promise<Manifest> => {
  if (existsSync(file)) throw refuseExisting(file)
  const beside = `${file}.part`
  try {
    const manifest = await inOneTransaction(parts.db, snapshot, async (on) => {
      const manifest = await begun(on.db, parts)
      const tar = writeTar(members(on, manifest, parts), parts.at.now)
      await pipeline(Readable.from(tar), createGzip({ level: 6 }), createWriteStream(beside, { mode: 0o600 }))
      return manifest
    })
    await sync(beside)
    if (existsSync(file)) throw refuseExisting(file)
    await rename(beside, file)
    await sync(dirname(file))
    return manifest
  } catch (fault) {
    await rm(beside, { force: true })
    throw fault
  }
}

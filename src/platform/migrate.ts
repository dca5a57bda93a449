import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import { type Db, poolOf } from './db.ts'
import { log } from './log.ts'
import { projectRoot } from './root.ts'
import { SetupProblem } from './setup-problem.ts'

export const migrationsFolder: string = join(projectRoot, 'db', 'migrations')

type Migration = { name: string; text: string; checksum: string }
type Applied = { name: string; checksum: string }
type OwnTable = { schema_migration: Applied }

// Any fixed number does; it only has to be the same in every process of ours.
const lockKey = 730_412_001

/** The migration files in name order. Line ends do not count for the checksum: a Windows checkout has others. */
export const readMigrations = (folder: string = migrationsFolder): Migration[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })

const ownTable = (db: Db): Kysely<OwnTable> => db as unknown as Kysely<OwnTable>

const readApplied = async (db: Db): Promise<Applied[]> => {
  const there = await sql<{
    table: string | null
  }>`select to_regclass('public.schema_migration') as table`.execute(db)
  if (!there.rows[0]?.table) return []
  return ownTable(db).selectFrom('schema_migration').select(['name', 'checksum']).orderBy('name').execute()
}

/** The names still to be applied, in order. Throws SetupProblem when files and database contradict each other. */
export const pendingMigrations = async (db: Db, folder?: string): Promise<string[]> =>
  pending(readMigrations(folder), await readApplied(db)).map((m) => m.name)

const pending = (files: Migration[], applied: Applied[]): Migration[] => {
  const known = new Map(files.map((m) => [m.name, m.checksum]))
  const lacking = applied.filter((a) => !known.has(a.name)).map((a) => a.name)
  if (lacking.length > 0) throw newerDatabase(lacking)
  const altered = applied.filter((a) => known.get(a.name) !== a.checksum).map((a) => a.name)
  if (altered.length > 0) throw alteredFiles(altered)
  const done = new Set(applied.map((a) => a.name))
  const last = applied.at(-1)?.name ?? ''
  const todo = files.filter((m) => !done.has(m.name))
  const late = todo.filter((m) => m.name < last).map((m) => m.name)
  if (late.length > 0) throw outOfOrder(late, last)
  return todo
}

/**
 * Brings the database up to the code: the job queue's own schema, then each new file in its own transaction.
 * Forward only; several processes may call it at once. Gives the names applied now.
 */
export const migrate = async (db: Db, folder?: string): Promise<string[]> => {
  await checkServer(db)
  await runMigrations({ pgPool: poolOf(db) })
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockKey})`.execute(connection)
    try {
      await sql`create table if not exists schema_migration (
        name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(
        connection,
      )
      const todo = pending(readMigrations(folder), await readApplied(connection))
      for (const migration of todo) await apply(connection, migration)
      return todo.map((m) => m.name)
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection)
    }
  })
}

const apply = async (db: Db, { name, text, checksum }: Migration): Promise<void> => {
  log.info({ migration: name }, 'applying migration')
  await db
    .transaction()
    .execute(async (trx) => {
      await sql.raw(text).execute(trx)
      await ownTable(trx).insertInto('schema_migration').values({ name, checksum }).execute()
    })
    .catch((fault: Error) => {
      throw new Error(`migration ${name}: ${fault.message}`, { cause: fault })
    })
}

const checkServer = async (db: Db): Promise<void> => {
  const { rows } = await sql<{ number: number; encoding: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_encoding') as encoding
  `.execute(db)
  const server = rows[0]
  if (server && (server.number < 150_000 || server.encoding !== 'UTF8'))
    throw new SetupProblem(
      `Cần PostgreSQL 15 trở lên với bảng mã UTF8; máy chủ này là ${server.number}, ${server.encoding}.\n` +
        `PostgreSQL 15 or later with encoding UTF8 is needed; this server is ${server.number}, ${server.encoding}.`,
    )
}

const newerDatabase = (names: string[]): SetupProblem =>
  new SetupProblem(
    `Cơ sở dữ liệu mới hơn phần mềm (đã có: ${names.join(', ')}). Hãy chạy phiên bản phần mềm mới hơn hoặc phục hồi bản sao lưu cũ.\n` +
      `The database is newer than this software (it has: ${names.join(', ')}). Run the newer version, or restore an older backup.`,
  )

const alteredFiles = (names: string[]): SetupProblem =>
  new SetupProblem(
    `Tệp đã áp dụng bị sửa: ${names.join(', ')}. Hãy khôi phục tệp gốc; thay đổi mới phải là tệp mới trong db/migrations.\n` +
      `Files that were applied have been altered: ${names.join(', ')}. Bring the originals back; a change is a new file in db/migrations.`,
  )

const outOfOrder = (names: string[], last: string): SetupProblem =>
  new SetupProblem(
    `Tệp ${names.join(', ')} đứng trước tệp đã áp dụng ${last}. Hãy đặt tên đứng sau.\n` +
      `${names.join(', ')} sorts before ${last}, which is applied already. Give it a later name.`,
  )

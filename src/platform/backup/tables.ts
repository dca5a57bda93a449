import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { type Db, poolOf } from '../db.ts'
import type { DB } from '../schema.ts'

/** One connection in one transaction, as a pg client (for COPY) and as a handle for everything else. */
export type OneConnection = { client: pg.PoolClient; db: Db }

/**  */
export const inOneTransaction = async <T>(
  pool: Db,
  begin: string,
  work: (on: OneConnection) => Promise<T>,
): Promise<T> => {
  const client = await poolOf(pool).connect()
  const release = client.release
  // the handle gives the connection back after each statement; here it is kept until the transaction ends
  client.release = () => {}
  const only = { connect: async () => client, end: async () => {} } as unknown as pg.Pool
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: only }) })
  let broken: unknown
  try {
    await client.query(begin)
    const result = await work({ client, db })
    await client.query('commit')
    return result
  } catch (fault) {
    broken = fault
    throw fault
  } finally {
    client.release = release
    // a COPY may be under way: the connection is closed, and the server rolls back
    client.release(broken !== undefined)
  }
}

export type Table = { name: string; columns: string[] }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** "public"."task" ("id", "title"): what COPY wants. */
export const copyTarget = ({ name, columns }: Table): string =>
  `public.${quoted(name)} (${columns.map(quoted).join(', ')})`

/** Our tables with the columns that hold data; the list of migrations is not data. */
export const listTables = async (db: Db): Promise<Table[]> => {
  const found = await sql<Table>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`.execute(db)
  return found.rows
}

export type Sequence = { table: string; column: string; last: number }

/** How far each numbered column has counted; those never used are left out. */
export const listSequences = async (db: Db): Promise<Sequence[]> => {
  const found = await sql<Sequence>`
    select t.relname as table, a.attname as column, s.last_value as last
    from pg_class q
    join pg_depend d on d.objid = q.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    join pg_sequences s on s.schemaname = 'public' and s.sequencename = q.relname
    where q.relkind = 'S' and q.relnamespace = 'public'::regnamespace and s.last_value is not null
    order by 1, 2`.execute(db)
  return found.rows.map((row) => ({ ...row, last: Number(row.last) }))
}

export const setSequences = async (db: Db, sequences: readonly Sequence[]): Promise<void> => {
  await sql`
    select setval(pg_get_serial_sequence(format('public.%I', s."table"), s."column"), s.last)
    from jsonb_to_recordset(${JSON.stringify(sequences)}::jsonb) as s("table" text, "column" text, last bigint)`.execute(
    db,
  )
}

/** Rows of each table. */
export const countRows = async (db: Db, tables: readonly Table[]): Promise<Record<string, number>> => {
  if (tables.length === 0) return {}
  const counts = tables.map(
    ({ name }) => sql`select ${name}::text as name, count(*)::text as n from ${sql.table(`public.${name}`)}`,
  )
  const found = await sql<{ name: string; n: string }>`${sql.join(counts, sql` union all `)}`.execute(db)
  return Object.fromEntries(found.rows.map((row) => [row.name, Number(row.n)]))
}

type Constraint = { table: string; name: string; definition: string }

/**
 * Makes the tables ready to be filled in any order by their owner, who need not be a superuser: foreign keys go,
 * our triggers rest, rows that came with the schema are removed. Gives the way back, which checks every key.
 */
export const openForLoading = async (db: Db, tables: readonly Table[]): Promise<() => Promise<void>> => {
  const keys = await sql<Constraint>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`.execute(
    db,
  )
  const names = tables.map(({ name }) => `public.${quoted(name)}`)
  const run = (statements: string[]) => sql.raw(statements.join(';\n')).execute(db)
  await run([
    ...keys.rows.map((key) => `alter table ${key.table} drop constraint ${key.name}`),
    ...names.map((name) => `alter table ${name} disable trigger user`),
    ...names.map((name) => `delete from ${name}`),
  ])
  return async () => {
    await run([
      ...names.map((name) => `alter table ${name} enable trigger user`),
      ...keys.rows.map((key) => `alter table ${key.table} add constraint ${key.name} ${key.definition}`),
    ])
  }
}

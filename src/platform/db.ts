import { Kysely, type LogEvent, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { log } from './log.ts'
import type { DB } from './schema.ts'

/** The database handle that every store function takes first: the pool, or the transaction that is open. */
export type Db = Kysely<DB>

/** One statement as it was sent; `ms` is the time until its answer. */
export type Statement = { sql: string; ms: number; failed: boolean }

export type DbOptions = {
  /** Connections at most (default 10). */
  max?: number
  /** Hears every statement; for tests and the bench. */
  onQuery?: (statement: Statement) => void
  /** Shown in pg_stat_activity. */
  name?: string
}

const whole = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`)
  return value
}

const asText = (text: string): string => text
const { builtins, getTypeParser } = pg.types
const textArray = getTypeParser(1009 as never, 'text') as (text: string) => (string | null)[]
const arrayOf = (parse: (text: string) => unknown) => (text: string) =>
  textArray(text).map((v) => (v === null ? null : parse(v)))

/**
 * DATE stays `YYYY-MM-DD` (pg would make it a local midnight), NUMERIC stays exact text, INT8 becomes a number;
 * their arrays too (oids 1182, 1231, 1016). timestamptz is a Date and jsonb is parsed, as pg does by itself.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.NUMERIC, asText],
  [builtins.INT8, whole],
  [1182, arrayOf(asText)],
  [1231, arrayOf(asText)],
  [1016, arrayOf(whole)],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || getTypeParser(oid, format as 'text')) as never,
}

const mark = '/* kept */'

/**
 * Before the first word of a statement that every page asks and that is dearer to plan than to run: the connection
 * plans it once and keeps the plan (decision 026). Its text must take few forms: what differs belongs in parameters.
 */
export const kept: RawBuilder<unknown> = sql.raw(mark)

// a plan over all rooms takes some two megabytes on the server; forms beyond these are planned each time
const mostKept = 16

/** Lets a connection keep the plans of the statements marked so, by giving each form of them a name. */
const keepPlans = (client: pg.ClientBase): void => {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < mostKept) names.set(text, `kept_${names.size}`)
    return names.get(text)
  }
  // looked up at each call: the bench listens by replacing it
  const query = (...args: unknown[]): unknown => Reflect.apply(pg.Client.prototype.query, client, args)
  const named = (...[text, values, ...rest]: unknown[]) => {
    const name = typeof text === 'string' && text.includes(mark) ? nameOf(text) : undefined
    return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest)
  }
  client.query = named as typeof client.query
}

const pools = new WeakMap<object, pg.Pool>()

/**
 * A pool of connections whose lost ones are replaced: unheard, the error of an idle connection (server restarted)
 * would end the process. Sessions speak Vietnamese time, so that `now()::date` in SQL is the day here.
 */
export const openPool = (url: string, options: pg.PoolConfig = {}): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c TimeZone=Asia/Ho_Chi_Minh',
    application_name: 'canhtan',
    ...options,
  })
  pool.on('error', (fault) => pool.ending || log.warn({ fault: fault.message }, 'database connection lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Opens the database for the application: a pool behind a typed handle. */
export const openDb = (url: string, options: DbOptions = {}): Db => {
  const { max = 10, name = 'canhtan' } = options
  const pool = openPool(url, { max, types, application_name: name })
  pool.on('connect', keepPlans)
  const { onQuery } = options
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: (event) => onQuery(statementOf(event)) }),
  })
  pools.set(db, pool)
  return db
}

const statementOf = (event: LogEvent): Statement => ({
  sql: event.query.sql,
  ms: event.queryDurationMillis,
  failed: event.level === 'error',
})

/** The pg pool below a handle of openDb: for COPY streams, LISTEN and the job worker. Not for a transaction. */
export const poolOf = (db: Db): pg.Pool => {
  const pool = pools.get(db)
  if (!pool) throw new Error('not a handle of openDb (a transaction has no pool)')
  return pool
}

export const closeDb = (db: Db): Promise<void> => db.destroy()

/** A value for a json or jsonb column. (pg would send a bare array as a PostgreSQL array.) */
export const json = (value: unknown): string => JSON.stringify(value)

/**
 * Counts statements by label: the first pattern that fits names it, others are 'domain'. Hand `onQuery` to
 * openDb. Beginning and ending a transaction counts as 'transaction'.
 */
export const statementCounter = (labels: Record<string, RegExp> = {}) => {
  const labelled = Object.entries({ transaction: /^(begin|commit|rollback|start transaction)/i, ...labels })
  let heard: { label: string; sql: string }[] = []
  const labelOf = (sql: string) => labelled.find(([, p]) => p.test(sql))?.[0] ?? 'domain'
  return {
    onQuery: ({ sql }: Statement): void => void heard.push({ label: labelOf(sql), sql }),
    counts: (): Record<string, number> =>
      heard.reduce<Record<string, number>>((sum, { label }) => {
        sum[label] = (sum[label] ?? 0) + 1
        return sum
      }, {}),
    /** The statements of one label, in order; all without a label. */
    statements: (label?: string): string[] =>
      heard.filter((h) => !label || h.label === label).map((h) => h.sql),
    reset: (): void => {
      heard = []
    },
  }
}

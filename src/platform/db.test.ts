import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { json, kept, poolOf, type Statement, statementCounter } from './db.ts'

let t: TestDb
const heard: Statement[] = []
beforeAll(async () => {
  t = await testDb({ onQuery: (s) => heard.push(s) })
})
afterAll(() => t.drop())

const value = async (expression: string): Promise<unknown> =>
  (await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(t.db)).rows[0]?.v

describe('what comes out of the database', () => {
  test.each([
    [`date '2024-02-29'`, '2024-02-29'],
    [`null::date`, null],
    [`array[date '2024-02-29', null]`, ['2024-02-29', null]],
    [`12::bigint`, 12],
    [`count(*)`, 1],
    [`array[1::bigint, 2]`, [1, 2]],
    [`'{}'::bigint[]`, []],
    [`12.50::numeric`, '12.50'],
    [`1::numeric / 3`, '0.33333333333333333333'],
    [`array[0.10::numeric, null]`, ['0.10', null]],
    [`timestamptz '2023-10-30 00:00:00+07'`, new Date('2023-10-29T17:00:00Z')],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    [`true`, true],
    [`1.5::float8`, 1.5],
  ])('%s', async (expression, expected) => expect(await value(expression)).toEqual(expected))

  test('a bigint that a number cannot hold is an error, never a rounded figure', async () => {
    await expect(value(`9007199254740993::bigint`)).rejects.toThrow('bigint beyond')
  })

  test('a timestamp becomes the day in Việt Nam', async () => {
    expect(await value(`(timestamptz '2023-10-29 17:00:00Z')::date`)).toBe('2023-10-30')
  })

  test('json() sends an array as JSON', async () => {
    const { rows } = await sql<{ v: unknown }>`select ${json([1, 'a'])}::jsonb as v`.execute(t.db)
    expect(rows[0]?.v).toEqual([1, 'a'])
  })

  test('Vietnamese sorts as Vietnamese do where the collation is named', async () => {
    const { rows } = await sql<{ v: string }>`
      select v from unnest(array['đ','e','d','â','ă','a','b']) v order by v collate "vi-x-icu"`.execute(t.db)
    expect(rows.map((r) => r.v).join(' ')).toBe('a ă â b d đ e')
  })

  test('the extensions that the migrations may ask for are there', async () => {
    const { rows } = await sql<{ name: string }>`
      select name from pg_available_extensions where name in ('unaccent','pg_trgm') order by name`.execute(
      t.db,
    )
    expect(rows.map((r) => r.name)).toEqual(['pg_trgm', 'unaccent'])
  })
})

describe('the handle', () => {
  test('a lost connection does not end the process and the next statement works', async () => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(t.db)
    await using other = await testDb()
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(other.db)
    await expect.poll(() => value('1').catch(() => 'lost')).toBe(1)
  })

  test('statements are heard, counted by label, failures too', async () => {
    heard.length = 0
    await value('1')
    await value('no_such_column').catch(() => {})
    expect(heard.map((s) => [s.sql, s.failed])).toEqual([
      ['select 1 as v', false],
      ['select no_such_column as v', true],
    ])
    const counter = statementCounter({ lock: /pg_advisory/, job: /graphile_worker/ })
    await using counted = await testDb({ onQuery: counter.onQuery })
    await counted.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(1)`.execute(trx)
      await sql`select 1`.execute(trx)
      await sql`select 2`.execute(trx)
    })
    expect(counter.counts()).toEqual({ transaction: 2, lock: 1, domain: 2 })
    expect(counter.statements('domain')).toEqual(['select 1', 'select 2'])
  })

  test('a transaction has no pool to hand out', async () => {
    expect(poolOf(t.db).totalCount).toBeGreaterThan(0)
    await t.db.transaction().execute(async (trx) => expect(() => poolOf(trx)).toThrow('no pool'))
  })

  test('a statement marked so is planned once and kept, one plan for each of its forms and not for ever more', async () => {
    await using one = await testDb({ max: 1 })
    const plans = async () =>
      (
        await sql<{
          statement: string
          used: number
        }>`select statement, (generic_plans + custom_plans)::int as used
          from pg_prepared_statements order by prepare_time`.execute(one.db)
      ).rows
    const add = async (n: number) =>
      (await sql<{ v: number }>`${kept} select ${n}::int + 1 as v`.execute(one.db)).rows[0]?.v
    expect([await add(1), await add(2), await add(3)]).toEqual([2, 3, 4])
    expect(await plans()).toMatchObject([{ statement: expect.stringContaining('$1::int + 1'), used: 3 }])
    await sql`select ${1}::int`.execute(one.db)
    await expect(sql`${kept} select no_such_column`.execute(one.db)).rejects.toThrow('no_such_column')
    await expect(sql`${kept} select no_such_column`.execute(one.db)).rejects.toThrow('no_such_column')
    await one.db.transaction().execute(async (trx) => sql`${kept} select 1`.execute(trx))
    expect(await plans()).toHaveLength(2)
    for (let n = 0; n < 40; n++) await sql`${kept} select ${sql.lit(n)} as v`.execute(one.db)
    expect([15, 16]).toContain((await plans()).length)
    expect(await add(5)).toBe(6)
  })
})

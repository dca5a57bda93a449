import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDb } from '#testing/db.ts'
import { aPerson, aUnit, ctxFor } from '#testing/world.ts'
import { inTransaction } from './action.ts'
import { Refused } from './refused.ts'

test('a key that names nothing is refused as wrong input; any other fault of the database stays one', async () => {
  await using t = await testDb()
  const ctx = await ctxFor(
    t.db,
    await aPerson(t.db, { office: 'administrator', unit: (await aUnit(t.db)).id }),
  )
  const asked = (statement: string) => inTransaction(ctx, ({ db }) => sql.raw(statement).execute(db))
  const refused = await asked(
    "insert into unit_version (unit_id, valid_from, name_vi, kind) values (999, '2024-01-01', 'a', 'department')",
  ).catch((fault) => fault)
  expect(refused).toBeInstanceOf(Refused)
  expect(refused).toMatchObject({ kind: 'input', reason: 'named-is-not-there' })
  expect(await asked('select 1/0').catch((fault) => fault)).not.toBeInstanceOf(Refused)
})

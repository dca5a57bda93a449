import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from '#testing/world.ts'
import { writesIn } from './fuzzing.ts'
import { demoWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await demoWorld()
}, 300_000)
afterAll(() => world?.drop())

const views = async (): Promise<number> => {
  const found = await sql<{ n: number }>`select count(*) as n from saved_view`.execute(world.db)
  return found.rows[0]?.n ?? 0
}

test('what is written in a rolled back piece of work is gone afterwards', async () => {
  const before = await views()
  const during = await world.rolledBack(async () => {
    const cookie = world.cookieOf('daumoi')
    await post(world, '/tasks/views', { name: 'Quá hạn của tôi', query: 'count=openOverdue' }, cookie)
    return views()
  })
  expect([during, await views()]).toEqual([before + 1, before])
})

test('a refused piece of work inside it leaves what was there before', async () => {
  const answer = await world.rolledBack(() =>
    post(world, '/tasks/views', { name: '' }, world.cookieOf('daumoi')),
  )
  expect(answer.status).toBe(422)
  expect((await get(world, '/account', world.cookieOf('daumoi'))).status).toBe(200)
})

test('what the fuzzing asks for first sees every write, also one that was rolled back', async () => {
  const counts = await world.rolledBack(async () => {
    const before = await writesIn(world)
    await get(world, '/help', world.cookieOf('daumoi'))
    const read = await writesIn(world)
    await world.db
      .transaction()
      .execute(async (db) => {
        await sql`update saved_view set name = 'khác'`.execute(db)
        throw new Error('not to stay')
      })
      .catch(() => {})
    return [read - before, Math.sign((await writesIn(world)) - read)]
  })
  expect(counts).toEqual([0, 1])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { get } from '#testing/world.ts'
import { subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await demoWorld()
}, 240_000)
afterAll(() => world?.drop())

test('what is written in a rolled back piece of work is gone afterwards', async () => {
  for (const a of ['daumoi', 'banhanh'] as const) {
    const t = Date.now()
    const r = await world.rolledBack(() => get(world, '/tasks?programme=2025', world.cookieOf(a)))
    console.log(r.status, Date.now() - t, (await r.text()).length)
  }
  const s = await subjectsOf(world.db)
  console.log(JSON.stringify({ ...s, unit: undefined, person: undefined, mandate: undefined }))
  console.log(world.table.length)
  expect(1).toBe(1)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { found404, noNumbers } from './strangers.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld()
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

test.each(['999999999', ...noNumbers])(
  '%s in the address of every route is not found',
  async (id) => {
    const found = []
    for (const entry of world.table.filter((one) => /:\w+/.test(one.path)))
      found.push(await found404(world, subjects, entry, id))
    expect(found.filter(Boolean).join('\n')).toBe('')
  },
  300_000,
)

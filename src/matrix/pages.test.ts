import { afterAll, beforeAll, expect, test } from 'vitest'
import { actors } from './cast.ts'
import { expected, statusFor } from './expected.ts'
import { counter, wrongPages } from './pages.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld({ onQuery: counter.onQuery })
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

/** The first two and the last who get the page, and the first who does not; pages.full.test.ts asks for everybody. */
const some = (key: string) => {
  const row = expected[key]
  const get = actors.filter((as) => row && statusFor(row, as, 'web') === 200)
  const others = actors.filter((as) => as !== 'guest' && !get.includes(as))
  return [...new Set([...get.slice(0, 2), ...get.slice(-1), ...others.slice(0, 1)])]
}

test('every page is good HTML without inline style or script, and asks at most eight domain statements', async () => {
  expect((await wrongPages(world, subjects, some)).join('\n')).toBe('')
}, 300_000)

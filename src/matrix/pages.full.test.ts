import { afterAll, beforeAll, expect, test } from 'vitest'
import { actors } from './cast.ts'
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

test('every page of every role is good HTML without inline style or script, and asks at most eight domain statements', async () => {
  expect((await wrongPages(world, subjects, () => actors)).join('\n')).toBe('')
}, 900_000)

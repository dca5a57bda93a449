import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from './cast.ts'
import { deadLinks } from './links.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld()
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

test('what a page links to is there for whom it is shown to', async () => {
  expect((await deadLinks(world, subjects, ['guest', ...people], 3)).join('\n')).toBe('')
}, 1_800_000)

import { afterAll, beforeAll, expect, test } from 'vitest'
import { actors } from './cast.ts'
import { fuzzGets, fuzzPosts } from './fuzzing.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

// another seed each day, printed in the test's name: FUZZ_SEED repeats it
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000))

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld()
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

test(`many hostile forms and bodies by every role (seed ${seed})`, async () => {
  const entries = world.table.filter((entry) => entry.method === 'POST')
  expect((await fuzzPosts(entries, { world, subjects, roles: actors, seed, runs: 120 })).join('\n')).toBe('')
}, 3_600_000)

test(`many hostile queries by every role (seed ${seed})`, async () => {
  const entries = world.table.filter((entry) => entry.method === 'GET')
  expect((await fuzzGets(entries, { world, subjects, roles: actors, seed, runs: 60 })).join('\n')).toBe('')
}, 3_600_000)

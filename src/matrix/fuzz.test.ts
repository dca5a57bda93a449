import { afterAll, beforeAll, expect, test } from 'vitest'
import { fuzzGets, fuzzPosts } from './fuzzing.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

// the same requests in every run; `npm run test:full` sends many more (fuzz.full.test.ts)
const seed = 20_250_220
const roles = ['banhanh', 'daumoi', 'quantri', 'thuongtruc', 'guest'] as const

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld()
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

test(`hostile forms and bodies are never a fault, and a refusal leaves nothing written (seed ${seed})`, async () => {
  const entries = world.table.filter((entry) => entry.method === 'POST')
  expect((await fuzzPosts(entries, { world, subjects, roles, seed, runs: 2 })).join('\n')).toBe('')
}, 900_000)

test(`hostile queries are never a fault (seed ${seed})`, async () => {
  const entries = world.table.filter((entry) => entry.method === 'GET')
  expect((await fuzzGets(entries, { world, subjects, roles, seed, runs: 1 })).join('\n')).toBe('')
}, 900_000)

import { afterAll, beforeAll, expect, test } from 'vitest'
import { actors } from './cast.ts'
import { dealPosts, fuzzGets, fuzzPosts } from './fuzzing.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, type World } from './world.ts'

// another seed each day, printed in the test's name: FUZZ_SEED repeats it
// what is cut off goes on in the same world and brings faults to what comes after: seven minutes alone, many under load
const longest = 5_400_000
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000))
// some routes alone, to look closer at what was found: FUZZ_ROUTE=/mandates
const of = (method: string) =>
  world.table.filter((entry) => entry.method === method && entry.path.includes(process.env.FUZZ_ROUTE ?? ''))

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld()
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

test(
  'each hostile value in each field by its name is never a fault, and a refusal leaves nothing written',
  async () => {
    expect((await dealPosts(of('POST'), { world, subjects }, 4)).join('\n')).toBe('')
  },
  longest,
)

test(
  `many hostile forms and bodies by every role (seed ${seed})`,
  async () => {
    expect((await fuzzPosts(of('POST'), { world, subjects, roles: actors, seed, runs: 12 })).join('\n')).toBe(
      '',
    )
  },
  longest,
)

test(
  `many hostile queries by every role (seed ${seed})`,
  async () => {
    expect((await fuzzGets(of('GET'), { world, subjects, roles: actors, seed, runs: 12 })).join('\n')).toBe(
      '',
    )
  },
  longest,
)

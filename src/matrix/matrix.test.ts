import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDb, openDb } from '#platform/db.ts'
import type { RouteEntry } from '#platform/http.ts'
import { log } from '#platform/log.ts'
import { testClock } from '#testing/clock.ts'
import { createApp } from '../app.ts'
import { rooms } from '../rooms.ts'
import { addressFor, bodyFor } from './bodies.ts'
import { type ActorName, actors, foreign, people, tokenOf } from './cast.ts'
import { expected, firstOf, plainAddress, statusFor } from './expected.ts'
import { type Knock, knock } from './knock.ts'
import { found404, noNumbers, welcome } from './strangers.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { suggestionFor } from './suggestion.ts'
import { demoConfig } from './template.ts'
import { demoWorld, keyOf, type World } from './world.ts'

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld()
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

/** The route table needs no database: the tests below have a name each before there is one. */
const nowhere = openDb('postgres://127.0.0.1/none', { max: 1 })
const table = createApp({
  db: nowhere,
  config: demoConfig(),
  clock: testClock(),
  log,
  rooms,
  unread: () => null,
}).table
await closeDb(nowhere)

type Answer = { status: number; text: string; location: string | null }

const ask = async (entry: RouteEntry, actor: ActorName, how: Knock = {}, other = {}): Promise<Answer> => {
  const address = addressFor(entry, subjects, actor, other)
  if (address === undefined) throw new Error(`src/matrix/bodies.ts knows no address for ${entry.path}`)
  const filled = entry.method === 'POST' ? bodyFor(entry, subjects, actor) : { body: undefined, unknown: [] }
  if (filled.unknown.length > 0)
    throw new Error(`src/matrix/bodies.ts does not know what to fill in: ${filled.unknown.join(', ')}`)
  // as the page's own form sends it: then the act, the address gone to and the kept answer are one transaction
  const once = entry.door === 'web' && filled.body && { _once: `${actor} ${entry.path}` }
  const body = filled.body && { ...filled.body, ...once }
  return world.rolledBack(async () => {
    const answer = await knock(world, entry, address, { as: actor, body, ...how })
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
  })
}

/** A refusal says so, in words on a page and by its kind in JSON. */
const refusalFits = (
  { status, text, location }: Answer,
  { door, open }: RouteEntry,
  actor: ActorName,
): void => {
  if (actor === 'guest' && !open && door === 'web' && status === 303) expect(location).toMatch(/^\/sign-in/)
  if (door === 'web' && status === 404) expect(text).toContain('Không tìm thấy')
  if (door === 'web' && status === 403) expect(text).toContain('Không được phép')
  const kind = { 401: 'forbidden', 403: 'forbidden', 404: 'missing', 409: 'rule', 422: 'input' }[status]
  if (door === 'api' && kind)
    expect(JSON.parse(text).error).toMatchObject({ kind, reason: expect.stringMatching(/^[a-z]/) })
  if (door === 'api' && status === 401) expect(JSON.parse(text).error.reason).toBe('sign-in-first')
}

describe('every route answers every role as its line says', () => {
  test.each(table.map((entry) => [keyOf(entry), entry] as const))('%s', async (key, entry) => {
    const answers = new Map<ActorName, Answer>()
    for (const actor of actors) answers.set(actor, await ask(entry, actor))
    const row = expected[key]
    if (!row)
      throw new Error(
        `no line in src/matrix/expected; today, for you to judge:\n${suggestionFor(entry, answers)}`,
      )
    const got = Object.fromEntries([...answers].map(([actor, { status }]) => [actor, status]))
    const wanted = Object.fromEntries(actors.map((actor) => [actor, statusFor(row, actor, entry.door)]))
    expect(got).toEqual(wanted)
    for (const [actor, answer] of answers) refusalFits(answer, entry, actor)
    const first = answers.get(firstOf(row))
    expect(`${plainAddress(first?.location ?? '')}\n${first?.text}`).toContain(row.shows)
  })
})

test('no line speaks of a route that is gone', () => {
  const keys = new Set(table.map(keyOf))
  expect(Object.keys(expected).filter((key) => !keys.has(key))).toEqual([])
})

const posts = table.filter((entry) => entry.method === 'POST')
describe('who may not be asked by another site, nor by a token that only reads', () => {
  test.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['no origin', { origin: null }],
    ['another site that says it is ours', { headers: { 'sec-fetch-site': 'cross-site' } }],
  ] satisfies [string, Knock][])('POST from %s is refused on every route', async (_, how) => {
    const taken = []
    for (const entry of posts) {
      const answer = await ask(entry, welcome(entry), how)
      if (answer.status !== 403) taken.push(`${keyOf(entry)}: ${answer.status}`)
    }
    expect(taken.join('\n')).toBe('')
  })

  test('a token that only reads acts nowhere', async () => {
    const taken = []
    for (const entry of posts.filter((e) => !e.open)) {
      const actor = welcome(entry)
      if (actor === 'guest') continue
      const answer = await ask(entry, actor, { as: 'guest', token: tokenOf(actor, 'read') })
      if (answer.status !== 403) taken.push(`${keyOf(entry)}: ${answer.status} ${answer.location ?? ''}`)
    }
    expect(taken.join('\n')).toBe('')
  })

  test('a call with a token does not look at cookies', async () => {
    const entry = table.find((e) => e.path === '/api/v1/me') as RouteEntry
    const mixed = await ask(entry, 'quantri', { token: tokenOf('kiemtoan', 'read') })
    expect(mixed.text).toContain(subjects.person.kiemtoan)
    const wrong = await ask(entry, 'quantri', { token: 'ct_nothing' })
    expect(wrong.status).toBe(401)
  })
})

describe('what is not there', () => {
  test('a number that nothing has, and what is no number, in the address of every route', async () => {
    const routes = table.filter((entry) => /:\w+/.test(entry.path))
    const found = []
    for (const [i, entry] of routes.entries())
      for (const id of ['999999999', noNumbers[i % noNumbers.length] ?? '0']) {
        const said = await found404(world, subjects, entry, id)
        if (said) found.push(said)
      }
    expect(found.join('\n')).toBe('')
  })

  test("another unit's task is not there, whatever is asked of it", async () => {
    const found = []
    for (const entry of table.filter((e) => /\/tasks\/:id(\/|$)/.test(e.path) && !e.path.includes('views'))) {
      const answer = await ask(entry, foreign)
      if (answer.status !== 404) found.push(`${keyOf(entry)}: ${answer.status}`)
    }
    expect(found.join('\n')).toBe('')
  })
})

test('the cast is whole', () => {
  for (const name of people) expect(subjects.person[name], name).toBeTypeOf('string')
  for (const [stand, id] of Object.entries(subjects.task)) expect(id, stand).toBeGreaterThan(0)
})

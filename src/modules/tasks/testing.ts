import { testClock } from '#testing/clock.ts'
import type { TestDb } from '#testing/db.ts'
import { get, post, postApi, signIn, type TestPerson, testApp } from '#testing/world.ts'
import { loadProgrammeReference } from '../programme/actions.ts'
import { aWorld, type World } from './world.ts'

type Fields = Record<string, string | readonly string[]>

/** The small province behind its doors on 12/10/2023, everybody signed in: pages, forms and the API as a person. */
export async function aHouse(t: TestDb) {
  const w: World = await aWorld(t.db)
  await loadProgrammeReference(t.db)
  const app = testApp(t.db, testClock('2023-10-12'))
  const cookies = new Map<string, string>()
  const people = [
    w.clerk,
    w.chairman,
    w.healthFocal,
    w.healthHead,
    w.buildingFocal,
    w.auditor,
    w.divisionHead,
  ]
  for (const person of people) cookies.set(person.id, await signIn(app, person))
  const as = (person: TestPerson) => cookies.get(person.id)
  const page = async (path: string, person?: TestPerson) => get(app, path, person && as(person))
  return {
    w,
    app,
    as,
    page,
    text: async (path: string, person: TestPerson) => (await page(path, person)).text(),
    send: (path: string, fields: Fields, person?: TestPerson) =>
      post(app, path, fields, person && as(person)),
    given: async (work = {}) => (await w.gives(work)).tasks[0]?.id ?? 0,
    api: async (method: 'GET' | 'POST', path: string, person: TestPerson, body?: unknown, key?: string) => {
      const cookie = as(person) ?? ''
      const answer = await (method === 'GET'
        ? get(app, `/api/v1${path}`, cookie)
        : postApi(app, path, body, cookie, key))
      return { status: answer.status, body: (await answer.json()) as Record<string, never> }
    },
  }
}
export type House = Awaited<ReturnType<typeof aHouse>>

import { afterAll, beforeAll, expect, test } from 'vitest'
import { statementCounter } from '#platform/db.ts'
import { faults } from '#testing/html.ts'
import { addressFor } from './bodies.ts'
import { actors } from './cast.ts'
import { knock } from './knock.ts'
import { type Subjects, subjectsOf } from './subjects.ts'
import { demoWorld, keyOf, type World } from './world.ts'

/** Statements that are no page's own: who asks, what the frame around every page shows, locks, the record, jobs. */
const counter = statementCounter({
  session: /\b(auth_session|api_token|auth_rate_limit)\b/,
  frame: /installation\.unit|as waiting,/,
  lock: /pg_advisory|for update/i,
  audit: /\baudit_(entry|personal)\b.*\bvalues|insert into audit_/i,
  job: /graphile_worker/,
})

let world: World
let subjects: Subjects
beforeAll(async () => {
  world = await demoWorld({ onQuery: counter.onQuery })
  subjects = await subjectsOf(world.db)
}, 240_000)
afterAll(() => world?.drop())

const pages = () => world.table.filter((entry) => entry.method === 'GET' && entry.door === 'web')

test('every page of every role is good HTML without inline style or script, and asks at most eight domain statements', async () => {
  const wrong: string[] = []
  const checked = new Set<string>()
  for (const entry of pages())
    for (const as of actors) {
      const address = addressFor(entry, subjects, as)
      if (!address) continue
      counter.reset()
      const answer = await world.rolledBack(() => knock(world, entry, address, { as }))
      if (!answer.headers.get('content-type')?.startsWith('text/html') || answer.status === 303) continue
      const { domain = 0 } = counter.counts()
      if (domain > 8) wrong.push(`${keyOf(entry)} as ${as}: ${domain} domain statements`)
      const html = await answer.text()
      if (/<script(?![^>]*\ssrc=)[^>]*>|\son\w+="|\sstyle="|<style/.test(html))
        wrong.push(`${keyOf(entry)} as ${as}: inline style or script`)
      // the same page for the same status is validated for two roles: markup differs by what is offered
      const kind = `${keyOf(entry)} ${answer.status}`
      const times = [...checked].filter((one) => one.startsWith(`${kind} `)).length
      if (times >= (answer.status === 200 ? 2 : 1) || answer.status === 403 || answer.status === 404) continue
      checked.add(`${kind} ${as}`)
      for (const fault of await faults(html)) wrong.push(`${keyOf(entry)} as ${as}: ${fault}`)
    }
  expect(wrong.join('\n')).toBe('')
}, 900_000)

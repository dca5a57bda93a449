import { statementCounter } from '#platform/db.ts'
import { faults } from '#testing/html.ts'
import { addressFor } from './bodies.ts'
import type { ActorName } from './cast.ts'
import { knock } from './knock.ts'
import type { Subjects } from './subjects.ts'
import { keyOf, type World } from './world.ts'

/** Statements that are no page's own: who asks, what the frame around every page shows, locks, the record, jobs. */
export const counter = statementCounter({
  session: /\b(auth_session|api_token|auth_rate_limit)\b/,
  frame: /installation\.unit|as waiting,/,
  lock: /pg_advisory|for update/i,
  audit: /\baudit_(entry|personal)\b.*\bvalues|insert into audit_/i,
  job: /graphile_worker/,
})

/** What is wrong with the pages that these people get: HTML, inline style or script, too many statements. */
export const wrongPages = async (
  world: World,
  subjects: Subjects,
  readers: (key: string) => readonly ActorName[],
): Promise<string[]> => {
  const wrong: string[] = []
  for (const entry of world.table.filter((one) => one.method === 'GET' && one.door === 'web')) {
    const checked = new Map<number, number>()
    for (const as of readers(keyOf(entry))) {
      const address = addressFor(entry, subjects, as)
      if (!address) continue
      counter.reset()
      const answer = await world.rolledBack(() => knock(world, entry, address, { as }))
      if (!answer.headers.get('content-type')?.startsWith('text/html') || answer.status === 303) continue
      const said = (what: string) => wrong.push(`${keyOf(entry)} as ${as}: ${what}`)
      const { domain = 0 } = counter.counts()
      if (domain > 8) said(`${domain} domain statements`)
      const html = await answer.text()
      if (/<script(?![^>]*\ssrc=)[^>]*>|\son\w+="|\sstyle="|<style/.test(html)) said('inline style or script')
      // validated for the first two who get it: markup differs by what is offered; a refusal is the same page everywhere
      const times = checked.get(answer.status) ?? 0
      checked.set(answer.status, times + 1)
      if (answer.status === 200 && times < 2) for (const fault of await faults(html)) said(fault)
    }
  }
  return wrong
}

import { type Bench, headersOf, statementsOf } from './bench.ts'
import { atMost, type Line } from './measure.ts'

const people = ['p1', 'p2', 'p3', 'p4', 'p9']
const apart = /auth_session|api_token|pg_advisory|audit_entry|graphile_worker/

/** An address of each page: those with a number in them are asked for a task, a plan and a unit that are there. */
const addresses = ({ app }: Bench): string[] => {
  const pages = app.table.filter(({ door, method, open }) => door === 'web' && method === 'GET' && !open)
  const paths = pages.map(({ path }) => path.replace(':year', '2024').replace(/:\w+/g, '2'))
  return [...new Set([...paths, '/tasks?programme=2024', '/tasks?programme=all&view=month'])]
}

/** Domain statements of a page as one person sees it; undefined where there is none for them. */
const count = async ({ app }: Bench, path: string, headers: Record<string, string>) => {
  let html = false
  const sent = await statementsOf(async () => {
    const answer = await app.request(path, { headers })
    html = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('text/html')
    await answer.arrayBuffer()
  })
  return html ? sent.filter(({ text }) => !apart.test(text)).length : undefined
}

/** The page with the most domain statements, of all pages as five people of different offices see them. */
export const statements = async (bench: Bench): Promise<Line[]> => {
  let most = { path: '', n: 0 }
  let seen = 0
  for (const person of people) {
    const headers = await headersOf(bench, person)
    for (const path of addresses(bench)) {
      const n = await count(bench, path, headers)
      if (n !== undefined) seen++
      if (n !== undefined && n > most.n) most = { path, n }
    }
  }
  if (seen < 50) throw new Error(`only ${seen} pages answered`)
  console.error(`most statements: ${most.n} on ${most.path}, of ${seen} pages`)
  return [atMost('page-statements-of-eight', most.n / 8, 1)]
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statementCounter } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import { testClock } from '#testing/clock.ts'
import { testDb } from '#testing/db.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  postFile,
  signIn,
  type TestPerson,
  testApp,
} from '#testing/world.ts'
import { loadOrganisationReference } from '../../organisation/actions.ts'
import { findSetByCode } from '../facts/sets.ts'
import type { CriteriaSet } from '../rules/set.ts'

type Fields = Record<string, string | string[]>

/** A shipped set as an official has it on a disk. */
export const file = (name: string): File =>
  new File([readFileSync(join(projectRoot, 'db/reference/criteria', name))], name, {
    type: 'application/json',
  })

const un = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

/** The values of the form with this id as a browser would send them. */
export const formOf = (html: string, id: string): Record<string, string> => {
  const form = html.split('<form').find((part) => part.includes(`id="${id}"`)) ?? ''
  const values: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (!name || (/type="checkbox"/.test(tag) && !/checked/.test(tag))) continue
    values[name] = un(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)</g))
    values[name as string] = un(text ?? '')
  for (const [whole, name] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>.*?<\/select>/gs))
    values[name as string] = /value="([^"]*)" selected/.exec(whole)?.[1] ?? ''
  return values
}

/** The number at the end of an address. */
export const idOf = (location: string | null): number => Number(/\/(\d+)(?:$|[#?])/.exec(location ?? '')?.[1])

const read = async (answer: Response) => ({
  status: answer.status,
  text: await answer.text(),
  location: answer.headers.get('location'),
})

/** Criteria sets behind their doors on 15/10/2024, everybody signed in. */
export const aSetHouse = async () => {
  const counter = statementCounter({ session: /auth_session|mandate_on/i, audit: /insert into "?audit/i })
  const t = await testDb({ onQuery: counter.onQuery })
  const app = testApp(t.db, testClock('2024-10-15'))
  await loadOrganisationReference(t.db)
  const province = await aUnit(t.db, { name: 'Tỉnh Thử', kind: 'province', code: '40' })
  const home = await aUnit(t.db, { name: 'Sở Nội vụ', parent: province.id, code: 'SNV' })
  const issuer = await aPerson(t.db, { office: 'chairman', unit: province.id })
  const clerk = await aPerson(t.db, { office: 'standing-clerk', unit: home.id })
  const focal = await aPerson(t.db, { office: 'focal', unit: home.id })
  const auditor = await aPerson(t.db, { roles: ['auditor'], unit: province.id })
  const cookies = new Map<string, string>()
  for (const person of [issuer, clerk, focal, auditor]) cookies.set(person.id, await signIn(app, person))
  const as = (person: TestPerson): string => cookies.get(person.id) as string

  const page = async (path: string, person?: TestPerson) => read(await get(app, path, person && as(person)))
  const send = async (path: string, body: Fields, person: TestPerson) =>
    read(await post(app, path, body, as(person)))
  const upload = (sent: File, person: TestPerson) =>
    postFile(app, '/scoring/sets/imports', { file: sent }, as(person))
  const contentOf = async (code: string): Promise<CriteriaSet> =>
    (await findSetByCode(await ctxFor(t.db, clerk, { today: '2024-10-15' }), code))?.content as CriteriaSet
  /** a shipped set taken in by the clerk as a draft; gives its number */
  const taken = async (name: string, more: Record<string, string> = {}): Promise<number> => {
    const at = (await upload(file(name), clerk)).headers.get('location') as string
    const form = formOf((await page(at, clerk)).text, 'taking')
    return idOf((await send(`${at}/taking`, { ...form, ...more }, clerk)).location)
  }
  const issue = async (id: number, person: TestPerson, more: Record<string, string> = {}) => {
    const form = formOf((await page(`/scoring/sets/${id}`, issuer)).text, 'issue')
    return send(
      `/scoring/sets/${id}/issuance`,
      {
        version: '1',
        ...form,
        decisionNo: '12/QĐ-UBND (mẫu)',
        decidedOn: '15/10/2024',
        effectiveFrom: '01/01/2024',
        ...more,
      },
      person,
    )
  }
  return {
    ...{ t, app, counter, issuer, clerk, focal, auditor },
    ...{ as, page, send, upload, contentOf, taken, issue },
  }
}
export type SetHouse = Awaited<ReturnType<typeof aSetHouse>>

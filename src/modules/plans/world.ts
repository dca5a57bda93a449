import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db, DbOptions } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import { testClock } from '#testing/clock.ts'
import { testDb } from '#testing/db.ts'
import { aPerson, ctxFor, get, post, postFile, signIn, type TestPerson, testApp } from '#testing/world.ts'
import { importUnits, loadOrganisationReference, setInstallation } from '../organisation/actions.ts'
import { findUnitByCode } from '../organisation/facts.ts'
import { loadProgrammeReference, shapeProgramme } from '../programme/actions.ts'

const first = '2023-01-04'

/** The units of Nghệ An and a programme of 2023. */
export const ngheAn = async (db: Db) => {
  const on = (person: { id: string }, today: Day) => ctxFor(db, person, { today })
  const ctx = { ...(await on(await aPerson(db), first)), actor: system }
  await loadOrganisationReference(db)
  await loadProgrammeReference(db)
  await importUnits(ctx, new Uint8Array(readFileSync(join(projectRoot, 'demo/units.csv'))))
  const unit = async (code: string) => (await findUnitByCode(db, 'gso', code)) as number
  const province = await unit('40')
  await setInstallation(ctx, province, '2000-01-01')
  await shapeProgramme(ctx, 2023, { motto: 'Thử' })
  return { ctx, on, unit, province }
}

/** This province with who issues plans, who keeps them, and a department's focal officer. */
export const aWorld = async (db: Db) => {
  const { unit, province, ...rest } = await ngheAn(db)
  return {
    ...rest,
    issuer: await aPerson(db, { office: 'chairman', unit: province }),
    clerk: await aPerson(db, { office: 'standing-clerk', unit: await unit('SNV') }),
    focal: await aPerson(db, { office: 'focal', unit: await unit('STP') }),
  }
}

/** The annex of 2023 as the province published it, with 41 tasks. */
export const annex = new Uint8Array(readFileSync(join(projectRoot, 'demo/ke-hoach-cchc-2023.xlsx')))

/** The number at the end of an address. */
export const numberOf = (location: string | null): number => Number(/\d+$/.exec(location ?? '')?.[0])

/** This world behind its doors, everybody signed in: `page` as one of them (or a guest), `sendSheet` for an annex. */
export const aHouse = async (options: DbOptions = {}) => {
  const t = await testDb(options)
  const clock = testClock(first)
  const app = testApp(t.db, clock)
  const world = await aWorld(t.db)
  const cookies = new Map<string, string>()
  const enter = async (person: TestPerson) => cookies.set(person.id, await signIn(app, person))
  for (const person of [world.issuer, world.clerk, world.focal]) await enter(person)
  const as = (person: TestPerson) => cookies.get(person.id) as string
  return {
    t,
    app,
    clock,
    ...world,
    enter,
    as,
    page: async (path: string, person?: TestPerson) => {
      const answer = await get(app, path, person && as(person))
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
    },
    /** The committee's draft of this title, opened by its clerk. */
    openDraft: async (title: string) => {
      const wish = { year: '2023', kind: 'committee', title }
      return numberOf((await post(app, '/plans', wish, as(world.clerk))).headers.get('location'))
    },
    sendSheet: (id: number, person: TestPerson, file: File | undefined, pasted = '') =>
      postFile(app, `/plans/${id}/imports`, { ...(file && { file }), pasted }, as(person)),
  }
}
export type House = Awaited<ReturnType<typeof aHouse>>

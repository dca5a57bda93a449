import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { type Subjects, subjectsOf } from '../src/matrix/subjects.ts'
import { axeFaults, markupOf, pagesFor, scrollsSideways } from './looked-at.ts'
import { openSite, type Site, type Visit } from './site.ts'

let site: Site
let subjects: Subjects
beforeAll(async () => {
  site = await openSite()
  subjects = await subjectsOf(site.deps.db)
}, 900_000)
afterAll(() => site?.close())

type Look = { address: string; known: Set<string> }

/** Wide and narrow: sideways scrolling always, axe where the markup has not been looked at for another role. */
const faultsOf = async ({ page }: Visit, { address, known }: Look): Promise<string[]> => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const answer = await page.goto(address)
  const faults = answer?.status() === 200 ? [] : [`answered ${answer?.status()}`]
  const markup = markupOf((await answer?.text()) ?? '')
  const isNew = !known.has(markup)
  known.add(markup)
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 })
    if (isNew) for (const fault of await axeFaults(page)) faults.push(`at ${width}: ${fault}`)
    if (await scrollsSideways(page)) faults.push(`sideways at ${width}`)
  }
  return faults
}

describe.concurrent('every page of every role', () => {
  test.each(['vi', 'en'] as const)(
    'axe, a silent console, no sideways scrolling, wide and narrow (%s)',
    async (lang) => {
      const wrong: string[] = []
      const known = new Set<string>()
      const pages = pagesFor(createApp(site.deps).table, subjects)
      for (const [actor, theirs] of Map.groupBy(pages, (one) => one.actor)) {
        const visit = await site.openAs(actor, { lang })
        const found: string[] = []
        for (const { key, address } of theirs)
          for (const fault of await faultsOf(visit, { address, known }))
            found.push(`${key} as ${actor}: ${fault}`)
        found.push(...visit.faults)
        await visit.context.close()
        // told at once: the whole takes long (40 minutes beside other work)
        console.log([`${lang}, ${actor}: ${theirs.length} pages opened`, ...found].join('\n'))
        wrong.push(...found)
      }
      expect(wrong.join('\n')).toBe('')
    },
    5_400_000,
  )
})

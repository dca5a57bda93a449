import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { type Subjects, subjectsOf } from '../src/matrix/subjects.ts'
import { axeFaults, pagesFor, scrollsSideways } from './looked-at.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let subjects: Subjects
beforeAll(async () => {
  site = await openSite()
  subjects = await subjectsOf(site.deps.db)
}, 900_000)
afterAll(() => site?.close())

test.each(['vi', 'en'] as const)(
  'axe on every page of every role, narrow and wide (%s)',
  async (lang) => {
    const wrong: string[] = []
    for (const { key, actor, address } of pagesFor(createApp(site.deps).table, subjects)) {
      const { page, context, faults } = await site.openAs(actor, { lang })
      const answer = await page.goto(address)
      if (answer?.status() !== 200) wrong.push(`${key} as ${actor}: ${answer?.status()}`)
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 900 })
        for (const fault of await axeFaults(page)) wrong.push(`${key} as ${actor} at ${width}: ${fault}`)
        if (await scrollsSideways(page)) wrong.push(`${key} as ${actor}: sideways at ${width}`)
      }
      wrong.push(...faults)
      await context.close()
    }
    expect(wrong.join('\n')).toBe('')
  },
  3_600_000,
)

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { type Subjects, subjectsOf } from '../src/matrix/subjects.ts'
import { axeFaults, pagesFor, pressedCells, scrollsSideways } from './looked-at.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let subjects: Subjects
beforeAll(async () => {
  site = await openSite()
  subjects = await subjectsOf(site.deps.db)
}, 900_000)
afterAll(() => site?.close())

const faultsOf = async (page: Page, address: string): Promise<string[]> => {
  await page.setViewportSize({ width: 1280, height: 900 })
  const answer = await page.goto(address)
  // what a window shows by itself, a photo say, keeps axe waiting for ever: such addresses are named in looked-at.ts
  const type = answer?.headers()['content-type'] ?? 'no type'
  if (!type.startsWith('text/html')) return [`answered ${answer?.status()} with ${type}, not a page`]
  const faults = await axeFaults(page)
  if (answer?.status() !== 200) faults.push(`answered ${answer?.status()}`)
  for (const width of [375, 320]) {
    await page.setViewportSize({ width, height: 800 })
    if (await scrollsSideways(page)) faults.push(`sideways at ${width}`)
    if (width === 375) faults.push(...(await pressedCells(page)).map((words) => `pressed: ${words}`))
  }
  return faults
}

// what waits for somebody is another page for each
const ofEach = new Set(['web GET /', 'web GET /waiting'])

test('each page, once: no axe violation, a silent console, no sideways scrolling at 375 and 320 px, no cell pressed', async () => {
  const wrong: string[] = []
  const seen = new Map(
    pagesFor(createApp(site.deps).table, subjects)
      .reverse()
      .map((one) => [ofEach.has(one.key) ? `${one.key} ${one.actor}` : one.key, one]),
  )
  for (const [actor, pages] of Map.groupBy(seen.values(), (one) => one.actor)) {
    // one window for each person; the two languages take turns
    const visits = {
      vi: await site.openAs(actor, { lang: 'vi' }),
      en: await site.openAs(actor, { lang: 'en' }),
    }
    for (const [index, { key, address }] of pages.entries()) {
      const lang = index % 2 === 0 ? 'vi' : 'en'
      for (const fault of await faultsOf(visits[lang].page, address))
        wrong.push(`${key} as ${actor} (${lang}): ${fault}`)
    }
    for (const { faults, context } of Object.values(visits)) {
      wrong.push(...faults)
      await context.close()
    }
  }
  expect(seen.size).toBeGreaterThan(40)
  expect(wrong.join('\n')).toBe('')
}, 900_000)

test('the keyboard: the first stop leads past the bar to the content, and every stop is seen', async () => {
  const { page, context } = await site.openAs('banhanh')
  await page.goto('/tasks?programme=2025')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#content')
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#content')
  await page.reload()
  const unseen: string[] = []
  for (let stop = 0; stop < 25; stop++) {
    await page.keyboard.press('Tab')
    const look = (await page.evaluate(`(() => {
      const el = document.activeElement
      const style = getComputedStyle(el)
      const box = el.getBoundingClientRect()
      const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
      return { name: el.outerHTML.slice(0, 120), seen: ring && box.width > 0 && box.bottom > 0 }
    })()`)) as { name: string; seen: boolean }
    if (!look.seen) unseen.push(look.name)
  }
  expect(unseen).toEqual([])
  await context.close()
})

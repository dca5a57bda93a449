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

test('each page, once: no axe violation, a silent console, no sideways scrolling at 375 and 320 px', async () => {
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const { key, actor, address } of pagesFor(createApp(site.deps).table, subjects)) {
    if (seen.has(key)) continue
    seen.add(key)
    const lang = seen.size % 2 === 0 ? 'en' : 'vi'
    const { page, context, faults } = await site.openAs(actor, { lang })
    const answer = await page.goto(address)
    if (answer?.status() !== 200) wrong.push(`${key} as ${actor}: ${answer?.status()}`)
    for (const fault of await axeFaults(page)) wrong.push(`${key} as ${actor} (${lang}): ${fault}`)
    for (const width of [375, 320]) {
      await page.setViewportSize({ width, height: 800 })
      if (await scrollsSideways(page)) wrong.push(`${key} as ${actor} (${lang}): sideways at ${width}`)
    }
    wrong.push(...faults)
    await context.close()
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

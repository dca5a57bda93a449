import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameOf, openSite, type Site, ways } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const numberIn = (text: string | null): number =>
  Number(/\d[\d.,]*/.exec(text ?? '')?.[0]?.replace(/[.,]/g, ''))

describe.each(ways.map((way) => [nameOf(way), way] as const))('%s', (_, way) => {
  test('the committee sees the province, and a number opens its list with that many rows', async () => {
    const { page, context, faults } = await site.openAs('banhanh', way)
    await page.goto('/')
    expect(await page.getAttribute('html', 'lang')).toBe(way.lang)
    const numbers = page.locator('main a.ct-n[href^="/tasks?"][href*="count=openOverdue"]')
    const found = await numbers.evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent })),
    )
    expect(found.length).toBeGreaterThan(0)
    for (const { href, text } of found.slice(0, 3)) {
      await page.goto(href)
      expect(await page.locator('main table a.ct-row-link').count(), href).toBe(numberIn(text))
    }
    expect(faults).toEqual([])
    await context.close()
  })

  test("a member sees the supervised units' work, and nobody else's", async () => {
    const { page, context, faults } = await site.openAs('uyvien', way)
    await page.goto('/')
    await page.goto('/tasks?programme=2025')
    expect(await page.locator('main table a.ct-row-link').count()).toBeGreaterThan(0)
    expect(faults).toEqual([])
    await context.close()
  })
})

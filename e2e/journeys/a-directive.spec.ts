import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { nameOf, openSite, pressed, type Site, send, ways } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const dispatch = readFileSync(join(projectRoot, 'demo', 'cong-van-512-2025.md'), 'utf8')

describe.each(ways.map((way, index) => [nameOf(way), way, index] as const))('%s', (_, way, index) => {
  test('an issuer uploads a dispatch, confirms its items and gives them to the units', async () => {
    const { page, context, faults } = await site.openAs('banhanh', way)
    await page.goto('/directives/new')
    expect(await page.getAttribute('html', 'lang')).toBe(way.lang)
    const file = { name: `cong-van-${index}.md`, mimeType: 'text/markdown', buffer: Buffer.from(dispatch) }
    await page.setInputFiles('form[action="/directives"] input[name="file"]', file)
    await page.check('form[action="/directives"] input[name="origin"][value="made"]')
    await send(page, '/directives')
    const address = new URL(page.url()).pathname
    expect(address).toMatch(/^\/directives\/\d+$/)
    const confirming = page.locator(`form[action="${address}/confirmation"] button`)
    for (let left = await confirming.count(); left > 0; left = await confirming.count()) {
      await pressed(page, confirming.first())
    }
    await page.fill('input[name="documentNo"]', `6${index}/UBND-TH`)
    await page.fill(`form[action="${address}/issuance"] input[name="issuedOn"]`, '20/02/2025')
    await page.fill(`form[action="${address}/issuance"] input[name="code"]`, `6${index}`)
    await send(page, `${address}/issuance`)
    expect(new URL(page.url()).pathname).toBe(address)
    expect(await page.textContent('main')).toContain(`6${index}/UBND-TH`)
    await page.goto(`/tasks?programme=all&source=directive&sourceId=${address.split('/').at(-1)}`)
    expect(await page.locator('main table a.ct-row-link').count()).toBeGreaterThan(0)
    expect(faults).toEqual([])
    await context.close()
  })
})

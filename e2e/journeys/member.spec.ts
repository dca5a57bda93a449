import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameOf, openSite, pathOf, pressed, type Site, send, type Way } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const main = async (page: Page): Promise<string> => (await page.textContent('main')) ?? ''

type Quarter = { way: Way; today: string; period: string; list: string; proposal: string }
const quarters: Quarter[] = [
  {
    way: { lang: 'vi', javaScript: true },
    today: '2025-04-02',
    period: '2025-1',
    list: '/meetings/member-reports?of=2025&quarter=1',
    proposal: 'Đề nghị thêm máy quét cho bộ phận một cửa (hành trình).',
  },
  {
    way: { lang: 'en', javaScript: false },
    today: '2025-07-14',
    period: '2025-2',
    list: '/meetings/member-reports?of=2025&quarter=2',
    proposal: 'One training on shared data for all districts (journey).',
  },
]
const words = {
  vi: { time: 'Đúng hạn', became: 'Đã thành kiến nghị', done: 'Đã đi hai huyện.' },
  en: { time: 'Late by 4 days', became: 'Became a recommendation', done: 'Went to two districts.' },
}

describe.each(quarters.map((one) => [nameOf(one.way), one] as const))('%s', (_, one) => {
  const { way, today, period, list, proposal } = one
  const said = words[way.lang]
  let report = ''

  test('a member finds the sheet from home, opens an overdue task from it, writes the report and sends it', async () => {
    site.goTo(today)
    await site.as(
      'uyvien',
      async (page) => {
        await page.goto('/')
        await pressed(page, page.locator('main a[href="/seats/own"]'))
        expect(await page.getAttribute('html', 'lang')).toBe(way.lang)
        expect(pathOf(page)).toMatch(/^\/seats\/\d+\/sheet$/)
        expect(await page.locator('.ct-member-unit').count()).toBeGreaterThan(2)
        const overdue = page.locator('.ct-member-unit li', { has: page.locator('[data-time="overdue"]') })
        await pressed(page, overdue.locator('a[href^="/tasks/"]').first())
        expect(pathOf(page)).toMatch(/^\/tasks\/\d+$/)
        await page.goto('/waiting')
        await pressed(page, page.locator(`main a.ct-row-link[href$="/${period}"]`))
        report = pathOf(page)
        // refused without words; what was written beside stays
        await page.fill('[name="proposals"]', proposal)
        await send(page, `${report}/draft`)
        expect(await page.locator('.ds-error-summary').count()).toBe(1)
        expect(await page.inputValue('[name="proposals"]')).toBe(proposal)
        await page.fill('[name="done"]', said.done)
        await pressed(page, page.locator(`form[action="${report}/draft"] button:not([formaction])`))
        expect(await page.inputValue('[name="done"]')).toBe(said.done)
        await send(page, `${report}/draft`)
        expect(await page.locator('[name="done"]').count()).toBe(0)
        expect(await main(page)).toContain(said.time)
      },
      way,
    )
  })

  test('one proposal becomes a recommendation; the standing agency sees who sent, reads it, and has it to assign', async () => {
    await site.as(
      'uyvien',
      async (page) => {
        await page.goto(report)
        await page
          .locator('details', { has: page.locator(`form[action="${report}/recommendation"]`) })
          .locator('summary')
          .click()
        await send(page, `${report}/recommendation`)
        expect(await main(page)).toContain(said.became)
        await page.goto('/waiting')
        expect(await page.locator(`a[href="${report}"]`).count()).toBe(0)
      },
      way,
    )
    await site.as(
      'thuongtruc',
      async (page) => {
        await page.goto(list)
        expect(await page.locator('tr', { hasText: 'Hoàng Văn Giả Định' }).textContent()).toContain(said.time)
        await pressed(page, page.locator(`main a[href="${report}"]`))
        for (const text of [said.done, proposal]) expect(await main(page)).toContain(text)
        await page.goto('/waiting')
        expect(await main(page)).toContain(proposal)
      },
      way,
    )
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameOf, openSite, pressed, type Site, ways } from '../site.ts'

// Somebody without an account finds a unit in the published ranking, reads why it has its score, and verifies the whole.

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const unit = 'Sở Thông tin và Truyền thông'

describe.each(ways.map((way) => [nameOf(way), way] as const))('%s', (_, way) => {
  test('from the sign-in page to a unit, to the reason of its points, to the proof', async () => {
    const { page, context, faults } = await site.openAs('guest', { ...way, width: 375 })
    await page.goto('/sign-in')
    await pressed(page, page.locator('a[href="/cong-khai"]'))
    await pressed(page, page.locator('main a', { hasText: '(minh họa)' }))
    const select = page.locator('select[name="unit"]')
    await select.selectOption({ label: unit })
    await pressed(page, page.locator('main form button[type="submit"]'))
    const score = (await page.textContent('.ct-p-list [aria-current="true"] .ct-p-score')) ?? ''
    expect(score).toMatch(/^\d+[.,]\d{2}$/)
    const answer = await page.textContent('.ct-p-answer')
    expect(answer).toContain(unit)
    expect(answer).toContain(score)

    const ranking = page.url()
    await pressed(page, page.locator('.ct-p-answer a'))
    const why = await page.textContent('main')
    expect(why).toContain(`${score}%`)
    expect(why).toContain('1.1.1')
    // no person and no file of anybody stands on the public page
    expect(await page.locator('main a[href*="/evidence/"], main a[href*="/scoring/"]').count()).toBe(0)

    await page.goto(ranking)
    expect(await page.textContent('main')).toMatch(
      /\.\/canhtan index verify chi-so-cchc-\d+-2\.json --hash [0-9a-f]{64}/,
    )
    const button = page.locator('ct-verify button')
    if (way.javaScript) {
      await button.click()
      const said = page.locator('ct-verify[data-holds] [role="status"]')
      await said.waitFor()
      expect(await said.textContent()).toMatch(
        way.lang === 'vi' ? /^Khớp: tính lại 21 đơn vị/ : /^It holds: 21 units/,
      )
    } else expect(await button.count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    expect(faults).toEqual([])
    await context.close()
  })
})

test('by keyboard alone: the proof is reached and pressed', async () => {
  const { page, context } = await site.openAs('guest')
  await page.goto('/cong-khai')
  await pressed(page, page.locator('main a', { hasText: '(minh họa)' }))
  const focused = () =>
    page.evaluate(() => {
      const on = document.activeElement
      return {
        inProof: on?.closest('ct-verify') !== null,
        outlined: on ? getComputedStyle(on).outlineStyle : '',
      }
    })
  for (let i = 0; i < 80 && !(await focused()).inProof; i++) await page.keyboard.press('Tab')
  expect(await focused()).toMatchObject({ inProof: true, outlined: expect.not.stringMatching(/^none$/) })
  await page.keyboard.press('Enter')
  await page.locator('ct-verify[data-holds]').waitFor()
  await context.close()
})

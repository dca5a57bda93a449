import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, pathOf, pressed, type Site, send } from '../site.ts'

// The heads of departments of 2023: proposed, voted on, decided; one objects and is heard. Each test goes on where the
// one before it ended.

let site: Site
let round = ''
let own = ''
beforeAll(async () => {
  site = await openSite()
}, 900_000)
afterAll(() => site?.close())

const fill = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name="${name}"]`, text)
}

const choose = async (page: Page, name: string, label: string): Promise<void> => {
  const option = page.locator(`select[name="${name}"] option`, { hasText: label }).first()
  await page.selectOption(`select[name="${name}"]`, (await option.getAttribute('value')) ?? '')
}

test('the clerk makes a round, opens it and seats its council', async () => {
  site.goTo('2025-02-20')
  await site.as('thuongtruc', async (page) => {
    await page.goto('/ratings/rounds/new')
    await fill(page, {
      title: 'Xếp loại các sở năm 2023 (hành trình)',
      year: '2023',
      postsOn: '2023-12-29',
      selfBy: '2025-02-21',
      commentsBy: '2025-02-24',
      meetingOn: '2025-02-26',
      decideBy: '2025-03-05',
      quorumPercent: '50',
    })
    await choose(page, 'schemeId', 'Nghị định 90/2020')
    await send(page, '/ratings/rounds')
    round = pathOf(page)
    await send(page, `${round}/opening`)
    await page.goto(`${round}/council`)
    await fill(page, { decisionNo: '401/QĐ-UBND (hành trình)', decidedOn: '2025-02-20' })
    await choose(page, 'headId', 'Nguyễn Văn Mẫu')
    await page.locator('label', { hasText: 'Hoàng Văn Giả Định, Ủy viên' }).first().click()
    await send(page, `${round}/council`)
    await page.locator('main', { hasText: 'Nguyễn Văn Mẫu' }).waitFor()
  })
})

test('a head assesses themselves', async () => {
  await site.as('thutruong', async (page) => {
    await page.goto('/ratings')
    const row = page.locator('tr', { hasText: 'hành trình' })
    await pressed(page, row.locator('a[href^="/ratings/persons/"]'))
    own = pathOf(page)
    await page.check('input[name="level"][value="excellent"]')
    await page.fill(`form[action="${own}/self"] textarea`, 'Kết quả năm 2023 của đơn vị (hành trình).')
    await send(page, `${own}/self`)
    await page.reload()
    expect(await page.inputValue(`form[action="${own}/self"] textarea`)).toContain('hành trình')
  })
})

test('proposals are computed; the council meets and votes on one after the other', async () => {
  site.goTo('2025-02-26')
  await site.as('thuongtruc', async (page) => {
    await page.goto(round)
    await send(page, `${round}/proposals`)
    await page.locator('main', { hasText: 'số liệu chưa có' }).waitFor()
  })
  await site.as('banhanh', async (page) => {
    await page.goto(round)
    await send(page, `${round}/meeting`)
    await pressed(page, page.locator('a.ds-button', { hasText: 'Bỏ phiếu' }))
    // each vote leads to the next person without one; the last stays
    for (let person = ''; pathOf(page) !== person; ) {
      person = pathOf(page)
      await page.check('input[name="level"][value="good"]')
      await send(page, `${person}/vote`)
    }
    await page.goto(round)
    await page.fill('[name="minutesNo"]', '07/BB-HĐ (hành trình)')
    await send(page, `${round}/meeting-closing`)
  })
}, 240_000)

test('the list follows the votes; the chairman decides, and counts become public', async () => {
  await site.as('thuongtruc', async (page) => {
    await page.goto(`${round}/decision`)
    await send(page, `${round}/decision`)
    await page.locator('main', { hasText: 'Danh sách của bản 1' }).waitFor()
  })
  await decide('455/QĐ-UBND (hành trình)')
  await site.as('guest', async (page) => {
    await page.goto('/cong-khai/xep-loai')
    await page.locator('tr', { hasText: 'hành trình' }).waitFor()
  })
})

const decide = (decisionNo: string): Promise<void> =>
  site.as('banhanh', async (page) => {
    await page.goto(`${round}/decision`)
    await fill(page, { decisionNo, decidedOn: '2025-02-26' })
    await page.check('input[name="publish"][value="counts"]')
    const action = await page
      .locator('form[action^="/ratings/decisions/"]:has([name="publish"])')
      .getAttribute('action')
    await send(page, action ?? '')
  })

test('a head objects and is heard: both versions stand', async () => {
  await site.as('thutruong', async (page) => {
    await page.goto(own)
    await page.fill(`form[action="${own}/objections"] textarea`, 'Đơn vị dẫn đầu khối năm 2023 (hành trình).')
    await send(page, `${own}/objections`)
  })
  await site.as('banhanh', async (page) => {
    await page.goto(own)
    await page.check('input[name="outcome"][value="changed"]')
    await page.selectOption('form[action$="/answer"] select[name="level"]', 'excellent')
    await page.fill('form[action$="/answer"] textarea', 'Chấp nhận theo kết quả đã công bố (hành trình).')
    const action = await page.locator('form[action$="/answer"]').getAttribute('action')
    await send(page, action ?? '')
  })
  await decide('470/QĐ-UBND (hành trình)')
  await site.as('thutruong', async (page) => {
    await page.goto(own)
    const text = await page.textContent('main')
    expect(text).toContain('Quyết định 470/QĐ-UBND (hành trình)')
    expect(text).toContain('Quyết định 455/QĐ-UBND (hành trình)')
  })
})

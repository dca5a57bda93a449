import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDueJobs } from '#platform/jobs.ts'
import { qrCodesIn } from '#testing/qr.ts'
import { stageOf } from '../../demo/stage.ts'
import { draftQuestionnaire, issueQuestionnaire } from '../../src/modules/surveys/actions.ts'
import { jobs } from '../../src/modules/surveys/jobs.ts'
import { sixQuestions } from '../../src/modules/surveys/world.ts'
import { openSite, pathOf, pressed, type Site, send } from '../site.ts'

// A survey from its sample to its result: cards are printed and scanned, phones answer with and without scripts, a
// clerk enters paper and telephone, the answers are looked through, the result is fixed. Each test goes on where the
// one before it ended.

let site: Site
let campaign = ''
let form = 0
let links: string[] = []
beforeAll(async () => {
  site = await openSite()
  const clerk = await stageOf(site.deps).as('thuongtruc', '2025-02-20')
  const words = { code: 'hanh-trinh', titleVi: 'Phiếu của hành trình', titleEn: 'A form of the journey' }
  form = await draftQuestionnaire(clerk, { ...words, content: sixQuestions() })
  await issueQuestionnaire(clerk, form)
}, 900_000)
afterAll(() => site?.close())

const fits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)

/** What one answers on the first page; the sixth question is asked only of those who said A or B to the first. */
const choose = async (page: Page, answers: string): Promise<void> => {
  for (const [i, option] of [...answers].entries())
    await page.check(`input[name="q.0.Q${i + 1}"][value="${option}"]`)
}
const next = (page: Page): Promise<void> => pressed(page, page.locator('button[name="press"][value="next"]'))

test('the clerk makes the campaign and its sample; the chairman opens it', async () => {
  site.goTo('2025-02-20')
  await site.as('thuongtruc', async (page) => {
    await page.goto('/surveys/campaigns/new')
    await page.selectOption('[name="questionnaireId"]', String(form))
    for (const [name, text] of Object.entries({
      title: 'Khảo sát một cửa (hành trình)',
      year: '2025',
      opensOn: '2025-02-20',
      closesOn: '2025-03-10',
      minCell: '3',
      'groups.0.code': 'nguoi_dan',
      'groups.0.nameVi': 'Người dân',
      'groups.0.weight': '1',
    }))
      await page.fill(`[name="${name}"]`, text)
    await pressed(page, page.locator('form[action="/surveys/campaigns"] .ct-acts button:not([name])').last())
    campaign = pathOf(page)
    await page.goto(`${campaign}/strata`)
    await page.fill('[name="table"]', 'nhóm;tầng;số người;cỡ mẫu\nnguoi_dan;Trung tâm;400;8')
    await send(page, `${campaign}/strata`)
  })
  await site.as('banhanh', async (page) => {
    await page.goto(campaign)
    await send(page, `${campaign}/opening`)
  })
})

test('cards are printed; each has a code of its own that a phone reads', async () => {
  await site.as('thuongtruc', async (page) => {
    await page.goto(campaign)
    const sheet = page.locator(`form[action="${campaign}/cards"]`)
    const fields = { stratumId: await sheet.locator('[name="stratumId"]').inputValue(), many: '6' }
    const headers = { origin: site.address }
    const paper = await page.request.post(`${campaign}/cards`, { form: fields, headers })
    expect(paper.headers()['content-type']).toBe('application/pdf')
    links = (await qrCodesIn(new Uint8Array(await paper.body()))).flat()
  })
  expect(new Set(links).size).toBe(6)
  for (const link of links)
    expect(link).toMatch(new RegExp(`^${site.address}/phieu/[0-9A-Z]{16}\\?channel=card$`))
})

test('on a phone without scripts: page by page, what is lacking is said, the form is sent once', async () => {
  await site.as(
    'guest',
    async (page) => {
      await page.goto(links[0] ?? '')
      await fits(page)
      await choose(page, 'ABCD')
      await next(page)
      expect(await page.textContent('main')).toContain('Câu 5: xin chọn')
      await choose(page, 'ABCDE')
      await next(page)
      expect(await page.textContent('main')).toContain('Câu 6')
      await fits(page)
      await next(page)
      expect(await page.textContent('main')).toContain('Đã nhận phiếu')
      expect((await page.goto(links[0] ?? ''))?.status()).toBe(409)
    },
    { javaScript: false, width: 375 },
  )
})

test('with scripts: kept on the phone only when asked to, gone on with another day, gone once sent', async () => {
  const kept = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('phieu')))
  await site.as(
    'guest',
    async (page) => {
      await page.goto(links[1] ?? '')
      await choose(page, 'AB')
      // nothing is kept unasked
      expect(await kept(page)).toEqual([])
      await page.check('#keep-here')
      await choose(page, 'ABCDE')
      await next(page)
      expect(await page.isChecked('#keep-here')).toBe(true)
      await page.check('input[name="q.0.Q6"][value="C"]')
      const [name = ''] = await kept(page)
      // neither the code nor anything of the paper stands in the name
      expect(links[1]?.toLowerCase()).not.toContain(name.split('.').at(-1) ?? '-')
      await page.goto('about:blank')
      await page.goto(links[1] ?? '')
      expect(await page.inputValue('input[name="page"]')).toBe('0')
      await pressed(page, page.locator('button', { hasText: 'Làm tiếp' }))
      expect(await page.isChecked('input[name="q.0.Q6"][value="C"]')).toBe(true)
      await fits(page)
      await next(page)
      expect(await page.textContent('main')).toContain('Đã nhận phiếu')
      expect(await kept(page)).toEqual([])
    },
    { width: 375 },
  )
  await site.as(
    'guest',
    async (page) => {
      await page.goto(`${links[2]}&lang=en`)
      await page.check('#keep-here')
      await choose(page, 'C')
      expect(await kept(page)).toHaveLength(1)
      await page.uncheck('#keep-here')
      expect(await kept(page)).toEqual([])
      await choose(page, 'CCDDE')
      await next(page)
      await next(page)
      expect(await page.textContent('main')).toContain('Your form has arrived')
    },
    { width: 375, lang: 'en' },
  )
})

test('a clerk enters a paper form and one by telephone; the count goes up in steps', async () => {
  await site.as('thuongtruc', async (page) => {
    for (const channel of ['paper', 'phone']) {
      await page.goto(`${campaign}/entry`)
      await page.selectOption('[name="channel"]', channel)
      await pressed(page, page.locator(`form[action="${campaign}/entry"] button`).first())
      await choose(page, channel === 'paper' ? 'CCCCC' : 'DDCCE')
      await next(page)
      await next(page)
      expect(await page.textContent('main')).toContain('Đã nhập một phiếu')
    }
    await page.goto(campaign)
    // five have answered
    expect(await page.textContent('main')).toContain('từ 3 / 8')
  })
})

test('closed, looked through, fixed: the result stands with its number, rate and margin', async () => {
  const work = async () => {
    const ctx = stageOf(site.deps).system('2025-02-20')
    const run = Object.entries(jobs).map(
      ([name, does]) => [name, (load: unknown) => does(ctx, load)] as const,
    )
    await runDueJobs(site.deps.db, Object.fromEntries(run))
  }
  await site.as('thuongtruc', async (page) => {
    await page.goto(campaign)
    await send(page, `${campaign}/closing`)
    await page.goto(`${campaign}/review`)
    await send(page, `${campaign}/review`)
    await work()
    await page.goto(`${campaign}/results`)
    await send(page, `${campaign}/results`)
    await work()
    await page.goto(`${campaign}/results`)
    const text = (await page.textContent('main')) ?? ''
    // five of the six cards and forms; an index between two bounds
    expect(text).toMatch(/5.{0,40}6/)
    expect(text).toContain('83,33%')
    expect(text).toMatch(/\d+,\d+.{0,10}(–|đến).{0,10}\d+,\d+/)
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { qrCodesIn } from '#testing/qr.ts'
import { stageOf } from '../../demo/stage.ts'
import type { ActorName } from '../../src/matrix/cast.ts'
import { openSite, pathOf, pressed, type Site, send } from '../site.ts'

// A unit is nominated, checked, voted on in secret and honoured; its certificate is printed, and somebody with a phone
// scans the paper. Each test goes on where the one before it ended.

let site: Site
let round = ''
let nomination = ''
let address = ''
beforeAll(async () => {
  site = await openSite()
}, 900_000)
afterAll(() => site?.close())

const council: ActorName[] = ['banhanh', 'uyvien', 'dm.stp', 'dm.sdl']

const fill = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name="${name}"]`, text)
}

test('the clerk makes a round, seats its council and opens it', async () => {
  site.goTo('2025-02-20')
  const stage = stageOf(site.deps)
  const idOf = async (name: ActorName) => (await stage.as(name, '2025-02-20')).actor.id ?? ''
  await site.as('thuongtruc', async (page) => {
    await page.goto('/rewards/rounds/new')
    await page.selectOption('[name="form"]', 'bang-khen-tinh')
    await fill(page, {
      title: 'Khen thưởng một cửa (hành trình)',
      year: '2024',
      occasion: 'Sơ kết cải cách một cửa',
      achievement: 'Đã có cách làm mới tại bộ phận một cửa năm 2024',
      maxCollectives: '2',
      maxIndividuals: '1',
      opensOn: '2025-02-20',
      nominateBy: '2025-02-21',
      councilOn: '2025-02-25',
      decideBy: '2025-02-28',
    })
    await send(page, '/rewards/rounds')
    round = pathOf(page)
    await page.goto(`${round}/council`)
    await fill(page, { decisionNo: '88/QĐ-UBND (hành trình)', decidedOn: '2025-02-20' })
    await page.selectOption('[name="headId"]', await idOf('banhanh'))
    for (const name of council.slice(1)) await page.check(`[name="memberIds"][value="${await idOf(name)}"]`)
    await send(page, `${round}/council`)
    await send(page, `${round}/opening`)
  })
})

test('a unit writes its report; its head confirms and sends it', async () => {
  await site.as('daumoi', async (page) => {
    await page.goto(`${round}/nominations/new?kind=collective`)
    await page.selectOption('[name="nominee"]', { index: 1 })
    await page.fill('[name="report"]', 'Hồ sơ đúng hạn 99%, không có phản ánh (hành trình).')
    await send(page, `${round}/nominations`)
    nomination = pathOf(page)
  })
  await site.as('thutruong', async (page) => {
    await page.goto(nomination)
    await send(page, `${nomination}/sending`)
  })
})

test('the checks are read, the list goes to the council, the vote is opened', async () => {
  site.goTo('2025-02-24')
  await site.as('thuongtruc', async (page) => {
    await page.goto(nomination)
    const text = await page.textContent('main')
    for (const words of ['Báo cáo thành tích', 'Khen hai lần một việc', 'đạt']) expect(text).toContain(words)
    await send(page, `${nomination}/listing`)
    await page.goto(round)
    await page.fill('[name="metAt"]', 'Phòng họp số 2 (hành trình)')
    await send(page, `${round}/vote`)
  })
})

test('each member votes alone and sees nobody else’s vote; the head closes it', async () => {
  for (const who of council)
    await site.as(
      who,
      async (page) => {
        await page.goto(`${round}/ballot`)
        await page.check('input[name^="vote."][value="for"]')
        await send(page, `${round}/ballots`)
      },
      { javaScript: who !== 'uyvien' },
    )
  await site.as('thuongtruc', async (page) => {
    await page.goto(nomination)
    expect(await page.textContent('main')).not.toContain('4 đồng ý')
  })
  await site.as('banhanh', async (page) => {
    await page.goto(`${round}/ballot`)
    await page.fill('[name="conclusion"]', 'Nhất trí đề nghị khen (hành trình).')
    await send(page, `${round}/vote-closing`)
    await page.goto(nomination)
    expect(await page.textContent('main')).toContain('4 đồng ý')
  })
})

test('the chairman decides; the unit has its certificate, whose code opens the public page on a phone', async () => {
  await site.as('banhanh', async (page) => {
    await page.goto(round)
    await fill(page, { decisionNo: '501/QĐ-UBND (hành trình)', decidedOn: '2025-02-24' })
    await send(page, `${round}/decision`)
    expect(pathOf(page)).toBe(`${round}/awards`)
  })
  await site.as('thutruong', async (page) => {
    await page.goto(nomination)
    await pressed(page, page.locator('main a[href^="/rewards/certificates/"]').first())
    const paper = await page.request.get(`${pathOf(page)}/certificate.pdf`)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    const [[scanned = ''] = []] = await qrCodesIn(new Uint8Array(await paper.body()))
    address = scanned
  })
  expect(address).toMatch(new RegExp(`^${site.address}/cong-khai/bang-khen/[0-9A-Z-]{24}$`))
  await site.as(
    'guest',
    async (page) => {
      await page.goto(address)
      const text = await page.textContent('main')
      for (const words of ['501/QĐ-UBND (hành trình)', 'có hiệu lực']) expect(text).toContain(words)
      // nothing of how it came about
      expect(text).not.toContain('đồng ý')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
      // typed by hand as it stands on the paper
      await page.goto('/cong-khai/bang-khen')
      await page.fill('[name="code"]', address.split('/').at(-1)?.toLowerCase() ?? '')
      await pressed(page, page.locator('form:has([name="code"]) button').first())
      expect(page.url()).toBe(address)
    },
    { width: 375, javaScript: false },
  )
})

import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stageOf } from '../demo/stage.ts'
import * as actions from '../src/modules/inspections/actions.ts'
import { openSite, type Site, type Visit } from './site.ts'

// The network is cut at every step of a visit, in a real browser: nothing is lost, nothing is there twice.
let site: Site
let visits: number[]
beforeAll(async () => {
  site = await openSite()
  visits = await freshVisits(['SGTVT', 'SVHTT', 'SDL', 'SNGV', 'SXD'])
}, 300_000)
afterAll(() => site?.close())

/** Noticed visits of this week, led by `thanhtra`. */
const freshVisits = async (codes: string[]): Promise<number[]> => {
  const stage = stageOf(site.deps)
  const clerk = await stage.as('thuongtruc', '2025-02-19')
  const plan = await sql<{ id: number; team: number }>`select p.id, min(t.id) as team from inspection_plan p
    join inspection_team t on t.plan_id = p.id where p.year = 2025 group by p.id`.execute(site.deps.db)
  const { id: planId = 0, team: teamId = 0 } = plan.rows[0] ?? {}
  const unitIds = await Promise.all(codes.map((code) => stage.unit(code)))
  const ids = await actions.planVisits(clerk, planId, {
    unitIds,
    from: '2025-02-20',
    to: '2025-02-20',
    teamId,
  })
  for (const id of ids) {
    await actions.orderInspection(clerk, id, { documentNo: '1/QĐ (hành trình)' })
    await actions.giveNotice(clerk, id, { documentNo: '2/TB (hành trình)' })
  }
  return ids
}

const photo = (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
    'base64',
  ),
})

const kept = async (id: number) => {
  const rows = await sql<{
    answers: number
    items: number
    photos: number
    findings: number
    begun: number
  }>`select
    (select count(*) from inspection_answer where inspection_id = ${id})::int as answers,
    (select count(distinct item) from inspection_answer where inspection_id = ${id})::int as items,
    (select count(*) from inspection_photo where inspection_id = ${id})::int as photos,
    (select count(*) from inspection_finding where inspection_id = ${id})::int as findings,
    (select count(*) from inspection_step where inspection_id = ${id} and kind = 'begun')::int as begun`.execute(
    site.deps.db,
  )
  return rows.rows[0]
}
const whole = { answers: 2, items: 2, photos: 1, findings: 1, begun: 1 }

const fill = async (page: Page): Promise<void> => {
  await page.fill('input[name="startedAt"]', '08:05')
  await page.check('input[name="v.1.1"][value="met"]')
  await page.check('input[name="v.3.2"][value="not-met"]')
  await page.click('.ct-visit-item:has(input[name="v.3.2"]) summary')
  await page.fill('input[name="n.3.2"]', 'Ba hồ sơ không có thư xin lỗi')
  await page.fill('textarea[name="f.3.2"]', 'Hồ sơ trễ hạn không có thư xin lỗi')
}
const press = (page: Page) => page.click('ct-kept form .ct-acts button')
const takePhoto = (page: Page) => page.setInputFiles('input[name="photos"]', photo('quay-mot-cua.png'))
const says = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()
const landed = (id: number) => expect.poll(() => kept(id), { timeout: 15_000, interval: 150 }).toEqual(whole)

/** The next form sent to this address reaches the server; its answer is lost on the way back. */
const loseAnswer = async (page: Page, address: string): Promise<void> => {
  let left = 1
  await page.route(
    (url) => url.pathname === address,
    async (route) => {
      if (route.request().method() !== 'POST' || left-- <= 0) return route.continue()
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    },
  )
}

/** The page that comes of it stands, and says nothing of anything kept. A page on its way cannot be closed. */
const through = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => localStorage.length === 0 && document.querySelector('.ct-kept-line')?.textContent === '',
  )
  await page.waitForLoadState('load')
}

const visiting = async (place: number, work: (page: Page, id: number, visit: Visit) => Promise<void>) => {
  const id = visits[place] ?? 0
  const visit = await site.openAs('thanhtra', { width: 375 })
  await visit.page.goto(`/inspections/${id}/visit`)
  await work(visit.page, id, visit)
  // a request that the network dropped is what is tested; nothing else may be complained of
  expect(
    visit.faults.filter((fault) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_RESET|FAILED)/.test(fault)),
  ).toEqual([])
  await visit.context.close()
}

test('no network before anything is sent: kept through a reload, sent once when it is back', () =>
  visiting(0, async (page, id, { context }) => {
    await fill(page)
    await context.setOffline(true)
    await takePhoto(page)
    await says(page, 'Mất mạng')
    await press(page)
    await says(page, 'Mất mạng')
    expect(await kept(id)).toMatchObject({ answers: 0, photos: 0 })
    await context.setOffline(false)
    await landed(id)
    await through(page)
  }))

test('the network is back before a send is given up: sent again at once', () =>
  visiting(4, async (page, id) => {
    await page.clock.install()
    await page.reload()
    // what looks every few seconds looks no more
    await page.clock.pauseAt(Date.now() + 1000)
    const given = Promise.withResolvers<void>()
    await page.route(
      (url) => url.pathname === `/inspections/${id}/photos`,
      async (route) => {
        await given.promise
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await takePhoto(page)
    await sent
    await page.evaluate(() => dispatchEvent(new Event('online')))
    given.resolve()
    await expect.poll(() => kept(id), { timeout: 15_000, interval: 150 }).toMatchObject({ photos: 1 })
    await says(page, 'Đã gửi')
  }))

test('the answers are lost on the way back, of photo and form: sent again, there once', () =>
  visiting(1, async (page, id) => {
    await fill(page)
    await loseAnswer(page, `/inspections/${id}/photos`)
    await takePhoto(page)
    await says(page, 'Mất mạng')
    await loseAnswer(page, `/inspections/${id}/visit`)
    await press(page)
    await says(page, 'Mất mạng')
    await page.getByRole('button', { name: 'Gửi lại' }).click()
    await landed(id)
    await through(page)
    expect(await page.isChecked('input[name="v.3.2"][value="not-met"]')).toBe(true)
    expect(await kept(id)).toEqual(whole)
  }))

test('the answer is lost and the tab is closed: opened again, it is sent under the same key', () =>
  visiting(2, async (page, id, { context }) => {
    await fill(page)
    await takePhoto(page)
    await loseAnswer(page, `/inspections/${id}/visit`)
    await press(page)
    await says(page, 'Mất mạng')
    await context.setOffline(true)
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const next = await context.newPage()
    await next.goto(`/inspections/${id}/visit`)
    await landed(id)
    await through(next)
    expect(await kept(id)).toEqual(whole)
  }))

test('typed on after the send that got no answer: both arrive, in their order, nothing twice', () =>
  visiting(3, async (page, id, { context }) => {
    await fill(page)
    await takePhoto(page)
    await loseAnswer(page, `/inspections/${id}/visit`)
    await press(page)
    await says(page, 'Mất mạng')
    await context.setOffline(true)
    await page.fill('input[name="n.3.2"]', 'Bốn hồ sơ không có thư xin lỗi')
    await press(page)
    await context.setOffline(false)
    const newest = async () =>
      (
        await sql<{
          note: string
        }>`select note from inspection_answer where inspection_id = ${id} and item = '3.2' order by id desc limit 1`.execute(
          site.deps.db,
        )
      ).rows[0]?.note
    await expect.poll(newest, { timeout: 15_000, interval: 150 }).toBe('Bốn hồ sơ không có thư xin lỗi')
    expect(await kept(id)).toEqual({ ...whole, answers: 3 })
    await through(page)
  }))

test('without JavaScript it is an ordinary form with its photos', async () => {
  const id = visits[0] ?? 0
  const { page, context, faults } = await site.openAs('thanhtra', { javaScript: false, width: 375 })
  await page.goto(`/inspections/${id}/visit`)
  const before = await kept(id)
  await page.check('input[name="v.5.1"][value="partly"]')
  await page.setInputFiles('input[name="photos"]', [photo('mot.png'), photo('hai.png')])
  await page.click('ct-kept form .ct-acts button')
  await page.waitForLoadState('load')
  expect(await kept(id)).toMatchObject({
    answers: (before?.answers ?? 0) + 1,
    photos: (before?.photos ?? 0) + 2,
  })
  expect(faults).toEqual([])
  await context.close()
})

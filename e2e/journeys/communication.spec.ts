import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson } from '#testing/world.ts'
import { stageOf } from '../../demo/stage.ts'
import { sessionCookieName, signedToken } from '../../src/modules/identity/sign-in/cookie.ts'
import { nameOf, openSite, pressed, type Site, send, type Visit, type Way } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

/** Communes of Vinh; the demonstration has no officers there, so the first gets one. */
const communes = ['16663', '16666', '16669']
const day = '2025-02-20'

/** The window of a commune's focal officer, on a phone. */
const officer = async (way: Way): Promise<Visit> => {
  const { db, config } = site.deps
  const unit = await stageOf(site.deps).unit(communes[0] ?? '')
  const person = await aPerson(db, { name: `Cán bộ Phường ${way.lang}`, office: 'focal', unit })
  const token = `journey-${person.id}`
  await sql`insert into auth_session (id, token, person_id, expires_at)
    values (${token}, ${token}, ${person.id}, clock_timestamp() + interval '1 hour')`.execute(db)
  const visit = await site.openAs('guest', { ...way, width: 375 })
  const cookie = { name: sessionCookieName(config), value: signedToken(token, config), url: site.address }
  await visit.context.addCookies([cookie])
  return visit
}

const leave = async ({ faults, context }: Visit): Promise<void> => {
  expect(faults).toEqual([])
  await context.close()
}

const fits = (page: Visit['page']): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

const words = {
  vi: { two: '2 đơn vị chưa xác nhận', button: 'Nhắc 2 đơn vị', today: 'Hôm nay đã nhắc' },
  en: { two: '2 units not yet', button: 'Remind 2 units', today: 'They were reminded today' },
}

/** The standing agency asks three communes; gives the request's address. */
const ask = async (way: Way): Promise<string> => {
  const stage = stageOf(site.deps)
  const visit = await site.openAs('thuongtruc', way)
  const { page } = visit
  await page.goto('/communication/requests/new')
  await page.fill('input[name="documentNo"]', `7/KH (hành trình ${way.lang})`)
  await page.fill('input[name="title"]', 'Kế hoạch nâng cao chất lượng phục vụ')
  await page.setInputFiles('input[name="file"]', {
    name: 'ke-hoach.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Kế hoạch.\n'),
  })
  await page.fill('input[name="dueOn"]', '2025-02-28')
  for (const code of communes) await page.check(`input[name="unitIds"][value="${await stage.unit(code)}"]`)
  await send(page, '/communication/requests')
  const { pathname } = new URL(page.url())
  expect(pathname).toMatch(/^\/communication\/requests\/\d+$/)
  await leave(visit)
  return pathname
}

/** On the phone: from what waits to the form; refused once, then sent. */
const acknowledge = async (at: string, way: Way): Promise<void> => {
  const visit = await officer(way)
  const { page } = visit
  await page.goto('/waiting')
  await pressed(page, page.locator(`main a[href^="${at}"]`).first())
  expect(new URL(page.url()).pathname).toBe(at)
  expect(await fits(page)).toBe(true)
  expect(await (await page.request.get(`${at}/file`)).text()).toBe('Kế hoạch.\n')
  await page.fill('input[name="doneOn"]', day)
  await page.selectOption('select[name="form"]', 'message')
  await page.fill('input[name="reached"]', '25')
  await page.fill('input[name="staff"]', '24')
  await send(page, `${at}/acknowledgements`)
  expect(await page.inputValue('input[name="reached"]')).toBe('25')
  expect(await page.getAttribute('input[name="reached"]', 'aria-invalid')).toBe('true')
  expect(await fits(page)).toBe(true)
  await page.fill('input[name="reached"]', '24')
  await send(page, `${at}/acknowledgements`)
  expect(await page.locator('input[name="reached"]').count()).toBe(0)
  await leave(visit)
}

/** The standing agency sees who has not, by name, and reminds them once. */
const remind = async (at: string, way: Way): Promise<void> => {
  const visit = await site.openAs('thuongtruc', way)
  const { page } = visit
  const t = words[way.lang]
  await page.goto(at)
  expect(await page.textContent('main')).toContain(t.two)
  await page.goto(`${at}?which=open`)
  const rows = await page.locator('main table').first().locator('tbody tr').allTextContents()
  expect(rows).toHaveLength(2)
  expect(rows.join(' ')).toContain('Hà Huy Tập')
  await page.goto(at)
  expect(await page.textContent(`form[action="${at}/reminders"] button`)).toContain(t.button)
  await send(page, `${at}/reminders`)
  expect(await page.textContent('main')).toContain(t.today)
  await leave(visit)
}

describe('a document is brought to all staff', () => {
  test.each<[string, Way]>(
    (
      [
        { lang: 'vi', javaScript: true },
        { lang: 'en', javaScript: false },
      ] as const
    ).map((way) => [nameOf(way), way]),
  )('%s', async (_, way) => {
    const at = await ask(way)
    await acknowledge(at, way)
    await remind(at, way)
  })
})

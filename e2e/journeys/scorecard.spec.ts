import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stageOf } from '../../demo/stage.ts'
import { choosePilots } from '../../src/modules/programme/actions.ts'
import { nameOf, openSite, pressed, type Site, send, type Visit, type Way } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const as = async (
  who: Parameters<Site['openAs']>[0],
  way: Way,
  work: (page: Visit['page']) => Promise<void>,
) => {
  const visit = await site.openAs(who, way)
  await work(visit.page)
  expect(visit.faults).toEqual([])
  await visit.context.close()
}

const words = {
  vi: { wanted: 'Từ 1,00% trở lên', unbound: 'chưa gắn số đo', accepted: 'Đã chấp nhận' },
  en: { wanted: 'At least 1.00%', unbound: 'bound to no measure', accepted: 'Accepted' },
}

/** The standing agency adds a line, binds it in two steps, sets a target; the card says what it is. */
const bindALine = async (page: Visit['page'], way: Way, name: string): Promise<void> => {
  const t = words[way.lang]
  const at = '/programmes/2025/scorecard'
  await page.goto(at)
  await page.selectOption(`form[action="${at}/lines"] select[name="direction"]`, 'increase')
  await page.fill(`form[action="${at}/lines"] input[name="textVi"]`, name)
  await page.fill(`form[action="${at}/lines"] input[name="textEn"]`, name)
  await send(page, `${at}/lines`)
  const line = new URL(page.url()).pathname
  await page.goto('/scorecard')
  const card = () => page.locator('section, article', { hasText: name }).last()
  expect(await card().textContent()).toContain(t.unbound)
  await page.goto(line)
  await page.selectOption('select[name="measure"]', 'tasks.completionOfAssigned')
  await pressed(page, page.locator(`form[action="${line}"][method="get"] button`))
  await page.selectOption('select[name="part"]', 'plan')
  await send(page, `${line}/measures`)
  const form = page.locator('form[action$="/targets"]')
  await form.locator('input[name="value"]').fill('1')
  await pressed(page, form.locator('button').last())
  await page.goto('/scorecard')
  expect(await card().textContent()).toContain(t.wanted)
  expect(await card().locator('a[href^="/tasks?programme=2025&source=plan"]').count()).toBe(1)
}

describe('the scorecard, and a pilot unit’s year', () => {
  test.each<[string, number, Way]>(
    (
      [
        [2025, { lang: 'vi', javaScript: true }],
        [2024, { lang: 'en', javaScript: false }],
      ] as const
    ).map(([year, way]) => [nameOf(way), year, way]),
  )('%s', async (_, year, way) => {
    const stage = stageOf(site.deps)
    const unitId = await stage.unit('STTTT')
    // the doors' matrix has chosen this unit for 2024 already
    if (year === 2025)
      await choosePilots(await stage.as('banhanh', '2025-02-20'), year, {
        unitIds: [unitId],
        decisionNo: 'Kết luận (hành trình)',
      })
    const at = `/programmes/${year}/pilots/${unitId}`
    await as('thuongtruc', way, (page) => bindALine(page, way, `Dòng của hành trình ${year}`))
    await as('thutruong', way, async (page) => {
      await page.goto(at)
      for (const part of ['done', 'result', 'lessons', 'proposal'])
        await page.fill(`textarea[name="${part}"]`, `Lời của hành trình: ${part}`)
      await send(page, `${at}/report`)
      await send(page, `${at}/report/sending`)
    })
    await as('thuongtruc', way, async (page) => {
      await page.goto('/waiting')
      expect(await page.locator(`a[href="${at}"]`).count()).toBeGreaterThan(0)
      await page.goto(at)
      expect(await page.content()).toContain('Lời của hành trình: lessons')
      await page.check('input[name="verdict"][value="accepted"]')
      await send(page, `${at}/report/verdict`)
      expect(await page.content()).toContain(words[way.lang].accepted)
      await page.goto(`/pilots/${year}`)
      expect(await page.textContent('main')).toMatch(/n\u00a0=\u00a0\d+/)
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#platform/record.ts'
import { stageOf } from '../../demo/stage.ts'
import { mandatesOf } from '../../src/modules/identity/facts.ts'
import * as actions from '../../src/modules/inspections/actions.ts'
import { readYear } from '../../src/modules/inspections/facts/reading.ts'
import { drawUnits } from '../../src/modules/inspections/rules/draw.ts'
import { installationUnit, unitsToScore } from '../../src/modules/organisation/facts.ts'
import { nameOf, openSite, pressed, type Site, send, type Visit, type Way } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const day = '2025-02-20'

/** An unannounced visit of a year of its own at STTTT, ordered: the seed is sought until it falls on that unit. */
const drawn = async (year: number): Promise<number> => {
  const stage = stageOf(site.deps)
  const clerk = await stage.as('thuongtruc', day)
  const planId = await actions.draftPlan(clerk, { year, title: `Kế hoạch của hành trình ${year}` })
  const [seat] = await mandatesOf(clerk.db, 'thanhtra')
  const teamId = await actions.addTeam(clerk, planId, {
    name: 'Đoàn hành trình',
    headId: seat?.id ?? 0,
    memberIds: [],
  })
  const home = await installationUnit(clerk.db)
  const all = await unitsToScore(clerk.db, { rootId: home?.unitId ?? 0, block: 'department', kinds: [], day })
  const frame = all.filter((unit) => unit.unitId !== seat?.unit_id)
  const target = await stage.unit('STTTT')
  const seeds = Array.from({ length: 2_000 }, (_, n) => `hanh-trinh-${year}-${n}`)
  const seed = seeds.find((one) => drawUnits(sha256, one, frame, 1)[0]?.unitId === target)
  const wish = { take: 1, block: 'department' as const, from: day, to: day, teamId }
  await actions.drawVisits(clerk, planId, wish, seed)
  await actions.issuePlan(await stage.as('banhanh', day), planId, { documentNo: '1/QĐ (hành trình)' })
  const { inspections } = await readYear(clerk, year)
  const id = inspections[0]?.id ?? 0
  await actions.orderInspection(clerk, id, { documentNo: '2/QĐ (hành trình)' })
  return id
}

const as = async (
  who: Parameters<Site['openAs']>[0],
  way: Way,
  work: (page: Visit['page']) => Promise<void>,
) => {
  const visit = await site.openAs(who, { ...way, width: 375 })
  await work(visit.page)
  expect(visit.faults).toEqual([])
  await visit.context.close()
}

/** Everything on the form, one thing not as it should be. */
const fill = async (page: Visit['page']): Promise<void> => {
  await page.fill('input[name="startedAt"]', '08:00')
  await page.fill('input[name="endedAt"]', '09:30')
  await page.fill('textarea[name="attendance"]', 'Trưởng đoàn; lãnh đạo đơn vị')
  for (const name of await page.$$eval('input[type="radio"][value="met"]', (all) =>
    all.map((one) => (one as HTMLInputElement).name),
  ))
    await page.check(`input[name="${name}"][value="${name === 'v.3.2' ? 'not-met' : 'met'}"]`)
  await page.click('.ct-visit-item:has(input[name="v.3.2"]) summary')
  await page.fill('textarea[name="f.3.2"]', 'Hồ sơ trễ hạn không có thư xin lỗi')
}

describe('an unannounced inspection ends in a closed finding', () => {
  test.each<[string, number, Way]>(
    (
      [
        [2030, { lang: 'vi', javaScript: true }],
        [2031, { lang: 'en', javaScript: false }],
      ] as const
    ).map(([year, way]) => [nameOf(way), year, way]),
  )('%s', async (_, year, way) => {
    const id = await drawn(year)
    const at = `/inspections/${id}`
    await as('thutruong', way, async (page) => {
      expect((await page.request.get(at)).status()).toBe(404)
    })
    await as('thanhtra', way, async (page) => {
      await page.goto(`${at}/visit`)
      await fill(page)
      await pressed(page, page.locator('ct-kept form .ct-acts button').first())
      await page.goto(at)
      await send(page, `${at}/minutes`)
      await send(page, `${at}/signatures`)
    })
    await as('thutruong', way, async (page) => {
      await page.goto(at)
      expect(await page.content()).not.toContain('Hồ sơ trễ hạn không có thư xin lỗi')
      await send(page, `${at}/signatures`)
    })
    await as('thanhtra', way, async (page) => {
      await page.goto(at)
      await page.fill('textarea[name="summary"]', 'Đơn vị thực hiện tốt, còn một tồn tại.')
      await send(page, `${at}/summary`)
    })
    await as('banhanh', way, async (page) => {
      await page.goto(at)
      await page.fill(`form[action="${at}/conclusion"] input[name="documentNo"]`, '3/TB (hành trình)')
      await send(page, `${at}/conclusion`)
    })
    let finding = ''
    await as('daumoi', way, async (page) => {
      await page.goto(at)
      finding = (await page.getAttribute('a[href^="/inspections/findings/"]', 'href')) ?? ''
      await page.goto(finding)
      await page.fill('textarea[name="note"]', 'Đã gửi thư xin lỗi')
      await page.fill('input[name="documentNo"]', '12/BC (hành trình)')
      await send(page, `${finding}/remedies`)
    })
    await as('thanhtra', way, async (page) => {
      await page.goto(finding)
      await page.check('input[name="verdict"][value="verified"]')
      await send(page, `${finding}/verifications`)
      await page.goto(at)
      await send(page, `${at}/closing`)
      expect(await page.textContent('.ct-tags')).toContain(way.lang === 'en' ? 'Closed' : 'Đã kết thúc')
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stageOf } from '../../demo/stage.ts'
import { giveInstruction } from '../../src/modules/tasks/actions.ts'
import { nameOf, openSite, type Site, send, signInByHand, type Visit, type Way, ways } from '../site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

let path = 900
const freshTask = async (title: string): Promise<number> => {
  const stage = stageOf(site.deps)
  const given = await giveInstruction(await stage.as('banhanh', '2025-02-19', '09:00'), {
    source: { kind: 'own', id: 0, code: 'HT', label: 'Nhiệm vụ của hành trình' },
    path: String(++path),
    title,
    product: 'Báo cáo kết quả',
    deadline: { kind: 'day', on: '2025-03-31', reading: 'inclusive' },
    issuedOn: '2025-02-19',
    assignments: [{ leadUnitId: await stage.unit('STTTT') }],
  })
  return given.tasks[0]?.id ?? 0
}

const words = {
  vi: { completed: 'Hoàn thành', asks: 'Chờ kết quả khảo sát của các huyện.', grants: 'Hai tuần là đủ.' },
  en: {
    completed: 'Completed',
    asks: 'Waiting for the districts to answer the survey.',
    grants: 'Two weeks are enough.',
  },
}

/** A visit that ends with its faults looked at and its window closed. */
const visiting = async (visit: Visit, work: (page: Visit['page']) => Promise<void>): Promise<void> => {
  await work(visit.page)
  expect(visit.faults).toEqual([])
  await visit.context.close()
}

const report = { name: 'bao-cao.txt', mimeType: 'text/plain', buffer: Buffer.from('Báo cáo kết quả.\n') }

/** The focal officer signs in, takes the task on, tells how far it is and hands in the report. */
const reports = (id: number, way: Way) => async (page: Visit['page']) => {
  await signInByHand(page, 'daumoi')
  await page.goto(`/tasks/${id}`)
  expect(await page.getAttribute('html', 'lang')).toBe(way.lang)
  await send(page, `/tasks/${id}/acceptance`)
  await page.goto(`/tasks/${id}/progress`)
  await page.fill('input[name="done"]', '1')
  await page.fill('input[name="total"]', '2')
  await send(page, `/tasks/${id}/progress`)
  expect(new URL(page.url()).pathname).toBe(`/tasks/${id}`)
  await submits(id)(page)
}

const submits = (id: number) => async (page: Visit['page']) => {
  await page.goto(`/tasks/${id}/submission`)
  await page.setInputFiles('input[name="file"]', report)
  await page.fill('input[name="documentNo"]', '21/BC-STTTT')
  await send(page, `/tasks/${id}/submission`)
  expect(new URL(page.url()).pathname).toBe(`/tasks/${id}`)
  expect(await page.textContent('main')).toContain('bao-cao.txt')
}

/** The checker sends it back with a reason; refused without one, with what was typed kept. */
const sendsBack = (id: number, reason: string) => async (page: Visit['page']) => {
  await page.goto(`/tasks/${id}/rejection`)
  await send(page, `/tasks/${id}/rejection`)
  expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(0)
  await page.fill('textarea[name="reason"]', reason)
  await send(page, `/tasks/${id}/rejection`)
  expect(await page.textContent('main')).toContain(reason)
}

const completes = (id: number, way: Way) => async (page: Visit['page']) => {
  await page.goto(`/tasks/${id}`)
  await page.goto(`/tasks/${id}/completion`)
  await send(page, `/tasks/${id}/completion`)
  expect(await page.textContent('main')).toContain(words[way.lang].completed)
}

describe.each(ways.map((way) => [nameOf(way), way] as const))('%s', (_, way) => {
  test('the focal officer reports with evidence, the checker returns it and then completes it', async () => {
    const id = await freshTask(`Hành trình báo cáo (${nameOf(way)})`)
    await visiting(await site.openAs('guest', way), reports(id, way))
    await visiting(await site.openAs('thuongtruc', way), sendsBack(id, 'Thiếu phụ lục số liệu.'))
    await visiting(await site.openAs('daumoi', way), submits(id))
    await visiting(await site.openAs('thuongtruc', way), completes(id, way))
  })

  test('the head asks for time and the issuer decides', async () => {
    const id = await freshTask(`Hành trình gia hạn (${nameOf(way)})`)
    await visiting(await site.openAs('thutruong', way), async (page) => {
      await page.goto(`/tasks/${id}`)
      await send(page, `/tasks/${id}/acceptance`)
      await page.goto(`/tasks/${id}/extensions`)
      await page.fill('input[name="proposedOn"]', '2025-04-30')
      await page.fill('textarea[name="reason"]', words[way.lang].asks)
      await send(page, `/tasks/${id}/extensions`)
      expect(await page.textContent('main')).toContain(words[way.lang].asks)
    })
    await visiting(await site.openAs('banhanh', way), async (page) => {
      await page.goto('/waiting')
      expect(await page.textContent('main')).toContain(`Hành trình gia hạn (${nameOf(way)})`)
      await page.goto(`/tasks/${id}/extension-grant`)
      expect(await page.inputValue('input[name="dueOn"]')).toMatch(/^(30\/0?4\/2025|2025-04-30)$/)
      await page.fill('input[name="dueOn"]', '2025-04-15')
      await send(page, `/tasks/${id}/extension-grant`)
      // less than was asked for is given with a reason alone; what was typed stands
      expect(await page.inputValue('input[name="dueOn"]')).toMatch(/^(15\/0?4\/2025|2025-04-15)$/)
      await page.fill('textarea[name="reason"]', words[way.lang].grants)
      await send(page, `/tasks/${id}/extension-grant`)
      expect(new URL(page.url()).pathname).toBe(`/tasks/${id}`)
      expect(await page.textContent('main')).toMatch(/15\/0?4\/2025|15 Apr/)
    })
  })
})

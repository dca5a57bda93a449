import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, pathOf, type Site, send } from '../site.ts'

// A meeting is called, held and concluded; what it concluded is done; the next one opens with what became of it. Each
// test goes on where the one before it ended.

let site: Site
let meeting = ''
let task = ''
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

/** Opens the fold in which the form at this address stands. */
const unfold = async (page: Page, action: string): Promise<void> => {
  const fold = page.locator(`details:not([open]):has(form[action="${action}"]) > summary`)
  if ((await fold.count()) > 0) await fold.first().click()
}
const tick = (page: Page, action: string, label: string): Promise<void> =>
  page.locator(`form[action="${action}"]`).getByLabel(label, { exact: true }).first().check()

/** Of several committees the province's own. */
const ofTheProvince = async (page: Page, action: string): Promise<void> => {
  const list = page.locator(`form[action="${action}"] select[name="committeeId"]`)
  if ((await list.count()) === 0) return
  const option = list.locator('option', { hasText: 'cải cách hành chính tỉnh' }).first()
  await list.selectOption((await option.getAttribute('value')) ?? '')
}

const call = async (page: Page, fields: { title: string; heldOn: string }): Promise<string> => {
  await page.goto('/meetings')
  await unfold(page, '/meetings')
  const all = { ...fields, startsAt: '08:00', place: 'Phòng họp số 1 (hành trình)', agenda: 'Kết quả quý I' }
  for (const [name, text] of Object.entries(all))
    await page.fill(`form[action="/meetings"] [name="${name}"]`, text)
  await page.selectOption('form[action="/meetings"] [name="kind"]', 'thematic')
  await ofTheProvince(page, '/meetings')
  await send(page, '/meetings')
  return pathOf(page)
}

test('the secretary calls a meeting; a unit that is invited says that it comes', async () => {
  site.goTo('2025-03-03')
  await site.as('thuongtruc', async (page) => {
    meeting = await call(page, { title: 'Phiên họp của hành trình', heldOn: '2025-03-06' })
    await unfold(page, `${meeting}/invitations`)
    await tick(page, `${meeting}/invitations`, 'Sở Thông tin và Truyền thông')
    await send(page, `${meeting}/invitations`)
    await send(page, `${meeting}/call`)
  })
  await site.as('daumoi', async (page) => {
    await page.goto('/waiting')
    await page.locator('main', { hasText: 'Phiên họp của hành trình' }).waitFor()
    await page.goto(meeting)
    await page.check(`form[action="${meeting}/answer"] input[name="answer"][value="yes"]`)
    await send(page, `${meeting}/answer`)
  })
})

const product = 'Báo cáo tiến độ kho dữ liệu (hành trình)'

test('it is held: who came, what was said, what was concluded, the minutes approved by who chaired', async () => {
  site.goTo('2025-03-06')
  await site.as('thuongtruc', async (page) => {
    await page.goto(meeting)
    await send(page, `${meeting}/attendance`)
    await unfold(page, `${meeting}/conclusions`)
    const form = `form[action="${meeting}/conclusions"]`
    await page.fill(`${form} [name="text"]`, 'Sở Thông tin và Truyền thông báo cáo tiến độ kho dữ liệu.')
    await tick(page, `${meeting}/conclusions`, 'Sở Thông tin và Truyền thông')
    await page.fill(`${form} [name="product"]`, product)
    await page.fill(`${form} [name="dueOn"]`, '2025-03-20')
    await send(page, `${meeting}/conclusions`)
    await unfold(page, `${meeting}/minutes`)
    await page.fill(`form[action="${meeting}/minutes"] textarea`, 'Biên bản của hành trình.')
    await send(page, `${meeting}/minutes`)
  })
  await site.as('daumoi', async (page) => {
    await page.goto(meeting)
    // a draft of the minutes is nobody's to read but of who keeps and who approves them
    expect(await page.textContent('main')).not.toContain('Biên bản của hành trình.')
    await unfold(page, `${meeting}/opinions`)
    await page.fill(`form[action="${meeting}/opinions"] textarea`, 'Cần thêm dữ liệu đất đai (hành trình).')
    await send(page, `${meeting}/opinions`)
  })
  await site.as('banhanh', async (page) => {
    await page.goto(meeting)
    await send(page, `${meeting}/minutes/approval`)
  })
})

test('the notice is signed and issued; its item is a task in the same minute', async () => {
  let document = ''
  await site.as('thuongtruc', async (page) => {
    await page.goto(`${meeting}/notice`)
    await send(page, `${meeting}/notice`)
    document = (await page.getAttribute('main a[href^="/documents/"]', 'href')) ?? ''
    await page.goto(document)
    await send(page, `${document}/sending`)
  })
  await site.as('banhanh', async (page) => {
    await page.goto(document)
    await send(page, `${document}/approval`)
    await send(page, `${document}/signature`)
  })
  await site.as('thuongtruc', async (page) => {
    await page.goto(meeting)
    await send(page, `${meeting}/notice/issuance`)
    expect(await page.textContent('main')).toMatch(/\d+\/TB-/)
    task = (await page.getAttribute('main a[href^="/tasks/"]', 'href')) ?? ''
    expect(task).toMatch(/^\/tasks\/\d+$/)
  })
})

test('the unit does it to its end; the next meeting opens with what became of it', async () => {
  site.goTo('2025-03-18')
  await site.as('daumoi', async (page) => {
    await page.goto(task)
    await send(page, `${task}/acceptance`)
    await page.goto(`${task}/submission`)
    await page.fill('input[name="documentNo"]', '31/BC-STTTT (hành trình)')
    const file = { name: 'tien-do.txt', mimeType: 'text/plain', buffer: Buffer.from('Tiến độ.\n') }
    await page.setInputFiles('input[name="file"]', file)
    await send(page, `${task}/submission`)
  })
  await site.as('thuongtruc', async (page) => {
    const next = await call(page, { title: 'Phiên họp sau của hành trình', heldOn: '2025-03-28' })
    const followed = page.locator('section', { hasText: 'Phiên họp của hành trình' }).first()
    expect(await followed.textContent()).toContain('Sở Thông tin và Truyền thông')
    expect(await followed.textContent()).toContain('0/1')
    await page.goto(`${task}/completion`)
    await send(page, `${task}/completion`)
    await page.goto(next)
    expect(await followed.textContent()).toContain('1/1')
    expect(await followed.textContent()).toContain('Hoàn thành')
  })
})

test('a recommendation is given to a unit, answered, and the answer seen by who made it', async () => {
  let wish = ''
  await site.as('dm.stp', async (page) => {
    await page.goto('/meetings/recommendations')
    await unfold(page, '/meetings/recommendations')
    await ofTheProvince(page, '/meetings/recommendations')
    await page.fill('textarea[name="text"]', 'Đề nghị mở dữ liệu hộ tịch cho tư pháp xã (hành trình).')
    await page.fill('input[name="addressedTo"]', 'Sở Thông tin và Truyền thông')
    await send(page, '/meetings/recommendations')
    wish = pathOf(page)
  })
  await site.as('thuongtruc', async (page) => {
    await page.goto('/waiting')
    await page.locator('main', { hasText: 'Đề nghị mở dữ liệu hộ tịch' }).waitFor()
    await page.goto(wish)
    const owner = page.locator('select[name="ownerUnitId"] option', {
      hasText: 'Sở Thông tin và Truyền thông',
    })
    await page.selectOption('select[name="ownerUnitId"]', (await owner.first().getAttribute('value')) ?? '')
    await page.fill('input[name="dueOn"]', '2025-04-10')
    await send(page, `${wish}/assignment`)
  })
  await site.as('thutruong', async (page) => {
    await page.goto(wish)
    await page.fill('textarea[name="answer"]', 'Mở từ tháng 4 (hành trình).')
    await send(page, `${wish}/answer`)
  })
  await site.as('dm.stp', async (page) => {
    await page.goto(wish)
    expect(await page.textContent('main')).toContain('Mở từ tháng 4 (hành trình).')
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import type { ActorName } from '../../src/matrix/cast.ts'
import { entered, openSite, pressed, type Site, send, type Way } from '../site.ts'

// One round from the file of a criteria set to the published ranking and a request for review, by the people whose
// work it is. Each test goes on where the one before it ended; the day moves from stage to stage.

let site: Site
let set = ''
let round = ''
let sheet = ''
let result = ''
beforeAll(async () => {
  site = await openSite()
}, 300_000)
afterAll(() => site?.close())

const file = readFileSync(join(projectRoot, 'e2e', 'small-set.json'))
const paper = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`${name}\n`) })
const pathOf = (page: Page): string => new URL(page.url()).pathname
const leaf = (code: string): string => `${sheet}?leaf=${code}`

/** What one person does in a window of their own; the console stays silent. */
const as = async (
  who: ActorName,
  { lang = 'vi', javaScript = true }: Partial<Way>,
  work: (page: Page) => Promise<void>,
): Promise<void> => {
  const { page, context, faults } = await site.openAs(who, { lang, javaScript })
  await work(page)
  expect(await page.getAttribute('html', 'lang')).toBe(lang)
  expect(faults).toEqual([])
  await context.close()
}

/** The form at this address; where it is folded away it is opened. */
const formAt = async (page: Page, action: string): Promise<Locator> => {
  const form = page.locator(`form[action="${action}"]`)
  const fold = page.locator('details:not([open])', { has: form })
  if ((await fold.count()) > 0) await fold.locator('summary').first().click()
  return form
}

/** Fills the form at this address by its fields' names, and sends it. */
const fillAndSend = async (page: Page, action: string, fields: Record<string, string>): Promise<void> => {
  const form = await formAt(page, action)
  for (const [name, text] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(text)
  await send(page, action)
}

const choose = async (page: Page, name: string, label: string | RegExp): Promise<void> => {
  const select = page.locator(`select[name="${name}"]`)
  const option = select.locator('option', { hasText: label }).first()
  await select.selectOption((await option.getAttribute('value')) ?? '')
}

/** Fills fields of the open leaf by their names. */
const fillLeaf = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(fields)) await page.fill(`[form="leaf"][name="${name}"]`, text)
}

/** Fills one field and leaves it, which sends it; gives what the server answered. */
const leave = async (page: Page, name: string, text: string): Promise<number> => {
  const answer = page.waitForResponse((one) => one.request().method() === 'POST')
  await fillLeaf(page, { [name]: text })
  await page.keyboard.press('Tab')
  return (await answer).status()
}

/** Fields that are saved one by one as they are left; the page says when. */
const savedAsLeft = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(fields)) expect(await leave(page, name, text)).toBe(200)
  await page.locator('[data-saved]:not([data-bad])', { hasText: /\d:\d\d/ }).waitFor()
}

/** The tree of the sheet shows these points at the leaf. */
const stands = (page: Page, code: string, points: string): Promise<void> =>
  page.locator(`[data-leaf="${code}"]`, { hasText: points }).waitFor()

const savedByButton = (page: Page): Promise<void> => pressed(page, page.locator('[data-plain] button'))

test('the standing clerk takes a set from a file and edits a rule in its form; the chairman issues it', async () => {
  site.goTo('2025-12-01')
  await as('thuongtruc', {}, async (page) => {
    await page.goto('/scoring/sets/import')
    await page.setInputFiles('input[name="file"]', {
      name: 'bo-nho.json',
      mimeType: 'application/json',
      buffer: file,
    })
    await send(page, '/scoring/sets/imports')
    expect(await page.inputValue('input[name="code"]')).toBe('bo-nho-hanh-trinh')
    await send(page, `${pathOf(page)}/taking`)
    set = pathOf(page)
    await page.goto(`${set}/nodes/1.1`)
    await page.fill('[name="rule.late"]', '1')
    await pressed(page, page.locator('button[name="press"][value="add:examples"]'))
    await page.fill('[name="examples.0.in.issued_at"]', '15/02/2025')
    await page.fill('[name="examples.0.expected"]', '2')
    await pressed(page, page.locator(`form[action="${set}/nodes/1.1"] button:not([name]):not([hidden])`))
    // the rule says 1 from now on: an example that says otherwise is refused, and what was typed stands
    expect(await page.locator('.ds-error-summary').count()).toBe(1)
    expect(await page.inputValue('[name="rule.late"]')).toBe('1')
    await page.fill('[name="examples.0.expected"]', '1')
    // Enter saves, though the first buttons of the form are those of its rows
    await entered(page, page.locator('[name="examples.0.expected"]'))
    expect(await page.locator('.ds-error-summary').count()).toBe(0)
    expect(await page.inputValue('[name="examples.0.expected"]')).toBe('1')
  })
  await as('banhanh', { lang: 'en', javaScript: false }, async (page) => {
    await page.goto(set)
    await fillAndSend(page, `${set}/issuance`, {
      decisionNo: '3001/QĐ-UBND (mẫu)',
      decidedOn: '01/12/2025',
      effectiveFrom: '01/01/2025',
    })
    expect(await page.locator(`form[action="${set}/issuance"]`).count()).toBe(0)
    await page.goto(`${set}/nodes/1.1`)
    expect(await page.locator('[name="rule.late"]').count()).toBe(0)
  })
})

test('the clerk makes a round, appoints appraisers and a council, and opens it', async () => {
  await as('thuongtruc', { javaScript: false }, async (page) => {
    await page.goto('/scoring/rounds/new')
    await choose(page, 'setId', 'Bộ tiêu chí nhỏ của hành trình')
    await page.fill('[name="year"]', '2025')
    await fillAndSend(page, '/scoring/rounds', {
      title: 'Đợt chấm của hành trình 2025',
      opensOn: '01/12/2025',
      selfBy: '20/12/2025',
      firstBy: '10/01/2026',
      explainBy: '17/01/2026',
      secondBy: '25/01/2026',
      decideBy: '31/01/2026',
      publishBy: '05/02/2026',
      objectionBy: '28/02/2026',
    })
    round = pathOf(page)
    await page.goto(`${round}/seats`)
    for (const [domain, unit] of [
      ['1', 'Sở Tư pháp'],
      ['2', 'Sở Du lịch'],
    ] as const) {
      await page.check(`[name="domains"][value="${domain}"]`)
      await choose(page, 'unitId', unit)
      await send(page, `${round}/seats`)
    }
    await choose(page, 'headId', 'Hoàng Văn Giả Định')
    await fillAndSend(page, `${round}/council`, {
      decisionNo: '3002/QĐ-UBND (mẫu)',
      decidedOn: '01/12/2025',
    })
    expect(await page.textContent('main')).toContain('Hoàng Văn Giả Định')
    await page.goto(round)
    await send(page, `${round}/opening`)
    // how far each unit is, but no unit's open sheet
    const sheets = page.locator('main table a[href^="/scoring/sheets/"]:not([href$="/reopenings"])')
    expect(await page.textContent('main')).toContain('Sở Thông tin và Truyền thông')
    expect(await sheets.count()).toBe(0)
  })
})

test('the unit scores itself, with and without JavaScript; two people on one field choose', async () => {
  site.goTo('2025-12-05')
  await as('daumoi', {}, async (page) => {
    await page.goto(round)
    sheet = (await page.locator('main a[href^="/scoring/sheets/"]').first().getAttribute('href')) ?? ''
    await page.goto(leaf('1.1'))
    await savedAsLeft(page, { 'in.issued_at': '28/01/2025' })
    expect(await page.textContent('[data-saved]')).toMatch(/^Đã lưu lúc \d/)
    await stands(page, '1.1', '4,00')
    await page.reload()
    expect(await page.inputValue('[name="in.issued_at"]')).toBe('28/01/2025')
    expect(await page.textContent('[data-saved]')).toMatch(/Đã lưu lúc \d/)
  })
  await as('daumoi', { lang: 'en', javaScript: false }, async (page) => {
    await page.goto(leaf('2.1'))
    await page.selectOption('[name="in.published"]', 'true')
    await savedByButton(page)
    expect(await page.inputValue('[name="in.published"]')).toBe('true')
    await page.goto(leaf('1.1'))
    const adding = `${sheet}/leaves/1.1/evidence`
    await page.setInputFiles(`form[action="${adding}"] [name="file"]`, paper('ke-hoach.txt'))
    await fillAndSend(page, adding, { title: 'Kế hoạch năm 2025', pages: 'trang 2–3' })
    expect(await page.textContent('.ct-crit')).toContain('trang 2–3')
    // one document serves two criteria, which is noticed
    await page.goto(leaf('2.2'))
    const again = `${sheet}/leaves/2.2/evidence`
    await formAt(page, again)
    await choose(page, 'sameAsId', 'Kế hoạch năm 2025')
    await send(page, again)
    expect(await page.textContent('.ct-crit')).toContain('This file also serves criterion 1.1')
  })
  await as('daumoi', {}, async (mine) => {
    await mine.goto(leaf('2.2'))
    await as('thutruong', { lang: 'en', javaScript: false }, async (theirs) => {
      await theirs.goto(leaf('2.2'))
      await fillLeaf(theirs, { 'in.digitised': '95', 'in.files': '100', note: 'Theo báo cáo quý IV.' })
      await savedByButton(theirs)
    })
    expect(await leave(mine, 'in.digitised', '40')).toBe(409)
    await mine.locator('.ct-conflict').waitFor()
    expect(await mine.textContent('.ct-conflict')).toContain('Lê Văn Thử')
    // what the other alone wrote stands there already; only the field of both is to be chosen
    expect(await mine.inputValue('[name="in.digitised"]')).toBe('40')
    expect(await mine.inputValue('[name="in.files"]')).toBe('100')
    await pressed(mine, mine.locator('.ct-conflict button[name="theirs"]'))
    expect(await mine.inputValue('[name="in.digitised"]')).toBe('95')
    await stands(mine, '2.2', '3,00')
  })
})

test('the head is told what is lacking, then signs', async () => {
  await as('thutruong', {}, async (page) => {
    const signing = `${sheet}/sign-off`
    await page.goto(signing)
    expect(await page.locator(`main a[href="${leaf('2.1')}"]`).count()).toBe(1)
    await page.setInputFiles('[name="file"]', paper('phieu-da-ky.txt'))
    await send(page, signing)
    expect(await page.locator('.ds-error-summary').count()).toBe(1)
    expect(await page.textContent('.ds-error-summary')).toContain('2.1')
    await page.goto(leaf('2.1'))
    await savedAsLeft(page, { note: 'Công khai tại bộ phận một cửa.' })
    await page.goto(signing)
    await page.setInputFiles('[name="file"]', paper('phieu-da-ky.txt'))
    await send(page, signing)
    expect(pathOf(page)).toBe(sheet)
    expect(await page.textContent('main')).toContain('Lê Văn Thử')
    await page.goto(leaf('2.1'))
    expect(await page.locator('[form="leaf"]').count()).toBe(0)
  })
})

test('appraisers agree in bulk, change a value for a reason and ask; each sees the own domain alone', async () => {
  site.goTo('2025-12-22')
  await as('dm.stp', {}, async (page) => {
    expect((await page.request.get(leaf('2.1'))).status()).toBe(404)
    await page.goto(sheet)
    expect(await page.locator('[data-leaf="2.1"]').count()).toBe(0)
    await send(page, `${sheet}/domains/1/agreement`)
    await page.goto(leaf('1.1'))
    // other points than the unit's are given with a reason alone
    expect(await leave(page, 'in.issued_at', '10/02/2025')).toBe(422)
    await page.locator('.ds-error-summary').waitFor()
    await savedAsLeft(page, { reason: 'Văn bản ghi ngày 10/02/2025.' })
    await stands(page, '1.1', '1,00')
    const asking = `${sheet}/leaves/1.1/requests`
    await fillAndSend(page, asking, { question: 'Vì sao ngày trên văn bản khác ngày đã kê?' })
    await page.goto(sheet)
    await send(page, `${sheet}/domains/1/completion`)
    expect(await page.locator(`form[action="${sheet}/domains/1/completion"]`).count()).toBe(0)
  })
  await as('dm.sdl', { lang: 'en', javaScript: false }, async (page) => {
    await page.goto(sheet)
    await send(page, `${sheet}/domains/2/agreement`)
  })
  await as('thuongtruc', { javaScript: false }, async (page) => {
    await page.goto(leaf('2.3'))
    await fillLeaf(page, { 'in.unanswered': '1' })
    await savedByButton(page)
    expect(await page.inputValue('[name="in.unanswered"]')).toBe('1')
    await page.goto(round)
    // who has not signed is late by name
    expect(await page.textContent('main')).toContain('Sở Du lịch')
  })
})

test('the unit explains, its domain is appraised again, and the council has the last word', async () => {
  site.goTo('2026-01-12')
  await as('daumoi', { lang: 'en', javaScript: false }, async (page) => {
    await page.goto(`${sheet}/requests`)
    const form = page.locator(`form[action^="${sheet}/requests/"][action$="/answer"]`)
    await form.locator('[name="answer"]').fill('Bản ký số ban hành ngày 28/01/2025; bản in ghi nhầm.')
    await pressed(page, form.locator('button'))
    expect(await page.inputValue('[name="answer"]')).toContain('28/01/2025')
  })
  await as('thutruong', {}, async (page) => {
    await page.goto(`${sheet}/requests`)
    await send(page, `${sheet}/explanation-closing`)
    expect(await page.locator('[name="answer"]').count()).toBe(0)
  })
  await as('dm.stp', {}, async (page) => {
    await page.goto(leaf('1.1'))
    await savedAsLeft(page, { reason: 'Đã xem bản ký số.', 'in.issued_at': '28/01/2025' })
    await stands(page, '1.1', '4,00')
  })
  site.goTo('2026-01-27')
  await as('uyvien', { lang: 'en' }, async (page) => {
    await page.goto(leaf('2.2'))
    await savedAsLeft(page, { reason: 'Một phần hồ sơ chưa ký số.', hand: '2.5' })
    await stands(page, '2.2', '2.50')
  })
})

test('the clerk computes, the chairman decides and publishes', async () => {
  await as('thuongtruc', {}, async (page) => {
    await page.goto(`${round}/ranking`)
    await send(page, `${round}/results`)
    expect(await page.textContent('main table')).toContain('Sở Thông tin và Truyền thông')
  })
  await as('banhanh', { javaScript: false }, async (page) => {
    await page.goto(`${round}/ranking`)
    const deciding = page.locator('form[action^="/scoring/results/"][action$="/decision"]')
    result = ((await deciding.getAttribute('action')) ?? '').replace(/\/decision$/, '')
    await fillAndSend(page, `${result}/decision`, {
      decisionNo: '35/QĐ-UBND (mẫu)',
      decidedOn: '27/01/2026',
    })
    await send(page, `${result}/publication`)
    expect(await page.textContent('main')).toContain('35/QĐ-UBND (mẫu)')
  })
})

test.each(['vi', 'en'] as const)(
  'a citizen finds the ranking, reads why, and verifies it (%s)',
  async (lang) => {
    site.goTo('2026-02-02')
    await as('guest', { lang }, async (page) => {
      await page.goto('/cong-khai')
      const id = round.split('/').at(-1)
      await pressed(page, page.locator(`main a[href="/cong-khai/xep-hang/${id}"]`).first())
      await page.locator('ct-verify button').click()
      await page.locator('ct-verify[data-holds]').waitFor()
      await choose(page, 'unit', 'Sở Thông tin và Truyền thông')
      await pressed(page, page.locator('.ct-p-pick button'))
      await pressed(page, page.locator('.ct-p-answer a.ds-link'))
      const why = (await page.textContent('main')) ?? ''
      expect(why).toContain(lang === 'vi' ? '28/01/2025' : '2025-01-28')
      expect(why).toContain(lang === 'vi' ? 'Hồ sơ được số hóa' : 'Files digitised')
    })
  },
)

test('the head asks for review; it is answered, and the corrected ranking stands beside the old one', async () => {
  await as('thutruong', {}, async (page) => {
    const objecting = `${sheet}/objections`
    await page.goto(objecting)
    await send(page, objecting)
    expect(await page.locator('.ds-error-summary').count()).toBe(1)
    await page.selectOption('[name="leaf"]', '2.2')
    await page.setInputFiles('[name="file"]', paper('kien-nghi.txt'))
    await fillAndSend(page, objecting, { text: 'Toàn bộ hồ sơ đã ký số, đề nghị xem lại.' })
    expect(await page.textContent('main')).toContain('Toàn bộ hồ sơ đã ký số')
  })
  await as('thuongtruc', { lang: 'en', javaScript: false }, async (page) => {
    await page.goto(`${sheet}/objections`)
    const form = page.locator('form[action^="/scoring/objections/"]')
    await form.locator('[value="accepted"]').check()
    await form.locator('[name="answer"]').fill('Đã kiểm tra lại chữ ký số.')
    await form.locator('[name="points"]').fill('3')
    await pressed(page, form.locator('button'))
    await page.goto(`${round}/ranking`)
    await fillAndSend(page, `${round}/results`, { reason: 'Kiến nghị của Sở Thông tin và Truyền thông.' })
    expect(await page.locator(`a[href="${round}/ranking?version=1"]`).count()).toBeGreaterThan(0)
  })
  await as('banhanh', {}, async (page) => {
    await page.goto(`${round}/ranking`)
    const deciding = page.locator('form[action^="/scoring/results/"][action$="/decision"]')
    const second = ((await deciding.getAttribute('action')) ?? '').replace(/\/decision$/, '')
    expect(second).not.toBe(result)
    await fillAndSend(page, `${second}/decision`, {
      decisionNo: '41/QĐ-UBND (mẫu)',
      decidedOn: '02/02/2026',
    })
    await send(page, `${second}/publication`)
    await page.goto(leaf('2.2'))
    expect(await page.textContent('.ct-history')).toContain('2,50 → 3,00')
  })
  await as('guest', {}, async (page) => {
    const open = `/cong-khai/xep-hang/${round.split('/').at(-1)}`
    await page.goto(open)
    expect(await page.textContent('main')).toContain('Kiến nghị của Sở Thông tin và Truyền thông.')
    expect(await page.locator(`a[href="${open}?version=1"]`).count()).toBe(1)
    await page.goto(`${open}?version=1`)
    expect(await page.textContent('main')).toContain('35/QĐ-UBND (mẫu)')
  })
})

test.each(['vi', 'en'] as const)(
  'the pages of a round stand in %s for everybody whose work it is',
  async (lang) => {
    const ranking = `${round}/ranking`
    const seen: [ActorName, string[]][] = [
      ['thuongtruc', ['/scoring', '/scoring/sets', set, `${set}/nodes/1.1`, round, `${round}/objections`]],
      ['thutruong', [round, sheet, `${sheet}/requests`, `${sheet}/planner`, `${sheet}/objections`, ranking]],
      ['banhanh', [leaf('2.2'), ranking, `${sheet}/explanation`]],
      ['uyvien', [leaf('1.1')]],
      ['guest', ['/cong-khai']],
    ]
    for (const [who, addresses] of seen)
      await as(who, { lang }, async (page) => {
        for (const address of addresses) {
          expect((await page.goto(address))?.status(), `${address} for ${who}`).toBe(200)
          expect(await page.getAttribute('html', 'lang')).toBe(lang)
        }
      })
  },
)

import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '#testing/world.ts'
import { stageOf } from '../../demo/stage.ts'
import { type ActorName, sessionOf } from '../../src/matrix/cast.ts'
import { saveFields, signReport } from '../../src/modules/reports/actions.ts'
import { readPaper } from '../../src/modules/reports/file/paper.ts'
import { openSite, pathOf, pressed, type Site, send } from '../site.ts'

// The first half of 2025: a commune fills its report in on a phone, the province's report is made of what came, issued
// and amended. Each test goes on where the one before it ended.

type Commune = { unitId: number; code: string; above: string; figures: Record<string, number> }

let site: Site
let commune: Commune
let period = ''
let sheet = ''
let issue = ''

/** A commune that handed in its first quarter, which the half year goes on from; with officers of its own. */
const itsOfficers = async (): Promise<Commune> => {
  const { db } = site.deps
  const found = await sql<Commune>`
    select s.unit_id as "unitId", s.unit_code as code, d.unit_code as above, b.figures
    from report_period p join report_sheet s on s.period_id = p.id and s.unit_kind = 'commune' and s.state = 'signed'
    join report_sheet d on d.period_id = p.id and d.unit_id = s.parent_unit_id
    join report_submission b on b.sheet_id = s.id
    where p.code = 'Q1' and p.year = 2025 order by s.id limit 1`.execute(db)
  const [row] = found.rows
  if (!row) throw new Error('no commune has handed in its first quarter')
  for (const office of ['focal', 'head']) {
    const username = `xa.${office}`
    const { id } = await aPerson(db, {
      name: `Cán bộ Xã (${office})`,
      username,
      office,
      unit: row.unitId,
    })
    await sql`insert into auth_session (id, token, person_id, expires_at)
      values (${username}, ${sessionOf(username)}, ${id}, clock_timestamp() + interval '2 hours')`.execute(db)
  }
  return row
}

beforeAll(async () => {
  site = await openSite()
  commune = await itsOfficers()
  site.goTo('2025-06-02')
}, 300_000)
afterAll(() => site?.close())

const atTheCommune = (user: 'xa.focal' | 'xa.head', work: (page: Page) => Promise<void>) =>
  site.as(user as ActorName, work, { width: 375 })

const before = (code: string): number => Number(commune.figures[code] ?? 0)

/** Types a figure, leaves the field, and gives what the check then says beside it. */
const types = async (page: Page, code: string, value: number): Promise<string> => {
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/fields'))
  await page.fill(`input[name="v.${code}"]`, String(value))
  await page.locator(`input[name="v.${code}"]`).blur()
  await saved
  await page.locator('[data-saved]', { hasText: 'Đã lưu' }).waitFor()
  return (await page.textContent(`[data-findings="${code}"]`)) ?? ''
}

test('the standing agency opens the half year', async () => {
  await site.as('thuongtruc', async (page) => {
    await page.goto('/reports/periods/new')
    await page.fill('[name="code"]', 'H1')
    await page.fill('[name="year"]', '2025')
    await send(page, '/reports/periods')
    period = pathOf(page)
    expect(period).toMatch(/^\/reports\/periods\/\d+$/)
  })
})

test('on a phone a commune is told of a jump and of parts above their sum while it types', async () => {
  await atTheCommune('xa.focal', async (page) => {
    await page.goto('/waiting')
    await pressed(page, page.locator('a', { hasText: '6 tháng' }).first())
    sheet = pathOf(page)
    await page.goto(`${sheet}?area=2`)
    const total = before('2.1') + 1
    await types(page, '2.1', total)
    expect(await types(page, '2.1.3', total + 4)).toContain('lớn hơn 2.1')
    expect(await page.textContent('[data-findings="2.1"]')).toContain(`ít hơn các phần đã có (${total + 4})`)
    await types(page, '2.1.3', total)
    expect(await page.textContent('[data-findings="2.1"]')).toBe('')
    await page.goto(`${sheet}?area=3`)
    const asked = before('3.3.3.1') + 20
    expect(await types(page, '3.3.3.1', asked * 7)).toContain('thay đổi lớn')
    await types(page, '3.3.3.1', asked)
    await types(page, '3.3.3.2', asked)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
  await atTheCommune('xa.head', async (page) => {
    await page.goto('/waiting')
    await page.locator('main', { hasText: 'Ký gửi báo cáo' }).waitFor()
    await page.goto(sheet)
    await send(page, `${sheet}/signature`)
    await page.locator('main', { hasText: 'Chờ duyệt' }).waitFor()
  })
})

test('the checker gives one back with a note, reminds who is missing, and accepts the rest', async () => {
  const stage = stageOf(site.deps)
  for (const [code, took] of [
    ['SYT', 900],
    ['STP', 480],
  ] as const) {
    const found = await sql<{
      id: number
    }>`select id from report_sheet where period_id = ${period.split('/').at(-1)}
      and unit_code = ${code}`.execute(site.deps.db)
    const id = found.rows[0]?.id ?? 0
    const values = { '3.3.1.1': took, '3.3.1.2': took - 9 }
    const wishes = Object.entries(values).map(([indicator, value]) => ({ indicator, text: String(value) }))
    await saveFields(await stage.as(`dm.${code.toLowerCase()}`, '2025-06-02'), id, wishes)
    await signReport(await stage.as(`tt.${code.toLowerCase()}`, '2025-06-02'), id)
  }
  await site.as('thuongtruc', async (page) => {
    await page.goto(`${sheet}/return`)
    await page.fill('textarea[name="reason"]', 'Số đúng hạn chưa khớp (hành trình).')
    await page.fill('[name="note.3.3.3.2"]', 'Đối chiếu với bộ phận một cửa (hành trình).')
    await send(page, `${sheet}/return`)
    await send(page, `${period}/reminder`)
    await page.locator('main', { hasText: /Đã nhắc \d+ đơn vị/ }).waitFor()
    await page.goto(period)
    await send(page, `${period}/acceptances`)
    await page.locator('main', { hasText: 'Đã duyệt 2 báo cáo' }).waitFor()
  })
})

test('the commune mends what the note says; its report is accepted and the period locked', async () => {
  await atTheCommune('xa.focal', async (page) => {
    await page.goto(`${sheet}?area=3`)
    await page.locator('tr', { hasText: 'Đối chiếu với bộ phận một cửa (hành trình).' }).waitFor()
    await types(page, '3.3.3.2', before('3.3.3.1') + 15)
  })
  await atTheCommune('xa.head', async (page) => {
    await page.goto(sheet)
    await send(page, `${sheet}/signature`)
  })
  await site.as('thuongtruc', async (page) => {
    await page.goto(sheet)
    await send(page, `${sheet}/acceptance`)
    expect(pathOf(page)).toBe(period)
    await send(page, `${period}/lock`)
  })
})

const numbers = (texts: readonly string[]): number[] =>
  texts.map((text) => Number(text.replace(/\./g, '').replace(',', '.')))

test('a figure opens down to its leaves, whose sum it is, and says who is missing', async () => {
  await site.as('uyvien', async (page) => {
    await page.goto(`${period}?area=3`)
    await pressed(page, page.locator('tr[id="f-3-3-1-1"] a.ct-n'))
    const leaves = page.locator('.ct-leaf-table')
    const parts = numbers(await leaves.locator('tbody td.n').allTextContents())
    const [total] = numbers(await leaves.locator('tfoot td.n').allTextContents())
    expect(parts).toEqual([480, 900])
    expect(total).toBe(1380)
    expect(await page.textContent('.ct-leaves')).toContain('Sở Xây dựng')
    // the commune's own figure is found below its district
    await page.goto(`${period}?at=${commune.above}&area=3&open=3.3.3.1`)
    await pressed(page, page.locator('.ct-leaf-table tbody a').first())
    expect(pathOf(page)).toBe(sheet)
  })
})

/** The province's report goes to signature, is signed on the register, and issued with a number. */
const issueIt = async (address: string): Promise<string> => {
  let document = ''
  await site.as('thuongtruc', async (page) => {
    await page.goto(address)
    await send(page, `${address}/submission`)
    document = (await page.getAttribute('main a[href^="/documents/"]', 'href')) ?? ''
  })
  await site.as('banhanh', async (page) => {
    await page.goto(document)
    await send(page, `${document}/approval`)
    await send(page, `${document}/signature`)
  })
  let number = ''
  await site.as('thuongtruc', async (page) => {
    await page.goto(address)
    await send(page, `${address}/issuing`)
    number = /\d+\/BC-[A-ZĐ]+/.exec((await page.textContent('main')) ?? '')?.[0] ?? ''
  })
  expect(number).not.toBe('')
  return number
}

/** What the accepted reports of the period sum to, by indicator, as the database has them. */
const sums = async (): Promise<Map<string, number>> => {
  const found = await sql<{ code: string; total: number }>`
    select f.key as code, sum(f.value::numeric)::float as total from report_sheet s
    join report_submission b on b.id = s.accepted_id, json_each_text(b.figures) f
    where s.period_id = ${period.split('/').at(-1)} and f.key = any(array['2.1', '2.1.3', '3.3.1.1', '3.3.1.2', '3.3.3.1', '3.3.3.2'])
    group by 1`.execute(site.deps.db)
  return new Map(found.rows.map((row) => [row.code, row.total]))
}

/** The annex of the Word file as it comes over the wire: figures by indicator. */
const annex = async (page: Page, address: string): Promise<Map<string, number>> => {
  const bytes = await (await page.request.get(`${address}/report.docx`)).body()
  const { rows } = readPaper(new Uint8Array(bytes), 50_000_000)
  return new Map(
    rows.map(([code = '', , , printed = '']) => [code.trim(), numbers([printed])[0] ?? Number.NaN]),
  )
}

let first = ''
test('the report is drafted, signed and issued; its Word file says what the database says', async () => {
  await site.as('thuongtruc', async (page) => {
    await page.goto(period)
    await send(page, `${period}/issues`)
    issue = pathOf(page)
    await page.fill(
      'textarea[name="part.2"]',
      'Ưu điểm: hồ sơ của sở đúng hạn {{3.3.1/}}, đạt {{3.3.1}} (hành trình).',
    )
    await send(page, `${issue}/narrative`)
    await page.locator('main', { hasText: 'đúng hạn 1.362/1.380, đạt 98,70%' }).waitFor()
  })
  first = await issueIt(issue)
  await site.as('kiemtoan', async (page) => {
    const printed = await annex(page, issue)
    const kept = await sums()
    expect(kept.size).toBe(6)
    for (const [code, total] of kept) expect([code, printed.get(code)]).toEqual([code, total])
  })
})

test('a correction after the issue shows what it changes and makes a numbered amendment', async () => {
  let correction = ''
  await atTheCommune('xa.head', async (page) => {
    await page.goto(`${sheet}/corrections/new`)
    await page.fill('textarea[name="reason"]', 'Đếm thiếu năm hồ sơ (hành trình).')
    await page.fill('[name="v.3.3.3.2"]', String(before('3.3.3.1') + 20))
    await send(page, `${sheet}/corrections`)
    correction = pathOf(page)
  })
  await site.as('thuongtruc', async (page) => {
    await page.goto(correction)
    await page.locator('main', { hasText: 'so với báo cáo đã ban hành' }).waitFor()
    await send(page, `${correction}/decision`)
    await page.goto(`${period}/amendment`)
    await page.fill('textarea[name="reason"]', 'Xã sửa số liệu (hành trình).')
    await send(page, `${period}/issues`)
    expect(pathOf(page)).not.toBe(issue)
  })
  let amendment = ''
  await site.as('thuongtruc', async (page) => {
    await page.goto(period)
    amendment = (await page.locator('main a[href^="/reports/issues/"]').first().getAttribute('href')) ?? ''
  })
  const second = await issueIt(amendment)
  expect(second).not.toBe(first)
  await site.as('kiemtoan', async (page) => {
    await page.goto(amendment)
    expect(await page.textContent('main')).toContain(first)
    const printed = await annex(page, amendment)
    expect(printed.get('3.3.3.2')).toBe((await sums()).get('3.3.3.2'))
    // an amendment says what changed and nothing else; the first report stays as it was
    expect(printed.has('2.1')).toBe(false)
    expect((await annex(page, issue)).get('3.3.3.2')).toBe(before('3.3.3.1') + 15)
  })
})

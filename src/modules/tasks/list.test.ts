import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { aUnit, type TestPerson } from '#testing/world.ts'
import { aHouse, type House } from './testing.ts'
import type { World } from './world.ts'

let t: TestDb
let w: World
let house: House
const heard: string[] = []
beforeAll(async () => {
  t = await testDb({ onQuery: ({ sql }) => heard.push(sql) })
  house = await aHouse(t)
  w = house.w
})
afterAll(() => t.drop())

const as: House['as'] = (person) => house.as(person)
const page: House['page'] = (...way) => house.page(...way)
const text: House['text'] = (...way) => house.text(...way)
const send: House['send'] = (...way) => house.send(...way)
const given: House['given'] = (work) => house.given(work)
const api: House['api'] = (...way) => house.api(...way)

describe('the list', () => {
  test('a guest is sent to the sign-in; the plain address becomes the year’s', async () => {
    expect((await page('/tasks')).headers.get('location')).toContain('/sign-in')
    expect((await page('/tasks', w.clerk)).headers.get('location')).toBe('/tasks?programme=2023')
  })

  test('empty for those who see nothing, with figures and rows for those who see', async () => {
    await given({ title: 'Rà soát <b>quy trình</b> đất đai' })
    expect(await text('/tasks?programme=2023', w.buildingFocal)).toContain('Chưa có nhiệm vụ nào')
    const html = await text('/tasks?programme=2023', w.clerk)
    expect(html).toContain('Rà soát &lt;b&gt;quy trình&lt;/b&gt; đất đai')
    expect(html).toContain('Quá hạn 12 ngày')
    expect(await faults(html)).toEqual([])
  })

  test('the facets show the most first; the rest stands behind a fold that needs no script', async () => {
    for (let n = 1; n <= 7; n++) {
      const unit = await aUnit(t.db, { name: `Sở Thử ${n}`, parent: w.province.id })
      await given({ assignments: [{ leadUnitId: unit.id }] })
    }
    const html = await text('/tasks?programme=2023', w.clerk)
    const lead = html.slice(html.indexOf('<h2>Đơn vị chủ trì</h2>'))
    const links = [...lead.slice(0, lead.indexOf('<details')).matchAll(/href=/g)]
    expect(links).toHaveLength(5)
    expect(lead).toMatch(/<details class="ct-facet-rest"><summary aria-label="Đơn vị chủ trì: thêm \d+">/)
    // one that is chosen is never hidden
    const last = /lead=(\d+)[^>]*>Sở Thử [1-7]<\/a> <span>1<\/span><\/li><\/ul><\/details>/.exec(lead)?.[1]
    const chosen = await text(`/tasks?programme=2023&lead=${last}`, w.clerk)
    expect(chosen).toMatch(/aria-current="true" rel="nofollow">Sở Thử \d/)
  })

  test.each([
    '?state=issued,accepted&time=overdue',
    '?time=late',
    '?view=month',
    '?q=dat+dai&sort=-late',
    '?asOf=2023-09-20&knownAt=2023-09-20',
    '?programme=all&limit=1',
  ])('%s', async (query) => {
    const html = await text(`/tasks${query}`, w.clerk)
    expect(html).toContain('</html>')
    expect(await faults(html)).toEqual([])
  })

  test.each([
    '?state=asleep',
    '?sort=colour',
    '?after=x',
    '?limit=9999',
    '?due=2023',
    '?unit=-1',
    '?asOf=2023-02-30',
  ])('%s is refused, no fault', async (query) => {
    expect((await page(`/tasks${query}`, w.clerk)).status).toBe(422)
  })

  test('few statements, whatever the list is long', async () => {
    const domain = async (path: string) => {
      heard.length = 0
      expect((await page(path, w.clerk)).status).toBe(200)
      return heard.filter((sql) => !/auth_session|api_token|^(begin|commit)/i.test(sql))
    }
    expect((await domain('/tasks?programme=2023')).length).toBeLessThanOrEqual(8)
    const id = await given()
    expect((await domain(`/tasks/${id}`)).length).toBeLessThanOrEqual(8)
    // with saved views and word of an act on several; a basis is one more where somebody asks for it
    await send('/tasks/views', { name: 'Quá hạn', query: 'programme=all&time=overdue' }, w.clerk)
    const told = `/tasks?programme=2023&bulk=remind&done=1&why=not-issued.1.${id}`
    expect((await domain(told)).length).toBeLessThanOrEqual(8)
    expect((await domain(`${told}&view=month`)).length).toBeLessThanOrEqual(8)
    await t.db.deleteFrom('saved_view').execute()
  })

  test('in English too', async () => {
    const html = await (
      await house.app.request('/tasks?programme=2023', { headers: { cookie: `${as(w.clerk)}; lang=en` } })
    ).text()
    expect(html).toContain('Overdue by 12 days')
    expect(await faults(html)).toEqual([])
  })

  test('the export has the rows of the list, and no formula', async () => {
    await given({ title: '=HYPERLINK("x")' })
    const csv = await text('/tasks/export?programme=2023', w.clerk)
    expect(csv.startsWith('Mã,Nhiệm vụ,')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('many at once, with what came of each', async () => {
    const ids = [await given(), await given()].map(String)
    await send(`/tasks/${ids[0]}/acceptance`, {}, w.healthFocal)
    const done = await send('/tasks/acceptances', { ids, back: '/tasks?programme=2023' }, w.healthFocal)
    expect(done.headers.get('location')).toBe(
      `/tasks?programme=2023&bulk=accept&done=1&why=not-issued.1.${ids[0]}`,
    )
    const html = await text(done.headers.get('location') ?? '', w.healthFocal)
    expect(html).toContain('1 nhiệm vụ không làm được: Nhiệm vụ không ở trạng thái chờ tiếp nhận.')
    // the refused one by name, as a link to it
    expect(html).toMatch(new RegExp(`<li><a class="ds-link" href="/tasks/${ids[0]}">`))
    expect(
      (await send('/tasks/reminders', { ids, back: 'https://else.where/' }, w.clerk)).headers.get('location'),
    ).toMatch(/^\/tasks\?/)
  })

  test('several returned ones to another unit: shown by name first, refused at the field, told afterwards', async () => {
    const ids = [await given({ title: 'Trả lại một' }), await given({ title: 'Còn giữ' })]
    const back = '/tasks?programme=2023'
    await send(`/tasks/${ids[0]}/return`, { reason: 'không thuộc thẩm quyền' }, w.healthHead)
    const query = `back=${encodeURIComponent(back)}&ids=${ids[0]}&ids=${ids[1]}`
    expect((await page(`/tasks/reassignments?${query}`, w.clerk)).status).toBe(404)
    const html = await text(`/tasks/reassignments?${query}`, w.chairman)
    expect(await faults(html)).toEqual([])
    expect(html).toContain('Chuyển giao 1 nhiệm vụ')
    expect(html.indexOf('Trả lại một')).toBeLessThan(html.indexOf('Không chuyển được'))
    expect(html.indexOf('Còn giữ')).toBeGreaterThan(html.indexOf('Không chuyển được'))
    const wish = { ids: ids.map(String), back, leadUnitId: String(w.building.id) }
    const refused = await send('/tasks/reassignments', wish, w.chairman)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/id="reassign-reason-error"/)
    const done = await send('/tasks/reassignments', { ...wish, reason: 'đúng lĩnh vực' }, w.chairman)
    expect(done.headers.get('location')).toBe(`${back}&bulk=reassign&done=1&why=not-returned.1.${ids[1]}`)
    expect(await text(`/tasks/${ids[0]}`, w.buildingFocal)).toContain('đúng lĩnh vực')
  })

  test('offers with several tasks what the reader may do, and nothing to who only reads', async () => {
    const offered = async (person: TestPerson) => {
      const html = await text('/tasks?programme=2023', person)
      return ['acceptances', 'reminders', 'reassignments'].filter((noun) =>
        html.includes(`formaction="/tasks/${noun}"`),
      )
    }
    expect(await offered(w.healthFocal)).toEqual(['acceptances'])
    expect(await offered(w.clerk)).toEqual(['reminders'])
    expect(await offered(w.chairman)).toEqual(['acceptances', 'reminders', 'reassignments'])
    expect(await offered(w.auditor)).toEqual([])
  })

  test('work is given on a basis, and rolls up by it under its name', async () => {
    const form = await text('/tasks/new', w.chairman)
    expect(await faults(form)).toEqual([])
    const basis = /<option value="(\d+)">Đề án 06/.exec(form)?.[1] ?? ''
    const work = { title: 'Làm sạch dữ liệu dân cư', product: 'Báo cáo', leadUnitIds: [String(w.health.id)] }
    const deadline = { deadlineKind: 'day', deadlineOn: '2023-11-30', reading: 'inclusive' }
    expect((await send('/tasks', { ...work, ...deadline, basisId: basis }, w.chairman)).status).toBe(303)
    const html = await text(`/tasks?basis=${basis}`, w.clerk)
    expect(html).toContain('Làm sạch dữ liệu dân cư')
    expect(html).toMatch(/class="ds-chip"[^>]*>Căn cứ: Đề án 06/)
    expect(html).toContain('<h2 class="ds-heading" data-size="2xs" id="list">1 nhiệm vụ</h2>')
  })

  test('a saved view comes back as a tab with its count, and goes', async () => {
    const query = `lead=${w.health.id}&time=overdue`
    await send('/tasks/views', { name: 'Của Sở Y tế', query }, w.clerk)
    const html = await text('/tasks?programme=2023', w.clerk)
    const total = (await api('GET', `/tasks?${query}`, w.clerk)).body.total
    expect(total).toBeGreaterThan(0)
    expect(html).toContain(
      `<a href="/tasks?${query.replace('&', '&amp;')}">Của Sở Y tế <span>${total}</span></a>`,
    )
    // a view that the list no longer understands is still there, without a count
    await send('/tasks/views', { name: 'Cũ', query: 'state=asleep' }, w.clerk)
    expect(await text('/tasks?programme=2023', w.clerk)).toContain('Cũ')
    const id = /\/tasks\/views\/(\d+)\/removal/.exec(html)?.[1]
    expect((await send(`/tasks/views/${id}/removal`, {}, w.chairman)).status).toBe(404)
    expect((await send(`/tasks/views/${id}/removal`, {}, w.clerk)).status).toBe(303)
  })
})

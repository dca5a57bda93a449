import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { aUnit, get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { loadProgrammeReference } from '../programme/actions.ts'
import { actOnTask, givePart, submitTask } from './actions.ts'
import { aWorld, type World } from './world.ts'

let t: TestDb
let w: World
let app: TestApp
const cookies = new Map<string, string>()
const clock = testClock('2023-10-12')
const heard: string[] = []

beforeAll(async () => {
  t = await testDb({ onQuery: ({ sql }) => heard.push(sql) })
  w = await aWorld(t.db)
  await loadProgrammeReference(t.db)
  app = testApp(t.db, clock)
  for (const person of [
    w.clerk,
    w.chairman,
    w.healthFocal,
    w.healthHead,
    w.buildingFocal,
    w.auditor,
    w.divisionHead,
  ])
    cookies.set(person.id, await signIn(app, person))
})
afterAll(() => t.drop())

const as = (person: TestPerson) => cookies.get(person.id)
const page = async (path: string, person?: TestPerson) => get(app, path, person && as(person))
const text = async (path: string, person: TestPerson) => (await page(path, person)).text()
const send = (path: string, fields: Record<string, string | readonly string[]>, person?: TestPerson) =>
  post(app, path, fields, person && as(person))
const given = async (work = {}) => (await w.gives(work)).tasks[0]?.id ?? 0
const api = async (
  method: 'GET' | 'POST',
  path: string,
  person: TestPerson,
  body?: unknown,
  key?: string,
) => {
  const headers = {
    cookie: as(person) ?? '',
    origin: 'http://localhost',
    'content-type': 'application/json',
    ...(key && { 'Idempotency-Key': key }),
  }
  const answer = await app.request(`/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, never> }
}
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
    'tel-non-breaking': 'off',
  },
})
const faults = async (html: string) =>
  (await validator.validateString(html)).results.flatMap((r) =>
    r.messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`),
  )

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
    expect(lead).toMatch(
      /^[^]*?<details class="ct-facet-rest"><summary aria-label="Đơn vị chủ trì: thêm \d+">/,
    )
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
    heard.length = 0
    await page('/tasks?programme=2023', w.clerk)
    const domain = heard.filter((sql) => !/auth_session|api_token|^(begin|commit)/i.test(sql))
    expect(domain.length).toBeLessThanOrEqual(8)
  })

  test('in English too', async () => {
    const html = await (
      await app.request('/tasks?programme=2023', { headers: { cookie: `${as(w.clerk)}; lang=en` } })
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

describe('a task', () => {
  test('from accepting to completing through the forms, and its page at every step', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    const look = async (person: TestPerson) => {
      const html = await text(`/tasks/${id}`, person)
      expect(await faults(html)).toEqual([])
      return html
    }
    const form = async (noun: string, person: TestPerson, fields: Record<string, string>) => {
      if (noun !== 'acceptance') expect(await faults(await text(`/tasks/${id}/${noun}`, person))).toEqual([])
      const answer = await send(`/tasks/${id}/${noun}`, fields, person)
      expect([noun, answer.status]).toEqual([noun, 303])
    }
    expect(await look(w.healthFocal)).toContain('Tiếp nhận')
    await form('acceptance', w.healthFocal, {})
    await form('progress', w.healthFocal, { done: '26', total: '38', note: 'còn 12' })
    await form('explanation', w.healthHead, { reason: 'chờ dữ liệu', documentNo: '6120/STNMT' })
    await send(`/tasks/${id}/notes`, { text: 'nhờ xem giúp' }, w.clerk)
    await send(`/tasks/${id}/contribution`, { unitId: String(w.building.id), done: '1' }, w.buildingFocal)
    await send(`/tasks/${id}/evidence`, { title: 'Biểu tổng hợp', documentNo: '5/BC' }, w.healthFocal)
    await form('submission', w.healthFocal, { documentNo: '3604/QĐ-UBND', title: 'Quyết định' })
    await form('rejection', w.clerk, { reason: 'thiếu 3 quy trình' })
    await form('submission', w.healthFocal, { documentNo: '3605/QĐ-UBND' })
    await form('completion', w.clerk, {})
    const html = await look(w.auditor)
    for (const words of [
      'Hoàn thành',
      'Chậm 12 ngày',
      '26/38',
      'Quá hạn từ hôm nay',
      'chờ dữ liệu',
      'Biểu tổng hợp',
      '1/1',
    ])
      expect(html).toContain(words)
    await form('objective-mark', w.clerk, { reason: 'lũ' })
    expect(await look(w.clerk)).toContain('Không tính: khách quan')
  })

  test('less time than was asked needs a reason, said at its field; the page says so before', async () => {
    const id = (await w.gives({ deadline: { kind: 'day', on: '2023-10-20', reading: 'inclusive' } })).tasks[0]
      ?.id
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    await send(`/tasks/${id}/extensions`, { proposedOn: '2023-11-30', reason: 'chờ bộ' }, w.healthFocal)
    const asked = await text(`/tasks/${id}/extension-grant`, w.chairman)
    expect(asked).toContain('bắt buộc nếu cho ngắn hơn đề nghị')
    expect(asked).toContain('cho đúng ngày đề nghị 30/11/2023')
    const refused = await send(`/tasks/${id}/extension-grant`, { dueOn: '2023-11-10' }, w.chairman)
    expect(refused.status).toBe(409)
    const html = await refused.text()
    expect(await faults(html)).toEqual([])
    expect(html).toMatch(/id="act-reason-error"[^>]*>[^<]*Cần nêu lý do/)
    const late = await send(`/tasks/${id}/extension-grant`, { dueOn: '2023-12-30', reason: 'x' }, w.chairman)
    expect(await late.text()).toMatch(/id="act-dueOn-error"/)
    const api409 = await api('POST', `/tasks/${id}/extension-grant`, w.chairman, { dueOn: '2023-11-10' })
    expect(api409).toMatchObject({
      status: 409,
      body: { error: { reason: 'no-reason', fields: [{ field: 'reason' }] } },
    })
  })

  test('a note is written to people who are ticked, and no script is needed', async () => {
    const id = await given()
    const html = await text(`/tasks/${id}`, w.clerk)
    expect(html).toContain(`name="mentions" value="${w.healthFocal.id}"`)
    expect(html).not.toContain(`name="mentions" value="${w.clerk.id}"`)
    expect(html).not.toContain(`name="mentions" value="${w.buildingFocal.id}"`)
    const wish = { text: 'nhờ gửi sớm', mentions: [w.healthFocal.id, w.healthHead.id] }
    expect((await send(`/tasks/${id}/notes`, wish, w.clerk)).status).toBe(303)
    expect(await text(`/tasks/${id}`, w.auditor)).toContain('gửi tới Giám đốc Y tế Thử, Đầu mối Y tế Thử')
    const refused = await send(`/tasks/${id}/notes`, { text: 'x', mentions: w.buildingFocal.id }, w.clerk)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toMatch(/id="note-mentions-error"/)
  })

  test('evidence is withdrawn with a reason and stays to be seen', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    await send(`/tasks/${id}/evidence`, { title: 'Biểu nhầm', documentNo: '5/BC' }, w.healthFocal)
    const html = await text(`/tasks/${id}`, w.healthFocal)
    expect(await faults(html)).toEqual([])
    const action = /action="(\/tasks\/\d+\/evidence\/\d+\/withdrawal)"/.exec(html)?.[1] ?? ''
    expect(await text(`/tasks/${id}`, w.clerk)).not.toContain(action)
    const refused = await send(action, { reason: ' ' }, w.healthFocal)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/<details class="ct-small" open/)
    expect((await send(action, { reason: 'nhầm kỳ' }, w.healthFocal)).status).toBe(303)
    const after = await text(`/tasks/${id}`, w.auditor)
    expect(await faults(after)).toEqual([])
    expect(after).toMatch(/<s>Biểu nhầm<\/s>/)
    expect(after).toContain('nhầm kỳ')
    expect(await text(`/tasks/${id}`, w.healthFocal)).not.toContain(action)
    // the refusal is seen though its form has gone
    expect(await (await send(action, { reason: 'lại' }, w.healthFocal)).text()).toContain(
      'Minh chứng này đã rút.',
    )
  })

  test('days of the unit and days of who checks are told apart, in the tags and in the strip', async () => {
    const id = await given()
    await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'accept', {})
    await submitTask(await w.as(w.healthFocal, '2023-10-05'), id, { documentNo: '1/QĐ' })
    const html = await text(`/tasks/${id}`, w.clerk)
    expect(html).toContain('Quá hạn 5 ngày')
    expect(html).toContain('Đã ghi nhận chậm 12 ngày: đơn vị chủ trì 5 ngày + chờ người xác nhận 7 ngày')
    expect(html).toContain('nộp 05/10, quá hạn 5 ngày')
    expect(html).toContain('chờ người xác nhận 7 ngày')
    expect(html).not.toContain('quá hạn 12 ngày')
  })

  test('where the setting says so, what is overdue is explained before it is handed in', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    await t.db
      .insertInto('setting')
      .values({ key: 'tasks.explain-first', valid_from: '2023-10-12', value: '1' })
      .execute()
    const form = await page(`/tasks/${id}/submission`, w.healthFocal)
    expect(form.status).toBe(409)
    expect(await form.text()).toContain('phải giải trình trước khi nộp')
    expect((await send(`/tasks/${id}/submission`, { documentNo: '1' }, w.healthFocal)).status).toBe(409)
    expect(await text(`/tasks/${id}`, w.healthFocal)).toMatch(
      /data-variant="primary"[^>]*href="\/tasks\/\d+\/explanation"|href="\/tasks\/\d+\/explanation"/,
    )
    await send(`/tasks/${id}/explanation`, { reason: 'chờ bộ' }, w.healthFocal)
    expect((await send(`/tasks/${id}/submission`, { documentNo: '1' }, w.healthFocal)).status).toBe(303)
    await t.db.deleteFrom('setting').where('key', '=', 'tasks.explain-first').execute()
  })

  test('a file is evidence: looked into, served to those who see the task, and nobody names another’s upload', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    const upload = async (name: string, bytes: BlobPart) => {
      const body = new FormData()
      body.append('file', new File([bytes], name))
      body.append('pageRef', '3–11')
      const headers = { cookie: as(w.healthFocal) ?? '', origin: 'http://localhost' }
      return app.request(`/tasks/${id}/evidence`, { method: 'POST', headers, body })
    }
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    expect((await upload('bieu-tong-hop.png', png)).status).toBe(303)
    expect((await upload('giả.pdf', 'MZ not a pdf')).status).toBe(422)
    const html = await text(`/tasks/${id}`, w.clerk)
    const address = /\/tasks\/\d+\/evidence\/\d+\/file/.exec(html)?.[0] ?? ''
    const served = await page(address, w.clerk)
    expect([served.status, Buffer.from(await served.arrayBuffer()).equals(png)]).toEqual([200, true])
    expect((await page(address, w.buildingFocal)).status).toBe(404)
    const file = await t.db
      .selectFrom('task_evidence')
      .select('file_id')
      .where('task_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(await api('POST', `/tasks/${id}/evidence`, w.healthHead, { fileId: file.file_id })).toMatchObject({
      status: 404,
    })
    expect((await api('POST', `/tasks/${id}/submission`, w.healthFocal, {})).status).toBe(201)
  })

  test('an extension asked and decided; the first date stays, struck out', async () => {
    const id = await given({ deadline: { kind: 'day', on: '2023-10-31', reading: 'inclusive' } })
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    const early = await send(
      `/tasks/${id}/extensions`,
      { proposedOn: '30/10/2023', reason: 'x' },
      w.healthHead,
    )
    expect([early.status, (await early.text()).includes('Ngày mới phải sau hạn đang có.')]).toEqual([
      409,
      true,
    ])
    await send(`/tasks/${id}/extensions`, { proposedOn: '2023-11-30', reason: 'chờ 5 huyện' }, w.healthHead)
    const asked = await text(`/tasks/${id}/extension-grant`, w.chairman)
    expect(asked).toContain('chờ 5 huyện')
    await send(`/tasks/${id}/extension-grant`, { dueOn: '2023-11-15', reason: 'đủ rồi' }, w.chairman)
    expect(await text(`/tasks/${id}`, w.clerk)).toContain('<s>31/10/2023</s>')
  })

  test('bad input comes back with what was typed, each error beside its field', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    const answer = await send(
      `/tasks/${id}/progress`,
      { done: 'nhiều', total: '38', note: 'gõ dở' },
      w.healthFocal,
    )
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Không phải số.')
    expect(html).toContain('gõ dở')
    expect(await faults(html)).toEqual([])
  })

  test('two people at once: the second is told and keeps what was typed', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, { version: '1' }, w.healthFocal)
    const answer = await send(
      `/tasks/${id}/return`,
      { version: '1', reason: 'không thuộc Sở Y tế' },
      w.healthHead,
    )
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain('Người khác vừa thay đổi')
    expect(html).toContain('không thuộc Sở Y tế')
  })

  test('another unit’s task is not found; what is not one’s own to do is forbidden', async () => {
    const id = await given()
    expect((await page(`/tasks/${id}`, w.buildingFocal)).status).toBe(404)
    expect((await send(`/tasks/${id}/acceptance`, {}, w.buildingFocal)).status).toBe(404)
    expect((await send(`/tasks/${id}/acceptance`, {}, w.clerk)).status).toBe(403)
    expect((await page(`/tasks/${id}/recall`, w.clerk)).status).toBe(403)
    expect((await send(`/tasks/${id}/recall`, { documentNo: '1/QĐ' }, w.clerk)).status).toBe(403)
    expect((await page('/tasks/999999', w.clerk)).status).toBe(404)
    expect((await page('/tasks/abc', w.clerk)).status).toBe(404)
  })

  test('a part is given through its form', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    expect(await faults(await text(`/tasks/${id}/parts/new`, w.healthHead))).toEqual([])
    const part = await send(
      `/tasks/${id}/parts`,
      { unitId: String(w.division.id), title: 'Lập danh mục', product: 'Danh mục' },
      w.healthHead,
    )
    expect(part.status).toBe(303)
    expect(await text(part.headers.get('location') ?? '', w.divisionHead)).toContain('Lập danh mục')
    expect(await text(`/tasks/${id}`, w.clerk)).toContain('Lập danh mục')
  })

  test('work given by hand', async () => {
    expect((await page('/tasks/new', w.healthFocal)).status).toBe(404)
    expect(await faults(await text('/tasks/new', w.chairman))).toEqual([])
    const bare = await send('/tasks', { title: 'x', deadlineKind: 'day' }, w.chairman)
    expect(bare.status).toBe(422)
    const fields = {
      title: 'Báo cáo nhanh',
      product: 'Báo cáo',
      leadUnitIds: [String(w.health.id), String(w.building.id)],
      deadlineKind: 'day',
      deadlineOn: '20/10/2023',
    }
    const done = await send('/tasks', fields, w.chairman)
    expect(done.headers.get('location')).toMatch(/^\/tasks\?instruction=\d+$/)
    expect(await text(done.headers.get('location') ?? '', w.chairman)).toContain('2 nhiệm vụ')
  })

  test('work given by hand at the same moment gets a number each', async () => {
    const fields = { product: 'Báo cáo', leadUnitIds: [String(w.health.id)], deadlineKind: 'none' }
    const sent = [1, 2, 3, 4].map((n) =>
      send('/tasks', { ...fields, title: `Việc cùng lúc ${n}` }, w.chairman),
    )
    expect((await Promise.all(sent)).map((answer) => answer.status)).toEqual([303, 303, 303, 303])
    const made = await t.db
      .selectFrom('task')
      .select('code')
      .where('title', 'like', 'Việc cùng lúc%')
      .execute()
    expect(new Set(made.map((task) => task.code)).size).toBe(4)
  })
})

describe('the API', () => {
  test('list, task, progress, and every change of state as a noun', async () => {
    const source = { kind: 'directive' as const, id: 555, code: 'API', label: 'Công văn' }
    const id = await given({ source })
    const list = await api('GET', '/tasks?source=directive&sourceId=555', w.clerk)
    expect(list.body).toMatchObject({
      total: 1,
      next: null,
      items: [{ id, state: 'issued', timeliness: 'overdue', daysLate: 12 }],
    })
    expect((await api('POST', `/tasks/${id}/acceptance`, w.healthFocal, {})).body).toMatchObject({
      id,
      state: 'accepted',
      version: 2,
    })
    expect(await api('POST', `/tasks/${id}/acceptance`, w.healthFocal, {})).toMatchObject({
      status: 409,
      body: { error: { kind: 'rule', reason: 'not-issued' } },
    })
    expect((await api('POST', `/tasks/${id}/acceptance`, w.clerk, {})).body).toMatchObject({
      error: { kind: 'forbidden', reason: 'tasks.acceptance' },
    })
    expect((await api('POST', `/tasks/${id}/rejection`, w.clerk, {})).body).toMatchObject({
      error: { kind: 'input', fields: [{ field: 'reason' }] },
    })
    expect((await api('GET', `/tasks/${id}`, w.buildingFocal)).status).toBe(404)
    const first = await api('POST', `/tasks/${id}/submission`, w.healthFocal, { documentNo: '1/QĐ' }, 'key-1')
    const again = await api('POST', `/tasks/${id}/submission`, w.healthFocal, { documentNo: '1/QĐ' }, 'key-1')
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    await api('POST', `/tasks/${id}/completion`, w.clerk, {})
    expect((await api('GET', `/tasks/${id}`, w.auditor)).body).toMatchObject({
      state: 'completed',
      timeliness: { kind: 'late', days: 12 },
      lateness: { total: 12, days: { unit: 12 } },
      acts: [],
    })
    const figures = await api('GET', '/tasks/progress?source=directive&sourceId=555&by=lead', w.clerk)
    expect(figures.body).toMatchObject({
      measures: { completionOfAssigned: { numerator: 1, denominator: 1, excluded: 0, percent: '100.00' } },
      by: [{ key: String(w.health.id) }],
    })
    const before = await api('GET', '/tasks/progress?source=directive&sourceId=555&asOf=2023-08-01', w.clerk)
    expect(before.body).toMatchObject({
      measures: { completionOfAssigned: { denominator: 0, percent: null } },
    })
  })

  test('pages follow each other to the end', async () => {
    const seen: number[] = []
    let after = ''
    for (let n = 0; n < 100; n++) {
      const { body } = await api('GET', `/tasks?limit=3&sort=-due${after}`, w.clerk)
      const { items, next, total } = body as unknown as {
        items: { id: number }[]
        next: string | null
        total: number
      }
      seen.push(...items.map((i) => i.id))
      if (next === null) {
        expect(new Set(seen).size).toBe(total)
        return
      }
      after = `&after=${next}`
    }
    throw new Error('the list has no end')
  })
})

test('waiting for me: each with the act that takes it further', async () => {
  const { gatherWaiting } = await import('#platform/gather.ts')
  const { tasks } = await import('./room.ts')
  const waiting = async (person: TestPerson, id: number) => {
    const rows = await gatherWaiting(await w.as(person, '2023-10-12'), [{ offers: tasks.offers ?? {} }])
    return rows
      .filter((row) => row.subject_id === id)
      .map((row) => row.act)
      .sort()
  }
  const id = await given({
    assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
  })
  expect(await waiting(w.healthFocal, id)).toEqual(['accept', 'explain'])
  expect(await waiting(w.buildingFocal, id)).toEqual(['tell-part'])
  await actOnTask(await w.as(w.healthFocal, '2023-10-12'), id, 'accept', {})
  await actOnTask(await w.as(w.healthFocal, '2023-10-12'), id, 'explain', { reason: 'lũ' })
  expect(await waiting(w.healthFocal, id)).toEqual(['submit'])
  await submitTask(await w.as(w.healthFocal, '2023-10-12'), id, { documentNo: '1/QĐ' })
  expect(await waiting(w.clerk, id)).toEqual(['check'])
  expect(await waiting(w.healthFocal, id)).toEqual([])
  const other = await given({ deadline: { kind: 'day', on: '2023-12-01', reading: 'inclusive' } })
  await actOnTask(await w.as(w.healthFocal, '2023-10-12'), other, 'accept', {})
  await actOnTask(await w.as(w.healthHead, '2023-10-12'), other, 'askExtension', {
    proposedOn: '2023-12-20',
    reason: 'x',
  })
  expect(await waiting(w.chairman, other)).toEqual(['decide-extension'])
  const part = await givePart(await w.as(w.healthHead, '2023-10-12'), other, {
    unitId: w.division.id,
    title: 'Phần',
    product: 'P',
    dueOn: null,
  })
  expect(await waiting(w.divisionHead, part.id)).toEqual(['accept'])
})

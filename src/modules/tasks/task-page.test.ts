import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { answered, faults } from '#testing/html.ts'
import { postFile, type TestPerson } from '#testing/world.ts'
import { actOnTask, submitTask } from './actions.ts'
import { aHouse, type House } from './testing.ts'
import type { World } from './world.ts'

let t: TestDb
let w: World
let house: House
beforeAll(async () => {
  t = await testDb()
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

  test('what a coordinating unit tells stands with who and when, and what it told before in the record', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    const tell = (fields: Record<string, string>) =>
      send(`/tasks/${id}/contribution`, { unitId: String(w.building.id), ...fields }, w.buildingFocal)
    await tell({ done: '1', note: 'đã gửi biểu 2' })
    const refused = await tell({})
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Cần nêu lý do.')
    await tell({ note: 'còn thiếu biểu 3' })
    const html = await text(`/tasks/${id}`, w.healthFocal)
    expect(await faults(html)).toEqual([])
    const parts = html.slice(html.indexOf('Đơn vị phối hợp: đã xong 0/1'))
    expect(parts).toMatch(/Sở Xây dựng[\s\S]*?chưa xong[\s\S]*?Đầu mối Xây dựng Thử[\s\S]*?còn thiếu biểu 3/)
    const record = html.slice(html.indexOf('Nhật ký nhiệm vụ'))
    expect(record).toMatch(
      /Báo phần phối hợp chưa xong[\s\S]*còn thiếu biểu 3[\s\S]*Báo đã xong phần phối hợp[\s\S]*đã gửi biểu 2/,
    )
  })

  test('who looks for an act that is closed is told why', async () => {
    const id = await given()
    await send(`/tasks/${id}/acceptance`, {}, w.healthFocal)
    expect(await text(`/tasks/${id}`, w.healthFocal)).toContain('Xin gia hạn: Đã quá hạn')
    expect(await text(`/tasks/${id}`, w.clerk)).not.toContain('Xin gia hạn:')
    const form = await page(`/tasks/${id}/extensions`, w.healthFocal)
    expect(form.status).toBe(409)
    expect((await page(`/tasks/${id}/extensions`, w.clerk)).status).toBe(403)
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
    const upload = (name: string, bytes: BlobPart) => {
      const fields = { file: new File([bytes], name), pageRef: '3–11' }
      return postFile(house.app, `/tasks/${id}/evidence`, fields, as(w.healthFocal))
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
    const denied = await send('/tasks', { title: 'x', deadlineKind: 'day' }, w.healthFocal)
    // said by the page of the refusal itself, not once more at its head
    expect(await answered(denied)).toBe('403')
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

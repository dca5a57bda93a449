import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementCounter } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { answered, faults } from '#testing/html.ts'
import { aPerson, get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { receiveDocument } from '../documents/actions.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import { draftDirective, draftFromFile, openPassages } from './actions.ts'
import { findDirective, itemsOf } from './facts.ts'
import { anIssued, aProvince, aReadyDraft, dispatch, type Province } from './world.ts'

const counter = statementCounter({
  session: /auth_session|mandate_on/i,
  audit: /insert into "?audit/i,
})
let t: TestDb
let app: TestApp
let p: Province
let clerk: string
let chairman: string
let focal: TestPerson
let focalCookie: string
let stationCookie: string
let owing: number[]
let issued: number

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  app = testApp(t.db, testClock('2023-10-31'))
  p = await aProvince(t.db)
  owing = [await p.unit('STP'), await p.unit('SXD')]
  focal = await aPerson(t.db, { office: 'focal', unit: owing[0] as number })
  const station = await aPerson(t.db, { office: 'focal', unit: await p.unit('SNV') })
  clerk = await signIn(app, p.clerk)
  chairman = await signIn(app, p.chairman)
  focalCookie = await signIn(app, focal)
  stationCookie = await signIn(app, station)
  issued = await anIssued(p, owing)
})
afterAll(() => t.drop())

const page = async (
  path: string,
  cookie: string,
): Promise<{ status: number; html: string; statements: number }> => {
  counter.reset()
  const answer = await get(app, path, cookie)
  const statements = counter.statements('domain').length
  return { status: answer.status, html: await answer.text(), statements }
}

const good = async (path: string, cookie: string, words: readonly string[]) => {
  for (const lang of ['vi', 'en']) {
    const shown = await page(
      `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`,
      `${cookie}; lang=${lang}`,
    )
    const { status, html } = shown.status === 303 ? await page(path, `${cookie}; lang=${lang}`) : shown
    expect(status).toBe(200)
    if (lang === 'vi') for (const word of words) expect(html).toContain(word)
    expect(await faults(html)).toEqual([])
  }
  const { statements } = await page(path, cookie)
  return statements
}

describe('pages', () => {
  test('the list: empty with what to do, then the fractions', async () => {
    expect((await page('/directives', focalCookie)).html).toContain('8867/UBND-TH')
    await good('/directives', clerk, ['8867/UBND-TH', '<a class="ct-n" href="/tasks?source=directive'])
    await good('/directives?state=draft', clerk, ['Không có văn bản nào khớp'])
    await good('/directives/new', clerk, ['Đọc văn bản'])
    expect((await page('/directives/new', clerk)).status).toBe(200)
  })

  test('the draft: every paragraph with its fate, items with what they lack; the way to the issue', async () => {
    const id = await aReadyDraft(p, owing, '1/UBND')
    const statements = await good(`/directives/${id}`, clerk, [
      'nơi nhận',
      'Trình ký',
      'trước 30/10/2023 (hạn cuối 29/10/2023)',
    ])
    expect(statements).toBeLessThanOrEqual(8)
    await good(`/directives/${id}`, chairman, ['Ban hành, giao 177 nhiệm vụ'])
    const item = (await itemsOf(await p.on(p.clerk, '2023-10-31'), id))[3]
    await good(`/directives/${id}/items/${item?.id}`, clerk, [
      'chưa ban hành Kế hoạch chuyển đổi số',
      'value="30/10/2023"',
    ])
    await good(`/directives/${id}/items/new?paragraph=9`, clerk, ['Từ đoạn 9'])
    expect((await page(`/directives/${id}`, focalCookie)).status).toBe(404)
    expect((await page(`/directives/${id}/items/${item?.id}`, focalCookie)).status).toBe(404)
  })

  test('the issued directive: eight statements, the grid, who was reminded', async () => {
    const statements = await good(`/directives/${issued}`, clerk, [
      '0/177',
      'Nhắc 42 đơn vị chưa trả lời',
      'Quá 2 ngày',
      '42 đơn vị còn thiếu trả lời',
      'id="d-13"',
    ])
    expect(statements).toBeLessThanOrEqual(8)
    await good(`/directives/${issued}`, focalCookie, ['0/5', 'Sở Tư pháp'])
    expect((await page(`/directives/${issued}`, focalCookie)).html).not.toContain('Sở Xây dựng</a></th>')
  })

  test('reminding, answering, passing stations', async () => {
    const reminded = await post(app, `/directives/${issued}/reminders`, {}, clerk)
    expect(reminded.status).toBe(303)
    await good(`/directives/${issued}`, clerk, ['Đã nhắc 1 lần'])
    const again = await post(app, `/directives/${issued}/reminders`, {}, clerk)
    expect(again.status).toBe(409)
    const ctx = await p.on(focal, '2023-10-31')
    const four = (await itemsOf(ctx, issued))[3]
    const [task] = await taskLines(ctx, { instructionId: four?.instructionId as number })
    await actOnTask(ctx, task?.id as number, 'accept', {})
    await actOnTask(ctx, task?.id as number, 'explain', { reason: 'Chờ hướng dẫn của Bộ' })
    await submitTask(ctx, task?.id as number, { documentNo: '9/BC' } as never)
    await good(`/directives/${issued}/route`, stationCookie, ['Trạm 1: Sở Nội vụ', 'Tiếp nhận 1 báo cáo'])
    expect(await openPassages(ctx)).toBe(0)
    const station = (await t.db.selectFrom('route_station').select('id').orderBy('id').executeTakeFirst())?.id
    expect((await post(app, `/stations/${station}/passages`, { act: 'forward' }, stationCookie)).status).toBe(
      409,
    )
    expect((await post(app, `/stations/${station}/passages`, { act: 'receive' }, focalCookie)).status).toBe(
      403,
    )
    expect(
      (await post(app, `/stations/${station}/passages`, { act: 'receive', note: 'Đã nhận' }, stationCookie))
        .status,
    ).toBe(303)
    await good(`/directives/${issued}/route`, clerk, ['Đã nhận'])
    await good(`/directives/${issued}/letters`, clerk, ['Chờ hướng dẫn của Bộ', 'Soạn văn bản'])
    const waiting = await get(app, '/api/v1/directives', stationCookie)
    expect(waiting.status).toBe(200)
  })
})

describe('forms', () => {
  test('work may be given to whoever stands beside the departments: the police, the Front, a body of the Party', async () => {
    const id = await aReadyDraft(p, owing, '9/UBND')
    const [item] = await itemsOf(await p.on(p.clerk, '2023-10-16'), id)
    for (const [path, cookie] of [
      [`/directives/${id}/items/${item?.id}`, clerk],
      ['/tasks/new', chairman],
    ] as const)
      for (const code of ['CAT', 'MTTQ', 'BTCTU', 'STP'])
        expect([
          path,
          code,
          (await page(path, cookie)).html.includes(`value="${await p.unit(code)}"`),
        ]).toEqual([path, code, true])
  })

  test('a pasted dispatch is read into a draft; nothing to read and no head is refused, what was typed is kept', async () => {
    const text = new TextDecoder().decode(dispatch.bytes)
    const made = await post(
      app,
      '/directives',
      { origin: 'received', issuerName: 'Bộ Nội vụ', pasted: text },
      clerk,
    )
    expect(made.status).toBe(303)
    expect((await page(made.headers.get('location') as string, clerk)).html).toContain('Bộ Nội vụ')
    const refused = await post(app, '/directives', { origin: 'made', documentNo: '5/CV', pasted: '' }, clerk)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('value="5/CV"')
    expect(await faults(html)).toEqual([])
    expect((await post(app, '/directives', { origin: 'made', pasted: text }, focalCookie)).status).toBe(303)
  })

  test('a refused item keeps what was typed; saved with confirm it is confirmed; an old version is told so', async () => {
    const id = await draftDirective(await p.on(p.clerk, '2023-10-31'), {
      origin: 'made',
      issuerName: 'UBND tỉnh',
      subject: 'Thử',
    } as never)
    const wish = {
      text: 'Rà soát bộ thủ tục',
      deadlineKind: 'day',
      deadlineOn: '',
      response: 'report',
      leadUnitIds: String(owing[0]),
    }
    const refused = await post(app, `/directives/${id}/items`, wish, clerk)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Rà soát bộ thủ tục')
    const saved = await post(
      app,
      `/directives/${id}/items`,
      { ...wish, deadlineOn: '30/11/2023', confirm: 'on' },
      clerk,
    )
    expect(saved.status).toBe(303)
    const [item] = await itemsOf(await p.on(p.clerk, '2023-10-31'), id)
    expect(item).toMatchObject({ confirmed: true, deadlineOn: '2023-11-30', leadUnitIds: [owing[0]] })
    const stale = await post(
      app,
      `/directives/${id}/items/${item?.id}`,
      { ...wish, deadlineOn: '30/11/2023', version: '1' },
      clerk,
    )
    expect(stale.status).toBe(409)
    expect(await faults(await stale.text())).toEqual([])
    expect(
      (
        await post(
          app,
          `/directives/${id}/issuance`,
          { documentNo: '5/CV', issuedOn: '31/10/2023', version: '1' },
          chairman,
        )
      ).status,
    ).toBe(409)
    const version = String((await findDirective(await p.on(p.clerk, '2023-10-31'), id))?.version)
    expect(
      (
        await post(
          app,
          `/directives/${id}/issuance`,
          { documentNo: '5/CV', issuedOn: '31/10/2023', version },
          clerk,
        )
      ).status,
    ).toBe(403)
    expect(
      (
        await post(
          app,
          `/directives/${id}/issuance`,
          { documentNo: '5/CV', issuedOn: '31/10/2023', version },
          chairman,
        )
      ).status,
    ).toBe(303)
    await good(`/directives/${id}`, clerk, ['5/CV', '0/1'])
    // whoever still had a form of the draft open is told what became of it
    const words = { ...wish, deadlineOn: '30/11/2023', version }
    const late = await post(app, `/directives/${id}/items/${item?.id}`, words, clerk)
    expect([late.status, (await late.text()).includes('Văn bản này đã ban hành.')]).toEqual([409, true])
    const head = { subject: 'Khác', issuerName: 'UBND tỉnh', version }
    expect(await answered(await post(app, `/directives/${id}/head`, head, clerk))).toBe(
      '409 Văn bản này đã ban hành.',
    )
  })

  test('what the reader is sure about is confirmed at once, under a name; what is in doubt stays', async () => {
    const ctx = await p.on(p.clerk, '2023-10-31')
    const { id } = await draftFromFile(ctx, { origin: 'made' }, dispatch.bytes, dispatch.name)
    await good(`/directives/${id}`, clerk, ['Xác nhận 4 nội dung đọc chắc chắn', '2 nội dung còn lại'])
    const sure = async () => post(app, `/directives/${id}/confirmation`, { sure: 'on' }, clerk)
    expect((await post(app, `/directives/${id}/confirmation`, { sure: 'on' }, focalCookie)).status).toBe(404)
    expect((await sure()).status).toBe(303)
    expect((await itemsOf(ctx, id)).map((item) => item.confirmedBy)).toEqual(
      [1, 2, 3, 0, 5, 0].map((n) => (n ? 'Chuyên viên Thử' : null)),
    )
    await good(`/directives/${id}`, clerk, ['Chuyên viên Thử đã xác nhận', 'Chưa chỉ rõ những đơn vị nào'])
    const nothing = await sure()
    expect(nothing.status).toBe(409)
    expect(await nothing.text()).toContain('Không có nội dung nào đủ chắc chắn')
  })

  test('a commune is added by typing its name; a name of several is chosen in the list; nothing is lost on saving', async () => {
    const ctx = await p.on(p.clerk, '2023-10-31')
    const { id } = await draftFromFile(ctx, { origin: 'made' }, dispatch.bytes, dispatch.name)
    const path = `/directives/${id}/items/${(await itemsOf(ctx, id))[0]?.id}`
    const shown = await page(path, clerk)
    expect(shown.statements).toBeLessThanOrEqual(8)
    // 412 communes stay out of the page until they are asked for
    expect(shown.html).not.toContain('Nghi Phú')
    expect(Buffer.byteLength(shown.html)).toBeLessThan(150_000)
    const wish = { text: 'Báo cáo', deadlineKind: 'none', response: 'report' }
    const names = { recipientNames: 'phường Nghi Phú\nTam Hợp, Ma Quái', leadNames: 'so tu phap' }
    const looked = await post(app, `${path}/lookup`, { ...wish, ...names }, clerk)
    expect(looked.status).toBe(200)
    const html = await looked.text()
    expect(html).toContain('Đã chọn 2 đơn vị theo tên; còn 2 tên')
    expect(html).toMatch(/checked=""[^>]*\/><label[^>]*>UBND phường Nghi Phú \(/)
    for (const words of [
      'UBND xã Tam Hợp (UBND huyện Tương Dương)',
      'UBND xã Tam Hợp (UBND huyện Quỳ Hợp)',
      'Tam Hợp\nMa Quái</textarea>',
    ])
      expect(html).toContain(words)
    expect(await faults(html)).toEqual([])
    const refused = await post(app, path, { ...wish, ...names }, clerk)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('“Tam Hợp” có thể là nhiều đơn vị')
    const hostile = await post(app, path, { ...wish, leadNames: 'so\u0000 tu phap' }, clerk)
    expect(hostile.status).toBe(422)
    expect(await hostile.text()).toContain('ký tự điều khiển')
    const saved = await post(
      app,
      path,
      { ...wish, recipientNames: 'phường Nghi Phú', leadNames: 'so tu phap' },
      clerk,
    )
    expect(saved.status).toBe(303)
    const [item] = await itemsOf(ctx, id)
    const commune = item?.recipients[0]?.unitId
    expect(item).toMatchObject({ leadUnitIds: [owing[0]], recipients: [{ text: 'UBND phường Nghi Phú' }] })
    // the commune is in the form again, so that saving anew keeps it
    expect((await page(path, clerk)).html).toMatch(
      new RegExp(`value="${commune}"[^>]*checked=""|checked=""[^>]*value="${commune}"`),
    )
    const near = await post(app, `${path}/lookup`, { ...wish, leadNames: 'xã Nghi Phú' }, clerk)
    expect(await near.text()).toContain('Đã chọn 0 đơn vị theo tên; còn 1 tên')
    const fresh = await post(
      app,
      `/directives/${id}/items/lookup`,
      { ...wish, recipientNames: 'Nghi Phú' },
      clerk,
    )
    expect(await fresh.text()).toContain('Đã chọn 1 đơn vị theo tên')
    expect((await post(app, `${path}/lookup`, wish, focalCookie)).status).toBe(404)
  })

  test('a condition is resolved on its page: by tasks, by the register, and the form keeps what it came from', async () => {
    const ctx = await p.on(p.clerk, '2023-10-31')
    const { id } = await draftFromFile(ctx, { origin: 'made' }, dispatch.bytes, dispatch.name)
    const four = (await itemsOf(ctx, id))[3]?.id
    const path = `/directives/${id}/items/${four}`
    const condition = async () => (await itemsOf(ctx, id))[3]?.recipients[0]
    await good(`${path}/condition`, clerk, ['Chưa xác định', 'chưa ban hành Kế hoạch chuyển đổi số'])
    const statements = await good(`${path}/condition?tasks=8867-4`, clerk, ['Lấy 2 đơn vị', '8867-4-'])
    expect(statements).toBeLessThanOrEqual(8)
    expect((await page(`${path}/condition`, focalCookie)).status).toBe(404)
    expect(
      (await page(`/directives/${id}/items/${(await itemsOf(ctx, id))[0]?.id}/condition`, clerk)).status,
    ).toBe(404)
    const [task] = await taskLines(ctx, { source: { kind: 'directive', id: issued } }, {}, 1)
    expect((await post(app, `${path}/resolution`, { instructionId: '999999' }, clerk)).status).toBe(409)
    const taken = await post(
      app,
      `${path}/resolution`,
      { instructionId: String(task?.instruction_id), which: 'open' },
      clerk,
    )
    expect(taken.status).toBe(303)
    expect(await condition()).toMatchObject({
      resolvedBy: 'tasks',
      resolvedFrom: { which: 'open', on: '2023-10-31' },
    })
    await good(`/directives/${id}`, clerk, ['chưa hoàn thành đến 31/10/2023'])
    // the register: one department's plan came in and was entered
    const letter = {
      type: 'KH',
      cited: '12/KH-STP',
      subject: 'Kế hoạch chuyển đổi số năm 2023',
      issuedOn: '2023-03-01',
    }
    await receiveDocument(ctx, { unitId: p.provinceId, issuerName: 'Sở Tư pháp', ...letter })
    const asked = `subject=ke+hoach+chuyen+doi+so&blocks=department&which=`
    const found = await good(`${path}/condition?${asked}done`, clerk, [
      '1 đơn vị; trên sổ có văn bản của 1 đơn vị',
    ])
    expect(found).toBeLessThanOrEqual(8)
    await good(`${path}/condition?${asked}open`, clerk, ['Lấy 20 đơn vị'])
    const fields = { subject: 'kế hoạch chuyển đổi số', blocks: 'department,district', which: 'open' }
    expect((await post(app, `${path}/resolution`, { ...fields, blocks: '' }, clerk)).status).toBe(422)
    expect((await post(app, `${path}/resolution`, fields, clerk)).status).toBe(303)
    const resolved = await condition()
    expect(resolved?.resolvedUnitIds).toHaveLength(41)
    expect(resolved?.resolvedUnitIds).not.toContain(owing[0])
    // saved with the same units it keeps what it came from; with others it is by hand
    const form = (units: readonly number[]) => ({
      text: 'Giải trình',
      deadlineKind: 'none',
      response: 'explanation',
      condition: resolved?.text ?? '',
      conditionUnitIds: units.map(String),
    })
    await post(app, path, form(resolved?.resolvedUnitIds ?? []), clerk)
    expect(await condition()).toMatchObject({ resolvedBy: 'register' })
    await post(app, path, form(owing), clerk)
    expect(await condition()).toMatchObject({
      resolvedBy: 'hand',
      resolvedFrom: null,
      resolvedUnitIds: owing,
    })
  })

  test('the API: a text read, items, issued once for one key', async () => {
    const send = (path: string, body: object, key?: string) =>
      app.request(`/api/v1${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          cookie: chairman,
          origin: 'http://localhost',
          'Content-Type': 'application/json',
          ...(key && { 'Idempotency-Key': key }),
        },
      })
    const made = await send('/directives', {
      origin: 'made',
      issuerName: 'UBND tỉnh',
      subject: 'Qua API',
      text: '1. Giao Sở Tư pháp báo cáo kết quả trước ngày 30/11/2023.\n',
    })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as { id: number }
    const whole = async () =>
      (await (await get(app, `/api/v1/directives/${id}`, chairman)).json()) as {
        version: number
        itemList: { id: number }[]
        paragraphs: { no: number; fate: string }[]
      }
    for (const q of (await whole()).paragraphs.filter((one) => one.fate === 'uncovered'))
      expect(
        (await send(`/directives/${id}/paragraphs/${q.no}/no-work`, { why: 'Không giao việc' })).status,
      ).toBe(200)
    expect(
      (await send(`/directives/${id}/confirmation`, { itemIds: (await whole()).itemList.map((i) => i.id) }))
        .status,
    ).toBe(200)
    const wish = { documentNo: '77/UBND', issuedOn: '2023-10-31', version: (await whole()).version }
    const first = await send(`/directives/${id}/issuance`, wish, 'k1')
    expect(first.status).toBe(200)
    expect(await (await send(`/directives/${id}/issuance`, wish, 'k1')).json()).toEqual(await first.json())
    expect((await send(`/directives/${id}/issuance`, wish)).status).toBe(409)
    const grid = await (await get(app, `/api/v1/directives/${id}/grid`, chairman)).json()
    expect(grid).toMatchObject({
      of: 1,
      answered: 0,
      items: [{ number: '1' }],
      rows: [{ name: 'Sở Tư pháp' }],
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementCounter } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { aPerson, get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import { draftDirective, openPassages } from './actions.ts'
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

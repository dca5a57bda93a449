import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { statementCounter } from '#platform/db.ts'
import { gatherWaiting } from '#platform/gather.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { acceptReport } from './actions/check.ts'
import { signReport } from './actions/sign.ts'
import { saveFields } from './actions/value.ts'
import { readSheet } from './facts/sheet.ts'
import { columns, markOf } from './file/write.ts'
import { reports } from './room.ts'
import { aWorld, type World } from './world.ts'

// what every request costs, whoever answers it: who asks, the frame, locks, the record
const counter = statementCounter({
  session: /\b(auth_session|api_token|auth_rate_limit)\b/,
  frame: /installation\.unit|as waiting,/,
  audit: /pg_advisory|insert into audit_/i,
  form: /from report_form where id/,
})

let t: TestDb
let w: World
let app: TestApp
let q3: Awaited<ReturnType<World['opened']>>
const clock = testClock('2023-09-10')

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
  q3 = await w.opened()
  app = testApp(t.db, clock)
})
afterAll(() => t.drop())

const as = (person: TestPerson) => signIn(app, person)
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const status = async (person: TestPerson, path: string) => (await get(app, path, await as(person))).status
const sheet = (code: string, rest = '') => `/reports/sheets/${q3.sheets[code]}${rest}`
const period = (rest = '') => `/reports/periods/${q3.periodId}${rest}`

const json = (path: string, fields: Record<string, string>, cookie: string) =>
  Promise.resolve(
    app.request(path, {
      method: 'POST',
      headers: { cookie, origin: 'http://localhost', accept: 'application/json' },
      body: new URLSearchParams(fields),
    }),
  )

describe('a unit’s report by its pages alone', () => {
  test('what one may not see is not found', async () => {
    for (const person of [w.homeFocal, w.firstHead, w.member, w.administrator]) {
      expect(await status(person, sheet('SYT'))).toBe(404)
      expect((await post(app, sheet('SYT', '/fields'), { 'v.3.1.1': '1' }, await as(person))).status).toBe(
        404,
      )
      expect((await get(app, `/api/v1/report-sheets/${q3.sheets.SYT}`, await as(person))).status).toBe(404)
    }
    const overseen = await html(await get(app, period(), await as(w.member)))
    expect(overseen).toContain('Sở Y tế')
    expect(overseen).not.toContain(`"${sheet('SYT')}"`)
    expect(await html(await get(app, period(), await as(w.auditor)))).toContain(`"${sheet('SYT')}"`)
    expect(await status(w.administrator, '/reports')).toBe(404)
    expect(await status(w.administrator, period())).toBe(404)
    expect(await status(w.auditor, sheet('SYT'))).toBe(200)
  })

  test('an area is saved as a form; what cannot be read comes back as it was typed', async () => {
    const cookie = await as(w.healthFocal)
    const page = await (await get(app, sheet('SYT', '?area=3'), cookie)).text()
    expect(await faults(page)).toEqual([])
    expect(page).toContain('name="v.3.3.1.1"')
    const bad = await post(
      app,
      sheet('SYT', '/fields'),
      { area: '3', 'v.3.1.1': 'mười', 'seen.3.1.1': '' },
      cookie,
    )
    expect(bad.status).toBe(422)
    expect(await html(bad)).toContain('value="mười"')
    const good = await post(
      app,
      sheet('SYT', '/fields'),
      { area: '3', 'v.3.3.1.1': '1.200', 'seen.3.3.1.1': '', 'v.3.3.1.2': '1300', 'seen.3.3.1.2': '' },
      cookie,
    )
    expect(good.headers.get('location')).toBe(sheet('SYT', '?area=3'))
    const saved = await html(await get(app, sheet('SYT', '?area=3'), cookie))
    expect(saved).toContain('1.300, lớn hơn')
    expect(saved).toContain('1 chỗ phải sửa trước khi ký gửi')
  })

  test('a field that is left is answered in a few bytes, with what follows from it', async () => {
    const cookie = await as(w.healthFocal)
    const answer = await json(
      sheet('SYT', '/fields'),
      { 'v.3.3.1.2': '1100', 'seen.3.3.1.2': '1300' },
      cookie,
    )
    const saved = await answer.json()
    expect(saved).toMatchObject({
      fields: { '3.3.1.2': '1100' },
      computed: { '3.3.1': '91,67%' },
      findings: { '3.3.1': [] },
    })
    expect(JSON.stringify(saved).length).toBeLessThan(600)
  })

  test('on English pages a comma stands between thousands', async () => {
    const cookie = `${await as(w.healthFocal)}; lang=en`
    const shown = await (await get(app, sheet('SYT', '?area=3'), cookie)).text()
    expect(shown).toContain('name="seen.3.3.1.1" value="1200"')
    const answer = await json(
      sheet('SYT', '/fields'),
      { 'v.3.3.1.1': '1,300', 'seen.3.3.1.1': '1200' },
      cookie,
    )
    expect(await answer.json()).toMatchObject({
      fields: { '3.3.1.1': '1300' },
      computed: { '3.3.1': '84.62%' },
    })
    const back = { 'v.3.3.1.1': '1,200.0', 'seen.3.3.1.1': '1300' }
    expect((await json(sheet('SYT', '/fields'), back, cookie)).status).toBe(200)
  })

  test('two people on one field see both values, and either may be taken', async () => {
    const focal = await as(w.healthFocal)
    const head = await as(w.healthHead)
    const form = { area: '3', 'seen.3.1.1': '' }
    expect((await post(app, sheet('SYT', '/fields'), { ...form, 'v.3.1.1': '5' }, focal)).status).toBe(303)
    const clash = await post(app, sheet('SYT', '/fields'), { ...form, 'v.3.1.1': '7' }, head)
    expect(clash.status).toBe(409)
    const page = await html(clash)
    expect(page).toContain('Người khác vừa ghi 5; bạn ghi 7')
    expect(page).toMatch(/name="seen\.3\.1\.1" value="5"/)
    const taken = await post(app, sheet('SYT', '/fields'), { ...form, 'v.3.1.1': '7', theirs: '3.1.1' }, head)
    expect(taken.status).toBe(303)
    const kept = await post(
      app,
      sheet('SYT', '/fields'),
      { ...form, 'seen.3.1.1': '5', 'v.3.1.1': '7' },
      head,
    )
    expect(kept.status).toBe(303)
    // a form that does not say what it saw takes the field as it stands
    expect((await post(app, sheet('SYT', '/fields'), { 'v.3.1.1': '8' }, head)).status).toBe(303)
    expect(await html(await get(app, sheet('SYT', '/history?indicator=3.1.1'), head))).toContain(
      'Giám đốc Y tế Thử',
    )
  })

  test('a report signed by whoever may not is refused; signed by its head it is closed', async () => {
    expect((await post(app, sheet('SYT', '/signature'), {}, await as(w.healthFocal))).status).toBe(403)
    expect((await post(app, sheet('SYT', '/signature'), {}, await as(w.clerk))).status).toBe(403)
    expect(
      (await post(app, sheet('SYT', '/signature'), { version: '1' }, await as(w.healthHead))).status,
    ).toBe(409)
    expect((await post(app, sheet('SYT', '/signature'), {}, await as(w.healthHead))).status).toBe(303)
    const closed = await post(app, sheet('SYT', '/fields'), { 'v.3.1.1': '9' }, await as(w.healthFocal))
    expect(closed.status).toBe(409)
    expect(await html(closed)).toContain('Báo cáo đã gửi, đang chờ duyệt')
  })

  test('it is given back with a note that stands beside its figure', async () => {
    expect((await post(app, sheet('SYT', '/return'), { reason: '' }, await as(w.clerk))).status).toBe(422)
    const back = await post(
      app,
      sheet('SYT', '/return'),
      { reason: 'Xem lại', 'note.3.1.1': 'Thiếu quyết định' },
      await as(w.clerk),
    )
    expect(back.headers.get('location')).toBe(period())
    const page = await html(await get(app, sheet('SYT', '?area=3'), await as(w.healthFocal)))
    expect(page).toContain('Thiếu quyết định')
    const waiting = await gatherWaiting(await w.as(w.healthFocal, '2023-09-11'), [reports])
    expect(JSON.stringify(waiting)).toContain('report-redo')
  })
})

describe('the period', () => {
  test('its pages are whole, in both languages, and none asks more than eight statements', async () => {
    const ctx = await w.as(w.healthHead, '2023-09-12')
    await signReport(ctx, q3.sheets.SYT ?? 0)
    await acceptReport(await w.as(w.clerk, '2023-09-13'), q3.sheets.SYT ?? 0)
    await saveFields(await w.as(w.districtFocal, '2023-09-12'), q3.sheets.X1 ?? 0, [
      { indicator: '3.3.3.1', text: '10' },
    ])
    const cookie = await as(w.clerk)
    for (const path of [
      '/reports',
      '/reports/forms',
      '/reports/periods/new',
      period(),
      period('?area=3&open=3.3.1'),
      period('?at=HM&area=3&open=3.3.3.1'),
      period('/days'),
      period('/papers'),
      sheet('X1', '?area=3'),
      sheet('X1', '/history'),
      sheet('SYT', '/return'),
    ])
      for (const lang of ['vi', 'en']) {
        counter.reset()
        const sign = path.includes('?') ? '&' : '?'
        const answer = await get(app, `${path}${sign}lang=${lang}`, cookie)
        expect([path, answer.status]).toEqual([path, answer.status === 303 ? 303 : 200])
        const shown = answer.status === 303 ? await get(app, path, `${cookie}; lang=${lang}`) : answer
        expect([path, await faults(await shown.text())]).toEqual([path, []])
      }
    counter.reset()
    await get(app, period('?area=3&open=3.3.1'), cookie)
    expect(counter.counts().domain ?? 0).toBeLessThanOrEqual(8)
  })

  test('a form of 68 fields opens with at most six domain statements, and one field is saved with five', async () => {
    const cookie = await as(w.homeFocal)
    await get(app, sheet('SNV'), cookie)
    counter.reset()
    expect((await get(app, sheet('SNV'), cookie)).status).toBe(200)
    expect(counter.counts().domain ?? 0).toBeLessThanOrEqual(6)
    counter.reset()
    await json(sheet('SNV', '/fields'), { 'v.3.1.1': '3', 'seen.3.1.1': '' }, cookie)
    expect(counter.counts().domain ?? 0).toBeLessThanOrEqual(5)
  })

  test('the province’s own report, with a plan and inspections to ask, opens with at most six as well', async () => {
    await sql`insert into programme (year) values (2023)`.execute(t.db)
    await sql`insert into plan (year, unit_id, kind, title, state, issued_on, made_at)
      values (2023, ${w.province.id}, 'peoples-committee', 'Kế hoạch thử', 'issued', '2023-01-02', now())`.execute(
      t.db,
    )
    const cookie = await as(w.clerk)
    await get(app, sheet('T40'), cookie)
    counter.reset()
    expect((await get(app, sheet('T40'), cookie)).status).toBe(200)
    expect(counter.counts().domain ?? 0).toBeLessThanOrEqual(6)
  })

  test('a file sent back is looked at before it is taken; a figure of the system asks why', async () => {
    const cookie = await as(w.homeFocal)
    const reading = await readSheet(await w.as(w.homeFocal, '2023-09-10'), q3.sheets.SNV ?? 0)
    const bytes = await writeExcelFile([
      [{ value: markOf(reading.sheet), type: String }],
      columns.map((value) => ({ value, type: String })),
      ...[['3.1.2', 4]].map(([code, value]) => [{ value: code, type: String }, null, null, null, { value }]),
    ] as never).toBuffer()
    const body = new FormData()
    body.set('file', new File([new Uint8Array(bytes)], 'snv.xlsx'))
    const sent = await app.request(sheet('SNV', '/file'), {
      method: 'POST',
      headers: { cookie, origin: 'http://localhost' },
      body,
    })
    expect(sent.status).toBe(200)
    const page = await sent.text()
    expect(await faults(page)).toEqual([])
    expect(page).toContain('Tệp sẽ đổi 1 số liệu')
    expect(page).toMatch(/name="v\.3\.1\.2" value="4"/)
    const form = { from: 'file', 'v.3.1.2': '4', 'seen.3.1.2': '' }
    const bad = await post(app, sheet('SNV', '/fields'), { ...form, 'v.3.1.2': 'bốn' }, cookie)
    expect([bad.status, await html(bad)]).toEqual([422, expect.stringContaining('Tệp sẽ đổi 1 số liệu')])
    expect((await post(app, sheet('SNV', '/fields'), form, cookie)).status).toBe(303)
    expect(await html(await get(app, sheet('SNV', '?area=3'), cookie))).toContain('từ tệp')
    // the same file once more: what was changed since it was made is taken only where that is chosen
    await saveFields(await w.as(w.homeFocal, '2023-09-10'), q3.sheets.SNV ?? 0, [
      { indicator: '3.1.2', text: '6' },
    ])
    const later = await app.request(sheet('SNV', '/file'), {
      method: 'POST',
      headers: { cookie, origin: 'http://localhost' },
      body,
    })
    const choice = await later.text()
    expect(await faults(choice)).toEqual([])
    expect(choice).toContain('name="take.3.1.2"')
    const since = { from: 'file', 'v.3.1.2': '4', 'seen.3.1.2': '6', 'since.3.1.2': 'on' }
    const held = async () =>
      (await readSheet(await w.as(w.homeFocal, '2023-09-10'), q3.sheets.SNV ?? 0)).figures['3.1.2']
    expect((await post(app, sheet('SNV', '/fields'), since, cookie)).status).toBe(303)
    expect(await held()).toBe(6)
    await post(app, sheet('SNV', '/fields'), { ...since, 'take.3.1.2': 'on' }, cookie)
    expect(await held()).toBe(4)
  })

  test('a form is handed out and made again from its file; a file with faults makes none', async () => {
    const clerk = await as(w.clerk)
    const list = await html(await get(app, '/reports/forms', clerk))
    const at = /\/reports\/forms\/\d+/.exec(list)?.[0] ?? ''
    const file = new Uint8Array(await (await get(app, `${at}/form.xlsx`, clerk)).arrayBuffer())
    const send = (bytes: BlobPart, code: string) => {
      const body = new FormData()
      body.set('code', code)
      body.set('file', new File([bytes], 'bieu-mau.xlsx'))
      return Promise.resolve(
        app.request('/reports/forms/imports', {
          method: 'POST',
          headers: { cookie: clerk, origin: 'http://localhost' },
          body,
        }),
      )
    }
    const made = await send(file, 'chep-tu-tep')
    expect(made.headers.get('location')).toMatch(/^\/reports\/forms\/\d+$/)
    expect((await send(file, 'chep-tu-tep')).status).toBe(422)
    const bad = await send('{"indicators":[{"code":"1"}]}', 'hong')
    expect(bad.status).toBe(422)
    const page = await bad.text()
    expect(await faults(page)).toEqual([])
    expect(page).toContain('Chưa lập biểu mẫu')
    expect((await get(app, '/reports/forms/imports', clerk)).status).toBe(200)
    expect((await get(app, `${at}/form.json`, await as(w.homeFocal))).status).toBe(200)
    expect((await get(app, `${at}/form.json`, await as(w.administrator))).status).toBe(404)
  })

  test('an indicator’s figure of the system is chosen from a list; an unknown key is told at its field', async () => {
    const clerk = await as(w.clerk)
    const fields = { code: 'lay-tu-he-thong', titleVi: 'Lấy từ hệ thống', fromId: '' }
    const at = (await post(app, '/reports/forms', fields, clerk)).headers.get('location') ?? ''
    const one = { code: '1', name_vi: 'Nhiệm vụ', kind: 'count', aggregation: 'none', version: '1' }
    const send = (more: Record<string, string>) => post(app, `${at}/indicators`, { ...one, ...more }, clerk)
    const wrong = await send({ system: 'plan.mine' })
    const page = (await wrong.text()).replace(/\s+/g, ' ')
    expect(wrong.status).toBe(422)
    expect(await faults(page)).toEqual([])
    expect(page).toMatch(/<select[^>]*name="system"[^>]*aria-invalid="true"/)
    expect(page).toContain('Hệ thống không có số “plan.mine”')
    expect(page).toContain('<option value="plan.tasks-done">Kế hoạch năm: số nhiệm vụ đã hoàn thành</option>')
    expect((await send({ system: 'plan.tasks-done' })).status).toBe(303)
    expect(await html(await get(app, at, clerk))).toContain(
      'Lấy từ hệ thống: Kế hoạch năm: số nhiệm vụ đã hoàn thành',
    )
    expect(await html(await get(app, `${at}?edit=1`, clerk))).toMatch(/value="plan.tasks-done" selected=""/)
  })

  test('who runs the period reminds units by a button, told how many, once a day', async () => {
    const clerk = await as(w.clerk)
    expect((await post(app, period('/reminder'), {}, await as(w.chairman))).status).toBe(403)
    expect(await html(await get(app, period(), clerk))).toContain('Nhắc đơn vị chưa gửi')
    const answer = await post(app, period('/reminder'), {}, clerk)
    const told = answer.headers.get('location') ?? ''
    expect([answer.status, told]).toEqual([
      303,
      expect.stringMatching(/^\/reports\/periods\/\d+\?reminded=\d+$/),
    ])
    expect(await html(await get(app, told, clerk))).toMatch(/Đã nhắc \d+ đơn vị\./)
    expect(await html(await get(app, told, await as(w.chairman)))).not.toContain('Đã nhắc')
    expect((await post(app, period('/reminder'), {}, clerk)).status).toBe(409)
    expect(await html(await get(app, period(), clerk))).not.toMatch(/Nhắc đơn vị chưa gửi|Đã nhắc/)
  })

  test('reports without an error are accepted at once, and the period says how many at an address of its own', async () => {
    const clerk = await as(w.clerk)
    const answer = await post(app, period('/acceptances'), {}, clerk)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${period()}?accepted=0&left=0`])
    expect(await html(await get(app, `${period()}?accepted=2&left=1`, clerk))).toContain(
      'Đã duyệt 2 báo cáo; còn 1 báo cáo có lỗi để xem.',
    )
    expect((await get(app, `${period()}?accepted=nhiều`, clerk)).status).toBe(422)
  })

  test('an opened figure names the units behind it and those that are missing', async () => {
    const page = await html(await get(app, period('?area=3&open=3.3.1'), await as(w.clerk)))
    expect(page).toContain('tính lại từ 1 đơn vị')
    expect(page).toContain('1.100/1.200')
    expect(page).toContain('Chưa có trong số này: Sở Nội vụ.')
  })

  test('days are moved, the period locked and opened again, each by the standing agency alone', async () => {
    const clerk = await as(w.clerk)
    expect((await post(app, period('/days'), { unitDueOn: '2023-09-16', reason: '' }, clerk)).status).toBe(
      422,
    )
    expect((await post(app, period('/days'), { unitDueOn: '2023-09-16', reason: 'Bão' }, clerk)).status).toBe(
      303,
    )
    expect((await post(app, period('/lock'), {}, await as(w.chairman))).status).toBe(403)
    expect((await post(app, period('/lock'), {}, clerk)).status).toBe(303)
    expect((await post(app, period('/lock'), {}, clerk)).status).toBe(409)
    expect((await post(app, period('/unlock'), { reason: 'Thiếu huyện Mẫu' }, clerk)).status).toBe(303)
  })

  test('a correction is asked for on a page, and still says what it asked once it is decided', async () => {
    const clerk = await as(w.clerk)
    const head = await as(w.healthHead)
    expect((await post(app, period('/lock'), {}, clerk)).status).toBe(303)
    const blank = await (await get(app, sheet('SYT', '/corrections/new'), head)).text()
    expect(await faults(blank)).toEqual([])
    const form = { reason: 'Đếm thiếu', 'v.3.3.1.2': '1.150' }
    expect((await post(app, sheet('SYT', '/corrections'), { ...form, reason: '' }, head)).status).toBe(422)
    const at = (await post(app, sheet('SYT', '/corrections'), form, head)).headers.get('location') ?? ''
    expect(await html(await get(app, at, clerk))).toContain('Sở Y tế: ')
    expect((await post(app, `${at}/decision`, { verdict: 'refuse', reason: '' }, clerk)).status).toBe(422)
    expect((await post(app, `${at}/decision`, { verdict: 'accept' }, clerk)).status).toBe(303)
    const decided = await (await get(app, at, head)).text()
    expect(await faults(decided)).toEqual([])
    expect(decided).toMatch(/3\.3\.1\.2[\s\S]*1\.150/)
    expect((await post(app, period('/unlock'), { reason: 'Còn thiếu' }, clerk)).status).toBe(303)
  })

  test('the API saves figures, and says what it does not take', async () => {
    const cookie = await as(w.homeFocal)
    const send = (values: unknown) =>
      Promise.resolve(
        app.request(`/api/v1/report-sheets/${q3.sheets.SNV}/values`, {
          method: 'POST',
          headers: { cookie, origin: 'http://localhost', 'content-type': 'application/json' },
          body: JSON.stringify({ values }),
        }),
      )
    expect(await (await send([{ indicator: '3.1.2', value: 5 }])).json()).toMatchObject({
      changed: ['3.1.2'],
    })
    expect((await send([{ indicator: '9.9', value: 4 }])).status).toBe(422)
    expect((await send([])).status).toBe(422)
    expect((await get(app, '/api/v1/report-periods', cookie)).status).toBe(200)
    expect((await get(app, '/api/v1/report-periods', await as(w.administrator))).status).toBe(404)
  })
})

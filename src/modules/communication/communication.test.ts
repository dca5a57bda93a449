import { sql } from 'kysely'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { statementCounter } from '#platform/db.ts'
import { gatherHits, gatherSheet, gatherWaiting } from '#platform/gather.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import { aScope, get, post, signIn, type TestApp, testApp } from '#testing/world.ts'
import { systemFigures as forReports } from '../reports/facts/system.ts'
import { readyForm } from '../reports/rules/computed.ts'
import { systemFigures as forCriteria } from '../scoring/facts/system.ts'
import * as actions from './actions.ts'
import { readActivities, readActivity, readRequest, readUnits, readYear } from './facts/reading.ts'
import { communicationFigures } from './facts.ts'
import { communication } from './room.ts'
import { addAcknowledgement } from './store/request.ts'
import { asked, aWorld, told, type World } from './world.ts'

const counter = statementCounter({
  session: /\b(auth_session|api_token|auth_rate_limit)\b/,
  frame: /as waiting,|from unit_name\s+where unit_id = \(select/,
  audit: /pg_advisory|insert into audit_/i,
  file: /\b(stored_file|stray_file)\b/,
})

type Who = keyof World['people']
let t: TestDb
let w: World
let app: TestApp
const clock = testClock('2025-02-10')
const cookies = new Map<Who, string>()

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
  await aScope(t.db, w.people.member.mandateId ?? 0, { unit: w.units.health.id })
  app = testApp(t.db, clock)
})
afterAll(() => t.drop())

const as = async (name: Who): Promise<string> => {
  const cookie = cookies.get(name) ?? (await signIn(app, w.people[name]))
  cookies.set(name, cookie)
  return cookie
}
const ask = async (name: Who, path: string) => get(app, path, await as(name))
const send = async (name: Who, path: string, fields: Parameters<typeof post>[2] = {}) =>
  post(app, path, fields, await as(name))
const upload = async (name: Who, path: string, fields: Record<string, string | File>) => {
  const body = new FormData()
  for (const [field, value] of Object.entries(fields)) body.append(field, value)
  const headers = { origin: 'http://localhost', cookie: await as(name) }
  return app.request(path, { method: 'POST', body, headers })
}
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const idOf = (answer: Response): number => {
  expect(answer.status).toBe(303)
  return Number(/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1])
}
const text = (name: string, content: string) => new File([content], name, { type: 'text/plain' })

const activityForm = (more: Record<string, string> = {}) => ({
  ...{
    unitId: String(w.units.health.id),
    channelId: String(w.channel('press')),
    title: 'Chuyên mục cải cách',
  },
  ...{ fromOn: '2025-01-15', items: '12', reach: '1.500', reachHow: 'estimated', stateMoney: '20.000.000' },
  ...more,
})

describe('an activity through its forms', () => {
  let id: number
  const at = () => `/communication/activities/${id}`

  test('what is wrong stands at its field, with what was typed', async () => {
    const bad = await send('healthFocal', '/communication/activities', {
      ...activityForm({ reachHow: '', link: 'javascript:alert(1)', items: 'nhiều' }),
    })
    expect(bad.status).toBe(422)
    const page = await html(bad)
    expect(page).toContain('Phải là số nguyên')
    expect(page).toContain('Liên kết phải bắt đầu bằng')
    expect(page).toContain('value="Chuyên mục cải cách"')
    const late = await send(
      'healthFocal',
      '/communication/activities',
      activityForm({ fromOn: '2025-02-11' }),
    )
    expect(await html(late)).toContain('Ngày này chưa đến')
    const other = await send('justiceFocal', '/communication/activities', activityForm())
    expect(other.status).toBe(422)
    for (const name of ['issuer', 'auditor', 'administrator', 'member'] as const)
      expect((await send(name, '/communication/activities', activityForm())).status).toBe(403)
  })

  test('it is recorded with its evidence; a file is judged by what is in it', async () => {
    id = idOf(
      await upload('healthFocal', '/communication/activities', {
        ...activityForm(),
        file: text('minh-chung.txt', 'Minh chứng.\n'),
      }),
    )
    const trick = new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], 'anh.png', { type: 'image/png' })
    expect((await upload('healthFocal', `${at()}/files`, { file: trick })).status).toBe(422)
    const page = await ask('healthFocal', at())
    const words = await page.clone().text()
    expect(words).toContain('minh-chung.txt')
    expect(await faults(words)).toEqual([])
    const [file] = (await readActivity(await w.as('healthFocal'), id)).files
    const served = `${at()}/files/${file?.id}`
    expect(await (await ask('member', served)).text()).toBe('Minh chứng.\n')
    expect((await ask('justiceFocal', served)).status).toBe(404)
    expect((await ask('healthFocal', `${at()}/files/999999`)).status).toBe(404)
  })

  test('the unit, those above, who sees all and its member see it; others find nothing', async () => {
    for (const name of ['healthHead', 'clerk', 'issuer', 'auditor', 'member'] as const)
      expect(`${name} ${(await ask(name, at())).status}`).toBe(`${name} 200`)
    for (const name of ['justiceFocal', 'districtHead', 'administrator'] as const) {
      expect(`${name} ${(await ask(name, at())).status}`).toBe(`${name} 404`)
      expect((await send(name, `${at()}/withdrawal`, { reason: 'x' })).status).toBe(404)
    }
    expect((await send('clerk', `${at()}/withdrawal`, { reason: 'x' })).status).toBe(403)
    expect((await ask('administrator', '/communication')).status).toBe(404)
  })

  test('a correction needs a reason and keeps what was said', async () => {
    const form = activityForm({ version: '1', reach: '1800' })
    expect((await send('healthFocal', `${at()}/correction`, form)).status).toBe(422)
    const same = activityForm({ version: '1', reason: 'Không đổi' })
    expect((await send('healthFocal', `${at()}/correction`, same)).status).toBe(409)
    expect((await send('healthHead', `${at()}/correction`, { ...form, reason: 'Đếm lại' })).status).toBe(303)
    const old = await send('healthHead', `${at()}/correction`, { ...form, items: '13', reason: 'Cũ' })
    expect(await html(old)).toContain('Người khác vừa thay đổi')
    const { changes } = await readActivity(await w.as('healthFocal'), id)
    expect(changes).toMatchObject([{ reason: 'Đếm lại', before: { reach: 1500 }, after: { reach: 1800 } }])
    expect(await html(await ask('auditor', at()))).toContain('1.500 → 1.800')
    await expect(sql`update communication_change set reason = 'x'`.execute(t.db)).rejects.toThrow()
  })

  test('evidence attached by mistake is withdrawn with a reason; its name stays in the history', async () => {
    const files = async () => (await readActivity(await w.as('healthFocal'), id)).files
    const mistaken = text('nham-tep.txt', 'Tệp của việc khác.\n')
    expect((await upload('healthFocal', `${at()}/files`, { file: mistaken })).status).toBe(303)
    const [right, wrong] = await files()
    const file = `${at()}/files/${wrong?.id}`
    const take = (name: Who, reason = 'Đính nhầm tệp', of = file) =>
      send(name, `${of}/withdrawal`, { reason })
    expect([(await take('justiceFocal')).status, (await take('clerk')).status]).toEqual([404, 403])
    expect((await take('healthFocal', 'Không có', `${at()}/files/999999`)).status).toBe(404)
    const blank = await take('healthFocal', '')
    const again = await blank.text()
    expect(blank.status).toBe(422)
    expect(await faults(again)).toEqual([])
    // only the form of that file opens again
    expect(again.match(/<details class="ct-fold-form" open/g)).toHaveLength(1)
    expect((await take('healthHead')).status).toBe(303)
    expect((await files()).map((one) => one.id)).toEqual([right?.id])
    const page = await (await ask('auditor', at())).text()
    expect(await faults(page)).toEqual([])
    expect(page).toContain('Đã rút minh chứng: nham-tep.txt')
    expect(page).toContain('Đính nhầm tệp')
    expect(page).not.toContain(file)
    expect((await ask('healthFocal', file)).status).toBe(404)
    expect((await take('healthFocal')).status).toBe(409)
    expect((await ask('healthFocal', `${at()}/files/${right?.id}`)).status).toBe(200)
  })

  test('withdrawn it counts nowhere, and stays to be read', async () => {
    const before = await readYear(await w.as('clerk'), 2025)
    expect(before.cross.total).toMatchObject({ n: 1, reach: 1800, stateMoney: 20_000_000 })
    expect((await send('healthFocal', `${at()}/withdrawal`, { reason: 'Ghi nhầm đơn vị' })).status).toBe(303)
    expect((await readYear(await w.as('clerk'), 2025)).cross.total.n).toBe(0)
    expect((await send('healthFocal', `${at()}/withdrawal`, { reason: 'Lần nữa' })).status).toBe(409)
    expect((await upload('healthFocal', `${at()}/files`, { file: text('a.txt', 'a\n') })).status).toBe(409)
    const [file] = (await readActivity(await w.as('healthFocal'), id)).files
    expect((await send('healthFocal', `${at()}/files/${file?.id}/withdrawal`, { reason: 'x' })).status).toBe(
      409,
    )
    expect(await html(await ask('clerk', at()))).toContain('Ghi nhầm đơn vị')
    const { rows } = await readActivities(await w.as('clerk'), 2025, { which: 'withdrawn' })
    expect(rows.map((row) => row.id)).toEqual([id])
  })
})

describe('figures of a year', () => {
  beforeAll(async () => {
    const rows: [Who, keyof World['units'], string, string, number, number | undefined][] = [
      ['healthFocal', 'health', 'press', '2024-02-01', 5, 100],
      ['healthFocal', 'health', 'portal', '2024-05-10', 7, undefined],
      ['justiceFocal', 'justice', 'press', '2024-05-11', 2, 50],
      ['northFocal', 'north', 'loudspeaker', '2024-12-31', 30, 400],
      ['clerk', 'province', 'competition', '2024-09-01', 1, 2000],
    ]
    for (const [who, unit, code, fromOn, items, reach] of rows)
      await actions.recordActivity(
        await w.as(who),
        told(w, w.units[unit], {
          channelId: w.channel(code),
          title: `=1+1 ${code}`,
          fromOn,
          items,
          reach,
          ...(reach !== undefined && { reachHow: 'measured' as const }),
          stateMoney: items * 1000,
        }),
      )
  })

  test('every number opens the list of that many rows, and all of them add up', async () => {
    const ctx = await w.as('clerk')
    const { cross } = await readYear(ctx, 2024)
    expect(cross.total).toMatchObject({ n: 5, items: 45, reach: 2550, reachKnown: 4, stateMoney: 45_000 })
    for (const row of cross.rows)
      for (const [i, cell] of row.cells.entries()) {
        const list = await readActivities(ctx, 2024, { channel: row.channelId, quarter: i + 1 })
        expect([list.rows.length, list.sums.n]).toEqual([cell.n, cell.n])
      }
    const units = await readUnits(ctx, 2024)
    expect(units.sums.n).toBe(units.rows.reduce((all, row) => all + row.n, 0))
    expect(units.rows.map((row) => row.unitName)).toContain('Xã Nam Thử')
  })

  test('each sees the units in sight: a district its communes, a commune itself', async () => {
    const n = async (name: Who) => (await readYear(await w.as(name), 2024)).cross.total.n
    expect([
      await n('districtHead'),
      await n('northFocal'),
      await n('healthHead'),
      await n('member'),
    ]).toEqual([1, 1, 2, 2])
    expect((await ask('northFocal', `/communication/units/${w.units.health.id}`)).status).toBe(404)
    expect((await ask('districtFocal', `/communication/units/${w.units.north.id}`)).status).toBe(200)
  })

  test('the sheet has exactly the rows shown, and no text of it is a formula', async () => {
    const answer = await ask('healthHead', '/communication/activities.xlsx?of=2024')
    const [sheet] = await readExcelFile(Buffer.from(await answer.arrayBuffer()))
    const titles = (sheet?.data ?? []).map((row) => row[2]).filter((cell) => String(cell).startsWith('=1+1'))
    expect(titles).toEqual(['=1+1 portal', '=1+1 press'])
  })

  test('pages cost at most eight statements and are sound in both languages', async () => {
    for (const path of [
      '/communication?of=2024&measure=money',
      '/communication/activities?of=2024',
      '/communication/activities/new',
      '/communication/units?of=2024',
      `/communication/units/${w.units.health.id}?of=2024`,
      '/communication/channels',
      '/communication/imports',
      '/communication/requests',
      '/communication/requests/new',
    ]) {
      counter.reset()
      const answer = await ask('clerk', path)
      expect(`${path} ${answer.status}`).toBe(`${path} 200`)
      expect(counter.counts().domain ?? 0).toBeLessThanOrEqual(8)
      expect(await faults(await answer.text())).toEqual([])
    }
  })
})

describe('a document brought to all staff', () => {
  let id: number
  const at = (rest = '') => `/communication/requests/${id}${rest}`
  const ack = (unit: keyof World['units'], more: Record<string, string> = {}) => ({
    ...{
      unitId: String(w.units[unit].id),
      doneOn: '2025-02-10',
      form: 'conference',
      reached: '18',
      staff: '20',
    },
    ...more,
  })

  test('the standing agency asks all departments; a head asks only the own subtree', async () => {
    const form = {
      ...{ unitId: String(w.units.province.id), documentNo: '12/CT-UBND (thử)', title: 'Kỷ luật hành chính' },
      ...{ dueOn: '2025-02-20', blocks: 'department' },
    }
    const bad = await send('clerk', '/communication/requests', { ...form, blocks: '', title: '' })
    expect(bad.status).toBe(422)
    expect((await send('clerk', '/communication/requests', { ...form, dueOn: '2025-02-09' })).status).toBe(
      422,
    )
    for (const name of ['healthFocal', 'healthHead', 'issuer', 'auditor'] as const)
      expect((await send(name, '/communication/requests', form)).status).toBe(403)
    const upwards = asked(w, { unitId: w.units.district.id, blocks: [], unitIds: [w.units.health.id] })
    expect(await reasonOf(actions.askUnits(await w.as('districtHead'), upwards))).toBe('bad-input')
    const own = asked(w, { unitId: w.units.district.id, blocks: ['commune'] })
    expect(await actions.askUnits(await w.as('districtHead'), own)).toMatchObject({ units: 2 })
    id = idOf(
      await upload('clerk', '/communication/requests', { ...form, file: text('chi-thi.txt', 'Chỉ thị.\n') }),
    )
    expect((await readRequest(await w.as('clerk'), id)).tally).toMatchObject({ done: 0, of: 3, waiting: 3 })
  })

  test('who is asked is told, finds it waiting, and reads the document; others find nothing', async () => {
    const waiting = async (name: Who, day = '2025-02-10') =>
      (await gatherWaiting(await w.as(name, day), [communication])).map((row) => row.act)
    expect(await waiting('healthFocal')).toEqual(['acknowledge'])
    expect(await waiting('northFocal')).toEqual(['acknowledge'])
    expect(await waiting('clerk')).toEqual([])
    const told = await sql<{ n: number }>`select count(*)::int as n from notification
      where occasion = ${`communication-asked:${id}`}`.execute(t.db)
    expect(told.rows[0]?.n).toBe(4)
    expect(await (await ask('healthFocal', at('/file'))).text()).toBe('Chỉ thị.\n')
    for (const name of ['northFocal', 'districtHead', 'administrator'] as const)
      for (const path of [at(), at('/file'), at('/units.xlsx')])
        expect(`${name} ${(await ask(name, path)).status}`).toBe(`${name} 404`)
    expect((await send('northFocal', at('/acknowledgements'), ack('north'))).status).toBe(404)
  })

  test('a unit acknowledges once; numbers that cannot be are refused at their field', async () => {
    const path = at('/acknowledgements')
    const more = await send('healthFocal', path, ack('health', { reached: '21' }))
    expect(more.status).toBe(422)
    expect(await html(more)).toContain('nhiều hơn tổng số người')
    const wrongs: Record<string, string>[] = [
      { staff: '0' },
      { reached: '0' },
      { doneOn: '2025-02-11' },
      { form: 'x' },
    ]
    for (const wrong of wrongs)
      expect((await send('healthFocal', path, ack('health', wrong))).status).toBe(422)
    expect((await send('healthFocal', path, ack('justice'))).status).toBe(403)
    expect((await send('clerk', path, ack('health'))).status).toBe(403)
    const proof = { ...ack('health'), file: text('anh-hoi-nghi.txt', 'Ảnh.\n') }
    expect((await upload('healthFocal', path, proof)).status).toBe(303)
    expect((await send('healthHead', path, ack('health'))).status).toBe(409)
    const { lines } = await readRequest(await w.as('clerk'), id)
    const line = lines.find((one) => one.unit.unitId === w.units.health.id)
    expect(line?.ack).toMatchObject({ reached: 18, staff: 20, form: 'conference' })
    const file = at(`/files/${line?.ack?.fileId}`)
    expect((await ask('member', file)).status).toBe(200)
    expect((await ask('justiceFocal', file)).status).toBe(404)
    // two at once: the second finds the first
    const twice = {
      unitId: w.units.health.id,
      doneOn: '2025-02-10',
      form: 'other',
      reached: 1,
      staff: 1,
    } as const
    const by = { personId: null, mandateId: null, onDay: '2025-02-10', at: new Date() }
    await expect(addAcknowledgement(t.db, id, { ...twice, note: null, fileId: null }, by)).rejects.toThrow()
  })

  test('each unit sees its own line, who asked sees n of N by name', async () => {
    expect((await readRequest(await w.as('justiceFocal'), id)).lines.map((one) => one.unit.unitName)).toEqual(
      ['Sở Tư pháp Thử'],
    )
    const page = await html(await ask('clerk', at('?which=open')))
    expect(page).toContain('Sở Tư pháp Thử')
    expect(page).toContain('2 đơn vị chưa xác nhận')
    expect(await faults(await (await ask('clerk', at())).text())).toEqual([])
    const sheet = await ask('clerk', at('/units.xlsx?which=done'))
    const [table] = await readExcelFile(Buffer.from(await sheet.arrayBuffer()))
    const rows = (table?.data ?? []).filter((row) => String(row[0]).startsWith('Sở '))
    expect(rows.map((row) => row[0])).toEqual(['Sở Y tế Thử'])
  })

  test('an acknowledgement is given back with a reason, never of one’s own unit', async () => {
    const back = { unitId: String(w.units.health.id), reason: 'Thiếu khối trực thuộc' }
    expect((await send('healthHead', at('/returns'), back)).status).toBe(403)
    expect((await send('issuer', at('/returns'), back)).status).toBe(403)
    expect((await send('clerk', at('/returns'), { ...back, reason: '' })).status).toBe(422)
    expect((await send('clerk', at('/returns'), back)).status).toBe(303)
    expect((await send('clerk', at('/returns'), back)).status).toBe(409)
    const waiting = await gatherWaiting(await w.as('healthFocal'), [communication])
    expect(waiting.map((row) => row.act)).toEqual(['acknowledge-again'])
    expect(await html(await ask('healthFocal', at()))).toContain('Thiếu khối trực thuộc')
    await actions.acknowledge(await w.as('homeHead'), id, {
      ...{ unitId: w.units.home.id, doneOn: '2025-02-10', form: 'meeting', reached: 30, staff: 30 },
      note: undefined,
    })
    const own = { unitId: w.units.home.id, reason: 'x' }
    expect(await reasonOf(actions.returnAcknowledgement(await w.as('clerk'), id, own))).toBe('forbidden')
  })

  test('reminded once a day, more days only in time; who is late stays late', async () => {
    const clerk = await w.as('clerk')
    expect(await actions.remindUnits(clerk, id)).toEqual({ units: 2 })
    expect((await send('clerk', at('/reminders'))).status).toBe(409)
    expect((await send('healthHead', at('/reminders'))).status).toBe(403)
    const days = (dueOn: string, version = 1) => ({ dueOn, reason: 'Chờ hướng dẫn', version })
    expect(await reasonOf(actions.extendRequest(clerk, id, days('2025-02-20')))).toBe('bad-input')
    await actions.extendRequest(clerk, id, days('2025-02-24'))
    expect(await reasonOf(actions.extendRequest(clerk, id, days('2025-02-26')))).toBe('changed-meanwhile')
    const after = await w.as('clerk', '2025-02-25')
    expect(await reasonOf(actions.extendRequest(after, id, days('2025-03-01', 2)))).toBe('extension-too-late')
    expect(await reasonOf(actions.addUnits(after, id, { unitIds: [w.units.north.id], blocks: [] }))).toBe(
      'extension-too-late',
    )
    expect((await gatherWaiting(after, [communication])).map((row) => row.act)).toEqual(['remind'])
    await actions.remindUnits(after, id)
    expect(await gatherWaiting(after, [communication])).toEqual([])
    const late = await actions.acknowledge(await w.as('justiceFocal', '2025-02-27'), id, {
      ...{ unitId: w.units.justice.id, doneOn: '2025-02-20', form: 'message', reached: 9, staff: 10 },
      note: undefined,
    })
    expect(late).toEqual({ daysLate: 3 })
    const { tally } = await readRequest(await w.as('clerk', '2026-01-01'), id)
    expect(tally).toMatchObject({ 'in-time': 1, late: 1, overdue: 1, done: 2, of: 3 })
  })

  test('what other rooms are told agrees with the pages, on each day', async () => {
    const span = { unitId: w.units.justice.id, from: '2025-01-01', to: '2025-12-31' }
    const on = async (day: string) => {
      const {
        asked: due,
        onTime,
        late,
        none,
      } = await communicationFigures(await w.as('clerk', day), span, day)
      return { due, onTime, late, none }
    }
    expect(await on('2025-02-23')).toEqual({ due: 0, onTime: 0, late: 0, none: 0 })
    expect(await on('2025-02-26')).toEqual({ due: 1, onTime: 0, late: 0, none: 1 })
    expect(await on('2025-03-01')).toEqual({ due: 1, onTime: 0, late: 1, none: 0 })
    const year = { unitId: w.units.health.id, from: '2024-01-01', to: '2024-12-31' }
    expect(await communicationFigures(await w.as('clerk'), year)).toMatchObject({
      ...{ n: 2, items: 12, reach: 100, channels: 2, byChannel: { press: 1, portal: 1 } },
    })
    const part = await gatherSheet(
      await w.as('clerk', '2025-02-26'),
      [communication],
      w.units.justice.id,
      '2025-02-26',
    )
    expect(part[0]?.lists[0]?.rows).toMatchObject([{ due: '2025-02-24', note: 'quá hạn 2 ngày' }])
    const hits = await gatherHits(await w.as('healthFocal'), [communication], 'ky luat', 10)
    expect(hits.map((hit) => hit.url)).toEqual([`/communication/requests/${id}`])
    expect(await gatherHits(await w.as('districtFocal'), [communication], '12/CT-UBND', 10)).toHaveLength(1)
  })

  test('criteria and the fields of a report form are filled from them; of nothing, nothing is offered', async () => {
    const clerk = await w.as('clerk', '2025-03-01')
    const keys = new Set(['communication.activities', 'communication.on-time', 'communication.reach'])
    const ofUnit = (unit: keyof World['units'], year: number) =>
      forCriteria(clerk, { unitId: w.units[unit].id, year }, keys)
    expect(await ofUnit('health', 2024)).toMatchObject({
      'communication.activities': { value: 2 },
      'communication.reach': { value: 100 },
    })
    expect(await ofUnit('home', 2024)).toEqual({})
    expect((await ofUnit('home', 2025))['communication.on-time']?.value).toBe(1)
    const indicators = ['activities-press', 'state-money', 'late', 'none'].map((key) => ({
      ...{ code: key, parent: null, name_vi: key, kind: 'count' as const, aggregation: 'sum' as const },
      system: `communication.${key}`,
    }))
    const ready = readyForm({ periods: [], indicators })
    if (!ready.ok) throw new Error('the form cannot be read')
    const window = { provincial: false, year: 2024, from: '2024-03-15', to: '2024-06-14' }
    const fields = async (unit: keyof World['units'], more = {}) =>
      Object.fromEntries(
        [...(await forReports(clerk, ready.form, { unitId: w.units[unit].id, ...window, ...more }))].map(
          ([code, { value }]) => [code, String(value)],
        ),
      )
    expect(await fields('justice')).toEqual({ 'activities-press': '1', 'state-money': '2000' })
    const early = { year: 2025, from: '2024-12-15', to: '2025-03-14' }
    expect(await fields('justice', early)).toMatchObject({ late: '1', none: '0' })
    expect(await fields('south')).toEqual({})
  })

  test('units come and go: one founded later is asked later, one that has ended is asked no more', async () => {
    const clerk = await w.as('clerk')
    const { id: other } = await actions.askUnits(
      clerk,
      asked(w, { blocks: [], unitIds: [w.units.justice.id] }),
    )
    expect(await actions.addUnits(clerk, other, { unitIds: [], blocks: ['commune'] })).toEqual({ added: 2 })
    expect(await reasonOf(actions.addUnits(clerk, other, { unitIds: [], blocks: ['commune'] }))).toBe(
      'units-asked-already',
    )
    await sql`update unit set ended_on = '2025-02-15' where id = ${w.units.south.id}`.execute(t.db)
    const then = await w.as('clerk', '2025-02-18')
    expect((await readRequest(then, other)).tally).toMatchObject({ of: 2, ended: 1, waiting: 2 })
    expect(
      await reasonOf(actions.askUnits(then, asked(w, { blocks: [], unitIds: [w.units.south.id] }))),
    ).toBe('bad-input')
    await actions.withdrawRequest(clerk, other, { reason: 'Trùng' })
    expect(await reasonOf(actions.remindUnits(clerk, other))).toBe('request-withdrawn')
    const figures = { unitId: w.units.justice.id, from: '2025-01-01', to: '2025-12-31' }
    expect((await communicationFigures(then, figures, '2025-02-22')).asked).toBe(0)
  })
})

describe('lists and channels', () => {
  const table =
    'Kênh;Nội dung;Từ ngày;Số lượng;Số người tiếp cận;Cách tính\n' +
    'Báo in và báo điện tử;Tin nhập một;10/01/2025;4;1.000;ước tính\n' +
    'Kênh không có;Tin nhập hai;10/01/2025;4;;\n' +
    'Cuộc thi tìm hiểu;Tin nhập ba;11/01/2025;1;;\n'

  test('a list is read first; its wrong lines are told by number, the others taken once', async () => {
    const unitId = String(w.units.justice.id)
    const file = (content: string) => new File([content], 'tuyen-truyen.csv', { type: 'text/csv' })
    const lacking = await upload('justiceFocal', '/communication/imports', {
      unitId,
      file: file('a;b\n1;2\n'),
    })
    expect(await html(lacking)).toContain('Bảng thiếu cột')
    const strange = await upload('healthFocal', '/communication/imports', { unitId, file: file(table) })
    expect(strange.status).toBe(422)
    const id = idOf(await upload('justiceFocal', '/communication/imports', { unitId, file: file(table) }))
    const path = `/communication/imports/${id}`
    const page = await html(await ask('justiceFocal', path))
    expect(page).toContain('Nhận được 2 dòng, không nhận 1 dòng.')
    expect(page).toContain('Không có kênh nào tên như vậy.')
    expect((await ask('healthFocal', path)).status).toBe(404)
    expect((await send('healthFocal', `${path}/taking`)).status).toBe(404)
    const count = async () => (await readActivities(await w.as('justiceFocal'), 2025, {})).sums.n
    expect(await count()).toBe(0)
    // the same list sent twice, and both taken at once
    const twin = idOf(await upload('justiceFocal', '/communication/imports', { unitId, file: file(table) }))
    const focal = await w.as('justiceFocal')
    const taken = await Promise.all([id, twin].map((one) => reasonOf(actions.takeImport(focal, one))))
    expect(taken.toSorted()).toEqual(['done', 'nothing-to-take'])
    expect(await count()).toBe(2)
    const first = taken[0] === 'done' ? path : `/communication/imports/${twin}`
    expect((await send('justiceFocal', `${first}/taking`)).status).toBe(409)
    const again = idOf(await upload('justiceFocal', '/communication/imports', { unitId, file: file(table) }))
    expect(await html(await ask('justiceFocal', `/communication/imports/${again}`))).toContain('đã được ghi')
  })

  test('a workbook of Excel is read too: its days and numbers as they stand in their cells', async () => {
    const day = (text: string) => ({ value: new Date(`${text}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' })
    const heads = ['Kênh', 'Nội dung', 'Từ ngày', 'Đến ngày', 'Số lượng', 'Ngân sách nhà nước (đồng)']
    const file = await writeExcelFile([
      heads.map((value) => ({ value, type: String })),
      [
        { value: 'Cuộc thi tìm hiểu', type: String },
        { value: 'Thi', type: String },
        day('2025-01-10'),
        day('2025-01-20'),
        { value: 1, type: Number },
        { value: 450_000_000, type: Number },
      ],
    ]).toBuffer()
    const ctx = await w.as('justiceFocal')
    const wish = { unitId: w.units.justice.id, file: new File([new Uint8Array(file)], 'a.xlsx') }
    const { id } = await actions.readImport(ctx, wish)
    expect(await actions.findImport(ctx, id)).toMatchObject({
      faults: [],
      rows: [{ fromOn: '2025-01-10', toOn: '2025-01-20', items: 1, reach: null, stateMoney: 450_000_000 }],
    })
  })

  test('a channel is added and ended by the standing agency; days after its end are refused', async () => {
    const form = {
      nameVi: 'Sân khấu hóa',
      nameEn: 'Theatre',
      countedVi: 'buổi',
      countedEn: 'shows',
      from: '2025-01-01',
    }
    expect((await send('healthHead', '/communication/channels', form)).status).toBe(403)
    expect((await send('administrator', '/communication/channels', form)).status).toBe(404)
    expect((await send('clerk', '/communication/channels', { ...form, nameEn: '' })).status).toBe(422)
    expect((await send('clerk', '/communication/channels', form)).status).toBe(303)
    expect((await send('clerk', '/communication/channels', form)).status).toBe(409)
    const made = await sql<{
      id: number
    }>`select id from communication_channel where name_en = 'Theatre'`.execute(t.db)
    const channelId = made.rows[0]?.id ?? 0
    const end = `/communication/channels/${channelId}/end`
    expect((await send('clerk', end, { lastDay: '2024-12-31' })).status).toBe(422)
    expect((await send('clerk', end, { lastDay: '2025-01-20' })).status).toBe(303)
    expect((await send('clerk', end, { lastDay: '2025-01-25' })).status).toBe(409)
    const one = (fromOn: string) => told(w, w.units.health, { channelId, fromOn })
    const ctx = await w.as('healthFocal')
    expect(await reasonOf(actions.recordActivity(ctx, one('2025-01-21')))).toBe('bad-input')
    expect(await reasonOf(actions.recordActivity(ctx, one('2025-01-20')))).toBe('done')
  })
})

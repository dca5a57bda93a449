import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { pageCounter } from '#testing/statements.ts'
import { get, post, postApi, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { agreeWithSelf } from './actions/appraise.ts'
import { requestExplanation } from './actions/explain.ts'
import { signOff } from './actions/sign.ts'
import { tellStages } from './actions/tell.ts'
import { saveValue } from './actions/value.ts'
import { scoring } from './room.ts'
import { aWorld, type World } from './world.ts'

const counter = pageCounter({ file: /\b(stored_file|stray_file)\b/ })

let t: TestDb
let w: World
let app: TestApp
let round: Awaited<ReturnType<World['opened']>>
const clock = testClock('2024-12-05')

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
  round = await w.opened()
  app = testApp(t.db, clock)
})
afterAll(() => t.drop())

const as = (person: TestPerson) => signIn(app, person)
const at = (day: string) => clock.goTo(day)
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const status = async (person: TestPerson, path: string) => (await get(app, path, await as(person))).status
const leaf = (code: string, sheet = round.sheets.health) => `/scoring/sheets/${sheet}/leaves/${code}`

describe('while units score themselves', () => {
  test('nobody sees another unit’s open sheet: it is not found, on pages and in posts', async () => {
    at('2024-12-05')
    const path = `/scoring/sheets/${round.sheets.health}`
    for (const person of [
      w.justiceFocal,
      w.homeHead,
      w.clerk,
      w.chairman,
      w.divisionHead,
      w.judge,
      w.administrator,
    ]) {
      expect(await status(person, path)).toBe(404)
      const cookie = await as(person)
      expect((await post(app, leaf('2.1'), { version: '0', 'in.reviewed': 'true' }, cookie)).status).toBe(404)
      expect((await get(app, `/api/v1/sheets/${round.sheets.health}`, cookie)).status).toBe(404)
    }
    expect(await status(w.auditor, path)).toBe(200)
  })

  test('a unit fills its sheet in by forms alone, and sees what was typed when it is refused', async () => {
    const cookie = await as(w.healthFocal)
    const page = await html(await get(app, `/scoring/sheets/${round.sheets.health}?leaf=1.1`, cookie))
    expect(page).toContain('Sở Y tế, chấm điểm năm 2024')
    expect(
      await faults(await (await get(app, `/scoring/sheets/${round.sheets.health}?leaf=1.2`, cookie)).text()),
    ).toEqual([])
    const form = { version: '0', stage: 'self', shown: 'note na', note: 'Báo cáo số 12' }
    const bad = await post(
      app,
      leaf('1.1'),
      { ...form, 'in.tasks_done': 'mười', 'in.tasks_planned': '20' },
      cookie,
    )
    expect(bad.status).toBe(422)
    expect(await html(bad)).toContain('value="mười"')
    const good = await post(
      app,
      leaf('1.1'),
      { ...form, 'in.tasks_done': '18', 'in.tasks_planned': '20' },
      cookie,
    )
    expect(good.headers.get('location')).toBe(`/scoring/sheets/${round.sheets.health}?leaf=1.1`)
    const saved = await html(await get(app, `/scoring/sheets/${round.sheets.health}?leaf=1.1`, cookie))
    expect(saved).toContain('1,80')
    expect(saved).toContain('Báo cáo số 12')
  })

  test('two people on one field are shown both values, and either may be chosen', async () => {
    const form = {
      version: '1',
      stage: 'self',
      shown: 'note na',
      note: 'Báo cáo số 12',
      'in.tasks_planned': '20',
    }
    const focal = await as(w.healthFocal)
    const head = await as(w.healthHead)
    expect((await post(app, leaf('1.1'), { ...form, 'in.tasks_done': '19' }, focal)).status).toBe(303)
    const clash = await post(app, leaf('1.1'), { ...form, 'in.tasks_done': '17' }, head)
    expect(clash.status).toBe(409)
    const page = await html(clash)
    expect(page).toContain('Đầu mối Y tế Thử vừa ghi Số nhiệm vụ hoàn thành là 19'.replace('Số', 'số'))
    expect(page).toContain('Giữ 17 của tôi')
    expect(page).toMatch(/name="version" value="2"/)
    const taken = await post(
      app,
      leaf('1.1'),
      { ...form, version: '2', 'in.tasks_done': '17', theirs: 'in.tasks_done' },
      head,
    )
    expect(taken.status).toBe(303)
    const value = await sql<{ inputs: object }>`select inputs from score_value where leaf = '1.1'`.execute(
      t.db,
    )
    expect(value.rows[0]?.inputs).toMatchObject({ tasks_done: 19 })
  })

  test('a field that is left is answered in a few bytes', async () => {
    const cookie = await as(w.healthFocal)
    const answer = await app.request(leaf('1.2'), {
      method: 'POST',
      headers: {
        cookie,
        origin: 'http://localhost',
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        version: '0',
        stage: 'self',
        shown: 'note',
        'in.issued_at': '20/01/2024',
        note: 'KH 3',
      }),
    })
    expect(await answer.json()).toMatchObject({
      version: 1,
      points: '1,00',
      how: expect.stringContaining('Đúng hạn'),
    })
  })

  test('what waits for whom', async () => {
    const waits = async (person: TestPerson) => {
      const rows = await gatherWaiting(await w.as(person, '2024-12-05'), [scoring])
      return rows.map((row) => row.act).join(' ')
    }
    expect(await waits(w.healthFocal)).toBe('self-score')
    expect(await waits(w.healthHead)).toBe('sign-off')
    expect(await waits(w.clerk)).toBe('')
    expect(await waits(w.administrator)).toBe('')
  })
})

describe('while appraisers work', () => {
  beforeAll(async () => {
    const ctx = await w.as(w.healthFocal, '2024-12-06')
    await saveValue(ctx, round.sheets.health, '2.1', {
      version: 0,
      inputs: { reviewed: true },
      note: 'Đã rà soát',
    })
    const file = new File(['Phiếu đã ký.\n'], 'phieu.txt', { type: 'text/plain' })
    await signOff(await w.as(w.healthHead, '2024-12-18'), round.sheets.health, { file })
    at('2025-01-06')
  })

  test('appraisers see and write only their domains; the unit not yet what they found', async () => {
    const path = `/scoring/sheets/${round.sheets.health}`
    const justice = await as(w.justiceFocal)
    const page = await html(await get(app, path, justice))
    expect(page).toContain('Thể chế')
    expect(page).not.toContain('Chỉ đạo, điều hành')
    expect((await get(app, `${path}?leaf=1.1`, justice)).status).toBe(404)
    expect((await post(app, leaf('1.1'), { version: '0', 'in.tasks_done': '1' }, justice)).status).toBe(404)
    const lower = { version: '0', stage: 'first', shown: 'reason hand', 'in.reviewed': 'false' }
    expect((await post(app, leaf('2.1'), { ...lower, reason: '' }, justice)).status).toBe(422)
    expect((await post(app, leaf('2.1'), { ...lower, reason: 'Chưa có báo cáo' }, justice)).status).toBe(303)
    await requestExplanation(await w.as(w.justiceFocal, '2025-01-06'), round.sheets.health, '2.1', {
      question: 'Báo cáo ở đâu?',
    })
    const unit = await html(await get(app, `${path}?leaf=2.1`, await as(w.healthFocal)))
    expect(unit).not.toContain('Chưa có báo cáo')
    expect(unit).not.toContain('Báo cáo ở đâu')
    const progress = await html(await get(app, `/scoring/rounds/${round.roundId}`, await as(w.healthFocal)))
    expect(progress).not.toContain('0/1 0,00%')
  })

  test('nobody appraises their own unit, whatever seat they have', async () => {
    // Justice appraises domain 2: on its own sheet it is the unit, and writes nothing but that
    const own = `/scoring/sheets/${round.sheets.justice}/leaves/2.1`
    const form = { version: '0', stage: 'first', shown: 'reason hand', 'in.reviewed': 'true' }
    expect((await post(app, own, form, await as(w.justiceFocal))).status).toBe(403)
    // Home Affairs appraises domain 1: not on its own sheet
    expect(
      (
        await post(
          app,
          `/scoring/sheets/${round.sheets.home}/leaves/1.1`,
          { ...form, 'in.tasks_done': '1' },
          await as(w.clerk),
        )
      ).status,
    ).toBe(403)
    const agreed = await post(
      app,
      `/scoring/sheets/${round.sheets.home}/domains/1/agreement`,
      {},
      await as(w.homeHead),
    )
    expect(agreed.status).toBe(403)
  })

  test('who is late is named, appraisers included', async () => {
    at('2025-01-16')
    const page = await html(await get(app, `/scoring/rounds/${round.roundId}`, await as(w.clerk)))
    expect(page).toContain('Đơn vị chưa ký chốt')
    expect(page).toContain('Giám đốc Nội vụ Thử')
    expect(page).toContain('Nơi thẩm định chưa xong')
    expect(page).toContain('Đầu mối Tư pháp Thử')
    const unit = await html(await get(app, `/scoring/rounds/${round.roundId}`, await as(w.healthFocal)))
    expect(unit).not.toContain('Giám đốc Nội vụ Thử')
  })

  test('the unit explains what it was asked once the first appraisal is over', async () => {
    const focal = await as(w.healthFocal)
    const path = `/scoring/sheets/${round.sheets.health}/requests`
    const page = await html(await get(app, path, focal))
    expect(page).toContain('Báo cáo ở đâu?')
    const request = await sql<{ id: number }>`select id from score_request`.execute(t.db)
    const id = request.rows[0]?.id ?? 0
    expect((await post(app, `${path}/${id}/answer`, { answer: 'Báo cáo 15' }, focal)).status).toBe(303)
    // wherever the answer is given, its form carries which one it was made from
    const leafPage = await get(app, `/scoring/sheets/${round.sheets.health}?leaf=2.1`, focal)
    expect(await html(leafPage)).toMatch(/name="seen" value="20\d\d-/)
    const other = { answer: 'Bản của thủ trưởng', seen: 'none' }
    const late = await post(app, `${path}/${id}/answer`, other, await as(w.healthHead))
    expect(late.status).toBe(409)
    const both = await html(late)
    expect(both).toContain('Báo cáo 15')
    expect(both).toContain('Bản của thủ trưởng')
    expect(both).not.toContain('name="seen" value="none"')
    expect((await post(app, `${path}/${id}/answer`, { answer: 'x' }, await as(w.justiceFocal))).status).toBe(
      403,
    )
    const close = `/scoring/sheets/${round.sheets.health}/explanation-closing`
    expect((await post(app, close, { file: '' }, focal)).status).toBe(403)
    expect((await post(app, close, { file: '' }, await as(w.healthHead))).status).toBe(303)
  })

  test('stages are told once, on the day they begin', async () => {
    const ctx = { ...(await w.as(w.clerk, '2025-01-23')) }
    await tellStages(ctx)
    await tellStages(ctx)
    const told = await sql<{
      n: number
    }>`select count(*)::int as n from notification where kind = 'scoring.second' and person_id = ${w.justiceFocal.id}`.execute(
      t.db,
    )
    expect(told.rows[0]?.n).toBe(1)
  })

  test('agreeing with the self-score names who agreed on each criterion', async () => {
    await agreeWithSelf(await w.as(w.clerk, '2025-01-10'), round.sheets.health, '1')
    at('2025-01-16')
    const page = await html(
      await get(app, `/scoring/sheets/${round.sheets.health}?leaf=1.1`, await as(w.healthFocal)),
    )
    expect(page).toContain('Chuyên viên Thử')
    expect(page).toContain('đồng ý điểm tự chấm')
  })
})

test('saving one field asks at most five statements of the room, a page of a sheet eight', async () => {
  at('2024-12-10')
  const cookie = await as(w.homeHead)
  const form = { version: '0', stage: 'self', shown: 'note na', note: 'x' }
  const path = `/scoring/sheets/${round.sheets.home}`
  await get(app, path, cookie)
  counter.reset()
  const body = { ...form, 'in.tasks_assigned': '0', 'in.tasks_on_time': '0' }
  expect((await post(app, leaf('1.3', round.sheets.home), body, cookie)).status).toBe(303)
  expect(counter.counts().domain).toBeLessThanOrEqual(5)
  counter.reset()
  expect((await get(app, `${path}?leaf=1.3`, cookie)).status).toBe(200)
  expect(counter.counts().domain).toBeLessThanOrEqual(8)
})

test('the API: a value saved twice under one key is saved once; what a rule refuses is told by field', async () => {
  at('2024-12-10')
  const cookie = await as(w.homeHead)
  const call = async (path: string, body?: object, key?: string) => {
    const answer = await (body ? postApi(app, path, body, cookie, key) : get(app, `/api/v1${path}`, cookie))
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const values = `/sheets/${round.sheets.home}/values`
  const wish = { leaf: '2.1', version: 0, inputs: { reviewed: true }, note: 'Đã rà soát' }
  const first = await call(values, wish, 'k1')
  expect(first).toMatchObject({ status: 200, body: { version: 1, points: '3', stage: 'self' } })
  expect(await call(values, wish, 'k1')).toEqual(first)
  const wrong = await call(values, { leaf: '1.1', version: 0, inputs: { tasks_done: 'nhiều', other: 1 } })
  expect(wrong).toMatchObject({
    status: 422,
    body: { error: { fields: [{ field: 'in.tasks_done' }, { field: 'in.other' }] } },
  })
  const clash = await call(values, { ...wish, version: 0, inputs: { reviewed: false } })
  expect(clash).toMatchObject({ status: 409, body: { error: { reason: 'changed-by-other' } } })
  expect((await call('/rounds')).body.items).toMatchObject([{ phase: 'self', block: 'department' }])
  const own = (await call(`/rounds/${round.roundId}`)).body
  expect(own.sheets).toContainEqual(expect.objectContaining({ id: round.sheets.home, readable: true }))
  expect((await call(`/sheets/${round.sheets.home}`)).body.leaves).toHaveLength(5)
})

describe('every page of a round and a sheet', () => {
  const pages: [keyof World, string, string][] = [
    ['clerk', '/scoring', '2025-01-06'],
    ['healthFocal', '/scoring', '2025-01-06'],
    ['clerk', '/scoring/rounds/new', '2025-01-06'],
    ['clerk', '/scoring/rounds/:round', '2025-01-16'],
    ['healthFocal', '/scoring/rounds/:round', '2025-01-06'],
    ['clerk', '/scoring/rounds/:round/edit', '2025-01-06'],
    ['clerk', '/scoring/rounds/:round/seats', '2025-01-06'],
    ['healthFocal', '/scoring/sheets/:sheet?leaf=1.3', '2025-01-17'],
    ['justiceFocal', '/scoring/sheets/:sheet', '2025-01-06'],
    ['judge', '/scoring/sheets/:sheet?leaf=2.2', '2025-01-06'],
    ['clerk', '/scoring/sheets/:sheet/reopenings', '2025-01-06'],
    ['healthFocal', '/scoring/sheets/:sheet/requests', '2025-01-17'],
    ['clerk', '/scoring/sheets/:sheet/extras', '2025-01-06'],
    ['homeHead', '/scoring/sheets/:home/sign-off', '2024-12-10'],
    ['homeHead', '/scoring/sheets/:home/extras', '2024-12-10'],
  ]
  test.each(pages)('%s %s on %s is good HTML, in both languages', async (who, path, day) => {
    at(day)
    const address = path
      .replace(':round', String(round.roundId))
      .replace(':sheet', String(round.sheets.health))
      .replace(':home', String(round.sheets.home))
    const cookie = await as(w[who] as TestPerson)
    for (const lang of ['vi', 'en']) {
      const answer = await get(app, `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`, cookie)
      const shown =
        answer.status === 303
          ? await get(
              app,
              answer.headers.get('location') ?? '',
              `${cookie}; ${answer.headers.get('set-cookie')?.split(';')[0] ?? ''}`,
            )
          : answer
      expect(shown.status).toBe(200)
      expect(await faults(await shown.text())).toEqual([])
    }
  })
})

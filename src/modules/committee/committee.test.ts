import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { statementCounter } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import {
  aMandate,
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  type TestUnit,
  testApp,
} from '#testing/world.ts'
import { endMandate } from '../identity/actions.ts'
import { setInstallation } from '../organisation/actions.ts'
import { addSeat, assignSeat, endAssignment, endSeat, foundCommittee, passOn, seatHolder } from './actions.ts'
import { search } from './facts/offers.ts'
import { readCommittee, readSeat, waitingFor } from './facts.ts'

const counter = statementCounter({
  session: /auth_session|mandate_on\(.*person p/i,
  audit: /insert into "?audit/i,
})
let t: TestDb
let app: TestApp
let province: TestUnit
let health: TestUnit
let works: TestUnit
let home: TestUnit
let clerk: TestPerson
let director: TestPerson
let id: number
const decisionNo = '1/QĐ (thử)'

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  app = testApp(t.db, testClock('2025-02-20'))
  province = await aUnit(t.db, { name: 'Tỉnh Thử', kind: 'province' })
  home = await aUnit(t.db, { name: 'Sở Nội vụ', parent: province.id })
  health = await aUnit(t.db, { name: 'Sở Y tế', parent: province.id })
  works = await aUnit(t.db, { name: 'Sở Xây dựng', parent: province.id })
  clerk = await aPerson(t.db, { office: 'standing-clerk', unit: home.id })
  director = await aPerson(t.db, { name: 'Giám Đốc Cũ', office: 'head', unit: works.id })
  await setInstallation({ ...(await on(clerk)), actor: system } as Ctx, province.id, '2000-01-01')
  const made = await foundCommittee(await on(clerk), {
    unitId: province.id,
    nameVi: 'Ban Chỉ đạo tỉnh Thử',
    decisionNo,
    decidedOn: '2023-03-06',
    standingUnitId: home.id,
  })
  id = made.id
})
afterAll(() => t.drop())

const on = (person: { id: string }, today: Day = '2025-02-20') => ctxFor(t.db, person, { today })

/** A member's seat of the director of works, taken in 2023. */
const aSeat = async (ofUnitId: number = works.id): Promise<number> => {
  const ctx = await on(clerk, '2023-03-06')
  const seat = await addSeat(ctx, id, {
    role: 'member',
    postVi: 'Giám đốc Sở Xây dựng',
    ofUnitId,
    ofOffice: 'head',
    from: '2023-03-06',
    decisionNo,
  })
  await passOn(ctx, seat.id, { from: '2023-03-06', decisionNo })
  return seat.id
}
const watch = async (seat: number, unitId: number, from: Day = '2023-04-11') =>
  assignSeat(await on(clerk, from), seat, {
    target: { kind: 'unit', targetId: unitId, year: null },
    from,
    decisionNo,
  })
const sees = async (person: { id: string }, day: Day = '2025-02-20') =>
  (await on(person, day)).actor.sees.unitIds
const said = reasonOf

describe('a seat belongs to an office', () => {
  test('the member’s mandate comes with the first assignment, reaches what the seat answers for, and ends with it', async () => {
    const seat = await aSeat()
    const offices = async () => (await on(director)).actor.mandates.map((m) => m.office)
    expect(await offices()).toEqual(['head'])
    const { id: made } = await watch(seat, health.id)
    expect(await offices()).toContain('committee-member')
    expect(await sees(director)).toContain(health.id)
    expect(await sees(director, '2023-04-10')).not.toContain(health.id)
    await endAssignment(await on(clerk), seat, made, { lastDay: '2025-02-20', decisionNo })
    expect(await sees(director, '2025-02-21')).not.toContain(health.id)
    await endSeat(await on(clerk), seat, { lastDay: '2025-02-20', decisionNo })
    expect((await on(director, '2025-02-21')).actor.mandates.map((m) => m.office)).toEqual(['head'])
  })

  test('another holder of the office: the seat shows it, it waits for the clerk, one step passes all on, history stays', async () => {
    const unit = await aUnit(t.db, { name: 'Sở Giao thông', parent: province.id })
    const old = await aPerson(t.db, { name: 'Người Trước', office: 'head', unit: unit.id })
    const seat = await aSeat(unit.id)
    await watch(seat, health.id)
    const next = await aPerson(t.db, { name: 'Người Sau' })
    await endMandate({ ...(await on(clerk)), actor: system }, old.mandateId ?? 0, {
      lastDay: '2025-02-16',
      reason: 'Nghỉ hưu',
    })
    await aMandate(t.db, next.id, { office: 'head', unit: unit.id, from: '2025-02-17' })
    const { actor } = await on(clerk)
    const waits = async () => {
      const rows = await waitingFor(actor, '2025-02-20')?.execute(t.db)
      return rows?.rows.filter((row) => row.subject_id === seat).map((row) => row.detail)
    }
    expect(await waits()).toEqual(['Người Sau'])
    const hits = await search('nguoi truoc', actor, '2025-02-20', 'vi')?.execute(t.db)
    expect(hits?.rows.map((row) => row.url)).toEqual([`/committee/seats/${seat}`])
    expect((await readSeat(await on(clerk), seat, 2025)).seat.state).toBe('changed')
    await passOn(await on(clerk), seat, { from: '2025-02-17', decisionNo: '2/QĐ' })
    expect(await waits()).toEqual([])
    expect(await sees(next)).toContain(health.id)
    expect((await on(old)).actor.mandates).toEqual([])
    const reading = await readSeat(await on(clerk), seat, 2025)
    expect(reading.seat).toMatchObject({ state: 'held', holding: { name: 'Người Sau' } })
    expect(reading.holdings.map((one) => [one.name, one.from, one.to])).toEqual([
      ['Người Sau', '2025-02-17', null],
      ['Người Trước', '2023-03-06', '2025-02-16'],
    ])
    expect(await sees(old, '2025-02-16')).toContain(health.id)
  })

  test('what a seat answers for and what its holder reaches never part', async () => {
    const kept = await sql<{ seat: string; scope: string }>`
      select coalesce(string_agg(distinct a.target_id::text, ',' order by a.target_id::text), '') as seat,
        coalesce((select string_agg(distinct s.target_id::text, ',' order by s.target_id::text) from mandate_scope s
          where s.mandate_id = h.mandate_id and (s.valid_to is null or s.valid_to >= '2025-02-20')), '') as scope
      from committee_holding h left join committee_assignment a on a.seat_id = h.seat_id
        and (a.valid_to is null or a.valid_to >= '2025-02-20')
      where h.valid_to is null and h.mandate_id is not null group by h.id, h.mandate_id`.execute(t.db)
    expect(kept.rows.length).toBeGreaterThan(0)
    for (const row of kept.rows) expect(row.scope).toBe(row.seat)
  })

  test('two seats of one person: what one gave ends with it, what the other gave stays', async () => {
    const unit = await aUnit(t.db, { name: 'Sở Công Thương', parent: province.id })
    const both = await aPerson(t.db, { name: 'Hai Ghế', office: 'head', unit: unit.id })
    const [first, second] = [await aSeat(unit.id), await aSeat(unit.id)]
    await watch(first, health.id)
    const { id: shared } = await watch(second, health.id)
    await watch(second, works.id)
    await endAssignment(await on(clerk), second, shared, { lastDay: '2025-02-18', decisionNo })
    expect(await sees(both)).toEqual(expect.arrayContaining([health.id, works.id]))
    const later = { lastDay: '2026-01-01' as Day, decisionNo }
    expect(await said(endAssignment(await on(clerk, '2025-02-18'), second, shared, later))).toBe(
      'ends-already',
    )
    await endSeat(await on(clerk), second, { lastDay: '2025-02-19', decisionNo })
    expect(await sees(both, '2025-02-19')).toContain(works.id)
    expect(await sees(both)).not.toContain(works.id)
    expect(await sees(both)).toContain(health.id)
    await endSeat(await on(clerk), first, { lastDay: '2025-02-19', decisionNo })
    expect((await on(both)).actor.mandates.map((m) => m.office)).toEqual(['head'])
  })

  test('an office outside: a name alone reaches nothing, an account later takes the work over', async () => {
    const ctx = await on(clerk, '2023-03-06')
    const seat = await addSeat(ctx, id, {
      role: 'member',
      postVi: 'Trưởng Ban Dân vận',
      from: '2023-03-06',
      decisionNo,
    })
    await seatHolder(ctx, seat.id, { name: 'Kha Thị Thử', from: '2023-03-06', decisionNo })
    await watch(seat.id, health.id)
    const person = await aPerson(t.db, { name: 'Người Có Tài Khoản', username: 'co.tai.khoan' })
    await seatHolder(await on(clerk), seat.id, { username: 'co.tai.khoan', from: '2025-01-01', decisionNo })
    expect(await sees(person)).toEqual([health.id])
    expect(await said(passOn(await on(clerk), seat.id, { from: '2025-02-01', decisionNo }))).toBe(
      'seat-of-no-office',
    )
  })
})

describe('refused', () => {
  test.each([
    ['its own unit', () => works.id, 'own-unit'],
    ['a unit above', () => province.id, 'bad-input'],
  ])('%s', async (_, unit, reason) => {
    const seat = await aSeat()
    expect(await said(watch(seat, unit()))).toBe(reason)
  })

  test('who may not shape it, a seat that follows an office, a pilot that is none', async () => {
    const seat = await aSeat()
    const ending = { lastDay: '2025-02-20', decisionNo }
    expect(await said(endSeat(await on(director), seat, ending))).toBe('forbidden')
    const by = { username: clerk.username, from: '2025-01-01' as Day, decisionNo }
    expect(await said(seatHolder(await on(clerk), seat, by))).toBe('seat-of-an-office')
    const target = { kind: 'pilot' as const, targetId: health.id, year: 2025 }
    expect(await said(assignSeat(await on(clerk), seat, { target, from: '2025-01-01', decisionNo }))).toBe(
      'bad-input',
    )
    expect(await said(endAssignment(await on(clerk), seat, 999_999, ending))).toBe('page')
  })

  test('a head shapes the committee of exactly that unit, and no other', async () => {
    const input = {
      unitId: works.id,
      nameVi: 'Ban Chỉ đạo của Sở',
      decisionNo,
      decidedOn: '2024-01-02' as Day,
    }
    expect((await foundCommittee(await on(director), input)).id).toBeGreaterThan(0)
    expect(await said(foundCommittee(await on(director), { ...input, unitId: health.id }))).toBe('forbidden')
    expect(await said(foundCommittee(await on(director), { ...input, unitId: province.id }))).toBe(
      'forbidden',
    )
  })
})

describe('pages', () => {
  const page = async (path: string, person: { id: string }, lang = 'vi') => {
    const cookie = `${await signIn(app, person)}; lang=${lang}`
    counter.reset()
    const answer = await get(app, path, cookie)
    return {
      status: answer.status,
      html: await answer.text(),
      statements: counter.statements('domain').length,
    }
  }

  test('list, committee and seat, in both languages, few statements; forms for whoever shapes it', async () => {
    const unit = await aUnit(t.db, { name: 'Sở Du lịch', parent: province.id })
    await aPerson(t.db, { office: 'head', unit: unit.id })
    const seat = await aSeat(unit.id)
    await watch(seat, health.id)
    for (const path of ['/committee', `/committee/${id}`, `/committee/seats/${seat}`])
      for (const lang of ['vi', 'en']) {
        const { status, html, statements } = await page(path, clerk, lang)
        expect(status).toBe(200)
        expect(await faults(html)).toEqual([])
        expect(statements).toBeLessThanOrEqual(14)
      }
    expect((await page(`/committee/${id}`, clerk)).html).toContain('Thêm ghế')
    const read = (await page(`/committee/${id}`, director)).html
    expect(read).toContain('đơn vị chưa có ủy viên theo dõi')
    expect(read).not.toContain('Thêm ghế')
    expect((await page('/committee/999999', clerk)).status).toBe(404)
  })

  test('a refused form comes back with its reason at the field, and what was typed', async () => {
    const seat = await aSeat()
    const cookie = await signIn(app, clerk)
    const send = async (path: string, fields: Record<string, string>) => {
      const answer = await post(app, path, fields, cookie)
      return { status: answer.status, html: await answer.text() }
    }
    const own = { target: `unit:${works.id}`, from: '2025-01-01', decisionNo: '9/QĐ giữ lại', to: '' }
    const refused = await send(`/committee/seats/${seat}/assignments`, own)
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('Không ai theo dõi chính đơn vị mình.')
    expect(refused.html).toContain('9/QĐ giữ lại')
    const half = {
      role: 'member',
      postVi: 'Ghế',
      ofUnitId: String(works.id),
      ofOffice: '',
      from: '2025-01-01',
      decisionNo,
    }
    expect((await send(`/committee/${id}/seats`, half)).status).toBe(422)
    const both = { username: 'a', name: 'B', from: '2025-01-01', decisionNo }
    expect((await send(`/committee/seats/${seat}/holder`, both)).status).toBe(422)
  })

  test('checks: a unit without a member and a member without work are named', async () => {
    const { lacking } = await readCommittee(await on(clerk), id, 2025)
    expect(lacking.units.map((unit) => unit.name)).toContain('Sở Xây dựng')
    expect(lacking.units.map((unit) => unit.name)).not.toContain('Sở Nội vụ')
    expect(lacking.idle.length).toBeGreaterThan(0)
  })
})

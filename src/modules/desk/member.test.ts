import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { statementCounter } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { aPerson, aUnit, get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { addSeat, assignSeat, endAssignment, foundCommittee, seatHolder } from '../committee/actions.ts'
import { aConcluded, aSeason, aVisit, type Season } from '../inspections/world.ts'
import { saveMemberReport, tellMemberReports } from '../meetings/actions.ts'
import { changeSetting } from '../organisation/actions.ts'
import { actOnTask, giveInstruction, submitTask } from '../tasks/actions.ts'

const counter = statementCounter({ session: /auth_session/i, audit: /insert into "?audit/i })
const decisionNo = '1/QĐ (thử)'
let t: TestDb
let s: Season
let app: TestApp
let seat = 0
let onPaper = 0
let bigSeat = 0
const cookies: Record<string, string> = {}
const clock = testClock('2025-01-06')

type Shown = { status: number; text: string; location: string | null }
const page = async (path: string, who: string, lang = 'vi'): Promise<Shown> => {
  const answer = await get(app, path, `${cookies[who]}; lang=${lang}`)
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const sends = async (path: string, who: string, fields: Record<string, string>): Promise<Shown> => {
  const answer = await post(app, path, fields, cookies[who])
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const main = ({ text }: Shown): string => text.slice(text.indexOf('<main'), text.indexOf('<footer'))
const rowsOf = (shown: Shown): number =>
  new Set([...main(shown).matchAll(/href="\/(?:tasks|inspections\/findings)\/(\d+)"/g)].map((m) => m[1])).size

let path = 0
const gives = async (unitId: number, title: string, due: Day, done?: Day): Promise<void> => {
  const given = await giveInstruction(await s.on(s.issuer, '2024-02-01'), {
    source: { kind: 'plan', id: 1, code: 'KH', label: 'Kế hoạch thử' },
    path: String(++path),
    title,
    product: 'Báo cáo',
    deadline: { kind: 'day', on: due, reading: 'inclusive' },
    issuedOn: '2024-02-01',
    assignments: [{ leadUnitId: unitId }],
  })
  if (!done) return
  const id = given.tasks[0]?.id ?? 0
  await actOnTask(await s.on(s.focal, '2024-02-02'), id, 'accept', {})
  await submitTask(await s.on(s.focal, done), id, { documentNo: '1/BC' })
  await actOnTask(await s.on(s.clerk, done), id, 'complete', {})
}

const seatOf = async (postVi: string, who: { username?: string; name?: string }, unitIds: number[]) => {
  const from = { from: '2024-01-15' as Day, decisionNo }
  const ctx = await s.on(s.clerk, '2024-01-15')
  const [committee] = (await sql<{ id: number }>`select id from committee`.execute(t.db)).rows
  const { id } = await addSeat(ctx, committee?.id ?? 0, { role: 'member', postVi, ...from })
  await seatHolder(ctx, id, { ...who, ...from })
  for (const targetId of unitIds)
    await assignSeat(ctx, id, { target: { kind: 'unit', targetId, year: null }, ...from })
  return id
}

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  app = testApp(t.db, clock)
  s = await aSeason(t.db)
  const [one, two] = s.units as [(typeof s.units)[0], (typeof s.units)[0]]
  const founding = await s.on(s.clerk, '2024-01-12')
  await foundCommittee(founding, {
    unitId: s.province.id,
    nameVi: 'Ban Chỉ đạo tỉnh Thử',
    decisionNo,
    decidedOn: '2024-01-12',
  })
  await changeSetting(
    { ...(await s.on(s.issuer, '2024-07-01')), actor: system },
    { key: 'meetings.member-report-days', value: 10, from: '2024-07-01', reason: 'Quy chế (thử)' },
  )
  seat = await seatOf('Phó Chủ tịch', { username: s.member.username }, [one.id, two.id])
  onPaper = await seatOf('Trưởng Ban Đảng', { name: 'Người Trên Giấy' }, [two.id])
  const many = await aPerson(t.db, { name: 'Ủy Viên Nhiều' })
  const units = await Promise.all(
    Array.from({ length: 20 }, (_, n) => aUnit(t.db, { name: `Sở thứ ${n + 1}`, parent: s.province.id })),
  )
  bigSeat = await seatOf(
    'Ủy viên nhiều đơn vị',
    { username: many.username },
    units.map((unit) => unit.id),
  )
  await gives(one.id, 'Việc đã xong', '2024-06-30', '2024-06-20')
  await gives(one.id, 'Việc quá hạn', '2024-10-31')
  await gives(one.id, 'Việc sắp đến', '2025-01-20')
  await gives(two.id, 'Việc xong sau quý', '2024-12-20')
  const visit = await aVisit(s)
  await aConcluded(s, visit, s.items.slice(0, 2), '2024-04-02')
  const people: Record<string, TestPerson> = { ...s, many } as never
  for (const name of ['clerk', 'issuer', 'auditor', 'head', 'focal', 'member', 'inspector', 'many'])
    cookies[name] = await signIn(app, people[name] as TestPerson)
})
afterAll(() => t.drop())
beforeEach(() => counter.reset())

const statements = () => counter.statements('domain')

describe('the sheet of a member', () => {
  test('is read by who sits in the seat and those who see all; for everybody else there is none', async () => {
    const at = `/seats/${seat}/sheet`
    for (const who of ['member', 'clerk', 'issuer', 'auditor'])
      expect([who, (await page(at, who)).status]).toEqual([who, 200])
    for (const who of ['head', 'focal', 'inspector', 'many'])
      expect([who, (await page(at, who)).status]).toEqual([who, 404])
    expect((await page('/seats/999999/sheet', 'clerk')).status).toBe(404)
    expect((await page('/seats/own', 'member')).location).toBe(at)
    expect((await page('/seats/own', 'head')).status).toBe(404)
    expect((await page(`/committee/seats/${seat}`, 'member')).text).toContain(`href="${at}"`)
    expect((await page(`/committee/seats/${seat}`, 'head')).text).not.toContain(at)
    expect(main(await page('/', 'member'))).toContain('href="/seats/own"')
  })

  test('each unit in a line and on a page of its own; each number opens as many rows, for the member and the agency', async () => {
    for (const who of ['member', 'clerk']) {
      const shown = main(await page(`/seats/${seat}/sheet`, who))
      expect(shown.match(/ct-member-unit/g)).toHaveLength(2)
      for (const words of [
        'Việc quá hạn',
        'Việc sắp đến',
        'Tồn tại ở nội dung',
        '02/04/2024',
        'chưa kiểm tra',
      ])
        expect(shown).toContain(words)
      const table = shown.slice(shown.indexOf('<table'), shown.indexOf('</table>'))
      const links = [
        ...table.matchAll(/<a class="ct-n" href="(\/(?:tasks|inspections\/findings)\?[^"]+)"[^>]*>(\d+)/g),
      ].map(([, href, n]) => ({ href: (href ?? '').replaceAll('&amp;', '&'), n: Number(n) }))
      expect(links.length).toBeGreaterThanOrEqual(3)
      for (const { href, n } of links) expect([href, rowsOf(await page(href, who))]).toEqual([href, n])
    }
  })

  test('twenty units ask as many statements as two: at most eight', async () => {
    const two = await page(`/seats/${seat}/sheet`, 'clerk')
    const asked = statements().length
    counter.reset()
    const twenty = await page(`/seats/${bigSeat}/sheet`, 'many')
    expect(main(twenty).match(/ct-member-unit/g)).toHaveLength(20)
    expect([asked, statements().length], statements().join('\n\n')).toEqual([asked, asked])
    expect(asked).toBeLessThanOrEqual(8)
    for (const { text } of [two, twenty, await page(`/seats/${bigSeat}/sheet`, 'many', 'en')])
      expect(await faults(text)).toEqual([])
  })
})

describe('the quarterly report of a member', () => {
  const at = () => `/meetings/member-reports/${seat}/2024-4`
  const words = { done: 'Đã đi cơ sở.', difficulties: '', proposals: 'Thêm máy quét\n\nThêm người' }

  test('waits from the quarter’s end, is due by the dated setting, and is nobody’s but the member’s until it is sent', async () => {
    clock.goTo('2024-12-30')
    expect((await page(at(), 'member')).status).toBe(404)
    clock.goTo('2024-12-31')
    const waiting = main(await page('/waiting?room=meetings', 'member'))
    expect(waiting).toContain(`href="${at()}"`)
    expect(waiting).toContain('10/01/2025')
    // the setting held from the third quarter on: nothing is asked for those before
    expect(waiting).toContain(`/meetings/member-reports/${seat}/2024-3`)
    expect(waiting).not.toContain(`/meetings/member-reports/${seat}/2024-2`)
    for (const who of ['clerk', 'issuer', 'auditor', 'head', 'many'])
      expect([who, (await page(at(), who)).status]).toEqual([who, 404])
    counter.reset()
    const shown = await page(at(), 'member')
    expect(statements().length, statements().join('\n\n')).toBeLessThanOrEqual(8)
    expect(await faults(shown.text)).toEqual([])
    expect(await faults((await page(at(), 'member', 'en')).text)).toEqual([])
  })

  test('word goes out before its day, on it and each week after, once an occasion, to who holds the seat', async () => {
    const told = async (today: Day) => {
      const before = await sql<{ id: number }>`select coalesce(max(id), 0) as id from notification`.execute(
        t.db,
      )
      await tellMemberReports({ ...(await s.on(s.clerk, today)), actor: system })
      const found = await sql<{ kind: string; person_id: string; url: string; text: string }>`
        select kind, person_id, url, facts ->> 'vi' as text from notification
        where id > ${before.rows[0]?.id ?? 0} and url like '%/2024-4'`.execute(t.db)
      return found.rows
    }
    expect(await told('2025-01-06')).toEqual([])
    // the seat without an account hears nothing
    const near = await told('2025-01-07')
    expect(near.map((one) => [one.kind, one.url]).sort()).toEqual(
      [seat, bigSeat].map((id) => ['meetings.report-near', `/meetings/member-reports/${id}/2024-4`]),
    )
    expect(near.find((one) => one.person_id === s.member.id)?.text).toBe(
      'Báo cáo quý IV/2024: gửi hết ngày 10/01/2025.',
    )
    expect(await told('2025-01-08')).toEqual([])
    expect((await told('2025-01-10')).map((one) => one.kind)).toEqual(Array(2).fill('meetings.report-due'))
    expect(await told('2025-01-13')).toEqual([])
    expect((await told('2025-01-18')).map((one) => one.text)).toEqual(
      Array(2).fill('Báo cáo quý IV/2024 chưa gửi, hạn ngày 10/01/2025 đã qua 8 ngày.'),
    )
    expect(await told('2025-01-19')).toEqual([])
    expect(await told('2025-01-24')).toHaveLength(2)
  })

  test('a draft on an older version is told so with what was typed; words are asked for before it is sent', async () => {
    expect((await sends(`${at()}/draft`, 'member', { ...words, version: '0' })).status).toBe(303)
    const older = await sends(`${at()}/draft`, 'member', { ...words, done: 'Bản khác', version: '0' })
    expect([older.status, older.text.includes('Bản khác')]).toEqual([409, true])
    const empty = await sends(`${at()}/sending`, 'member', { ...words, done: ' ', version: '1' })
    expect([empty.status, empty.text.includes('aria-invalid')]).toEqual([422, true])
    expect((await sends(`${at()}/draft`, 'clerk', { ...words, version: '1' })).status).toBe(404)
    const racing = await s.on(s.member, '2024-12-31')
    const key = { seatId: seat, year: 2024, quarter: 3 }
    const save = () =>
      saveMemberReport(racing, key, { done: 'A', difficulties: '', proposals: [], version: 0 }).then(
        () => 'kept',
        () => 'told',
      )
    expect((await Promise.all([save(), save()])).sort()).toEqual(['kept', 'told'])
  })

  test('sent late it stays late; its figures are those of the quarter’s last day as they stood when sent', async () => {
    clock.goTo('2025-01-13')
    expect((await sends(`${at()}/sending`, 'member', { ...words, version: '1' })).status).toBe(303)
    await gives(s.units[1]?.id ?? 0, 'Giao thêm cho năm 2024', '2024-12-01')
    const sent = main(await page(at(), 'clerk'))
    for (const text of ['Đã đi cơ sở.', 'Thêm máy quét', '1/3', 'Chậm 3 ngày', '13/01/2025'])
      expect(sent).toContain(text)
    // given since with an earlier deadline: not in what was sent
    expect(sent).toMatch(/Sở Hai[\s\S]*?0\/1/)
    // what was sent is spoken of no more, however late it came
    const owed = { ...(await s.on(s.clerk, '2025-02-07')), actor: system }
    await tellMemberReports(owed)
    const still = await sql<{ url: string }>`select url from notification
      where kind = 'meetings.report-overdue' and occasion like '%:2024-4:%:4'`.execute(t.db)
    expect(still.rows.map((one) => one.url)).toEqual([`/meetings/member-reports/${bigSeat}/2024-4`])
    const locked = await sends(`${at()}/draft`, 'member', { ...words, version: '2' })
    expect([locked.status, locked.text.includes('không sửa được')]).toEqual([409, true])
    expect((await page(at(), 'head')).status).toBe(404)
    expect(main(await page('/waiting?room=meetings', 'member'))).not.toContain(at())
  })

  test('the agency sees by name who sent and who did not, with days; who has no account is entered from paper', async () => {
    const list = await page('/meetings/member-reports?of=2024&quarter=4', 'clerk')
    expect(await faults(list.text)).toEqual([])
    const shown = main(list)
    expect(shown).toContain('1/3')
    for (const text of ['Ủy viên', 'Người Trên Giấy', 'Ủy Viên Nhiều', 'Quá hạn 3 ngày', 'Chậm 3 ngày'])
      expect(shown).toContain(text)
    const json = await get(app, '/api/v1/member-reports?of=2024&quarter=4', cookies.clerk)
    const { items } = (await json.json()) as { items: { daysLate: number; state: string }[] }
    expect(items.map((one) => `${one.state} ${one.daysLate}`)).toEqual(['sent 3', 'unsent 3', 'unsent 3'])
    const paper = `/meetings/member-reports/${onPaper}/2024-4`
    expect((await page(paper, 'issuer')).status).toBe(404)
    expect((await sends(`${paper}/sending`, 'clerk', { ...words, version: '0' })).status).toBe(303)
    expect(main(await page(paper, 'auditor'))).toContain('Người Trên Giấy')
    for (const who of ['head', 'focal', 'inspector'])
      expect([who, (await page('/meetings/member-reports', who)).status]).toEqual([who, 404])
    expect((await page('/meetings/member-reports?quarter=5', 'clerk')).status).toBe(422)
  })

  test('a proposal becomes a recommendation in one step and once, by the member alone', async () => {
    const step = (who: string, text: string) =>
      sends(`${at()}/recommendation`, who, { text, addressedTo: 'Cơ quan thường trực' })
    expect((await step('clerk', 'Thêm máy quét')).status).toBe(403)
    expect((await step('member', 'Không có trong báo cáo')).status).toBe(422)
    expect((await step('member', 'Thêm máy quét')).status).toBe(303)
    const twice = await step('member', 'Thêm máy quét')
    expect([twice.status, twice.text.includes('đã thành kiến nghị')]).toEqual([409, true])
    expect(main(await page('/meetings/recommendations', 'clerk'))).toContain('Thêm máy quét')
    expect(main(await page(at(), 'clerk'))).toMatch(/Đã thành kiến nghị[\s\S]*Thêm người/)
  })

  test('given back with a reason it waits again; sent anew it keeps both sendings, and the first day', async () => {
    expect((await sends(`${at()}/return`, 'issuer', { reason: 'Thiếu' })).status).toBe(403)
    expect((await sends(`${at()}/return`, 'clerk', { reason: '' })).status).toBe(422)
    expect((await sends(`${at()}/return`, 'clerk', { reason: 'Thiếu phần khó khăn' })).status).toBe(303)
    expect((await sends(`${at()}/return`, 'clerk', { reason: 'Thiếu' })).status).toBe(409)
    expect(main(await page('/waiting?room=meetings', 'member'))).toContain('Thiếu phần khó khăn')
    clock.goTo('2025-01-20')
    // what is written anew is its writer's alone until it is sent again
    const rewritten = { ...words, difficulties: 'Chữ chưa gửi', version: '2' }
    expect((await sends(`${at()}/draft`, 'member', rewritten)).status).toBe(303)
    const before = main(await page(at(), 'clerk'))
    expect([before.includes('Chữ chưa gửi'), before.includes('Đã đi cơ sở.')]).toEqual([false, true])
    const again = { ...words, difficulties: 'Thiếu người', version: '3' }
    expect((await sends(`${at()}/sending`, 'member', again)).status).toBe(303)
    const shown = main(await page(at(), 'auditor'))
    for (const text of [
      'Lần 1: 13/01/2025',
      'Lần 2: 20/01/2025',
      'Thiếu phần khó khăn',
      'Chậm 3 ngày',
      '0/2',
    ])
      expect(shown).toContain(text)
  })

  test('figures are those of the units answered for at the quarter’s end, also of one that was taken away since', async () => {
    const [watched] = (
      await sql<{
        id: number
      }>`select id from committee_assignment where seat_id = ${seat} and target_id = ${s.units[0]?.id}`.execute(
        t.db,
      )
    ).rows
    await endAssignment(await s.on(s.clerk, '2025-01-20'), seat, watched?.id ?? 0, {
      lastDay: '2025-01-20',
      decisionNo,
    })
    clock.goTo('2025-01-21')
    expect(main(await page(`/seats/${seat}/sheet`, 'member'))).not.toContain('Sở Một')
    const third = main(await page(`/meetings/member-reports/${seat}/2024-3`, 'member'))
    expect(third).toMatch(/Sở Một[\s\S]*?1\/3/)
    clock.goTo('2025-01-13')
  })

  test('as a Word file and a PDF for whoever reads it', async () => {
    const file = async (format: string, who: string) => get(app, `${at()}/report.${format}`, cookies[who])
    expect((await file('docx', 'head')).status).toBe(404)
    for (const format of ['docx', 'pdf']) {
      const answer = await file(format, 'issuer')
      expect([answer.status, (await answer.arrayBuffer()).byteLength > 5000]).toEqual([200, true])
    }
  })
})

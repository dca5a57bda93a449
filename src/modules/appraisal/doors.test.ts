import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { anOpenRound, aWorld, type OpenRound, schemeId, typedFor, type World } from './world.ts'

let t: TestDb
let w: World
let app: TestApp
let round: OpenRound
let statements: string[] = []
const clock = testClock('2025-02-05')

beforeAll(async () => {
  t = await testDb({ onQuery: ({ sql }) => statements.push(sql) })
  w = await aWorld(t.db)
  round = await anOpenRound(w)
  app = testApp(t.db, clock)
}, 30_000)
afterAll(() => t.drop())

const at = (day: string) => clock.goTo(day)
const as = (person: TestPerson) => signIn(app, person)
const plain = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const page = async (person: TestPerson, path: string) => plain(await get(app, path, await as(person)))
const sent = async (person: TestPerson, path: string, fields: Record<string, string | string[]> = {}) =>
  post(app, path, fields, await as(person))
const gone = async (person: TestPerson, path: string, fields: Record<string, string | string[]> = {}) => {
  const answer = await sent(person, path, fields)
  return { status: answer.status, location: answer.headers.get('location') }
}

/** Statements of a page that are the room's own: not the session, not the bar above every page. */
const domain = async (person: TestPerson, path: string): Promise<number> => {
  const cookie = await as(person)
  await get(app, path, cookie)
  statements = []
  await get(app, path, cookie)
  return statements.filter((one) => /rat(ing|ed)_|discipline_event/.test(one) && !/union all/.test(one))
    .length
}

describe('in the browser, by people in their roles', () => {
  test('a round is made, opened, its council seated; a bad form comes back with what was typed', async () => {
    at('2025-02-05')
    const days = { postsOn: '2024-12-31', selfBy: '2025-02-07', commentsBy: '2025-02-01' }
    const form = {
      title: 'Đợt thử tại cửa',
      year: '2023',
      block: 'district',
      schemeId: String(await schemeId(t.db)),
      ...days,
      meetingOn: '2025-02-17',
      decideBy: '2025-02-28',
      quorumPercent: '67',
      objectionDays: '15',
    }
    const refused = await sent(w.clerk, '/ratings/rounds', form)
    expect(refused.status).toBe(422)
    const again = await plain(refused)
    expect(again).toContain('Đợt thử tại cửa')
    expect(again).toContain('Ngày này sớm hơn ngày của bước trước.')
    expect(await faults(again)).toEqual([])
    const made = await gone(w.clerk, '/ratings/rounds', { ...form, commentsBy: '2025-02-14' })
    expect(made.status).toBe(303)
    expect((await gone(w.clerk, `${made.location}/opening`)).status).toBe(409)
    expect(await page(w.clerk, `${made.location}/council`)).toContain('Chủ tịch hội đồng')
    expect(
      (
        await gone(w.clerk, `${made.location}/council`, {
          decisionNo: '1/QĐ',
          decidedOn: '2025-02-05',
          headId: w.chair.id,
        })
      ).status,
    ).toBe(422)
  })

  test('a table of facts is tried first, then saved whole or not at all; facts without a value are passed over', async () => {
    const path = `/ratings/rounds/${round.id}/facts`
    const form = await get(app, path, await as(w.clerk))
    const html = await form.text()
    expect(html).toContain('Sở Tư pháp;Tiêu chí chung')
    // the clerk's own unit is prepared by an issuer
    expect(html).not.toContain('Sở Nội vụ;')
    expect(await faults(html)).toEqual([])
    const kept = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from rating_fact`.execute(t.db)).rows[0]?.n
    const heads = 'đơn vị;số liệu;giá trị;văn bản'
    const good = 'Sở Y tế;corruption;không;Báo cáo 3\nSở Tư pháp;general;có;Báo cáo 3\nSở Y tế;units.good;;'
    const before = await kept()
    const bad = await sent(w.clerk, path, {
      press: 'save',
      table: `${heads}\n${good}\nSở Nội vụ;general;có;Báo cáo 3\nSở Y tế;general;đúng;Báo cáo 3`,
    })
    const words = await plain(bad)
    expect([bad.status, await kept()]).toEqual([422, before])
    expect(words).toContain('Đơn vị của bạn: người ban hành nhập')
    expect(words).toContain('Ghi “có” hoặc “không”')
    const tried = await sent(w.clerk, path, { press: 'try', table: `${heads}\n${good}` })
    expect([tried.status, await kept()]).toEqual([200, before])
    expect(await plain(tried)).toContain('Lưu 2 dòng')
    expect(await gone(w.clerk, path, { press: 'save', table: `${heads}\n${good}` })).toEqual({
      status: 303,
      location: `/ratings/rounds/${round.id}`,
    })
    expect(await kept()).toBe((before ?? 0) + 2)
    expect((await sent(w.clerk, path, { press: 'try' })).status).toBe(422)
    expect((await sent(w.auditor, path, { press: 'try', table: heads })).status).toBe(403)
    expect((await sent(w.stranger, path, { press: 'try', table: heads })).status).toBe(404)
  })

  test('the person assesses themselves, the unit’s body comments, the clerk enters facts', async () => {
    at('2025-02-05')
    const own = `/ratings/persons/${round.cases.justice}`
    expect(await page(w.heads.justice, own)).toContain('Gửi tự đánh giá')
    expect((await gone(w.heads.justice, `${own}/self`, { level: 'best', text: '' })).status).toBe(422)
    expect(await gone(w.heads.justice, `${own}/self`, { level: 'good', text: 'Kết quả năm' })).toEqual({
      status: 303,
      location: own,
    })
    const body = await page(w.focal, own)
    expect(body).toContain('Bạn chỉ thấy ý kiến của mình')
    expect(body).not.toContain('Kết quả năm')
    expect((await gone(w.focal, `${own}/comments`, { text: 'Thống nhất' })).status).toBe(303)
    const refused = await plain(
      await sent(w.clerk, `${own}/facts`, { key: 'tasks.exceeded', value: '140', source: 'Báo cáo' }),
    )
    expect(refused).toContain('Số này ngoài khoảng cho phép.')
    expect(refused).toContain('value="140"')
    await typedFor(w, round.cases.justice)
    await typedFor(w, round.cases.health)
    await typedFor(w, round.cases.home, w.issuer)
    expect((await gone(w.clerk, `/ratings/rounds/${round.id}/proposals`)).status).toBe(303)
    expect(await page(w.heads.justice, own)).toContain('Còn thiếu để lên')
  })

  test('the council meets and votes, one person after the other', async () => {
    at('2025-02-17')
    const to = `/ratings/rounds/${round.id}`
    expect(await page(w.chair, to)).toContain('Mở phiên họp')
    expect((await gone(w.chair, `${to}/meeting`)).status).toBe(303)
    expect(await page(w.member, to)).toContain('còn 3 người chưa bỏ phiếu')
    const first = `/ratings/persons/${round.cases.home}`
    expect((await gone(w.member, `${first}/vote`, { level: 'abstain' })).status).toBe(422)
    const next = await gone(w.member, `${first}/vote`, { level: 'good' })
    expect(next.location).not.toBe(first)
    expect(await page(w.member, first)).toContain('1/3 ghế đã bỏ phiếu')
    const health = `/ratings/persons/${round.cases.health}`
    expect(await page(w.heads.health, health)).not.toContain('Phiếu của bạn')
    expect((await gone(w.heads.health, `${health}/vote`, { level: 'excellent' })).status).toBe(403)
    for (const id of Object.values(round.cases))
      for (const voter of [w.chair, w.member, w.heads.health])
        if (!(id === round.cases.health && voter === w.heads.health))
          await sent(voter, `/ratings/persons/${id}/vote`, {
            level: id === round.cases.justice ? 'completed' : 'good',
          })
    expect((await gone(w.chair, `${to}/meeting-closing`, { minutesNo: '' })).status).toBe(422)
    expect((await gone(w.chair, `${to}/meeting-closing`, { minutesNo: '5/BB' })).status).toBe(303)
  })

  test('the list is put together; an issuer who differs says why; the decision has a number', async () => {
    at('2025-02-18')
    const to = `/ratings/rounds/${round.id}/decision`
    expect(await page(w.clerk, to)).toContain('Lập danh sách theo phiếu')
    expect((await gone(w.clerk, to)).status).toBe(303)
    const differs = { [`level.${round.cases.justice}`]: 'good', [`reason.${round.cases.justice}`]: '' }
    const refused = await sent(w.issuer, to, differs)
    expect(refused.status).toBe(422)
    expect(await plain(refused)).toContain('Khác phiếu hội đồng: phải nêu lý do.')
    const over = await sent(w.issuer, to, {
      [`level.${round.cases.justice}`]: 'excellent',
      [`reason.${round.cases.justice}`]: 'Thành tích',
    })
    expect(over.status).toBe(409)
    expect(await plain(over)).toContain('1 người xuất sắc là quá tỷ lệ 20%: với danh sách này chỉ có 0 chỗ.')
    const found = await sql<{ id: number }>`select id from rating_decision`.execute(t.db)
    const decision = `/ratings/decisions/${found.rows[0]?.id}`
    const paper = await gone(w.clerk, `${decision}/document`)
    expect(paper.location).toMatch(/^\/documents\/\d+$/)
    const seals = await sql`select 1 from document_seal where lifted_at is null`.execute(t.db)
    expect(seals.rows).toHaveLength(1)
    expect((await get(app, paper.location ?? '', await as(w.stranger))).status).toBe(404)
    expect((await gone(w.issuer, decision, { publish: 'counts' })).status).toBe(422)
    expect(
      (await gone(w.issuer, decision, { publish: 'counts', decisionNo: '90/QĐ', decidedOn: '2025-02-18' }))
        .status,
    ).toBe(303)
  })

  test('the person reads the decision, objects, is answered; both versions stand', async () => {
    at('2025-02-19')
    const own = `/ratings/persons/${round.cases.justice}`
    expect(await page(w.heads.justice, own)).toContain('Quyết định 90/QĐ')
    expect((await gone(w.heads.justice, `${own}/objections`, { text: '' })).status).toBe(422)
    expect((await gone(w.heads.justice, `${own}/objections`, { text: 'Đề nghị xem lại' })).status).toBe(303)
    const found = await sql<{ id: number }>`select id from rating_objection`.execute(t.db)
    const answer = `/ratings/objections/${found.rows[0]?.id}/answer`
    expect((await gone(w.issuer, answer, { outcome: 'changed', answer: 'Đúng' })).status).toBe(422)
    expect((await gone(w.issuer, answer, { outcome: 'changed', level: 'good', answer: 'Đúng' })).status).toBe(
      303,
    )
    const draft = await sql<{ id: number }>`select id from rating_decision where state = 'draft'`.execute(
      t.db,
    )
    await sent(w.issuer, `/ratings/decisions/${draft.rows[0]?.id}`, {
      publish: 'names',
      decisionNo: '95/QĐ',
      decidedOn: '2025-02-19',
    })
    const read = await page(w.heads.justice, own)
    expect(read).toContain('Bản 2')
    expect(read).toContain('Bản 1')
  })

  test('only what the decision says is public', async () => {
    at('2025-02-20')
    const open = await plain(await get(app, '/cong-khai/xep-loai'))
    expect(open).toContain('Giám đốc Tư pháp')
    expect(open).toContain('không có nguồn nào cho số liệu năm 2023')
    const paper = await sql<{
      publish: string
    }>`select publish from rating_decision order by version`.execute(t.db)
    expect(paper.rows.map((row) => row.publish)).toEqual(['counts', 'names'])
    expect(await page(w.stranger, '/ratings')).toContain('Giám đốc Tư pháp')
  })
})

const pages: [string, (w: World) => TestPerson, () => string][] = [
  ['the list', (w) => w.clerk, () => '/ratings'],
  ['a round', (w) => w.issuer, () => `/ratings/rounds/${round.id}`],
  ['a case, whole', (w) => w.issuer, () => `/ratings/persons/${round.cases.justice}`],
  ['a case, one’s own', (w) => w.heads.justice, () => `/ratings/persons/${round.cases.justice}`],
  ['a case, for a comment', (w) => w.focal, () => `/ratings/persons/${round.cases.justice}`],
  ['the decision', (w) => w.issuer, () => `/ratings/rounds/${round.id}/decision`],
  ['schemes', (w) => w.stranger, () => '/ratings/schemes'],
  ['a scheme', (w) => w.stranger, () => '/ratings/schemes/1'],
  ['the record of discipline', (w) => w.clerk, () => '/ratings/discipline'],
  ['the form', (w) => w.clerk, () => '/ratings/rounds/new'],
]
describe.each(pages)('%s', (_, who, path) => {
  test('asks at most eight statements and is sound in both languages', async () => {
    at('2025-02-20')
    expect(await domain(who(w), path())).toBeLessThanOrEqual(8)
    for (const lang of ['vi', 'en']) {
      const shown = await get(app, path(), `${await as(who(w))}; lang=${lang}`)
      expect(shown.status).toBe(200)
      expect(await faults(await shown.text())).toEqual([])
    }
  })
})

test('JSON says what the page says, and no more', async () => {
  at('2025-02-20')
  const read = async (person: TestPerson, path: string) =>
    (await get(app, `/api/v1${path}`, await as(person))).json()
  expect(await read(w.focal, `/ratings/persons/${round.cases.justice}`)).toMatchObject({
    sight: 'comment',
    proposal: null,
    decisions: [],
  })
  expect(await read(w.issuer, `/ratings/rounds/${round.id}`)).toMatchObject({ phase: 'decided' })
  expect(await read(w.clerk, `/ratings/rounds/${round.id}`)).toMatchObject({
    persons: expect.arrayContaining([
      expect.objectContaining({ unit: 'Sở Nội vụ', proposed: null, decided: null }),
    ]),
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherSheet, gatherWaiting } from '#platform/gather.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { atTerminal } from '#testing/terminal.ts'
import { get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { agreeWithSelf } from './actions/appraise.ts'
import { addEvidence } from './actions/evidence.ts'
import { signOff } from './actions/sign.ts'
import { saveValue } from './actions/value.ts'
import { cli } from './cli.ts'
import { proveResults } from './facts/proof.ts'
import { scoring } from './room.ts'
import { aWorld, type World } from './world.ts'

let t: TestDb
let w: World
let app: TestApp
let round: Awaited<ReturnType<World['opened']>>
const clock = testClock('2025-02-10')
const folder = mkdtempSync(join(tmpdir(), 'canhtan-bundle-'))
const evidence = { file: new File(['Báo cáo.\n'], 'bao-cao.txt'), title: 'Báo cáo số 12 mẫu', pages: '4' }

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  round = await w.opened()
  app = testApp(t.db, clock)
  const { health } = round.sheets
  const focal = await w.as(w.healthFocal, '2024-12-05')
  const values = {
    '1.1': { tasks_done: 18, tasks_planned: 20 },
    '1.2': { issued_at: '2024-01-20' },
    '2.1': { reviewed: false },
  }
  for (const [code, inputs] of Object.entries(values))
    await saveValue(focal, health, code, { version: 0, inputs, note: 'Có báo cáo' })
  await addEvidence(focal, health, '1.1', evidence)
  const file = new File(['Phiếu đã ký.\n'], 'phieu.txt', { type: 'text/plain' })
  await signOff(await w.as(w.healthHead, '2024-12-18'), health, { file })
  await agreeWithSelf(await w.as(w.clerk, '2025-01-06'), health, '1')
  await agreeWithSelf(await w.as(w.justiceFocal, '2025-01-06'), health, '2')
  await sql`update score_sheet set unit_name = '=HYPERLINK("x")' where id = ${round.sheets.justice}`.execute(
    t.db,
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await t.drop()
})

const as = (person: TestPerson) => signIn(app, person)
const at = (day: string) => clock.goTo(day)
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const page = async (person: TestPerson, path: string) => html(await get(app, path, await as(person)))
const status = async (person: TestPerson, path: string) => (await get(app, path, await as(person))).status
const sent = async (person: TestPerson, path: string, fields: Record<string, string> = {}) =>
  post(app, path, fields, await as(person))
const resultId = async (version: number) => {
  const found = await sql<{ id: number }>`select id from scoring_result where version = ${version}`.execute(
    t.db,
  )
  return found.rows[0]?.id ?? 0
}
const waits = async (person: TestPerson, day: string) =>
  (await gatherWaiting(await w.as(person, day as never), [scoring])).map((row) => row.act)
const told = async (person: TestPerson) =>
  (
    await sql<{
      kind: string
    }>`select kind from notification where person_id = ${person.id} order by id`.execute(t.db)
  ).rows.map(({ kind }) => kind)
const ranking = () => `/scoring/rounds/${round.roundId}/ranking`

/** A decision on the register as it stands once issued, with the file of the beginning for its paper. */
const anIssuedDecision = async (resultId: number) => {
  await sql`
    insert into official_document (direction, unit_id, provincial, type, subject, state, body, number, year, symbol, issued_on,
      docx_file_id, pdf_file_id, source_kind, source_id, person_id, made_at)
    select 'out', u.id, true, 'QĐ', 'Công bố kết quả', 'issued', '{}', 321, 2025, 'QĐ-UBND', '2025-02-20', f.id, f.id,
      'scoring-result', ${resultId}, ${w.chairman.id}, now()
    from (select min(id) as id from unit) u, (select min(id) as id from file_upload where name = 'bao-cao.txt') f`.execute(
    t.db,
  )
}

/** `canhtan index verify` as it runs at the terminal, without a database. */
const verify = async (bundle: string, ...more: string[]) => {
  const file = join(folder, 'bundle.json')
  writeFileSync(file, bundle)
  const { printed, failed } = await atTerminal(cli, ['index', 'verify', file, '--json', ...more])
  return { failed, answer: JSON.parse(printed) }
}

const partsOf = (bytes: ArrayBuffer): { sheet: string; words: string } => {
  const parts = unzipSync(new Uint8Array(bytes))
  const text = (name: string) => new TextDecoder().decode(parts[name])
  return { sheet: text('xl/worksheets/sheet1.xml'), words: text('xl/sharedStrings.xml') }
}

describe('before the result is published', () => {
  test('too early it is refused in words, and is not there for others', async () => {
    at('2025-01-10')
    const early = await sent(w.clerk, `/scoring/rounds/${round.roundId}/results`)
    expect(early.status).toBe(409)
    expect(await html(early)).toContain('Chưa hết bước thẩm định nên chưa làm được việc này.')
    at('2025-02-10')
    expect(await waits(w.clerk, '2025-02-10')).toContain('compute-result')
    expect((await sent(w.healthHead, `/scoring/rounds/${round.roundId}/results`)).status).toBe(403)
    expect((await sent(w.clerk, `/scoring/rounds/${round.roundId}/results`)).status).toBe(303)
    expect(await status(w.healthHead, ranking())).toBe(404)
    expect(await status(w.healthHead, `/scoring/results/${await resultId(1)}/table.xlsx`)).toBe(404)
    expect(await status(w.healthHead, `/scoring/sheets/${round.sheets.health}/explanation`)).toBe(404)
    expect((await get(app, `/cong-khai/xep-hang/${round.roundId}`)).status).toBe(404)
    const page = await html(await get(app, ranking(), await as(w.clerk)))
    expect(page).toContain('3 đơn vị còn tiêu chí chưa có điểm thẩm định, đang tính 0 điểm: Sở Y tế, ')
    expect(await waits(w.chairman, '2025-02-10')).toContain('decide-result')
  })

  test('what a decision lacks is said at its field, and what was typed stays', async () => {
    const id = await resultId(1)
    const none = await sent(w.chairman, `/scoring/results/${id}/decision`, { decisionNo: '', decidedOn: '' })
    expect(none.status).toBe(422)
    expect(await html(none)).toMatch(/href="#decide-decisionNo"|id="decide-decisionNo[^"]*"[^>]*aria-invalid/)
    const late = { decisionNo: '321/QĐ-UBND', decidedOn: '01/03/2025' }
    const future = await sent(w.chairman, `/scoring/results/${id}/decision`, late)
    expect(future.status).toBe(422)
    const shown = await html(future)
    expect(shown).toContain('Ngày này chưa tới.')
    expect(shown).toContain('value="321/QĐ-UBND"')
    expect((await sent(w.clerk, `/scoring/results/${id}/decision`, late)).status).toBe(403)
    expect((await sent(w.chairman, `/scoring/results/${id}/publication`)).status).toBe(409)
  })

  test('decided and published: the units are told, and anybody finds it', async () => {
    at('2025-02-20')
    const id = await resultId(1)
    await anIssuedDecision(id)
    const decision = { decisionNo: '321/QĐ-UBND', decidedOn: '20/02/2025' }
    expect((await get(app, `/cong-khai/xep-hang/${round.roundId}/quyet-dinh.pdf`)).status).toBe(404)
    expect((await sent(w.chairman, `/scoring/results/${id}/decision`, decision)).status).toBe(303)
    expect(await waits(w.chairman, '2025-02-20')).toContain('publish-result')
    expect((await sent(w.chairman, `/scoring/results/${id}/publication`)).status).toBe(303)
    expect(await told(w.healthHead)).toContain('scoring.published')
    expect(await told(w.healthFocal)).toContain('scoring.published')
    expect(await page(w.healthHead, ranking())).toContain('Vì sao 58,00%')
    const paper = `/cong-khai/xep-hang/${round.roundId}/quyet-dinh.pdf`
    const open = await html(await get(app, `/cong-khai/xep-hang/${round.roundId}`))
    expect(open).toMatch(/quyet-dinh\.pdf\?version=1" ?> ?Quyết định công bố \(PDF\) ?<\/a> ?<span[^>]*>11 B/)
    expect(open).toMatch(/Gói dữ liệu mở[^<]*<\/a> ?<span[^>]*>\d+ kB/)
    expect(await (await get(app, `${paper}?version=1`)).text()).toBe('Báo cáo.\n')
  })
})

describe('a published result', () => {
  test('its table is the ranking, and the line asked for is explained beside it', async () => {
    const shown = await page(w.justiceFocal, `${ranking()}?row=1`)
    expect(shown.replace(/<[^>]*>/g, '')).toContain(
      'Công bố ngày 20/02/2025 theo Quyết định 321/QĐ-UBND ngày 20/02/2025.',
    )
    expect(shown).toMatch(/aria-current="true"[^>]*>.{0,300}Sở Y tế/)
    expect(shown).toContain('Đầu mối Tư pháp Thử')
    expect((await get(app, `${ranking()}?version=9`, await as(w.clerk))).status).toBe(404)
  })

  test('the evidence opens for who may open it, and is named to the others', async () => {
    const path = `/scoring/sheets/${round.sheets.health}/explanation`
    const own = await page(w.healthFocal, path)
    const link = /href="(\/scoring\/sheets\/\d+\/evidence\/\d+)"/.exec(own)?.[1] ?? ''
    expect(await status(w.healthFocal, link)).toBe(200)
    const other = await page(w.homeHead, path)
    expect(other).toContain('Báo cáo số 12 mẫu, trang 4')
    // Home Affairs appraised domain 1, so its people may open it; the administrator may not
    expect(await status(w.homeHead, link)).toBe(200)
    const admin = await page(w.administrator, path)
    expect(admin).toContain('Báo cáo số 12 mẫu')
    expect(admin).not.toContain('/evidence/')
    expect(await status(w.administrator, link)).toBe(404)
  })

  test('as JSON: the ranking and the explanation', async () => {
    const cookie = await as(w.justiceFocal)
    const list = await (await get(app, `/api/v1/rounds/${round.roundId}/ranking`, cookie)).json()
    expect(list).toMatchObject({
      version: 1,
      state: 'published',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(list.rows[0]).toMatchObject({ name: 'Sở Y tế', points: '5.8', max: '10', percent: '58', rank: 1 })
    const told = await (await get(app, `/api/v1/sheets/${round.sheets.health}/explanation`, cookie)).json()
    expect(told.domains[0].leaves[0]).toMatchObject({
      code: '1.1',
      inputs: { tasks_done: 18 },
      points: '1.8',
      evidence: [{ title: 'Báo cáo số 12 mẫu', pages: '4' }],
      by: 'Chuyên viên Thử',
    })
    expect((await get(app, '/api/v1/sheets/999999/explanation', cookie)).status).toBe(404)
  })

  test('no cell of its tables is taken for a formula', async () => {
    const csv = await (await get(app, `/cong-khai/xep-hang/${round.roundId}/bang.csv`)).text()
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    const files = [
      await get(app, `/scoring/results/${await resultId(1)}/table.xlsx`, await as(w.clerk)),
      await get(app, `/scoring/sheets/${round.sheets.health}/explanation.xlsx`, await as(w.clerk)),
      await get(app, `/cong-khai/xep-hang/${round.roundId}/bang.xlsx`),
    ]
    for (const file of files) expect(partsOf(await file.arrayBuffer()).sheet).not.toMatch(/<f[ >]/)
  })

  test('the explanation is an annex too: rule, values, points and maximum, who gave them, and the total', async () => {
    const at = `/scoring/sheets/${round.sheets.health}/explanation.xlsx`
    const answer = await get(app, at, await as(w.justiceFocal))
    expect(answer.headers.get('content-disposition')).toContain('giai-thich-')
    const { words, sheet } = partsOf(await answer.arrayBuffer())
    for (const said of ['Tiêu chí 2.1', 'Cách chấm', 'Điểm đạt được', 'thẩm định lần 1'])
      expect(words).toContain(said)
    expect(sheet).toContain('<v>10</v>')
  })

  test('its bundle holds at the terminal; one altered value does not', async () => {
    const answer = await get(app, `/cong-khai/xep-hang/${round.roundId}/du-lieu.json`)
    expect(answer.headers.get('content-disposition')).toContain(`chi-so-cchc-${round.roundId}-1.json`)
    const text = await answer.text()
    const { hash } = JSON.parse(text)
    expect(await verify(text, '--hash', hash)).toMatchObject({
      failed: false,
      answer: { ok: true, units: 3 },
    })
    const altered = text.replace('"tasks_done":18', '"tasks_done":19')
    expect(altered).not.toBe(text)
    const found = await verify(altered)
    expect(found.failed).toBe(true)
    expect(found.answer.faults.map((f: { what: string }) => f.what)).toContain('result')
    const other = await verify(text, '--hash', '0'.repeat(64))
    expect(other).toMatchObject({ failed: true, answer: { faults: [{ what: 'hash', part: 'published' }] } })
  })

  test('a backup’s proof computes it anew', async () => {
    const proof = await proveResults(await w.as(w.clerk, '2025-03-01'))
    expect(Object.values(proof)).toMatchObject([
      { hash: expect.stringMatching(/^[0-9a-f]{64}$/), faults: [] },
    ])
  })

  test('the unit’s sheet shows its rank, index and domains', async () => {
    const ctx = await w.as(w.healthHead, '2025-03-01')
    const [part] = await gatherSheet(ctx, [scoring], w.health.id, '2025-03-01')
    expect(part?.figures[0]).toMatchObject({ value: 1, of: 3, percent: '58.00', url: ranking() })
    expect(part?.lists[0]?.rows[0]).toMatchObject({
      text: '1. Chỉ đạo, điều hành',
      note: '4.80/5'.replace('.', ','),
    })
  })
})

describe('a request for review', () => {
  const path = () => `/scoring/sheets/${round.sheets.health}/objections`

  test('refused at its fields with what was typed; the standing agency is told and finds it waiting', async () => {
    at('2025-03-03')
    const wrong = await sent(w.healthHead, path(), { leaf: '9.9', text: 'Đề nghị xem lại điểm 2.1' })
    expect(wrong.status).toBe(422)
    const shown = await html(wrong)
    expect(shown).toContain('Bộ tiêu chí không có tiêu chí thành phần này.')
    expect(shown).toContain('Đề nghị xem lại điểm 2.1')
    expect((await sent(w.healthHead, path(), { leaf: '', text: '' })).status).toBe(422)
    expect((await sent(w.healthFocal, path(), { leaf: '', text: 'x' })).status).toBe(403)
    expect((await sent(w.healthHead, path(), { leaf: '2.1', text: 'Đã rà soát' })).status).toBe(303)
    expect(await told(w.clerk)).toContain('scoring.objection-filed')
    expect(await waits(w.clerk, '2025-03-03')).toContain('answer-objection')
    expect(await waits(w.chairman, '2025-03-03')).not.toContain('answer-objection')
    expect(await status(w.justiceFocal, path())).toBe(404)
  })

  test('answered with a reason and points within the maximum; the head is told', async () => {
    const id = (await sql<{ id: number }>`select id from score_objection`.execute(t.db)).rows[0]?.id ?? 0
    const answer = { decision: 'accepted', answer: 'Chấp nhận theo báo cáo 15', points: '9' }
    const above = await sent(w.clerk, `/scoring/objections/${id}/answer`, answer)
    expect(above.status).toBe(422)
    const shown = await html(above)
    expect(shown).toContain('Không được quá 3 điểm.')
    expect(shown).toContain('Chấp nhận theo báo cáo 15')
    expect((await sent(w.clerk, `/scoring/objections/${id}/answer`, { ...answer, points: '3' })).status).toBe(
      303,
    )
    expect((await sent(w.clerk, `/scoring/objections/${id}/answer`, { ...answer, points: '3' })).status).toBe(
      409,
    )
    expect((await sent(w.clerk, '/scoring/objections/999999/answer', answer)).status).toBe(404)
    expect(await told(w.healthHead)).toContain('scoring.objection-answered')
    expect(await waits(w.clerk, '2025-03-03')).not.toContain('answer-objection')
  })

  test('a correction says why, and both versions are open to everybody', async () => {
    const without = await sent(w.clerk, `/scoring/rounds/${round.roundId}/results`, { reason: '' })
    expect(without.status).toBe(422)
    expect(await html(without)).toContain('bản điều chỉnh phải ghi lý do')
    const reason = 'Chấp nhận kiến nghị của Sở Y tế'
    expect((await sent(w.clerk, `/scoring/rounds/${round.roundId}/results`, { reason })).status).toBe(303)
    const id = await resultId(2)
    const decision = { decisionNo: '400/QĐ-UBND', decidedOn: '03/03/2025' }
    expect((await sent(w.chairman, `/scoring/results/${id}/decision`, decision)).status).toBe(303)
    expect((await sent(w.chairman, `/scoring/results/${id}/publication`)).status).toBe(303)
    const newest = await html(await get(app, `/cong-khai/xep-hang/${round.roundId}?unit=1`))
    expect(newest).toContain('7,80 trên 10,00 điểm')
    expect(newest).toContain(reason)
    const first = await html(await get(app, `/cong-khai/xep-hang/${round.roundId}?version=1&unit=1`))
    expect(first).toContain('5,80 trên 10,00 điểm')
    expect(first).toContain('Bản này đã được thay bằng bản 2.')
  })
})

describe('every page of results is good HTML, in both languages', () => {
  const pages: [keyof World | 'guest', string][] = [
    ['clerk', '/scoring/rounds/:round/ranking?row=1'],
    ['chairman', '/scoring/rounds/:round/ranking?version=1'],
    ['healthHead', '/scoring/sheets/:sheet/explanation'],
    ['healthHead', '/scoring/sheets/:sheet/objections'],
    ['clerk', '/scoring/rounds/:round/objections'],
    ['healthHead', '/scoring/sheets/:sheet/planner?effort=2'],
    ['healthFocal', '/initiatives'],
    ['guest', '/cong-khai'],
    ['guest', '/cong-khai/xep-hang/:round?unit=2'],
    ['guest', '/cong-khai/xep-hang/:round/1'],
  ]
  test.each(pages)('%s %s', async (who, path) => {
    const address = path
      .replace(':round', String(round.roundId))
      .replace(':sheet', String(round.sheets.health))
    const session = who === 'guest' ? '' : `${await as(w[who] as TestPerson)}; `
    for (const lang of ['vi', 'en']) {
      const answer = await get(app, address, `${session}lang=${lang}`)
      expect(answer.status).toBe(200)
      const text = await answer.text()
      expect(text).toContain(`<html lang="${lang}"`)
      expect(await faults(text)).toEqual([])
    }
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { answered, faults } from '#testing/html.ts'
import {
  aMandate,
  aPerson,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
} from '#testing/world.ts'
import { agreeWithSelf } from './actions/appraise.ts'
import { addEvidence } from './actions/evidence.ts'
import { appointAppraiser } from './actions/round.ts'
import { signOff } from './actions/sign.ts'
import { saveValue } from './actions/value.ts'
import { scoring } from './room.ts'
import { aWorld, type World } from './world.ts'

let t: TestDb
let w: World
let app: TestApp
let round: Awaited<ReturnType<World['opened']>>
let homeFocal: TestPerson
const clock = testClock('2025-01-10')

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  homeFocal = await aPerson(t.db, { name: 'Đầu mối Nội vụ Thử', office: 'focal', unit: w.home.id })
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
  const file = new File(['Báo cáo.\n'], 'bao-cao.txt')
  await addEvidence(focal, health, '1.1', { file, title: 'Báo cáo số 12 mẫu', pages: '4' })
  const signed = new File(['Phiếu đã ký.\n'], 'phieu.txt', { type: 'text/plain' })
  await signOff(await w.as(w.healthHead, '2024-12-18'), health, { file: signed })
  const clerk = await w.as(w.clerk, '2025-01-06')
  const lower = { version: 0, stage: 'first' as const, inputs: { tasks_done: 7, tasks_planned: 20 } }
  await saveValue(clerk, health, '1.1', { ...lower, reason: 'Mười một việc chưa có kết quả' })
  await agreeWithSelf(clerk, health, '1')
  await agreeWithSelf(await w.as(w.justiceFocal, '2025-01-06'), health, '2')
})
afterAll(() => t.drop())

const as = (person: TestPerson) => signIn(app, person)
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const look = async (person: TestPerson, path: string, lang = 'vi') =>
  get(app, path, `${await as(person)}; lang=${lang}`)
const page = async (person: TestPerson, path: string) => html(await look(person, path))
const status = async (person: TestPerson, path: string) => (await look(person, path)).status
const send = async (person: TestPerson, path: string, fields: Record<string, string> = {}) =>
  post(app, path, fields, await as(person))
const sample = () => `/scoring/rounds/${round.roundId}/calibration/sample`
const findings = () => `/scoring/rounds/${round.roundId}/calibration`
type Row = { id: number; leaf: string; person: string; points: string | null; evidence: number }
const rows = async () =>
  (
    await sql<Row>`select b.id, b.leaf, b.person_id as person, b.points::text as points,
      (select max(e.id) from score_evidence e) as evidence from scoring_blind b order by b.leaf`.execute(t.db)
  ).rows
const of = async (leaf: string): Promise<Row> => {
  const row = (await rows()).find((one) => one.leaf === leaf)
  if (!row) throw new Error(`no blind appraisal of ${leaf}`)
  return row
}
const waits = async (person: TestPerson) =>
  (await gatherWaiting(await w.as(person, '2025-01-17'), [scoring])).filter(
    (row) => row.act === 'appraise-blind',
  )

describe('the sample', () => {
  test('is drawn once the first appraisal is over, by the council’s head or the standing agency', async () => {
    const early = await send(w.clerk, sample(), { share: '100' })
    expect(early.status).toBe(409)
    expect(await html(early)).toContain('Rút mẫu sau khi hết thẩm định lần 1')
    clock.goTo('2025-01-17')
    for (const person of [w.clerk, w.judge, w.auditor]) expect(await status(person, sample())).toBe(200)
    for (const person of [w.healthHead, w.justiceFocal, w.chairman, w.administrator]) {
      expect(await status(person, sample())).toBe(404)
      expect((await send(person, sample(), { share: '100' })).status).toBe(404)
    }
    expect((await send(w.auditor, sample(), { share: '100' })).status).toBe(403)
    const wrong = await send(w.clerk, sample(), { share: '0' })
    expect(wrong.status).toBe(422)
    expect(await html(wrong)).toContain('Từ 1 đến 100.')
  })

  test('goes to those who neither gave nor see the first points; they find it waiting and are told', async () => {
    expect((await send(w.clerk, sample(), { share: '100' })).status).toBe(303)
    expect((await rows()).map(({ leaf, person }) => [leaf, person])).toEqual([
      ['1.1', w.justiceFocal.id],
      ['1.2', w.justiceFocal.id],
      ['2.1', homeFocal.id],
    ])
    expect((await waits(w.justiceFocal)).map((row) => row.detail).sort()).toEqual(['1.1', '1.2'])
    expect(await waits(w.clerk)).toEqual([])
    const told = await sql`select 1 from notification where kind = 'scoring.blind'`.execute(t.db)
    expect(told.rows.length).toBe(2)
    expect(await page(w.clerk, sample())).toContain('Đã rút 3 trong 3 điểm (100%)')
    const twice = await send(w.judge, sample(), { share: '5' })
    expect(twice.status).toBe(409)
    expect(await html(twice)).toContain('Đợt này đã rút mẫu.')
  })
})

describe('a blind appraisal', () => {
  test('shows what the unit handed in and its evidence, and nothing of the first appraisal', async () => {
    const { id, evidence } = await of('1.1')
    const shown = await page(w.justiceFocal, `/scoring/blind/${id}`)
    for (const word of ['Sở Y tế', ': 18', 'Có báo cáo', 'Báo cáo số 12 mẫu']) expect(shown).toContain(word)
    for (const word of [': 7<', 'Mười một việc', '0,7', 'Chuyên viên Thử']) expect(shown).not.toContain(word)
    const file = `/scoring/blind/${id}/evidence/${evidence}`
    expect(await (await look(w.justiceFocal, file)).text()).toBe('Báo cáo.\n')
    expect(await status(w.justiceFocal, `/scoring/blind/${(await of('1.2')).id}/evidence/${evidence}`)).toBe(
      404,
    )
    for (const person of [w.clerk, w.judge, w.auditor, w.healthHead, homeFocal]) {
      expect(await status(person, `/scoring/blind/${id}`)).toBe(404)
      expect(await status(person, file)).toBe(404)
      expect((await send(person, `/scoring/blind/${id}`, { points: '1', reason: 'x' })).status).toBe(404)
    }
  })

  test('rests on what the first one rested on, not on what the unit brings forward in answer to it', async () => {
    const { id } = await of('1.1')
    const answering = await w.as(w.healthFocal, '2025-01-17')
    const later = await addEvidence(answering, round.sheets.health, '1.1', {
      file: new File(['Trả lời.\n'], 'tra-loi.txt'),
      title: 'Giải trình điểm bị trừ',
    })
    expect(await page(w.justiceFocal, `/scoring/blind/${id}`)).not.toContain('Giải trình điểm bị trừ')
    expect(await status(w.justiceFocal, `/scoring/blind/${id}/evidence/${later.id}`)).toBe(404)
  })

  test('is refused at its fields, entered once, and stays', async () => {
    const path = `/scoring/blind/${(await of('1.1')).id}`
    const empty = await send(w.justiceFocal, path, { points: '', reason: '' })
    expect(empty.status).toBe(422)
    const above = await send(w.justiceFocal, path, { points: '2,5', reason: 'Đủ việc' })
    expect(above.status).toBe(422)
    const again = await html(above)
    expect(again).toContain('Không được quá 2 điểm.')
    expect(again).toContain('value="2,5"')
    expect((await send(w.justiceFocal, path, { points: '1,8', reason: 'Đủ việc' })).status).toBe(303)
    expect(await page(w.justiceFocal, path)).toContain('1,8 điểm')
    const changed = await send(w.justiceFocal, path, { points: '1', reason: 'Đổi ý' })
    expect(await answered(changed)).toBe('409 Điểm này đã ghi và không sửa được.')
    expect((await of('1.1')).points).toBe('1.8')
    expect((await waits(w.justiceFocal)).length).toBe(1)
  })

  test('is no longer possible for whoever has come to see the first points, or is of kin by now', async () => {
    const path = `/scoring/blind/${(await of('2.1')).id}`
    await appointAppraiser(await w.as(w.clerk, '2025-01-17'), round.roundId, {
      domains: ['2'],
      personId: homeFocal.id,
    })
    const seen = await send(homeFocal, path, { points: '1', reason: 'Chưa rà soát' })
    expect(seen.status).toBe(409)
    expect(await html(seen)).toContain('không chấm độc lập được nữa')
    await aMandate(t.db, homeFocal.id, { office: 'focal', unit: w.division.id })
    expect(await status(homeFocal, path)).toBe(404)
  })

  test('is not there for whoever was asked and holds no office any more', async () => {
    const path = `/scoring/blind/${(await of('1.2')).id}`
    expect(await status(w.justiceFocal, path)).toBe(200)
    await sql`update mandate set valid_to = '2025-01-16' where id = ${w.justiceFocal.mandateId}`.execute(t.db)
    expect(await status(w.justiceFocal, path)).toBe(404)
    expect((await send(w.justiceFocal, path, { points: '1', reason: 'Đúng hạn' })).status).toBe(404)
    await sql`update mandate set valid_to = null where id = ${w.justiceFocal.mandateId}`.execute(t.db)
  })

  test('stands in no unit’s record', async () => {
    const found =
      await sql`select 1 from audit_entry where verb = 'scoring.blind-entered' and unit_id is null`.execute(
        t.db,
      )
    expect(found.rows.length).toBe(1)
  })
})

describe('what they say', () => {
  test('is for the council’s head, read by auditors, and not there for anybody else', async () => {
    for (const person of [w.judge, w.auditor]) {
      const shown = await page(person, findings())
      expect(shown).toContain('Mức thống nhất của người thẩm định')
      expect(shown).toContain('55,0') // 0,7 and 1,8 of 2
      expect(shown).toContain('Không có căn cứ nói ai chấm khác mặt bằng chung.')
    }
    for (const person of [w.clerk, w.chairman, w.healthHead, w.justiceFocal, w.administrator])
      expect(await status(person, findings())).toBe(404)
    expect(await page(w.judge, `/scoring/rounds/${round.roundId}`)).toContain(`href="${findings()}"`)
    expect(await page(w.clerk, `/scoring/rounds/${round.roundId}`)).toContain(`href="${sample()}"`)
  })

  test('a planted bias is named, an honest appraiser is not', async () => {
    await sql`delete from scoring_blind`.execute(t.db)
    const people = [w.clerk, w.justiceFocal, homeFocal, w.judge].map(({ id }) => id)
    // the first of four gives 0.6 of 2 points too much; the others slip to either side
    const pairs = Array.from({ length: 120 }, (_, i) => ({
      first: people[i % 4],
      blind: people[(i + 1 + (Math.floor(i / 4) % 3)) % 4],
      slip: ((i * 7) % 5) / 10 - 0.2,
      n: i,
    })).map((one) => ({
      ...one,
      points: 1 + one.slip + (one.first === people[0] ? 0.6 : 0) - (one.blind === people[0] ? 0.6 : 0),
    }))
    await sql`
      with sheets as (insert into score_sheet (round_id, unit_id, unit_code, unit_name)
        select ${round.roundId}, u.unit_id, 'X', 'X' from unit_on('2025-01-17') u where u.unit_id = ${w.division.id} returning id)
      insert into scoring_blind (calibration_id, sheet_id, leaf, first_person_id, first_points, first_at, person_id, points, reason, at)
      select c.id, s.id, '1.1' || repeat(' ', p.n), p.first, p.points, '2025-01-06', p.blind, 1, 'x', now()
      from scoring_calibration c, sheets s, jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
        as p(first text, blind text, points numeric, n int)`.execute(t.db)
    await sql`alter table scoring_blind drop constraint scoring_blind_calibration_id_sheet_id_leaf_key`.execute(
      t.db,
    )
    await sql`update scoring_blind set leaf = trim(leaf)`.execute(t.db)
    const shown = await page(w.judge, findings())
    expect(shown).toMatch(/Chuyên viên Thử chấm rộng hơn mặt bằng \d+,\d điểm phần trăm/)
    expect(shown.match(/chấm (rộng|chặt) hơn mặt bằng/g)).toHaveLength(1)
  })

  test('the pages are good HTML in both languages', async () => {
    const blind = (await of('1.1')).id
    await sql`update scoring_blind set person_id = ${w.justiceFocal.id}, first_person_id = ${w.clerk.id} where id = ${blind}`.execute(
      t.db,
    )
    const pages: [TestPerson, string][] = [
      [w.judge, findings()],
      [w.clerk, sample()],
    ]
    for (const lang of ['vi', 'en'])
      for (const [person, path] of pages)
        expect(await faults(await (await look(person, path, lang)).text()), `${path} ${lang}`).toEqual([])
  })
})

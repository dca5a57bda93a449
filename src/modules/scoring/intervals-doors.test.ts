import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { atTerminal } from '#testing/terminal.ts'
import { get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { computeResult, decideResult, publishResult } from './actions.ts'
import { cli } from './cli.ts'
import { decisionOf } from './decision.ts'
import { jobs } from './jobs.ts'
import type { Doubts } from './rules/intervals/doubts.ts'
import { aWorld, type World } from './world.ts'

let t: TestDb
let w: World
let app: TestApp
let round: Awaited<ReturnType<World['opened']>>
let result: number
const clock = testClock('2025-02-10')
const folder = mkdtempSync(join(tmpdir(), 'canhtan-intervals-'))

/** First appraisals of all three departments: two of them close to each other. */
const appraised = async () => {
  const { health, home, justice } = round.sheets
  const rows = [
    [health, 95, true],
    [home, 60, false],
    [justice, 59, false],
  ].flatMap(([sheet, share, reviewed]) => [
    { sheet, leaf: '1.1', inputs: { tasks_done: share, tasks_planned: 100 }, points: Number(share) / 50 },
    { sheet, leaf: '1.2', inputs: { issued_at: '2024-01-20' }, points: 1 },
    { sheet, leaf: '2.1', inputs: { reviewed }, points: reviewed ? 3 : 1 },
    { sheet, leaf: '2.2', inputs: { value: share }, points: Number(share) / 50 },
  ])
  await sql`insert into score_value (sheet_id, leaf, stage, inputs, points, at)
    select x.sheet, x.leaf, 'first', x.inputs, x.points, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(sheet bigint, leaf text, inputs jsonb, points numeric)`.execute(
    t.db,
  )
}

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  round = await w.opened()
  await appraised()
  app = testApp(t.db, clock)
  result = await computeResult(await w.as(w.clerk, '2025-02-10'), round.roundId)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await t.drop()
})

const as = (person: TestPerson) => signIn(app, person)
const html = async (answer: Response) => (await answer.text()).replace(/\s+/g, ' ')
const path = () => `/scoring/rounds/${round.roundId}/ranking`
const page = async (person: TestPerson, more = '') => html(await get(app, path() + more, await as(person)))
const ask = async (person: TestPerson) =>
  post(app, `/scoring/results/${result}/intervals`, {}, await as(person))
/** The job as the worker does it; `id` as the queue holds it. */
const work = async () => {
  const row = await sql<{ id: number }>`select id from scoring_interval where result_id = ${result}`.execute(
    t.db,
  )
  const ctx = await w.as(w.clerk, '2025-02-10')
  await jobs['scoring.intervals']?.({ ...ctx, actor: system }, { id: row.rows[0]?.id })
}
const kept = async () =>
  (
    await sql<{ seed: number; draws: number; doubts: Doubts; rows: unknown; facts: unknown; state: string }>`
      select seed, draws, doubts, rows, facts, state from scoring_interval where result_id = ${result}`.execute(
      t.db,
    )
  ).rows[0]

const sentence = 'không thể phân biệt thứ hạng của 2 đơn vị từ hạng 2 đến hạng 3.'

describe('the intervals of a computed result', () => {
  test('are asked for by the standing agency alone, once at a time, and wait for the job', async () => {
    expect(await page(w.clerk)).toContain('Tính khoảng hạng')
    expect((await ask(w.chairman)).status).toBe(403)
    expect((await ask(w.healthHead)).status).toBe(403)
    expect((await ask(w.clerk)).status).toBe(303)
    expect(await page(w.clerk)).toContain('Đang chờ tính khoảng hạng.')
    const twice = await ask(w.clerk)
    expect(twice.status).toBe(409)
    expect(await html(twice)).toContain('Đang tính khoảng hạng của kết quả này.')
    const queued =
      await sql`select 1 from graphile_worker.jobs where task_identifier = 'scoring.intervals'`.execute(t.db)
    expect(queued.rows.length).toBe(1)
  })

  test('drawn, they stand in the ranking: a bar a row, the bracket, the sentence, the doubts', async () => {
    await work()
    const shown = await page(w.clerk)
    expect(shown).toContain(sentence)
    expect(shown.match(/class="ct-chart ct-iv"/g)).toHaveLength(3)
    expect(shown).toContain('aria-label="hạng 1"')
    expect(shown).toContain('aria-label="khoảng hạng 2 đến 3"')
    expect(shown.match(/chưa phân biệt được từ hạng 2 đến hạng 3/g)).toHaveLength(2)
    expect(shown).toContain('Bảng được tính lại 10.000 lần')
    expect(await html(await get(app, path(), `${await as(w.clerk)}; lang=en`))).toContain(
      'the 2 units from rank 2 to rank 3 cannot be told apart.',
    )
  })

  test('the seed follows from the result, and whoever draws again comes to the same', async () => {
    const first = await kept()
    const hash = await sql<{
      hash: string
    }>`select bundle_hash as hash from scoring_result where id = ${result}`.execute(t.db)
    expect(first?.seed).toBe(Number.parseInt((hash.rows[0]?.hash ?? '').slice(0, 8), 16))
    expect((await ask(w.clerk)).status).toBe(303)
    expect((await kept())?.state).toBe('waiting')
    await work()
    expect(await kept()).toEqual(first)
  })

  test('what second appraisals changed widens the doubt of their criterion', async () => {
    await sql`insert into score_value (sheet_id, leaf, stage, points, at)
      select id, '1.1', 'second', 0.2, now() from score_sheet where round_id = ${round.roundId}`.execute(t.db)
    await ask(w.clerk)
    await work()
    const doubts = (await kept())?.doubts
    expect(doubts?.measured).toEqual({ pairs: 3, blind: 0 })
    expect(Object.keys(doubts?.appraisal.leaves ?? {})).toEqual(['1.1'])
    expect(doubts?.appraisal.other).toBeGreaterThan(0.05)
    await sql`delete from score_value where stage = 'second'`.execute(t.db)
    await ask(w.clerk)
    await work()
  })

  test('they stand in the JSON, in the sheet and in the decision’s annex', async () => {
    const json = await (await get(app, `/api/v1${path().slice('/scoring'.length)}`, await as(w.clerk))).json()
    expect(json.intervals).toMatchObject({
      state: 'done',
      confidence: 0.9,
      draws: 10_000,
      brackets: [{ units: 2, from: 2, to: 3 }],
    })
    expect(
      json.rows.map((row: { interval: { low: number; high: number } }) => [
        row.interval.low,
        row.interval.high,
      ]),
    ).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
    ])
    const sheet = await get(app, `/scoring/results/${result}/table.xlsx`, await as(w.clerk))
    const parts = unzipSync(new Uint8Array(await sheet.arrayBuffer()))
    const words = new TextDecoder().decode(parts['xl/sharedStrings.xml'])
    for (const word of [sentence, 'Khoảng hạng từ', 'Khả năng đổi loại (%)']) expect(words).toContain(word)
    const annex = decisionOf({
      title: 'x',
      year: 2024,
      version: 1,
      reason: null,
      synthetic: false,
      hash: 'h',
      setDecision: null,
      rounding: undefined,
      certainty: 'Câu.',
      rows: [
        {
          rank: 1,
          unitName: 'a',
          points: '1',
          max: '2',
          percent: '50',
          class: null,
          previousRank: null,
          previousNote: null,
          interval: { low: 1, high: 3, bracket: 1 },
        },
      ],
    }).annexes[0]
    expect(JSON.stringify(annex)).toContain('"1–3","1"')
    expect(JSON.stringify(annex)).toContain('Khoảng hạng')
  })

  test('published, they stay: not asked for again, not changed even in the database; everybody reads them', async () => {
    const chairman = await w.as(w.chairman, '2025-02-10')
    await decideResult(chairman, result, { decisionNo: '9/QĐ-UBND', decidedOn: '2025-02-10' })
    await publishResult(chairman, result)
    const again = await ask(w.clerk)
    expect(again.status).toBe(409)
    expect(await html(again)).toContain('Kết quả đã công bố giữ khoảng hạng đã tính.')
    expect(await page(w.clerk)).not.toContain('Tính lại khoảng hạng')
    await expect(sql`update scoring_interval set percent = 1`.execute(t.db)).rejects.toThrow(
      'stay as they are',
    )
    await expect(sql`delete from scoring_interval`.execute(t.db)).rejects.toThrow('stay as they are')
    const open = await html(await get(app, `/cong-khai/xep-hang/${round.roundId}?unit=2`))
    for (const word of [sentence, 'có thể 2 đến 3', 'nên chưa đủ căn cứ nói nơi nào hơn trong nhóm này'])
      expect(open).toContain(word)
    const data = await (await get(app, `/cong-khai/xep-hang/${round.roundId}/khoang-hang.json`)).json()
    expect(data).toMatchObject({
      draws: 10_000,
      units: [{ rank: 1, low: 1, high: 1 }, { low: 2 }, { high: 3 }],
    })
    const [file, bundle] = ['khoang-hang.json', 'du-lieu.json'].map((name) => join(folder, name)) as [
      string,
      string,
    ]
    writeFileSync(file, JSON.stringify(data))
    const whole = await get(app, `/cong-khai/xep-hang/${round.roundId}/du-lieu.json`)
    writeFileSync(bundle, await whole.text())
    const drawn = await atTerminal(cli, [
      'index',
      'intervals',
      '--bundle',
      bundle,
      '--doubts',
      file,
      '--json',
    ])
    expect(JSON.parse(drawn.printed).blocks[0].units).toEqual(data.units)
    const csv = await (await get(app, `/cong-khai/xep-hang/${round.roundId}/bang.csv`)).text()
    expect(csv.split(/\r?\n/)[0]).toContain('rank_low_90,rank_high_90')
    expect(await page(w.healthHead)).toContain(sentence)
  })

  test('the pages are good HTML in both languages', async () => {
    for (const address of [path(), `/cong-khai/xep-hang/${round.roundId}`])
      for (const lang of ['vi', 'en']) {
        const answer = await get(app, address, `${await as(w.clerk)}; lang=${lang}`)
        expect(await faults(await answer.text()), `${address} ${lang}`).toEqual([])
      }
  })
})

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import { agreeWithSelf } from './actions/appraise.ts'
import { answerObjection, fileObjection } from './actions/objection.ts'
import {
  computeResult,
  decideResult,
  draftDecision,
  importPrintedRound,
  publishResult,
} from './actions/result.ts'
import { signOff } from './actions/sign.ts'
import { saveValue } from './actions/value.ts'
import { readExplanation } from './facts/explanation.ts'
import { sheetObjections } from './facts/objections.ts'
import { publicBundle, publicRanking, publishedRounds, readRanking } from './facts/result.ts'
import { type Bundle, bundleText, verifyBundle } from './rules/bundle.ts'
import { computeUnits } from './rules/compute-units.ts'
import { aSet, aWorld, issuedSet, type World } from './world.ts'

const sha256 = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'))
const paper = () => new File(['Phiếu đã ký, mẫu.\n'], 'phieu.txt', { type: 'text/plain' })

const dbs: { drop: () => Promise<void> }[] = []
afterAll(async () => {
  for (const db of dbs) await db.drop()
})

let w: World
let round: Awaited<ReturnType<World['opened']>>

beforeEach(async () => {
  const made = await testDb()
  dbs.push(made)
  w = await aWorld(made.db)
  round = await w.opened()
  const focal = await w.as(w.healthFocal, '2024-12-05')
  const { health } = round.sheets
  const values = {
    '1.1': { tasks_done: 18, tasks_planned: 20 },
    '1.2': { issued_at: '2024-01-20' },
    '2.1': { reviewed: false },
  }
  for (const [code, inputs] of Object.entries(values))
    await saveValue(focal, health, code, { version: 0, inputs, note: 'Có báo cáo' })
  await signOff(await w.as(w.healthHead, '2024-12-18'), health, { file: paper() })
  const clerk = await w.as(w.clerk, '2025-01-06')
  await agreeWithSelf(clerk, health, '1')
  await agreeWithSelf(await w.as(w.justiceFocal, '2025-01-06'), health, '2')
  await saveValue(clerk, health, '2.2', { version: 0, inputs: { value: '86.5' } })
})

const computed = async (day = '2025-02-10', reason?: string) =>
  computeResult(await w.as(w.clerk, day), round.roundId, reason)
const decide = async (id: number) =>
  decideResult(await w.as(w.chairman, '2025-02-18'), id, {
    decisionNo: '321/QĐ-UBND',
    decidedOn: '2025-02-17',
  })
const published = async () => {
  const id = await computed()
  await decide(id)
  await publishResult(await w.as(w.chairman, '2025-02-20'), id)
  return id
}
const stored = async (id: number): Promise<Bundle> => {
  const row = await sql<{ bundle: string }>`select bundle from scoring_result where id = ${id}`.execute(w.db)
  return JSON.parse(row.rows[0]?.bundle ?? '')
}

test('a result is computed, decided, published; before that only those who make it, decide or audit find it', async () => {
  const id = await computed()
  const ranking = await readRanking(await w.as(w.clerk, '2025-02-10'), round.roundId)
  // 1.8 of 2, 1 of 1, 1.3 by the system without tasks: full 2; then 1 of 3 and 1.73 of 2
  expect(ranking.rows[0]).toMatchObject({
    unitName: 'Sở Y tế',
    points: '7.53',
    max: '10',
    percent: '75.3',
    rank: 1,
    class: 'khá',
    previousNote: 'first',
  })
  for (const person of [w.healthHead, w.justiceFocal])
    expect(
      await reasonOf(readRanking(await w.as(person, '2025-02-10'), round.roundId).then((r) => r.results)),
    ).toBe('page')
  expect(await publishedRounds(w.db)).toEqual([])
  expect(await reasonOf(publishResult(await w.as(w.chairman, '2025-02-20'), id))).toBe('result-not-decided')
  await decide(id)
  await publishResult(await w.as(w.chairman, '2025-02-20'), id)
  expect((await publishedRounds(w.db))[0]).toMatchObject({ id: round.roundId, synthetic: true, units: 3 })
  expect((await publicRanking(w.db, round.roundId)).rows[0]).toMatchObject({ rank: 1, percent: '75.3' })
})

describe('refusals', () => {
  test.each<[string, (id: number) => Promise<unknown>, string]>([
    [
      'the head of a unit computes',
      async () => computeResult(await w.as(w.healthHead, '2025-02-10'), round.roundId),
      'forbidden',
    ],
    [
      'the clerk decides',
      async (id) =>
        decideResult(await w.as(w.clerk, '2025-02-18'), id, { decisionNo: '1', decidedOn: '2025-02-17' }),
      'forbidden',
    ],
    ['the clerk publishes', async (id) => publishResult(await w.as(w.clerk, '2025-02-18'), id), 'forbidden'],
    [
      'decided without a number',
      async (id) => decideResult(await w.as(w.chairman, '2025-02-18'), id, {}),
      'decision-missing',
    ],
    [
      'decided on a day to come',
      async (id) =>
        decideResult(await w.as(w.chairman, '2025-02-18'), id, { decisionNo: '1', decidedOn: '2025-02-19' }),
      'day-in-future',
    ],
    [
      'decided while units explain',
      async (id) =>
        decideResult(await w.as(w.chairman, '2025-01-20'), id, { decisionNo: '1', decidedOn: '2025-01-19' }),
      'not-yet-appraised',
    ],
    ['computed while the first appraisal runs', async () => computed('2025-01-10'), 'not-yet-appraised'],
    [
      'a second look before publication',
      async () =>
        fileObjection(await w.as(w.healthHead, '2025-02-10'), round.sheets.health, { text: 'Xin xem lại' }),
      'page',
    ],
  ])('%s', async (_name, act, reason) => {
    expect(await reasonOf(act(await computed()))).toBe(reason)
  })

  test('once decided, a result is not computed again', async () => {
    await decide(await computed())
    expect(await reasonOf(computed())).toBe('result-decided')
  })

  test('an issued set and the history of a value are never changed in the table', async () => {
    for (const change of [
      sql`update criteria_set set content = '{}' where state = 'issued'`,
      sql`delete from criteria_set where state = 'issued'`,
    ])
      await expect(change.execute(w.db)).rejects.toThrow(/issued and stays as it is/)
    for (const change of [sql`update score_history set at = now()`, sql`delete from score_history`])
      await expect(change.execute(w.db)).rejects.toThrow(/only ever added/)
  })

  test('once published, it is corrected with a reason only, and never changed in the table', async () => {
    const id = await published()
    expect(await reasonOf(computed('2025-03-01'))).toBe('reason-needed')
    for (const change of [
      sql`update scoring_result set bundle = 'x' where id = ${id}`,
      sql`delete from scoring_result where id = ${id}`,
      sql`update scoring_result_row set rank = 1 where result_id = ${id}`,
      sql`delete from scoring_result_row where result_id = ${id}`,
    ])
      await expect(change.execute(w.db)).rejects.toThrow(/stays?/)
  })
})

describe('the bundle', () => {
  test('verifies, comes out bit for bit, and holds no name of a person and no free text', async () => {
    const bundle = await stored(await published())
    expect(await verifyBundle(bundle, computeUnits, sha256)).toEqual([])
    const again = { ...bundle, results: computeUnits(bundle.set, bundle.round.year, bundle.units) }
    const { text, hash } = await publicBundle(w.db, round.roundId, undefined)
    expect(bundleText(again)).toBe(text)
    expect(hash).toBe(bundle.hash)
    expect(text).not.toMatch(/Thử"|Có báo cáo|phieu/)
  })

  test('stays as it was after later changes of set, sheet and unit', async () => {
    const before = JSON.stringify(await stored(await published()))
    await issuedSet(w.db, { ...aSet(2024), id: 'another', total: 10 })
    await sql`update score_value set inputs = '{"tasks_done": 1, "tasks_planned": 20}' where leaf = '1.1'`.execute(
      w.db,
    )
    await sql`update unit_version set name_vi = 'Sở Y tế mới' where unit_id = ${w.health.id}`.execute(w.db)
    const [result] = (await readRanking(await w.as(w.clerk, '2025-03-01'), round.roundId)).results
    const after = await stored(result?.id ?? 0)
    expect(JSON.stringify(after)).toBe(before)
    expect(await verifyBundle(after, computeUnits, sha256)).toEqual([])
  })
})

test('every unit’s score comes again from its explanation alone', async () => {
  await published()
  for (const sheet of Object.values(round.sheets)) {
    const told = await readExplanation(await w.as(w.auditor, '2025-03-01'), sheet)
    const unit = {
      code: told.row.unitCode,
      name: told.row.unitName,
      inputs: Object.fromEntries(told.domains.flatMap((d) => d.leaves).map((l) => [l.leaf.code, l.inputs])),
      notApplicable: told.domains
        .flatMap((d) => d.leaves)
        .flatMap((l) => (l.notApplicable ? [l.leaf.code] : [])),
      hand: Object.fromEntries(
        told.domains
          .flatMap((d) => d.leaves)
          .flatMap((l) => (l.hand === null ? [] : [[l.leaf.code, l.hand]])),
      ),
      bonus: told.bonus,
      penalty: told.penalty,
    }
    const [again] = computeUnits(told.set, told.round.year, [unit])
    expect([again?.points, again?.max, again?.percent]).toEqual([
      told.row.points,
      told.row.max,
      told.row.percent,
    ])
  }
})

test('the explanation names who gave each point; another unit reads it once it is published', async () => {
  await published()
  const told = await readExplanation(await w.as(w.justiceFocal, '2025-03-01'), round.sheets.health)
  const leaf = told.domains[1]?.leaves[0]
  expect(leaf).toMatchObject({ inputs: { reviewed: false }, score: { points: '1' } })
  expect(leaf?.given).toMatchObject({ person: 'Đầu mối Tư pháp Thử', stage: 'first', agreed: true })
})

test('an objection is taken until the last day, that day included', async () => {
  await published()
  const { home } = round.sheets
  const filed = async (day: string) => fileObjection(await w.as(w.homeHead, day), home, { text: 'Xem lại' })
  expect(await reasonOf(filed('2025-03-16'))).toBe('objection-too-late')
  expect(await filed('2025-03-15')).toEqual(expect.any(Number))
})

test('a founded objection becomes a correction; the version that was published stays readable', async () => {
  await published()
  const { health } = round.sheets
  const head = await w.as(w.healthHead, '2025-03-10')
  expect(
    await reasonOf(fileObjection(await w.as(w.healthFocal, '2025-03-10'), health, { text: 'Xin xem lại' })),
  ).toBe('forbidden')
  expect(
    await reasonOf(fileObjection(await w.as(w.healthHead, '2025-03-16'), health, { text: 'Muộn' })),
  ).toBe('objection-too-late')
  expect(await reasonOf(fileObjection(head, health, { text: 'Xin xem lại', leaf: '9.9' }))).toBe(
    'leaf-unknown',
  )
  const id = await fileObjection(head, health, { text: 'Đã rà soát xong', leaf: '2.1', file: paper() })
  expect((await sheetObjections(head, health)).objections[0]).toMatchObject({
    answerBy: '2025-03-25',
    mayAnswer: false,
  })
  expect(await reasonOf(sheetObjections(await w.as(w.justiceFocal, '2025-03-10'), health))).toBe('page')

  const answer = { decision: 'accepted' as const, answer: 'Chấp nhận theo báo cáo 15', points: '3' }
  expect(await reasonOf(answerObjection(head, id, answer))).toBe('forbidden')
  expect(
    await reasonOf(answerObjection(await w.as(w.clerk, '2025-03-12'), id, { ...answer, points: '3.5' })),
  ).toBe('above-maximum')
  expect(
    await reasonOf(
      answerObjection(await w.as(w.clerk, '2025-03-12'), id, { ...answer, decision: 'rejected' }),
    ),
  ).toBe('points-of-rejected')
  await answerObjection(await w.as(w.clerk, '2025-03-12'), id, answer)
  expect(await reasonOf(answerObjection(await w.as(w.clerk, '2025-03-12'), id, answer))).toBe(
    'objection-answered',
  )

  const second = await computed('2025-03-14', 'Chấp nhận kiến nghị của Sở Y tế')
  await decideResult(await w.as(w.chairman, '2025-03-15'), second, {
    decisionNo: '400/QĐ-UBND',
    decidedOn: '2025-03-15',
  })
  await publishResult(await w.as(w.chairman, '2025-03-15'), second)
  expect((await publicRanking(w.db, round.roundId)).rows[0]).toMatchObject({ points: '9.53' })
  expect((await publicRanking(w.db, round.roundId, 1)).rows[0]).toMatchObject({ points: '7.53' })
  expect((await sheetObjections(head, health)).objections[0]).toMatchObject({
    decision: 'accepted',
    correctedIn: 2,
  })
  expect(await verifyBundle(await stored(second), computeUnits, sha256)).toEqual([])
})

test('nobody answers an objection of their own unit', async () => {
  await published()
  const id = await fileObjection(await w.as(w.homeHead, '2025-03-10'), round.sheets.home, {
    text: 'Xin xem lại',
  })
  const answer = { decision: 'rejected' as const, answer: 'Không có cơ sở' }
  expect(await reasonOf(answerObjection(await w.as(w.clerk, '2025-03-12'), id, answer))).toBe('forbidden')
  expect(await reasonOf(answerObjection(await w.as(w.chairman, '2025-03-12'), id, answer))).toBe('done')
})

test('the decision is drafted with its annex and the verification code', async () => {
  const id = await computed()
  const documentId = await draftDecision(await w.as(w.clerk, '2025-02-11'), id)
  const found = await sql<{
    body: string
  }>`select body::text from official_document where id = ${documentId}`.execute(w.db)
  expect(found.rows[0]?.body).toContain((await stored(id)).hash)
  expect(found.rows[0]?.body).toContain('75,30')
})

test('a round taken over from print stands as printed', async () => {
  const roundId = await importPrintedRound(await w.as(w.clerk, '2024-05-01'), {
    year: 2023,
    block: 'department',
    title: 'Chỉ số CCHC năm 2023 tỉnh Mẫu',
    place: 'Tỉnh Mẫu',
    publishedOn: '2024-04-03',
    source: 'báo in',
    rows: [
      { rank: 1, unit: 'Sở A', points: '92.86' },
      { rank: 7, unit: 'Sở B' },
    ],
  })
  const { rows, result } = await publicRanking(w.db, roundId)
  expect(result?.imported).toBe(true)
  expect(rows).toMatchObject([
    { rank: 1, unitName: 'Sở A', points: '92.86', percent: null },
    { rank: 7, unitName: 'Sở B', points: null },
  ])
  expect(await reasonOf(publicBundle(w.db, roundId, undefined))).toBe('page')
  expect(await reasonOf(computeResult(await w.as(w.clerk, '2025-02-10'), roundId))).toBe('imported')
})

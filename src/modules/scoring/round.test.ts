import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import type { Refused } from '#platform/refused.ts'
import { testDb } from '#testing/db.ts'
import { listEntries } from '../audit/facts.ts'
import { agreeWithSelf, finishDomain } from './actions/appraise.ts'
import { addEvidence } from './actions/evidence.ts'
import { answerRequest, closeExplanation, requestExplanation } from './actions/explain.ts'
import { appraiseExtra, claimExtra, withdrawExtra } from './actions/extra.ts'
import { appointAppraiser, openRound, reopenStage } from './actions/round.ts'
import { signOff } from './actions/sign.ts'
import { tellStages } from './actions/tell.ts'
import { saveValue, type ValueWish } from './actions/value.ts'
import { readExtras, readRequests } from './facts/acts.ts'
import { extraFile } from './facts/files.ts'
import { effectiveInputs } from './facts/inputs.ts'
import { readPlanner } from './facts/planner.ts'
import { readSheet } from './facts/sheets.ts'
import { scoring } from './room.ts'
import { seenAnswer } from './rules/seen.ts'
import type { Request } from './store/proof.ts'
import { historyOf, valuesOf } from './store/value.ts'
import { aWorld, type World } from './world.ts'

const pdf = (name = 'minh-chung.txt') => new File([`Minh chứng mẫu ${name}.\n`], name, { type: 'text/plain' })
const refused = (work: Promise<unknown>): Promise<Refused> =>
  work.then(
    () => Promise.reject(new Error('not refused')),
    (fault) => fault,
  )

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
})

const save = async (
  person: keyof World,
  day: string,
  code: string,
  wish: Partial<ValueWish>,
  sheet = round.sheets.health,
) => saveValue(await w.as(w[person] as never, day), sheet, code, { version: 0, ...wish })

const scoredByHealth = async () => {
  await save('healthFocal', '2024-12-05', '1.1', {
    inputs: { tasks_done: 18, tasks_planned: 20 },
    note: 'Báo cáo 12',
  })
  await save('healthFocal', '2024-12-05', '1.2', { inputs: { issued_at: '2024-01-20' }, note: 'Kế hoạch 3' })
  await save('healthFocal', '2024-12-05', '2.1', { inputs: { reviewed: true }, note: 'Đã rà soát' })
}
const signedByHealth = async () => {
  await scoredByHealth()
  await signOff(await w.as(w.healthHead, '2024-12-18'), round.sheets.health, { file: pdf('phieu.txt') })
}

test('a round goes from opening to the second appraisal, and what counts is the last word of each leaf', async () => {
  await signedByHealth()
  const focal = await w.as(w.justiceFocal, '2025-01-06')
  const clerk = await w.as(w.clerk, '2025-01-06')
  const { health } = round.sheets
  expect(await agreeWithSelf(clerk, health, '1')).toEqual({ agreed: 3 })
  await saveValue(focal, health, '2.1', {
    version: 0,
    inputs: { reviewed: false },
    reason: 'Chưa có báo cáo rà soát',
  })
  await requestExplanation(focal, health, '2.1', { question: 'Báo cáo rà soát ở đâu?' })
  await saveValue(clerk, health, '2.2', { version: 0, inputs: { value: '86.5' } })
  await finishDomain(focal, health, '2')

  const unit = await w.as(w.healthFocal, '2025-01-17')
  const request = await sql<{ id: number }>`select id from score_request`.execute(w.db)
  await answerRequest(unit, health, request.rows[0]?.id ?? 0, { answer: 'Báo cáo 15 gửi kèm' })
  await addEvidence(unit, health, '2.1', { file: pdf(), pages: 'trang 2' })
  await closeExplanation(await w.as(w.healthHead, '2025-01-18'), health, {})
  await saveValue(await w.as(w.justiceFocal, '2025-01-20'), health, '2.1', {
    version: 0,
    inputs: { reviewed: true },
    reason: 'Có báo cáo 15',
  })

  const unit1 = (await effectiveInputs(w.db, round.roundId)).find((one) => one.sheetId === health)
  expect(unit1?.inputs).toEqual({
    '1.1': { tasks_done: 18, tasks_planned: 20 },
    '1.2': { issued_at: '2024-01-20' },
    '1.3': { tasks_assigned: 0, tasks_on_time: 0 },
    '2.1': { reviewed: true },
    '2.2': { value: '86.5' },
  })
  expect(unit1?.leaves['2.1']).toMatchObject({
    stage: 'second',
    person: 'Đầu mối Tư pháp Thử',
    selfPoints: '3',
  })
  expect(unit1?.leaves['1.1']).toMatchObject({ stage: 'first', agreed: true, person: 'Chuyên viên Thử' })
})

describe('saving field by field', () => {
  test('points follow the rule as soon as the inputs suffice', async () => {
    const half = await save('healthFocal', '2024-12-05', '1.1', { inputs: { tasks_done: 18 } })
    expect(half).toMatchObject({ version: 1, points: null })
    const whole = await save('healthFocal', '2024-12-05', '1.1', {
      version: 1,
      inputs: { tasks_planned: 20 },
    })
    expect(whole).toMatchObject({ version: 2, points: '1.8' })
  })

  test('two people on two fields of one leaf lose nothing', async () => {
    await save('healthFocal', '2024-12-05', '1.1', { inputs: { tasks_done: 1, tasks_planned: 20 } })
    await save('healthFocal', '2024-12-05', '1.1', {
      version: 1,
      inputs: { tasks_done: 10, tasks_planned: 20 },
    })
    await save('healthHead', '2024-12-05', '1.1', {
      version: 1,
      inputs: { tasks_done: 1, tasks_planned: 25 },
    })
    const [value] = await valuesOf(w.db, round.sheets.health, '1.1')
    expect(value?.inputs).toEqual({ tasks_done: 10, tasks_planned: 25 })
  })

  test('the same field changed by both is a choice, and either choice is saved', async () => {
    await save('healthFocal', '2024-12-05', '1.1', { inputs: { tasks_done: 1, tasks_planned: 20 } })
    await save('healthFocal', '2024-12-05', '1.1', { version: 1, inputs: { tasks_done: 10 } })
    const mine: Partial<ValueWish> = { version: 1, inputs: { tasks_done: 12 }, note: 'của tôi' }
    const refusal = await refused(save('healthHead', '2024-12-05', '1.1', mine))
    expect(refusal).toMatchObject({
      kind: 'rule',
      reason: 'changed-by-other',
      facts: { who: 'Đầu mối Y tế Thử', version: 2 },
    })
    expect((await valuesOf(w.db, round.sheets.health, '1.1'))[0]).toMatchObject({ version: 2, note: null })
    await save('healthHead', '2024-12-05', '1.1', { ...mine, version: 2, theirs: ['in.tasks_done'] })
    expect((await valuesOf(w.db, round.sheets.health, '1.1'))[0]).toMatchObject({
      note: 'của tôi',
      inputs: { tasks_done: 10 },
    })
    await save('healthHead', '2024-12-05', '1.1', { ...mine, version: 3 })
    expect((await valuesOf(w.db, round.sheets.health, '1.1'))[0]?.inputs).toMatchObject({ tasks_done: 12 })
    const history = await historyOf(w.db, round.sheets.health, '1.1')
    expect(history.map((one) => one.after.inputs.tasks_done)).toEqual([12, 10, 10, 1])
  })

  test('a version that nobody saw is no licence to overwrite', async () => {
    await save('healthFocal', '2024-12-05', '1.1', { inputs: { tasks_done: 1, tasks_planned: 20 } })
    const blind = save('healthHead', '2024-12-05', '1.1', { version: 9, inputs: { tasks_done: 12 } })
    expect(await refused(blind)).toMatchObject({ kind: 'rule', reason: 'changed-by-other' })
  })

  test('what the rule cannot take is refused at its field', async () => {
    const refusal = await refused(
      save('healthFocal', '2024-12-05', '1.1', { inputs: { tasks_done: -1, tasks_planned: 2 } }),
    )
    expect(refusal).toMatchObject({ kind: 'input', fields: [{ field: 'in.tasks_done' }] })
    const aside = await refused(save('healthFocal', '2024-12-05', '1.2', { notApplicable: true }))
    expect(aside).toMatchObject({ kind: 'input', fields: [{ field: 'na' }] })
  })

  test("the system's figure is overridden only with a reason", async () => {
    const inputs = { tasks_assigned: 4, tasks_on_time: 4 }
    expect(await refused(save('healthFocal', '2024-12-05', '1.3', { inputs }))).toMatchObject({
      reason: 'reason-for-override',
    })
    await save('healthFocal', '2024-12-05', '1.3', {
      inputs,
      why: { tasks_assigned: 'Việc ngoài hệ thống', tasks_on_time: 'như trên' },
    })
    const [value] = await valuesOf(w.db, round.sheets.health, '1.3')
    expect(value?.sources.tasks_assigned).toMatchObject({
      from: 'tasks.assigned',
      value: 0,
      reason: 'Việc ngoài hệ thống',
    })
  })
})

describe('signing off', () => {
  const sign = async (day: string) =>
    signOff(await w.as(w.healthHead, day), round.sheets.health, { file: pdf() })
  test('is refused with what lacks a value, then with what lacks a proof', async () => {
    await save('healthFocal', '2024-12-05', '1.1', { inputs: { tasks_done: 18, tasks_planned: 20 } })
    expect(await refused(sign('2024-12-10'))).toMatchObject({
      reason: 'sheet-lacks-values',
      facts: { leaves: '1.2, 2.1' },
    })
    await save('healthFocal', '2024-12-05', '1.2', { inputs: { issued_at: '2024-01-20' } })
    await save('healthFocal', '2024-12-05', '2.1', { inputs: { reviewed: true } })
    await addEvidence(await w.as(w.healthFocal, '2024-12-05'), round.sheets.health, '2.1', { file: pdf() })
    expect(await refused(sign('2024-12-10'))).toMatchObject({
      reason: 'sheet-lacks-proof',
      facts: { leaves: '1.1, 1.2' },
    })
  })
  test('fills in what the system knows, locks the sheet, and may be late', async () => {
    await scoredByHealth()
    await sign('2024-12-27')
    expect((await valuesOf(w.db, round.sheets.health, '1.3'))[0]).toMatchObject({
      points: '2',
      sources: { tasks_on_time: { from: 'tasks.on-time' } },
    })
    expect(await refused(save('healthFocal', '2024-12-19', '1.1', { version: 1, note: 'x' }))).toMatchObject({
      reason: 'sheet-signed',
    })
  })
  test('a sheet is opened again only with a reason, until a day', async () => {
    await signedByHealth()
    await reopenStage(await w.as(w.clerk, '2024-12-27'), round.sheets.health, {
      stage: 'self',
      until: '2024-12-30',
      reason: 'Thiếu phụ lục',
    })
    await save('healthFocal', '2024-12-30', '1.1', { version: 1, note: 'Bổ sung phụ lục' })
    expect(await refused(save('healthFocal', '2024-12-31', '1.1', { version: 2, note: 'x' }))).toMatchObject({
      reason: 'stage-closed',
    })
  })
})

describe('appraising', () => {
  beforeEach(signedByHealth)
  const { as } = { as: (person: 'justiceFocal' | 'clerk' | 'judge') => w.as(w[person], '2025-01-06') }

  test('other points than before need a reason, by the rule or by hand', async () => {
    expect(
      await refused(save('justiceFocal', '2025-01-06', '2.1', { inputs: { reviewed: false } })),
    ).toMatchObject({ reason: 'reason-for-change' })
    expect(await refused(save('justiceFocal', '2025-01-06', '2.1', { handPoints: '2.5' }))).toMatchObject({
      reason: 'reason-for-hand',
    })
    expect(
      await save('justiceFocal', '2025-01-06', '2.1', { handPoints: '2.5', reason: 'Rà soát một phần' }),
    ).toMatchObject({ points: '2.5' })
    expect(
      await refused(save('justiceFocal', '2025-01-06', '2.1', { version: 1, handPoints: '3.5' })),
    ).toMatchObject({ kind: 'input' })
  })

  test('the council has the last word, for every domain', async () => {
    await save('justiceFocal', '2025-01-06', '2.1', {
      inputs: { reviewed: false },
      reason: 'Chưa có báo cáo',
    })
    await saveValue(await as('judge'), round.sheets.health, '2.1', {
      version: 0,
      inputs: { reviewed: true },
      reason: 'Hội đồng xem tại chỗ',
    })
    const unit = (await effectiveInputs(w.db, round.roundId, round.sheets.health))[0]
    expect(unit?.leaves['2.1']).toMatchObject({ stage: 'council', person: 'Hội đồng Thử' })
  })

  test('a finished domain is locked until it is opened again', async () => {
    const focal = await as('justiceFocal')
    expect(await refused(finishDomain(focal, round.sheets.health, '2'))).toMatchObject({
      reason: 'domain-lacks-values',
      facts: { leaves: '2.1, 2.2' },
    })
    await agreeWithSelf(focal, round.sheets.health, '2')
    await saveValue(focal, round.sheets.health, '2.2', { version: 0, inputs: { value: 80 } })
    expect(await finishDomain(focal, round.sheets.health, '2')).toEqual({ stage: 'first' })
    expect(
      await refused(save('justiceFocal', '2025-01-06', '2.2', { version: 1, inputs: { value: 81 } })),
    ).toMatchObject({ reason: 'domain-finished' })
    await reopenStage(await as('clerk'), round.sheets.health, {
      stage: 'first',
      until: '2025-01-20',
      reason: 'Nhầm số',
    })
    expect(
      await save('justiceFocal', '2025-01-18', '2.2', { version: 1, inputs: { value: 81 } }),
    ).toMatchObject({ points: '1.62' })
  })

  test('bonus points count as they are appraised', async () => {
    await reopenStage(await w.as(w.clerk, '2024-12-19'), round.sheets.health, {
      stage: 'self',
      until: '2024-12-20',
      reason: 'Thêm điểm thưởng',
    })
    const { id } = await claimExtra(await w.as(w.healthFocal, '2024-12-19'), round.sheets.health, {
      kind: 'bonus',
      points: '1.5',
      reason: 'Mô hình mới',
    })
    await appraiseExtra(await as('clerk'), round.sheets.health, id, { points: '1', reason: 'Chưa nhân rộng' })
    expect((await effectiveInputs(w.db, round.roundId, round.sheets.health))[0]).toMatchObject({
      bonus: '1',
      penalty: '0',
    })
  })
})

describe('what a unit learns before its day', () => {
  beforeEach(signedByHealth)

  test("nothing of its appraisal stands in its head's record, while the auditor reads it all", async () => {
    const { health } = round.sheets
    const focal = await w.as(w.justiceFocal, '2025-01-06')
    const clerk = await w.as(w.clerk, '2025-01-06')
    await agreeWithSelf(clerk, health, '1')
    await save('justiceFocal', '2025-01-06', '2.1', {
      inputs: { reviewed: false },
      reason: 'Chưa có báo cáo',
    })
    await requestExplanation(focal, health, '2.1', { question: 'Báo cáo ở đâu?' })
    const { id } = await claimExtra(clerk, health, { kind: 'penalty', points: '1', reason: 'Gửi muộn' })
    await appraiseExtra(clerk, health, id, { points: '1' })
    const verbs = async (person: 'healthHead' | 'auditor') => {
      const { entries } = await listEntries(await w.as(w[person], '2025-01-06'), { limit: 50 })
      return [...new Set(entries.map((row) => row.verb).filter((verb) => verb.startsWith('scoring.')))].sort()
    }
    const appraisal = ['agreed', 'explanation-asked', 'extra-appraised', 'extra-claimed']
    expect(await verbs('auditor')).toEqual(expect.arrayContaining(appraisal.map((verb) => `scoring.${verb}`)))
    expect(await verbs('healthHead')).toEqual(['scoring.saved', 'scoring.signed'])
    const { entries } = await listEntries(await w.as(w.healthHead, '2025-01-06'), { limit: 50 })
    expect(JSON.stringify(entries)).not.toContain('Chưa có báo cáo')
  })

  test('what was brought up against it is shown with the explaining, how it was judged at the end, and is not its to withdraw', async () => {
    const { health } = round.sheets
    const again = { stage: 'self', until: '2024-12-20', reason: 'Thêm điểm thưởng' } as const
    await reopenStage(await w.as(w.clerk, '2024-12-19'), health, again)
    const unit = await w.as(w.healthFocal, '2024-12-19')
    const bonus = await claimExtra(unit, health, { kind: 'bonus', points: '1.5', reason: 'Mô hình mới' })
    const clerk = await w.as(w.clerk, '2025-01-06')
    await appraiseExtra(clerk, health, bonus.id, { points: '1', reason: 'Chưa nhân rộng' })
    const penalty = await claimExtra(clerk, health, {
      kind: 'penalty',
      points: '1',
      reason: 'Gửi muộn',
      file: pdf(),
    })
    await appraiseExtra(clerk, health, penalty.id, { points: '1' })
    const seen = async (person: 'healthHead' | 'clerk', day: string) =>
      (await readExtras(await w.as(w[person], day), health)).extras.map((one) => [
        one.kind,
        one.appraisedPoints,
        one.appraisedReason,
        one.appraisedBy,
      ])
    const bonusJudged = ['bonus', '1', 'Chưa nhân rộng', 'Chuyên viên Thử']
    const judged = [bonusJudged, ['penalty', '1', null, 'Chuyên viên Thử']]
    expect(await seen('clerk', '2025-01-06')).toEqual(judged)
    expect(await seen('healthHead', '2025-01-15')).toEqual([['bonus', null, null, null]])
    expect(await extraFile(await w.as(w.healthHead, '2025-01-15'), health, penalty.id)).toBeNull()
    expect(await extraFile(await w.as(w.healthHead, '2025-01-16'), health, penalty.id)).toBeGreaterThan(0)
    expect(await seen('healthHead', '2025-01-16')).toEqual([
      ['bonus', null, null, null],
      ['penalty', null, null, null],
    ])
    expect(await seen('healthHead', '2025-02-06')).toEqual([
      ['bonus', null, null, null],
      ['penalty', null, null, null],
    ])
    await sql`update scoring_round set state = 'decided'`.execute(w.db)
    expect(await seen('healthHead', '2025-02-06')).toEqual(judged)
    await sql`update scoring_round set state = 'open'`.execute(w.db)
    await reopenStage(clerk, health, { ...again, until: '2025-01-10' })
    const taking = withdrawExtra(await w.as(w.healthHead, '2025-01-07'), health, penalty.id)
    expect(await refused(taking)).toMatchObject({ kind: 'forbidden' })
    const byOneDomain = extraFile(await w.as(w.justiceFocal, '2025-01-11'), health, penalty.id)
    expect(await refused(byOneDomain)).toMatchObject({ kind: 'missing' })
  })
})

test("a unit reads neither the council's values before the decision nor those of a stage opened again", async () => {
  await signedByHealth()
  const { health } = round.sheets
  const inputs = { reviewed: false }
  await save('justiceFocal', '2025-01-06', '2.1', { inputs, reason: 'Chưa có' })
  await save('justiceFocal', '2025-01-24', '2.1', { inputs, reason: 'Vẫn chưa có' })
  await save('judge', '2025-02-06', '2.1', { inputs, reason: 'Hội đồng thấy chưa có' })
  const seen = async (day: string, person: 'healthHead' | 'auditor' = 'healthHead') => {
    const ctx = await w.as(w[person], day)
    const { leaf } = await readSheet(ctx, health, '2.1')
    const kept = await readPlanner(ctx, health)
    const stages = Object.keys(leaf.values).sort()
    expect([...new Set(leaf.history.map((row) => row.stage))].sort()).toEqual(stages)
    expect(kept.outlooks.some((one) => one.leaf.code === '2.1')).toBe(true)
    return stages.join(' ')
  }
  expect(await seen('2025-02-06')).toBe('first second self')
  await reopenStage(await w.as(w.clerk, '2025-02-07'), health, {
    stage: 'second',
    until: '2025-02-10',
    reason: 'Thẩm định lại',
  })
  expect(await seen('2025-02-07')).toBe('first self')
  expect(await seen('2025-02-07', 'auditor')).toBe('council first second self')
  expect(await seen('2025-02-11')).toBe('first second self')
  await sql`update scoring_round set state = 'decided'`.execute(w.db)
  expect(await seen('2025-02-07')).toBe('council first second self')
})

test('how many days before its end a stage is spoken of is a dated setting, three where nobody set it', async () => {
  const told = async (day: string) => tellStages(await w.as(w.clerk, day))
  await w.db
    .insertInto('setting')
    .values({ key: 'scoring.near-days', valid_from: '2024-12-15', value: '5' })
    .execute()
  expect(await told('2024-12-14')).toBe(0)
  expect(await told('2024-12-15')).toBeGreaterThan(0)
  await w.db.deleteFrom('setting').where('key', '=', 'scoring.near-days').execute()
  expect(await told('2024-12-16')).toBe(0)
  expect(await told('2024-12-17')).toBeGreaterThan(0)
})

test('an answer and a judgement made from something older are told, and lose nothing', async () => {
  await signedByHealth()
  const { health } = round.sheets
  await requestExplanation(await w.as(w.justiceFocal, '2025-01-06'), health, '2.1', { question: 'Ở đâu?' })
  const head = await w.as(w.healthHead, '2025-01-17')
  const focal = await w.as(w.healthFocal, '2025-01-17', 60)
  const [request] = (await readRequests(head, health)).requests
  const seen = 'none'
  const id = request?.id ?? 0
  await answerRequest(focal, health, id, { answer: 'Báo cáo 15', seen })
  expect(await refused(answerRequest(head, health, id, { answer: 'Không có', seen }))).toMatchObject({
    kind: 'rule',
    reason: 'changed-meanwhile',
  })
  const [now] = (await readRequests(head, health)).requests
  expect(now?.answer).toBe('Báo cáo 15')
  await answerRequest(head, health, id, { answer: 'Báo cáo 15 và 16', seen: seenAnswer(now as Request) })

  const clerk = await w.as(w.clerk, '2025-01-17')
  const extra = await claimExtra(clerk, health, { kind: 'penalty', points: '1', reason: 'Gửi muộn' })
  await appraiseExtra(await w.as(w.judge, '2025-01-17'), health, extra.id, { points: '1', seen })
  const late = appraiseExtra(clerk, health, extra.id, { points: '0.5', reason: 'Nhẹ', seen })
  expect(await refused(late)).toMatchObject({ kind: 'rule', reason: 'changed-meanwhile' })
  await appraiseExtra(clerk, health, extra.id, { points: '0.5', reason: 'Nhẹ', seen: '1' })
})

test('sheets to appraise wait for an appraiser of the topmost unit too, and none of their own for others', async () => {
  await signedByHealth()
  const ctx = await w.as(w.clerk, '2024-12-19')
  await appointAppraiser(ctx, round.roundId, { domains: ['1'], personId: w.judge.id })
  await appointAppraiser(ctx, round.roundId, { domains: ['2'], personId: w.divisionHead.id })
  const waits = async (person: 'judge' | 'justiceFocal' | 'divisionHead') =>
    (await gatherWaiting(await w.as(w[person], '2024-12-19'), [scoring]))
      .filter((row) => row.act === 'appraise')
      .map((row) => row.url)
  const sheet = `/scoring/sheets/${round.sheets.health}`
  expect(await waits('judge')).toEqual([sheet])
  expect(await waits('justiceFocal')).toEqual([sheet])
  expect(await waits('divisionHead')).toEqual([])
})

test('a round is opened once, by the standing agency, for the units of its block', async () => {
  expect(Object.values(round.sheets).every((id) => id > 0)).toBe(true)
  expect(await refused(openRound(await w.as(w.clerk, '2024-12-01'), round.roundId))).toMatchObject({
    reason: 'round-open-already',
  })
  expect(await refused(openRound(await w.as(w.healthHead, '2024-12-01'), round.roundId))).toMatchObject({
    kind: 'forbidden',
  })
})

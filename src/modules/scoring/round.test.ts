import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusalOf as refused } from '#testing/refusal.ts'
import { agreeWithSelf, finishDomain } from './actions/appraise.ts'
import { addEvidence } from './actions/evidence.ts'
import { answerRequest, closeExplanation, requestExplanation } from './actions/explain.ts'
import { openRound, reopenStage } from './actions/round.ts'
import { signOff } from './actions/sign.ts'
import { tellStages } from './actions/tell.ts'
import { saveValue, type ValueWish } from './actions/value.ts'
import { effectiveInputs } from './facts/inputs.ts'
import { historyOf, valuesOf } from './store/value.ts'
import { aRound, pdf, type Round } from './testing.ts'

let { t, w, round, save, scoredByHealth, signedByHealth } = {} as Round
beforeEach(async () => {
  ;({ t, w, round, save, scoredByHealth, signedByHealth } = await aRound())
})
afterEach(() => t.drop())

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

test('a round is opened once, by the standing agency, for the units of its block', async () => {
  expect(Object.values(round.sheets).every((id) => id > 0)).toBe(true)
  expect(await refused(openRound(await w.as(w.clerk, '2024-12-01'), round.roundId))).toMatchObject({
    reason: 'round-open-already',
  })
  expect(await refused(openRound(await w.as(w.healthHead, '2024-12-01'), round.roundId))).toMatchObject({
    kind: 'forbidden',
  })
})

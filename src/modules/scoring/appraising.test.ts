import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import { refusalOf as refused } from '#testing/refusal.ts'
import { listEntries } from '../audit/facts.ts'
import { agreeWithSelf, finishDomain } from './actions/appraise.ts'
import { answerRequest, requestExplanation } from './actions/explain.ts'
import { appraiseExtra, claimExtra, withdrawExtra } from './actions/extra.ts'
import { appointAppraiser, reopenStage } from './actions/round.ts'
import { saveValue } from './actions/value.ts'
import { readExtras, readRequests } from './facts/acts.ts'
import { extraFile } from './facts/files.ts'
import { effectiveInputs } from './facts/inputs.ts'
import { readPlanner } from './facts/planner.ts'
import { readSheet } from './facts/sheets.ts'
import { scoring } from './room.ts'
import { seenAnswer } from './rules/seen.ts'
import type { Request } from './store/proof.ts'
import { aRound, pdf, type Round } from './testing.ts'

let { t, w, round, save, signedByHealth } = {} as Round
beforeEach(async () => {
  ;({ t, w, round, save, signedByHealth } = await aRound())
})
afterEach(() => t.drop())

describe('appraising', () => {
  beforeEach(() => signedByHealth())
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
  beforeEach(() => signedByHealth())

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

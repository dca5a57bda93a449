import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { get, signIn, type TestApp, testApp } from '#testing/world.ts'
import { shapeProgramme } from '../programme/actions.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import { addByDecision, copyRows, draftPlan, dropByDecision, importAnnex, issuePlan } from './actions.ts'
import { findPlan, planProgress, rowsOf } from './facts.ts'
import { annex as annex2023, aWorld } from './world.ts'

let t: TestDb
let app: TestApp
let { on, issuer, clerk, focal } = {} as Awaited<ReturnType<typeof aWorld>>
let planId: number
let planTwo: number

const annex = { bytes: annex2023, name: 'ke-hoach.xlsx' }

beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db, testClock('2023-01-04'))
  const world = await aWorld(t.db)
  ;({ on, issuer, clerk, focal } = world)
  await shapeProgramme(world.ctx, 2024, {})
})
afterAll(() => t.drop())

describe('the annex of 2023', () => {
  test('a focal officer may not draft the province’s plan', async () => {
    const ctx = await on(focal, '2023-01-04')
    await expect(
      draftPlan(ctx, { year: 2023, kind: 'peoples-committee', title: 'Kế hoạch' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a dry run tells what it would take and writes nothing', async () => {
    const ctx = await on(clerk, '2023-01-04')
    planId = await draftPlan(ctx, {
      year: 2023,
      kind: 'peoples-committee',
      title: 'Kế hoạch cải cách hành chính năm 2023',
    })
    const dry = await importAnnex(ctx, planId, annex, { dryRun: true })
    expect(dry).toMatchObject({ rows: 41, written: false })
    expect(dry.findings.filter((f) => f.level === 'error')).toEqual([])
    expect(await rowsOf(t.db, planId)).toEqual([])
  })

  test('41 rows with their units, areas and days', async () => {
    await importAnnex(await on(clerk, '2023-01-04'), planId, annex)
    const rows = await rowsOf(t.db, planId)
    expect(rows).toHaveLength(41)
    expect(rows.filter((row) => row.areaId === null)).toEqual([])
    const first = rows[0]
    expect(first).toMatchObject({ number: '1', deadlineOn: '2023-01-31', deadlineKind: 'period-end' })
    // all 21 departments but the lead, and all 21 districts
    expect(first?.coordinatorUnitIds).toHaveLength(41)
  })

  test('what the sheet calls a unit that is none stops the import', async () => {
    const sheet = {
      bytes: new TextEncoder().encode(
        'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian\n1;Làm;Báo cáo;Sở Ma;Quý I/2023\n',
      ),
      name: 'a.csv',
    }
    const taken = await importAnnex(await on(clerk, '2023-01-04'), planId, sheet)
    expect(taken).toMatchObject({ written: false })
    expect(taken.findings).toContainEqual(expect.objectContaining({ reason: 'lead-unknown', row: 2 }))
  })

  test('a draft is not found by others', async () => {
    expect(await findPlan(await on(focal, '2023-01-04'), planId)).toBeUndefined()
    expect((await get(app, `/api/v1/plans/${planId}`, await signIn(app, focal))).status).toBe(404)
  })

  test('the clerk may not issue it, an old version is told so, the chairman issues it', async () => {
    const wish = {
      documentNo: '12/KH-UBND',
      issuedOn: '2023-01-05',
      version: (await findPlan(await on(clerk, '2023-01-05'), planId))?.version ?? 0,
    }
    await expect(issuePlan(await on(clerk, '2023-01-05'), planId, wish)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const chair = await on(issuer, '2023-01-05')
    await expect(issuePlan(chair, planId, { ...wish, version: 1 })).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    })
    await expect(issuePlan(await on(issuer, '2023-01-04'), planId, wish)).rejects.toMatchObject({
      reason: 'issued-in-future',
    })
    await issuePlan(chair, planId, wish)
    await expect(issuePlan(chair, planId, { ...wish, version: wish.version + 1 })).rejects.toMatchObject({
      reason: 'already-issued',
    })
    const { counts } = await planProgress(chair, planId)
    expect(counts).toMatchObject({ assigned: 41, completed: 0, open: 41 })
  })
})

describe('progress', () => {
  test('a product accepted on 5/10 that was submitted on 28/9 counts at 30/9 as known on 5/10, not as known on 1/10', async () => {
    const [task] = await taskLines(await on(issuer, '2023-09-28'), {
      source: { kind: 'plan', id: planId },
      leadUnitId: focal.unitId as number,
    })
    const lead = await on(focal, '2023-09-28')
    await actOnTask(lead, task?.id as number, 'accept', {})
    await submitTask(lead, task?.id as number, { documentNo: '99/BC-STP', note: 'Xong' } as never)
    await actOnTask(await on(clerk, '2023-10-05'), task?.id as number, 'complete', {})
    const ctx = await on(issuer, '2023-12-31')
    const at = async (knownAt: string) =>
      (await planProgress(ctx, planId, { asOf: '2023-09-30', knownAt })).measures.completionOfAssigned
    expect(await at('2023-10-01')).toMatchObject({ numerator: 0, denominator: 41 })
    expect(await at('2023-10-05')).toMatchObject({ numerator: 1, denominator: 41, percent: '2.44' })
  })

  test('the API says the same to everybody who may read the plan', async () => {
    const answer = await get(
      app,
      '/api/v1/programmes/2023/progress?asOf=2023-09-30',
      await signIn(app, focal),
    )
    expect(await answer.json()).toMatchObject({
      plan: { id: planId },
      asOf: '2023-09-30',
      measures: { completionOfAssigned: { denominator: 41 } },
    })
    expect((await get(app, '/api/v1/programmes/2022/progress', await signIn(app, focal))).status).toBe(404)
    expect(
      (await get(app, '/api/v1/programmes/2023/progress?asOf=31/31/2023', await signIn(app, focal))).status,
    ).toBe(422)
    expect((await get(app, '/api/v1/programmes/2023/progress')).status).toBe(401)
  })

  test('a task added or dropped by decision never changes a past figure', async () => {
    const row = (await rowsOf(t.db, planId))[20]
    const chair = await on(issuer, '2023-07-10')
    const before = (await planProgress(chair, planId, { asOf: '2023-06-30' })).counts
    await dropByDecision(chair, planId, row?.id as number, {
      decisionNo: '5/QĐ-UBND',
      decidedOn: '2023-07-10',
      reason: 'Trùng',
    })
    await expect(
      dropByDecision(chair, planId, row?.id as number, {
        decisionNo: '5/QĐ-UBND',
        decidedOn: '2023-07-10',
        reason: 'Trùng',
      }),
    ).rejects.toMatchObject({ reason: 'already-dropped' })
    await addByDecision(chair, planId, {
      number: '42',
      title: 'Việc thêm',
      product: 'Báo cáo',
      leadUnitIds: [focal.unitId as number],
      coordinatorUnitIds: [],
      deadlineKind: 'day',
      deadlineOn: '2023-12-01',
      decisionNo: '6/QĐ-UBND',
      decidedOn: '2023-07-10',
      reason: 'Bổ sung',
    })
    expect((await planProgress(chair, planId, { asOf: '2023-06-30' })).counts).toEqual(before)
    expect((await planProgress(chair, planId)).counts).toMatchObject({ assigned: 42, recalled: 1 })
  })

  test('a decision that is entered late counts from the day it is entered', async () => {
    const late = await on(issuer, '2023-07-20')
    const at = async () => (await planProgress(late, planId, { asOf: '2023-07-19' })).counts
    const before = await at()
    const decision = { decisionNo: '7/QĐ-UBND', decidedOn: '2023-07-12', reason: 'Bổ sung' }
    const row = { number: '43', title: 'Việc thêm nữa', product: 'Báo cáo', coordinatorUnitIds: [] }
    const lead = { leadUnitIds: [focal.unitId as number], deadlineKind: 'none' as const }
    await addByDecision(late, planId, { ...row, ...lead, ...decision })
    expect(await at()).toEqual(before)
    expect((await planProgress(late, planId)).counts).toMatchObject({ assigned: 43 })
    const early = { ...decision, decidedOn: '2023-01-04' }
    await expect(addByDecision(late, planId, { ...row, ...lead, ...early })).rejects.toMatchObject({
      reason: 'decided-before-issue',
    })
  })
})

test("last year's rows are copied into the next year's draft, a year later", async () => {
  const ctx = await on(clerk, '2023-12-20')
  planTwo = await draftPlan(ctx, { year: 2024, kind: 'peoples-committee', title: 'Kế hoạch 2024' })
  expect(await copyRows(ctx, planTwo, planId)).toBe(42)
  expect((await rowsOf(t.db, planTwo))[0]).toMatchObject({
    deadlineOn: '2024-01-31',
    deadlineText: 'Tháng 01/2024',
  })
})

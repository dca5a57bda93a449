import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day } from '#platform/day.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
} from '#testing/world.ts'
import { setInstallation } from '../organisation/actions.ts'
import { loadProgrammeReference, shapeProgramme } from '../programme/actions.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import * as actions from './actions.ts'
import { readPlan } from './facts/reading.ts'
import { changesOf, planProgress, rowsOf } from './facts.ts'
import { figureNames, rowsBehind } from './rules/standing.ts'

let t: TestDb
let app: TestApp
let issuer: TestPerson
let clerk: TestPerson
let leads: number[]
let heads: TestPerson[]
const clock = testClock('2023-01-04')
const on = (person: TestPerson, today: Day) => ctxFor(t.db, person, { today })

beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db, clock)
  const province = (await aUnit(t.db, { name: 'Tỉnh Mẫu' })).id
  const department = async () => (await aUnit(t.db, { parent: province })).id
  issuer = await aPerson(t.db, { office: 'chairman', unit: province })
  clerk = await aPerson(t.db, { office: 'standing-clerk', unit: await department() })
  leads = [await department(), await department()]
  heads = await Promise.all(leads.map((unit) => aPerson(t.db, { office: 'head', unit })))
  await loadProgrammeReference(t.db)
  const ctx = await on(issuer, '2023-01-04')
  await setInstallation(ctx, province, '2000-01-01')
  await shapeProgramme(await on(clerk, '2023-01-04'), 2023, { motto: 'Thử' })
})
afterAll(() => t.drop())

const row = (n: number) => ({
  number: String(n),
  title: `Việc ${n}`,
  product: 'Báo cáo',
  leadUnitIds: [leads[n % 2] as number],
  coordinatorUnitIds: [],
  deadlineKind: 'day' as const,
  deadlineOn: addDays('2023-01-31', n * 20),
})

/** An issued plan of eight rows; one of its kind may stand, so the one before goes to another year. */
const issuedPlan = async (): Promise<number> => {
  await t.db.updateTable('plan').set({ state: 'draft' }).execute()
  const ctx = await on(issuer, '2023-01-05')
  const id = await actions.draftPlan(ctx, { year: 2023, kind: 'peoples-committee', title: 'Kế hoạch' })
  for (let n = 1; n <= 8; n++) await actions.saveRow(ctx, id, row(n))
  await actions.issuePlan(ctx, id, { documentNo: '1/KH-UBND', issuedOn: '2023-01-05', version: 9 })
  return id
}

type Step = { what: 'add' | 'drop' | 'merge' | 'finish'; after: number; decided: number; rows: number[] }
const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what']>('add', 'drop', 'merge', 'finish'),
    after: fc.integer({ min: 1, max: 40 }),
    decided: fc.integer({ min: 0, max: 60 }),
    rows: fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
)

const past = async (planId: number, today: Day): Promise<string[]> => {
  const ctx = await on(issuer, today)
  const told: string[] = []
  for (const asOf of [addDays(today, -1), addDays(today, -15), '2023-01-31'])
    for (const knownAt of [undefined, addDays(today, -1), addDays(today, -30)]) {
      const { counts } = await planProgress(ctx, planId, { asOf, knownAt })
      told.push(`${asOf} as known ${knownAt ?? 'now'}: ${JSON.stringify(counts)}`)
    }
  return told
}

const take = async (planId: number, step: Step, today: Day): Promise<void> => {
  const ctx = await on(issuer, today)
  const ids = (await rowsOf(t.db, planId)).map((r) => r.id)
  const rows = [...new Set(step.rows)].map((i) => ids[i % ids.length] as number)
  const decision = { decisionNo: '9/QĐ-UBND', decidedOn: addDays(today, -step.decided), reason: 'Thử' }
  if (step.what === 'add') await actions.addByDecision(ctx, planId, { ...row(9), ...decision })
  if (step.what === 'drop') await actions.dropByDecision(ctx, planId, rows[0] as number, decision)
  if (step.what === 'merge') await actions.mergeByDecision(ctx, planId, { ...row(10), ...decision, rows })
}

test('no change by decision, whatever its day, changes a figure of a day that has passed', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const planId = await issuedPlan()
      let today: Day = '2023-02-10'
      for (const step of all) {
        today = addDays(today, step.after)
        if (step.what === 'finish') {
          await finish(planId, step.rows[0] as number, today)
          continue
        }
        const before = await past(planId, today)
        await take(planId, step, today).catch((refused) => expect(refused.kind).toBe('rule'))
        expect(await past(planId, today)).toEqual(before)
        const reading = await readPlan(await on(issuer, today), planId)
        for (const show of figureNames)
          expect([show, rowsBehind(reading.rows, { show }).length]).toEqual([show, reading.figures[show]])
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

/** A row's task is accepted, handed in and checked on one day. */
const finish = async (planId: number, n: number, today: Day): Promise<void> => {
  const lines = await taskLines(await on(issuer, today), { source: { kind: 'plan', id: planId } })
  const task = lines.filter((line) => line.state === 'issued')[n]
  const head = heads[leads.indexOf(task?.lead_unit_id ?? 0)]
  if (!task || !head) return
  await actOnTask(await on(head, today), task.id, 'accept', {})
  await submitTask(await on(head, today), task.id, { documentNo: '1/BC', note: 'Xong' } as never)
  await actOnTask(await on(clerk, today), task.id, 'complete', {})
}

describe('a merger', () => {
  test('recalls what it takes, gives the new task, and says so in the history', async () => {
    const planId = await issuedPlan()
    const ids = (await rowsOf(t.db, planId)).map((r) => r.id)
    const chair = await on(issuer, '2023-06-01')
    const wish = { decisionNo: '9/QĐ-UBND', decidedOn: '2023-05-30', reason: 'Trùng nội dung' }
    const merged = { ...row(9), ...wish, rows: ids.slice(1, 3) }
    await expect(
      actions.mergeByDecision(await on(clerk, '2023-06-01'), planId, merged),
    ).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(
      actions.mergeByDecision(chair, planId, { ...merged, rows: [999_999] }),
    ).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(
      actions.mergeByDecision(chair, planId, { ...merged, rows: ids.slice(1, 2) }),
    ).rejects.toMatchObject({ reason: 'too-few-to-merge' })
    await actions.mergeByDecision(chair, planId, merged)
    expect((await planProgress(chair, planId)).counts).toMatchObject({ assigned: 9, recalled: 2, open: 7 })
    const rows = await rowsOf(t.db, planId)
    expect(rows[1]).toMatchObject({ droppedBy: '9/QĐ-UBND', mergedInto: '9', mergedFrom: [] })
    expect(rows[8]).toMatchObject({ addedBy: '9/QĐ-UBND', mergedFrom: ['2', '3'], mergedInto: null })
    expect(await changesOf(t.db, planId)).toMatchObject([{ kind: 'merge', number: '9', merged: ['2', '3'] }])
    await expect(actions.mergeByDecision(chair, planId, merged)).rejects.toMatchObject({
      reason: 'already-dropped',
    })
  })

  test('a task that is done is neither merged nor dropped', async () => {
    const planId = await issuedPlan()
    await finish(planId, 0, '2023-02-20')
    const done = (
      await taskLines(await on(issuer, '2023-06-01'), { source: { kind: 'plan', id: planId } })
    ).find((line) => line.state === 'completed')
    const rows = await rowsOf(t.db, planId)
    const id = rows.find((r) => r.instructionId === done?.instruction_id)?.id as number
    const wish = { decisionNo: '9/QĐ-UBND', decidedOn: '2023-05-30', reason: 'Trùng' }
    const chair = await on(issuer, '2023-06-01')
    const refusal = { reason: 'already-completed' }
    await expect(actions.dropByDecision(chair, planId, id, wish)).rejects.toMatchObject(refusal)
    const other = rows.find((r) => r.id !== id)?.id as number
    await expect(
      actions.mergeByDecision(chair, planId, { ...row(9), ...wish, rows: [id, other] }),
    ).rejects.toMatchObject(refusal)
  })

  test('its pages: choose two, write the one; a refusal keeps rows and words', async () => {
    const planId = await issuedPlan()
    const ids = (await rowsOf(t.db, planId)).map((r) => r.id)
    clock.goTo('2023-06-01')
    const cookie = await signIn(app, issuer)
    const page = async (query: string) => {
      const answer = await get(app, `/plans/${planId}/merge${query}`, cookie)
      return { status: answer.status, text: await answer.text() }
    }
    const choose = await page(`?rows=${ids[1]}`)
    expect([choose.status, await faults(choose.text)]).toEqual([200, []])
    expect(choose.text).toMatch(new RegExp(`value="${ids[1]}"[^>]*checked|checked[^>]*value="${ids[1]}"`))
    const form = await page(`?rows=${ids[1]}&rows=${ids[2]}`)
    expect(await faults(form.text)).toEqual([])
    expect(form.text).toContain('Việc 2; Việc 3')
    expect((await get(app, `/plans/${planId}/merge`, await signIn(app, clerk))).status).toBe(403)
    const wish = {
      ...{ ...row(9), leadUnitIds: String(leads[0]), coordinatorUnitIds: [] },
      ...{ decisionNo: '9/QĐ-UBND', decidedOn: '2023-06-02', reason: 'Trùng' },
      rows: `${ids[1]},${ids[2]}`,
    }
    const early = await post(app, `/plans/${planId}/merge`, wish, cookie)
    expect(early.status).toBe(409)
    const again = await early.text()
    expect(again).toContain('Ngày quyết định không được sau hôm nay')
    expect(again).toContain('value="9/QĐ-UBND"')
    expect(again).toContain(`name="rows" value="${ids[1]},${ids[2]}"`)
    const merged = await post(app, `/plans/${planId}/merge`, { ...wish, decidedOn: '2023-06-01' }, cookie)
    expect(merged.status).toBe(303)
    const changes = await (await get(app, `/plans/${planId}/changes`, cookie)).text()
    expect(changes).toContain('Nhiệm vụ 2, 3 thành 9')
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  signIn,
  type TestApp,
  type TestPerson,
  type TestUnit,
  testApp,
} from '#testing/world.ts'
import { giveInstruction } from './actions.ts'
import { progress, progressBy } from './facts.ts'
import { instruction } from './world.ts'

// What the Government reported for the first half of 2023: ministries had done 296 of 845 tasks (35.03 %), localities
// 1,384 of 3,003 (46.09 %). Here they stand in a tree: the tasks lie with units at three depths.
const source = { kind: 'plan' as const, id: 76, code: 'CP23', label: 'Nhiệm vụ Chính phủ giao năm 2023' }
const asOf = '2023-06-21'

/** What each unit has been given and has done; the sums are the published ones. */
const ministries = [
  { name: 'Bộ Nội vụ', all: 300, done: 120 },
  { name: 'Bộ Tư pháp', all: 245, done: 96 },
  { name: 'Bộ Tài chính', all: 300, done: 80 },
]
const provinces = [
  { name: 'Tỉnh Nghệ An', all: 1000, done: 500, departments: 4 },
  { name: 'Tỉnh Hải Dương', all: 1003, done: 384, departments: 3 },
  { name: 'Tỉnh Cao Bằng', all: 1000, done: 500, departments: 2 },
]

let t: TestDb
let app: TestApp
let nation: TestUnit
let central: TestUnit
let localities: TestUnit
let reader: TestPerson
let issuer: TestPerson
const standing = new Map<string, TestUnit>()

/** So many tasks of one lead, the first ones done: the first goes through the action, its like are copied. */
async function give(lead: TestUnit, all: number, done: number): Promise<void> {
  const ctx = await ctxFor(t.db, issuer, { today: '2023-01-02' })
  const work = instruction({ source, assignments: [{ leadUnitId: lead.id }], issuedOn: '2023-01-02' })
  const { instructionId } = await giveInstruction(ctx, work)
  await sql`
    with made as (
      insert into task (instruction_id, code, title, source_kind, source_id, year, lead_unit_id, state, first_due_on,
        due_on, given_on, touched_on, last_event_at, made_at)
      select instruction_id, code || '-' || n, title, source_kind, source_id, year, lead_unit_id, state, first_due_on,
        due_on, given_on, touched_on, last_event_at, made_at
      from task, generate_series(2, ${all}::int) n where instruction_id = ${instructionId}
      returning id, lead_unit_id, given_on, made_at, due_on)
    insert into task_event (task_id, kind, on_day, at, state_to, lead_unit_id, due_to)
    select id, 'issued', given_on, made_at, 'issued', lead_unit_id, due_on from made`.execute(t.db)
  await sql`
    with done as (select id from task where lead_unit_id = ${lead.id} order by id limit ${done}), event as (
      insert into task_event (task_id, kind, on_day, at, state_to)
      select id, 'completed', '2023-06-01', '2023-06-02T02:00:00Z', 'completed' from done)
    update task set state = 'completed', completed_on = '2023-06-01', touched_on = '2023-06-02',
      last_event_at = '2023-06-02T02:00:00Z' where id in (select id from done)`.execute(t.db)
}

beforeAll(async () => {
  t = await testDb()
  nation = await aUnit(t.db, { name: 'Việt Nam', kind: 'nation' })
  central = await aUnit(t.db, { name: 'Các bộ, cơ quan ngang bộ', parent: nation.id, kind: 'central' })
  localities = await aUnit(t.db, { name: 'Các địa phương', parent: nation.id, kind: 'localities' })
  issuer = await aPerson(t.db, { roles: ['issuer'], unit: nation.id })
  reader = await aPerson(t.db, { roles: ['auditor'], unit: nation.id })
  for (const { name, all, done } of ministries) {
    const unit = await aUnit(t.db, { name, parent: central.id, kind: 'ministry' })
    standing.set(name, unit)
    await give(unit, all, done)
  }
  for (const { name, all, done, departments } of provinces) {
    const unit = await aUnit(t.db, { name, parent: localities.id, kind: 'province' })
    standing.set(name, unit)
    for (let n = 0; n < departments; n++) {
      const share = (of: number) =>
        Math.floor((of * (n + 1)) / departments) - Math.floor((of * n) / departments)
      await give(await aUnit(t.db, { parent: unit.id }), share(all), share(done))
    }
  }
  app = testApp(t.db, testClock('2023-12-31'))
}, 60_000)
afterAll(() => t.drop())

const published = (): [string, TestUnit, number, number, string][] => [
  ['ministries', central, 296, 845, '35.03'],
  ['localities', localities, 1384, 3003, '46.09'],
  ['the nation', nation, 1680, 3848, '43.66'],
]

describe('a nation rolls up its ministries and provinces', () => {
  // on the day itself the rows answer, later the events
  test.each([asOf, '2023-12-31'])('as seen on %s', async (today) => {
    const ctx = await ctxFor(t.db, reader, { today })
    for (const [name, unit, numerator, denominator, percent] of published()) {
      const { measures, counts } = await progress(ctx, { unitId: unit.id, source }, { asOf })
      expect([name, measures.completionOfAssigned]).toEqual([
        name,
        { numerator, denominator, excluded: 0, percent },
      ])
      expect(counts).toMatchObject({ assigned: denominator, completed: numerator })
    }
    for (const { name, all, done } of [...ministries, ...provinces]) {
      const { counts } = await progress(ctx, { unitId: standing.get(name)?.id, source }, { asOf })
      expect([name, counts.completed, counts.assigned]).toEqual([name, done, all])
    }
  })

  test('told by lead, the parts add up to the whole', async () => {
    const ctx = await ctxFor(t.db, reader, { today: '2023-12-31' })
    const parts = [...(await progressBy(ctx, { unitId: localities.id, source }, 'lead', { asOf })).values()]
    expect(parts).toHaveLength(9)
    const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((n, part) => n + of(part), 0)
    expect([sum((p) => p.counts.completed), sum((p) => p.counts.assigned)]).toEqual([1384, 3003])
  })

  test('a province sees its own and no other’s', async () => {
    const own = standing.get('Tỉnh Nghệ An')
    const person = await aPerson(t.db, { roles: ['head'], unit: own?.id ?? 0 })
    const ctx = await ctxFor(t.db, person, { today: '2023-12-31' })
    const { counts } = await progress(ctx, { unitId: nation.id, source }, { asOf })
    expect([counts.completed, counts.assigned]).toEqual([500, 1000])
  })

  test('the API says the same', async () => {
    const cookie = await signIn(app, reader)
    for (const [, unit, numerator, denominator, percent] of published()) {
      const query = `unit=${unit.id}&source=plan&sourceId=${source.id}&asOf=${asOf}`
      const answer = await get(app, `/api/v1/tasks/progress?${query}`, cookie)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({
        asOf,
        measures: { completionOfAssigned: { numerator, denominator, percent } },
      })
    }
  })
})

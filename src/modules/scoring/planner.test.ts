import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDb } from '#testing/db.ts'
import { reasonOf } from '#testing/refusal.ts'
import { planImprovement } from './actions/improvement.ts'
import { saveValue } from './actions/value.ts'
import { readPlanner } from './facts/planner.ts'
import { aWorld, type World } from './world.ts'

let w: World
let sheet: number
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await testDb()
  drop = made.drop
  w = await aWorld(made.db)
  sheet = (await w.opened()).sheets.health
  const focal = await w.as(w.healthFocal, '2024-12-05')
  await saveValue(focal, sheet, '1.1', { version: 0, inputs: { tasks_done: 18, tasks_planned: 20 } })
  await saveValue(focal, sheet, '2.1', { version: 0, inputs: { reviewed: false } })
})
afterAll(() => drop())

const wish = { leaves: ['1.1', '2.1'], leadUnitId: 0, dueOn: '2024-12-30' as const }

test('the planner names what still can be won, best first, and what is over', async () => {
  const { steps, plan, outlooks } = await readPlanner(await w.as(w.healthFocal, '2024-12-06'), sheet, 1)
  expect(steps.slice(0, 2).map((s) => [s.leaf, s.gain.toString(), s.effort])).toEqual([
    ['2.1', '2', 1],
    ['1.2', '0.5', 1],
  ])
  expect(plan?.gain.toString()).toBe('2')
  expect(outlooks.find((o) => o.leaf.code === '1.2')?.out).toBe('day-over')
  expect(outlooks.find((o) => o.leaf.code === '2.2')?.out).toBe('measured-elsewhere')
})

test('who may not see the sheet does not find its planner', async () => {
  expect(await reasonOf(readPlanner(await w.as(w.justiceFocal, '2024-12-06'), sheet))).toBe('page')
  expect(await reasonOf(readPlanner(await w.as(w.divisionHead, '2024-12-06'), sheet))).toBe('page')
})

test('weak criteria become tasks with lead and day in one step, noted with what was lost', async () => {
  const head = await w.as(w.healthHead, '2024-12-06')
  await saveValue(await w.as(w.healthFocal, '2024-12-06'), sheet, '1.2', {
    version: 0,
    inputs: { issued_at: '2024-01-20' },
  })
  const of = { ...wish, leadUnitId: w.division.id }
  expect(await reasonOf(planImprovement(await w.as(w.healthFocal, '2024-12-06'), sheet, of))).toBe(
    'forbidden',
  )
  expect(await reasonOf(planImprovement(head, sheet, { ...of, leadUnitId: w.justice.id }))).toBe(
    'lead-outside',
  )
  expect(await reasonOf(planImprovement(head, sheet, { ...of, leaves: ['7.7'] }))).toBe('leaf-unknown')
  expect(await reasonOf(planImprovement(head, sheet, { ...of, leaves: ['1.1', '1.2'] }))).toBe('nothing-lost')
  expect(await reasonOf(planImprovement(head, sheet, { ...of, dueOn: '2024-12-05' }))).toBe('day-has-passed')
  expect((await sql`select 1 from score_improvement`.execute(w.db)).rows).toEqual([])
  const given = await planImprovement(head, sheet, of)
  expect(given.map((g) => g.tasks[0]?.leadUnitId)).toEqual([w.division.id, w.division.id])
  const { improvements } = await readPlanner(head, sheet)
  expect(improvements).toMatchObject([
    { leaf: '1.1', lost: '0.2', year: 2024, state: 'issued', dueOn: '2024-12-30' },
    { leaf: '2.1', lost: '2', year: 2024 },
  ])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { statementCounter } from '#platform/db.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { refused } from '#testing/refusal.ts'
import { actOnTask, actOnTasks, makeRecurring, remindDue } from './actions.ts'
import { aWorld, type World } from './world.ts'

const counter = statementCounter()
let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

const given = async (work = {}): Promise<number> => (await w.gives(work)).tasks[0]?.id ?? 0
const rowOf = (id: number) =>
  t.db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('many at once', () => {
  test('each is told what became of it', async () => {
    const ids = [await given(), await given(), await given()]
    const focal = await w.as(w.healthFocal, '2023-09-02')
    await actOnTask(focal, ids[1] ?? 0, 'accept', {})
    expect(await actOnTasks(focal, [...ids, 999_999], 'accept', {})).toEqual([
      { id: ids[0], done: true, reason: null },
      { id: ids[1], done: false, reason: 'not-issued' },
      { id: ids[2], done: true, reason: null },
      { id: 999_999, done: false, reason: 'task' },
    ])
    const clerk = await w.as(w.clerk, '2023-09-03')
    expect((await actOnTasks(clerk, ids, 'remind', {})).every((line) => line.done)).toBe(true)
    expect((await actOnTasks(await w.as(w.clerk, '2023-09-03', 3600), ids, 'remind', {}))[0]?.reason).toBe(
      'reminded-lately',
    )
  })

  test('returned tasks go to another unit together; the others stay and are told why', async () => {
    const ids = [await given(), await given(), await given()]
    for (const id of ids.slice(0, 2))
      await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'return', {
        reason: 'không thuộc thẩm quyền',
      })
    const wish = { leadUnitId: w.building.id, reason: 'đúng lĩnh vực' }
    const issuer = await w.as(w.chairman, '2023-09-03')
    expect(await refused(actOnTasks(issuer, ids, 'reassign', { ...wish, leadUnitId: 999_999 }))).toBe(
      'rule unit-has-ended',
    )
    expect(await actOnTasks(await w.as(w.clerk, '2023-09-03'), ids, 'reassign', wish)).toEqual(
      ids.map((id) => ({ id, done: false, reason: 'tasks.reassignment' })),
    )
    expect(await actOnTasks(issuer, ids, 'reassign', wish)).toEqual([
      { id: ids[0], done: true, reason: null },
      { id: ids[1], done: true, reason: null },
      { id: ids[2], done: false, reason: 'not-returned' },
    ])
    expect(await rowOf(ids[1] ?? 0)).toMatchObject({ state: 'issued', lead_unit_id: w.building.id })
    expect(await rowOf(ids[2] ?? 0)).toMatchObject({ state: 'issued', lead_unit_id: w.health.id })
  })

  test('a hundred tasks take as many statements as two', async () => {
    const leads = Array.from({ length: 100 }, () => ({ leadUnitId: w.health.id }))
    const { tasks } = await w.gives({ assignments: leads })
    const statements = async (ids: number[]) => {
      const ctx = await w.as(w.clerk, '2023-09-03')
      counter.reset()
      expect((await actOnTasks(ctx, ids, 'remind', {})).every((line) => line.done)).toBe(true)
      return counter.statements().length
    }
    const few = await statements(tasks.slice(0, 2).map((task) => task.id))
    expect(await statements(tasks.slice(2).map((task) => task.id))).toBe(few)
  })
})

describe('on the server’s clock', () => {
  const asSystem = async (day: string) => ({ ...(await w.as(w.chairman, day)), actor: system })

  test('occurrences are made when their period begins, once, also by two processes', async () => {
    const made = await w.gives(
      {
        path: '2',
        source: { kind: 'directive', id: 9, code: '100', label: 'Công văn 100' },
        deadline: { kind: 'recurring', on: null, reading: 'inclusive', text: 'ngày 15 hằng tháng' },
        recurrence: { every: 'month', day: 15 },
        assignments: [{ leadUnitId: w.health.id }, { leadUnitId: w.building.id }],
      },
      '2023-07-20',
    )
    expect(made.tasks).toEqual([])
    const codes = async () =>
      (
        await t.db
          .selectFrom('task')
          .select('code')
          .where('instruction_id', '=', made.instructionId)
          .orderBy('id')
          .execute()
      ).map((r) => r.code)
    await Promise.all([
      makeRecurring(await asSystem('2023-08-01')),
      makeRecurring(await asSystem('2023-08-01')),
    ])
    expect(await codes()).toEqual(['100-2-1-230815', '100-2-2-230815'])
    await makeRecurring(await asSystem('2023-10-02'))
    await makeRecurring(await asSystem('2023-10-03'))
    expect((await codes()).slice(2)).toEqual([
      '100-2-1-230915',
      '100-2-2-230915',
      '100-2-1-231015',
      '100-2-2-231015',
    ])
  })

  test('reminders three days before, on the day, and each week overdue; once each', async () => {
    await using own = await testDb()
    const world = await aWorld(own.db)
    const id = (await world.gives()).tasks[0]?.id ?? 0
    const run = async (day: string) => remindDue({ ...(await world.as(world.chairman, day)), actor: system })
    const days = [
      '2023-09-26',
      '2023-09-27',
      '2023-09-28',
      '2023-09-30',
      '2023-10-01',
      '2023-10-07',
      '2023-10-08',
      '2023-10-14',
    ]
    const reminded: string[] = []
    for (const day of days) if ((await run(day)) > 0) reminded.push(day)
    expect(await run('2023-10-14')).toBe(0)
    expect(reminded).toEqual(['2023-09-27', '2023-09-30', '2023-10-07', '2023-10-14'])
    expect(
      await own.db.selectFrom('task').select('reminders').where('id', '=', id).executeTakeFirst(),
    ).toEqual({ reminders: 4 })
  })
})

import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { actOnTask, submitTask } from './actions.ts'
import { lateTasks, progress, progressBy } from './facts.ts'
import { sorts } from './input.ts'
import { taskAt } from './rules/history.ts'
import { bucketOf, countNames, countsOf, noCounts } from './rules/measures.ts'
import type { TaskEvent } from './rules/task.ts'
import { pickAct, Story, steps, twice, wishFor } from './rules/testing.ts'
import { timelinessAt } from './rules/timeliness.ts'
import { type Cut, endOfDay, tasksAt } from './store/cut.ts'
import { countMatching, facetsOf, listTasks, type Place, type TaskLine } from './store/list.ts'
import { countTasks } from './store/progress.ts'
import { addEvents, eventsOf, saveCopies } from './store/task.ts'
import { aWorld, instruction, type World } from './world.ts'

let t: TestDb
let w: World
/** Every task's events, by number, as the rules made them. */
const told = new Map<number, TaskEvent[]>()
const today: Day = '2023-12-31'
const now = (asOf: Day = today): Cut => ({ asOf, knownAt: null, today, soon: 3 })

/** A random story made by the rules alone, written as the actions would write it. */
async function write(dueOn: Day | null, all: { pick: number; n: number; wait: number }[]): Promise<void> {
  const story = new Story('2023-09-01', dueOn, w.health.id)
  let day: Day = '2023-09-01'
  for (const step of all) {
    day = addDays(day, step.wait)
    const act = pickAct(story, step, day)
    if (act) story.does(day, act, wishFor(act, step.n, day, story.now().dueOn) as never, twice)
  }
  const deadline = dueOn
    ? ({ kind: 'day', on: dueOn, reading: 'inclusive' } as const)
    : ({ kind: 'none', on: null, reading: 'inclusive' } as const)
  const made = await w.gives({ deadline })
  const id = made.tasks[0]?.id ?? 0
  const units = [w.health.id, w.building.id, w.home.id]
  const events: TaskEvent[] = []
  for (const event of story.events.slice(1)) {
    const lead = event.leadUnitId ? (units[event.leadUnitId % 3] ?? null) : null
    const focalFree = { ...event.facts, focalPersonId: undefined }
    const author = { personId: w.clerk.id, mandateId: null, at: event.at }
    const drawn = { ...event, ...author, leadUnitId: lead, facts: focalFree }
    const saved = (await addEvents(t.db, [{ ...drawn, taskId: id }])).get(id) as TaskEvent
    events.push(saved)
    const first = await firstEvent(id)
    const task = taskAt([first, ...events], '9999-12-31', endOfDay('9999-12-31'))
    const locked = { id, title: instruction({ assignments: [] }).title, focalPersonId: null }
    if (task) await saveCopies(t.db, [{ locked, task, event: saved }])
  }
  told.set(id, [await firstEvent(id), ...events])
}

async function firstEvent(id: number): Promise<TaskEvent> {
  return (await eventsOf(t.db, id))[0] as TaskEvent
}

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  const stories = fc.sample(fc.tuple(fc.option(fc.nat(40)), steps), { numRuns: 80, seed: 20231 })
  for (const [days, all] of stories) await write(days === null ? null : addDays('2023-09-01', days), all)
})
afterAll(() => t.drop())

const anyCut = fc.record({
  asOf: fc.nat(120).map((n) => addDays('2023-09-01', n)),
  knownAt: fc.nat(120).map((n) => addDays('2023-09-01', n)),
})

describe('SQL says what the rules say', () => {
  test('any day, as known on any day: every attribute of every task', async () => {
    await fc.assert(
      fc.asyncProperty(anyCut, async ({ asOf, knownAt }) => {
        const found = await sql<Record<string, unknown> & { task_id: number }>`
          select t.id as task_id, t.state, t.lead_unit_id, t.given_on, t.first_due_on, t.due_on, t.submitted_on,
            t.completed_on, t.objective, t.extensions_granted, t.reminders, t.explained
          from (${tasksAt({ ...now(asOf), knownAt: endOfDay(knownAt) })}) t`.execute(t.db)
        const byId = new Map(found.rows.map((row) => [row.task_id, row]))
        for (const [id, events] of told) {
          const task = taskAt(events, asOf, endOfDay(knownAt))
          const row = byId.get(id)
          expect(row && { ...row }).toEqual(
            task && {
              task_id: id,
              state: task.state,
              lead_unit_id: task.leadUnitId,
              given_on: task.givenOn,
              first_due_on: task.firstDueOn,
              due_on: task.dueOn,
              submitted_on: task.submittedOn,
              completed_on: task.completedOn,
              objective: task.objective,
              extensions_granted: task.extensionsGranted,
              reminders: task.reminders,
              explained: task.explained,
            },
          )
        }
      }),
      { numRuns: 25 },
    )
  })

  test('any day, as known on any day: the counts', async () => {
    await fc.assert(
      fc.asyncProperty(anyCut, async ({ asOf, knownAt }) => {
        const buckets: Record<string, number> = {}
        for (const events of told.values()) {
          const task = taskAt(events, asOf, endOfDay(knownAt))
          if (!task) continue
          const bucket = bucketOf(task, timelinessAt(task, asOf))
          buckets[bucket] = (buckets[bucket] ?? 0) + 1
        }
        const cut = { ...now(asOf), knownAt: endOfDay(knownAt) }
        expect(await countTasks(t.db, system, {}, cut)).toEqual(countsOf(buckets))
      }),
      { numRuns: 25 },
    )
  })

  test('the copies in the rows are what the events say now', async () => {
    const slow: Cut = { ...now(), knownAt: endOfDay('2099-01-01') }
    const sort = { by: 'code', down: false } as const
    const fast = await listTasks(t.db, system, {}, now(), { sort, limit: 500 })
    const told = await listTasks(t.db, system, {}, slow, { sort, limit: 500 })
    expect(fast.rows.length).toBe(80)
    expect(fast.rows).toEqual(told.rows)
    expect(await countTasks(t.db, system, {}, now())).toEqual(await countTasks(t.db, system, {}, slow))
  })
})

describe('a figure opens its list', () => {
  test.each(countNames.filter((n) => !['assigned', 'completed', 'open'].includes(n)))('%s', async (name) => {
    for (const cut of [now(), now('2023-10-05')]) {
      const counts = await countTasks(t.db, system, {}, cut)
      expect(await countMatching(t.db, system, { buckets: [name as never] }, cut)).toBe(counts[name])
    }
  })

  test('facets, totals and timeliness add up', async () => {
    for (const cut of [now('2023-09-20'), now('2023-10-05'), now()]) {
      const filter = { timeliness: ['overdue', 'late'] } as const
      const facets = await facetsOf(t.db, system, filter, cut)
      const total = await countMatching(t.db, system, filter, cut)
      expect(facets.total).toBe(total)
      expect(facets.lead.reduce((sum, f) => sum + f.n, 0)).toBe(total)
      expect(facets.source.reduce((sum, f) => sum + f.n, 0)).toBe(total)
      expect(facets.cross.reduce((sum, c) => sum + c.n, 0)).toBe(await countMatching(t.db, system, {}, cut))
      for (const cell of facets.cross)
        expect(
          await countMatching(t.db, system, { states: [cell.state], timeliness: [cell.timeliness] }, cut),
        ).toBe(cell.n)
    }
  })

  test('told by lead, the parts give the whole', async () => {
    const ctx = { ...(await w.as(w.clerk, today)) }
    const whole = await progress(ctx, {}, { asOf: '2023-10-05' })
    const sum = noCounts()
    for (const part of (await progressBy(ctx, {}, 'lead', { asOf: '2023-10-05' })).values())
      for (const name of countNames) sum[name] += part.counts[name]
    expect(sum).toEqual(whole.counts)
  })
})

describe('pages of the list', () => {
  test.each(
    sorts.flatMap((by) => [
      { by, down: false },
      { by, down: true },
    ]),
  )('sorted by %j, nothing twice, nothing left out', async (sort) => {
    for (const cut of [now(), now('2023-10-05')]) {
      const seen: TaskLine[] = []
      let after: Place | undefined
      do {
        const page = await listTasks(t.db, system, {}, cut, { sort, limit: 7, ...(after && { after }) })
        seen.push(...page.rows)
        after = page.next ?? undefined
      } while (after)
      const whole = await listTasks(t.db, system, {}, cut, { sort, limit: 1000 })
      expect(seen.map((r) => r.id)).toEqual(whole.rows.map((r) => r.id))
      expect(new Set(seen.map((r) => r.id)).size).toBe(whole.rows.length)
    }
  })

  test('words with and without marks, a code, and signs of patterns', async () => {
    const count = (words: string) => countMatching(t.db, system, { words }, now())
    expect(await count('quy trinh noi bo')).toBe(80)
    expect(await count('Y TẾ rà')).toBe(80)
    expect(await count('không có')).toBe(0)
    expect(await count('%')).toBe(0)
    expect(await count('KH-')).toBe(80)
  })
})

describe('published figures from tasks in the database', () => {
  test('33 of 41 at 30/9/2023, and a later look at that day as it was known', async () => {
    const source = { kind: 'plan' as const, id: 2023, code: 'KH23', label: 'Kế hoạch 2023' }
    for (let n = 1; n <= 41; n++) {
      const id = (await w.gives({ source, path: String(n) })).tasks[0]?.id ?? 0
      if (n > 34) continue
      await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'accept', {})
      await submitTask(await w.as(w.healthFocal, '2023-09-28'), id, { documentNo: `${n}/QĐ` })
      // the 34th product came in time and was accepted on 5/10
      await actOnTask(await w.as(w.clerk, n === 34 ? '2023-10-05' : '2023-09-29'), id, 'complete', {})
    }
    const at = async (today: Day, asOf: Day, knownAt?: Day) =>
      (await progress(await w.as(w.clerk, today), { source }, { asOf, knownAt })).measures
        .completionOfAssigned
    expect(await at('2023-10-20', '2023-09-30', '2023-09-30')).toEqual({
      numerator: 33,
      denominator: 41,
      excluded: 0,
      percent: '80.49',
    })
    expect(await at('2023-10-20', '2023-09-30', '2023-10-01')).toMatchObject({
      numerator: 33,
      percent: '80.49',
    })
    expect(await at('2023-10-20', '2023-09-30')).toMatchObject({ numerator: 34 })
    expect(await at('2023-10-20', '2023-09-27')).toMatchObject({
      numerator: 0,
      denominator: 41,
      percent: '0.00',
    })
    expect(await at('2023-10-20', '2023-08-31')).toMatchObject({ denominator: 0, percent: null })
  })
})

test('what is late comes with its ledger', async () => {
  const late = await lateTasks(await w.as(w.clerk, today), {}, { asOf: '2023-10-20' })
  expect(late.length).toBeGreaterThan(5)
  for (const task of late) {
    expect(task.ledger.total).toBeGreaterThanOrEqual(task.days_late)
    expect(['late', 'overdue']).toContain(task.timeliness)
  }
})

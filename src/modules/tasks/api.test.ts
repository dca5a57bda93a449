import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import type { TestPerson } from '#testing/world.ts'
import { actOnTask, givePart, submitTask } from './actions.ts'
import { aHouse, type House } from './testing.ts'
import type { World } from './world.ts'

let t: TestDb
let w: World
let house: House
beforeAll(async () => {
  t = await testDb()
  house = await aHouse(t)
  w = house.w
})
afterAll(() => t.drop())

const given: House['given'] = (work) => house.given(work)
const api: House['api'] = (...way) => house.api(...way)

describe('the API', () => {
  test('list, task, progress, and every change of state as a noun', async () => {
    const source = { kind: 'directive' as const, id: 555, code: 'API', label: 'Công văn' }
    const id = await given({ source })
    const list = await api('GET', '/tasks?source=directive&sourceId=555', w.clerk)
    expect(list.body).toMatchObject({
      total: 1,
      next: null,
      items: [{ id, state: 'issued', timeliness: 'overdue', daysLate: 12 }],
    })
    expect((await api('POST', `/tasks/${id}/acceptance`, w.healthFocal, {})).body).toMatchObject({
      id,
      state: 'accepted',
      version: 2,
    })
    expect(await api('POST', `/tasks/${id}/acceptance`, w.healthFocal, {})).toMatchObject({
      status: 409,
      body: { error: { kind: 'rule', reason: 'not-issued' } },
    })
    expect((await api('POST', `/tasks/${id}/acceptance`, w.clerk, {})).body).toMatchObject({
      error: { kind: 'forbidden', reason: 'tasks.acceptance' },
    })
    expect((await api('POST', `/tasks/${id}/rejection`, w.clerk, {})).body).toMatchObject({
      error: { kind: 'input', fields: [{ field: 'reason' }] },
    })
    expect((await api('GET', `/tasks/${id}`, w.buildingFocal)).status).toBe(404)
    const first = await api('POST', `/tasks/${id}/submission`, w.healthFocal, { documentNo: '1/QĐ' }, 'key-1')
    const again = await api('POST', `/tasks/${id}/submission`, w.healthFocal, { documentNo: '1/QĐ' }, 'key-1')
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    await api('POST', `/tasks/${id}/completion`, w.clerk, {})
    expect((await api('GET', `/tasks/${id}`, w.auditor)).body).toMatchObject({
      state: 'completed',
      timeliness: { kind: 'late', days: 12 },
      lateness: { total: 12, days: { unit: 12 } },
      acts: [],
    })
    const figures = await api('GET', '/tasks/progress?source=directive&sourceId=555&by=lead', w.clerk)
    expect(figures.body).toMatchObject({
      measures: { completionOfAssigned: { numerator: 1, denominator: 1, excluded: 0, percent: '100.00' } },
      by: [{ key: String(w.health.id) }],
    })
    const before = await api('GET', '/tasks/progress?source=directive&sourceId=555&asOf=2023-08-01', w.clerk)
    expect(before.body).toMatchObject({
      measures: { completionOfAssigned: { denominator: 0, percent: null } },
    })
  })

  test('pages follow each other to the end', async () => {
    const seen: number[] = []
    let after = ''
    for (let n = 0; n < 100; n++) {
      const { body } = await api('GET', `/tasks?limit=3&sort=-due${after}`, w.clerk)
      const { items, next, total } = body as unknown as {
        items: { id: number }[]
        next: string | null
        total: number
      }
      seen.push(...items.map((i) => i.id))
      if (next === null) {
        expect(new Set(seen).size).toBe(total)
        return
      }
      after = `&after=${next}`
    }
    throw new Error('the list has no end')
  })
})

test('waiting for me: each with the act that takes it further', async () => {
  const { gatherWaiting } = await import('#platform/gather.ts')
  const { tasks } = await import('./room.ts')
  const waiting = async (person: TestPerson, id: number) => {
    const rows = await gatherWaiting(await w.as(person, '2023-10-12'), [{ offers: tasks.offers ?? {} }])
    return rows
      .filter((row) => row.subject_id === id)
      .map((row) => row.act)
      .sort()
  }
  const id = await given({
    assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
  })
  expect(await waiting(w.healthFocal, id)).toEqual(['accept', 'explain'])
  expect(await waiting(w.buildingFocal, id)).toEqual(['tell-part'])
  const explainFirst = { key: 'tasks.explain-first', valid_from: '2023-10-12', value: '1' }
  await t.db.insertInto('setting').values(explainFirst).execute()
  expect(await waiting(w.healthFocal, id)).toEqual(['accept', 'explain'])
  await actOnTask(await w.as(w.healthFocal, '2023-10-12'), id, 'accept', {})
  expect(await waiting(w.healthFocal, id)).toEqual(['explain'])
  await t.db.deleteFrom('setting').where('key', '=', explainFirst.key).execute()
  expect(await waiting(w.healthFocal, id)).toEqual(['explain', 'submit'])
  await t.db.insertInto('setting').values(explainFirst).execute()
  await actOnTask(await w.as(w.healthFocal, '2023-10-12'), id, 'explain', { reason: 'lũ' })
  expect(await waiting(w.healthFocal, id)).toEqual(['submit'])
  await t.db.deleteFrom('setting').where('key', '=', explainFirst.key).execute()
  await submitTask(await w.as(w.healthFocal, '2023-10-12'), id, { documentNo: '1/QĐ' })
  expect(await waiting(w.clerk, id)).toEqual(['check'])
  expect(await waiting(w.healthFocal, id)).toEqual([])
  const other = await given({ deadline: { kind: 'day', on: '2023-12-01', reading: 'inclusive' } })
  await actOnTask(await w.as(w.healthFocal, '2023-10-12'), other, 'accept', {})
  await actOnTask(await w.as(w.healthHead, '2023-10-12'), other, 'askExtension', {
    proposedOn: '2023-12-20',
    reason: 'x',
  })
  expect(await waiting(w.chairman, other)).toEqual(['decide-extension'])
  const part = await givePart(await w.as(w.healthHead, '2023-10-12'), other, {
    unitId: w.division.id,
    title: 'Phần',
    product: 'P',
    dueOn: null,
  })
  expect(await waiting(w.divisionHead, part.id)).toEqual(['accept'])
})

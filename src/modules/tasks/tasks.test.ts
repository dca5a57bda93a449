import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDb, testDb } from '#testing/db.ts'
import { refused } from '#testing/refusal.ts'
import { aMandate, aPerson } from '#testing/world.ts'
import { actOnTask, addEvidence, giveInstruction, submitTask } from './actions.ts'
import { aWorld, instruction, type World } from './world.ts'

let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

const given = async (work = {}): Promise<number> => (await w.gives(work)).tasks[0]?.id ?? 0
const rowOf = (id: number) =>
  t.db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const product = { evidence: [{ title: 'Quyết định', documentNo: '3604/QĐ-UBND' }] }

describe('giving work', () => {
  test('one instruction, a task for each unit, with codes, copies and events', async () => {
    const made = await w.gives({
      path: '4',
      source: { kind: 'directive', id: 7, code: '8867', label: 'Công văn 8867/UBND-TH' },
      deadline: { kind: 'day', on: '2023-10-30', reading: 'strict' },
      assignments: [
        { leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }, { unitId: w.health.id }] },
        { leadUnitId: w.building.id },
      ],
    })
    expect(made.tasks.map((task) => task.code)).toEqual(['8867-4-1', '8867-4-2'])
    const row = await rowOf(made.tasks[0]?.id ?? 0)
    // "trước ngày 30/10" read strictly: 29/10 is the last day on time
    expect(row).toMatchObject({
      state: 'issued',
      due_on: '2023-10-29',
      first_due_on: '2023-10-29',
      year: 2023,
      issued_by: w.chairman.id,
    })
    const parts = await t.db
      .selectFrom('task_coordinator')
      .select('unit_id')
      .where('task_id', '=', row.id)
      .execute()
    expect(parts).toEqual([{ unit_id: w.building.id }])
  })

  test.each([
    ['without a lead', { assignments: [] }, 'rule no-lead'],
    ['without a product', { product: ' ' }, 'rule no-product'],
    ['a day without a date', { deadline: { kind: 'day', on: null, reading: 'strict' } }, 'rule no-date'],
    [
      'recurring without a rhythm',
      { deadline: { kind: 'recurring', on: null, reading: 'inclusive' } },
      'rule no-date',
    ],
    ['issued tomorrow', { issuedOn: '2023-09-02' }, 'rule issued-in-future'],
    ['to a unit that is not there', { assignments: [{ leadUnitId: 999_999 }] }, 'rule unit-has-ended'],
  ] as const)('%s is refused', async (_, work, expected) => {
    expect(await refused(w.gives(work as never))).toBe(expected)
  })

  test('who may: an issuer anybody, a head the units below, a focal officer nobody', async () => {
    const work = (unit: number) => instruction({ assignments: [{ leadUnitId: unit }] })
    const head = await w.as(w.healthHead, '2023-09-01')
    expect(await refused(giveInstruction(head, work(w.division.id)))).toBe('done')
    expect(await refused(giveInstruction(head, work(w.building.id)))).toBe('forbidden tasks.give')
    expect(await refused(giveInstruction(await w.as(w.healthFocal, '2023-09-01'), work(w.health.id)))).toBe(
      'forbidden tasks.give',
    )
  })
})

describe('the way of a task', () => {
  test('accepted, submitted, rejected, submitted again, completed as of the submission', async () => {
    const id = await given()
    const focal = (day: string) => w.as(w.healthFocal, day)
    await actOnTask(await focal('2023-09-02'), id, 'accept', {})
    await actOnTask(await focal('2023-09-10'), id, 'progress', { done: 26, total: 38 })
    await submitTask(await focal('2023-09-27'), id, product)
    await actOnTask(await w.as(w.clerk, '2023-09-28'), id, 'reject', { reason: 'thiếu 3 quy trình' })
    await addEvidence(await focal('2023-09-28'), id, {
      title: 'Biểu tổng hợp',
      documentNo: '12/STNMT',
      pageRef: '3–11',
    })
    await submitTask(await focal('2023-09-28'), id, { note: 'đủ 38' })
    await actOnTask(await w.as(w.clerk, '2023-10-05'), id, 'complete', {})
    expect(await rowOf(id)).toMatchObject({
      state: 'completed',
      completed_on: '2023-09-28',
      submissions: 2,
      progress_done: 26,
      version: 8,
    })
    const evidence = await t.db
      .selectFrom('task_evidence')
      .select(['title', 'submission'])
      .where('task_id', '=', id)
      .orderBy('id')
      .execute()
    expect(evidence).toEqual([
      { title: 'Quyết định', submission: 1 },
      { title: 'Biểu tổng hợp', submission: 2 },
    ])
    const verbs = await sql<{
      verb: string
    }>`select verb from audit_entry where subject_kind = 'task' and subject_id = ${String(id)} order by seq`.execute(
      t.db,
    )
    expect(verbs.rows.map((r) => r.verb)).toEqual([
      'task.accepted',
      'task.progressed',
      'task.submitted',
      'task.rejected',
      'task.evidence-added',
      'task.submitted',
      'task.completed',
    ])
  })

  test('guest, wrong unit, right unit; not one’s own work', async () => {
    const id = await given()
    const on = '2023-09-05'
    expect(await refused(actOnTask(await w.as(w.buildingFocal, on), id, 'accept', {}))).toBe('missing task')
    expect(await refused(actOnTask(await w.as(w.auditor, on), id, 'accept', {}))).toBe(
      'forbidden tasks.acceptance',
    )
    expect(await refused(actOnTask(await w.as(w.chairman, on), id, 'accept', {}))).toBe(
      'forbidden tasks.acceptance',
    )
    expect(
      await refused(
        actOnTask(
          {
            ...(await w.as(w.healthFocal, on)),
            actor: { ...(await w.as(w.healthFocal, on)).actor, readOnly: true },
          },
          id,
          'accept',
          {},
        ),
      ),
    ).toBe('forbidden tasks.acceptance')
    expect(await refused(actOnTask(await w.as(w.healthFocal, on), id, 'accept', {}))).toBe('done')
    expect(await refused(actOnTask(await w.as(w.healthFocal, on), id, 'accept', {}))).toBe('rule not-issued')
    expect(await refused(submitTask(await w.as(w.healthFocal, on), id, {}))).toBe('rule no-product')
    await submitTask(await w.as(w.healthFocal, on), id, product)
    expect(await refused(actOnTask(await w.as(w.healthHead, on), id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refused(actOnTask(await w.as(w.chairman, on), id, 'complete', {}))).toBe('done')
  })

  test('the standing agency does not check the work of its own unit', async () => {
    const id = await given({ assignments: [{ leadUnitId: w.home.id }] })
    const on = '2023-09-05'
    const head = await aPerson(t.db, { office: 'head', unit: w.home.id })
    await actOnTask(await w.as(head, on), id, 'accept', {})
    await submitTask(await w.as(head, on), id, product)
    expect(await refused(actOnTask(await w.as(w.clerk, on), id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refused(actOnTask(await w.as(w.chairman, on), id, 'complete', {}))).toBe('done')
  })

  test('who handed it in does not check it, though they have moved to the standing agency since', async () => {
    const id = await given()
    const moved = await aPerson(t.db)
    const [last, since] = ['2023-09-10', '2023-09-11']
    await aMandate(t.db, moved.id, { office: 'focal', unit: w.health.id, to: last })
    await aMandate(t.db, moved.id, { office: 'standing-clerk', unit: w.home.id, from: since })
    await actOnTask(await w.as(moved, last), id, 'accept', {})
    await submitTask(await w.as(moved, last), id, product)
    expect(await refused(actOnTask(await w.as(moved, since), id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refused(actOnTask(await w.as(w.clerk, since), id, 'complete', {}))).toBe('done')
  })

  test('an extension is decided by the unit that assigned, not by a checker', async () => {
    const id = await given()
    await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'accept', {})
    await actOnTask(await w.as(w.healthHead, '2023-09-22'), id, 'askExtension', {
      proposedOn: '2023-11-30',
      reason: 'chờ dữ liệu',
    })
    const wish = { dueOn: '2023-10-31', reason: '4 trong 5 huyện đã có dữ liệu' }
    expect(await refused(actOnTask(await w.as(w.clerk, '2023-09-26'), id, 'grantExtension', wish))).toBe(
      'forbidden tasks.extension-grant',
    )
    await actOnTask(await w.as(w.chairman, '2023-09-26'), id, 'grantExtension', wish)
    expect(await rowOf(id)).toMatchObject({
      first_due_on: '2023-09-30',
      due_on: '2023-10-31',
      extensions_granted: 1,
      extension_asked_on: null,
    })
    expect(
      await refused(
        actOnTask(await w.as(w.healthHead, '2023-09-27'), id, 'askExtension', {
          proposedOn: '2023-12-30',
          reason: 'nữa',
        }),
      ),
    ).toBe('rule too-many')
    await sql`insert into setting (key, valid_from, value) values ('tasks.max-extensions', '2023-09-28', '2')`.execute(
      t.db,
    )
    expect(
      await refused(
        actOnTask(await w.as(w.healthHead, '2023-09-28'), id, 'askExtension', {
          proposedOn: '2023-12-30',
          reason: 'nữa',
        }),
      ),
    ).toBe('done')
  })

  test('two people on one task: the second is told', async () => {
    const id = await given()
    const { version } = await rowOf(id)
    await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'accept', {}, version)
    const second = actOnTask(
      await w.as(w.healthHead, '2023-09-02'),
      id,
      'return',
      { reason: 'không thuộc' },
      version,
    )
    expect(await refused(second)).toBe('rule changed-meanwhile')
  })

  test('returned and given to another unit, which then leads and sees it', async () => {
    const id = await given()
    await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'return', {
      reason: 'không thuộc thẩm quyền',
    })
    await actOnTask(await w.as(w.chairman, '2023-09-03'), id, 'reassign', {
      leadUnitId: w.building.id,
      reason: 'đúng thẩm quyền',
    })
    expect(await rowOf(id)).toMatchObject({
      state: 'issued',
      lead_unit_id: w.building.id,
      due_on: '2023-09-30',
    })
    expect(await refused(actOnTask(await w.as(w.buildingFocal, '2023-09-04'), id, 'accept', {}))).toBe('done')
    expect(await refused(actOnTask(await w.as(w.healthFocal, '2023-09-04'), id, 'accept', {}))).toBe(
      'missing task',
    )
  })

  test('a unit’s head names one of its own people to do the work, nobody else', async () => {
    const id = await given()
    const head = await w.as(w.healthHead, '2023-09-02')
    for (const focalPersonId of [w.buildingFocal.id, 'nobody'])
      expect(await refused(actOnTask(head, id, 'delegate', { focalPersonId }))).toBe('input bad-input')
    await actOnTask(head, id, 'delegate', { focalPersonId: w.healthFocal.id })
    expect((await rowOf(id)).focal_person_id).toBe(w.healthFocal.id)
  })

  test('a refused act leaves nothing', async () => {
    const id = await given()
    const count = () =>
      sql<{
        n: number
      }>`select (select count(*) from audit_entry) + (select count(*) from task_event) as n`.execute(t.db)
    const before = (await count()).rows[0]?.n
    await refused(actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'progress', { done: 1, total: 2 }))
    expect((await count()).rows[0]?.n).toBe(before)
  })
})

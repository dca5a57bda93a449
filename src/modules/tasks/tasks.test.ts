import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { statementCounter } from '#platform/db.ts'
import type { Refused } from '#platform/refused.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  actOnTask,
  actOnTasks,
  addEvidence,
  addNote,
  giveInstruction,
  givePart,
  makeRecurring,
  remindDue,
  submitTask,
  tellPart,
  withdrawEvidence,
} from './actions.ts'
import { readTask } from './facts/reading.ts'
import { progress } from './facts.ts'
import { aWorld, instruction, type World } from './world.ts'

const counter = statementCounter()
let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: Refused) => `${fault.kind} ${fault.reason}`,
  )
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
    expect(await refusal(w.gives(work as never))).toBe(expected)
  })

  test('who may: an issuer anybody, a head the units below, a focal officer nobody', async () => {
    const work = (unit: number) => instruction({ assignments: [{ leadUnitId: unit }] })
    const head = await w.as(w.healthHead, '2023-09-01')
    expect(await refusal(giveInstruction(head, work(w.division.id)))).toBe('done')
    expect(await refusal(giveInstruction(head, work(w.building.id)))).toBe('forbidden tasks.give')
    expect(await refusal(giveInstruction(await w.as(w.healthFocal, '2023-09-01'), work(w.health.id)))).toBe(
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
    expect(await refusal(actOnTask(await w.as(w.buildingFocal, on), id, 'accept', {}))).toBe('missing task')
    expect(await refusal(actOnTask(await w.as(w.auditor, on), id, 'accept', {}))).toBe(
      'forbidden tasks.acceptance',
    )
    expect(await refusal(actOnTask(await w.as(w.chairman, on), id, 'accept', {}))).toBe(
      'forbidden tasks.acceptance',
    )
    expect(
      await refusal(
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
    expect(await refusal(actOnTask(await w.as(w.healthFocal, on), id, 'accept', {}))).toBe('done')
    expect(await refusal(actOnTask(await w.as(w.healthFocal, on), id, 'accept', {}))).toBe('rule not-issued')
    expect(await refusal(submitTask(await w.as(w.healthFocal, on), id, {}))).toBe('rule no-product')
    await submitTask(await w.as(w.healthFocal, on), id, product)
    expect(await refusal(actOnTask(await w.as(w.healthHead, on), id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refusal(actOnTask(await w.as(w.chairman, on), id, 'complete', {}))).toBe('done')
  })

  test('the standing agency does not check the work of its own unit', async () => {
    const id = await given({ assignments: [{ leadUnitId: w.home.id }] })
    const on = '2023-09-05'
    const head = await import('#testing/world.ts').then(({ aPerson }) =>
      aPerson(t.db, { office: 'head', unit: w.home.id }),
    )
    await actOnTask(await w.as(head, on), id, 'accept', {})
    await submitTask(await w.as(head, on), id, product)
    expect(await refusal(actOnTask(await w.as(w.clerk, on), id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refusal(actOnTask(await w.as(w.chairman, on), id, 'complete', {}))).toBe('done')
  })

  test('an extension is decided by the unit that assigned, not by a checker', async () => {
    const id = await given()
    await actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'accept', {})
    await actOnTask(await w.as(w.healthHead, '2023-09-22'), id, 'askExtension', {
      proposedOn: '2023-11-30',
      reason: 'chờ dữ liệu',
    })
    const wish = { dueOn: '2023-10-31', reason: '4 trong 5 huyện đã có dữ liệu' }
    expect(await refusal(actOnTask(await w.as(w.clerk, '2023-09-26'), id, 'grantExtension', wish))).toBe(
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
      await refusal(
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
      await refusal(
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
    expect(await refusal(second)).toBe('rule changed-meanwhile')
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
    expect(await refusal(actOnTask(await w.as(w.buildingFocal, '2023-09-04'), id, 'accept', {}))).toBe('done')
    expect(await refusal(actOnTask(await w.as(w.healthFocal, '2023-09-04'), id, 'accept', {}))).toBe(
      'missing task',
    )
  })

  test('a unit’s head names one of its own people to do the work, nobody else', async () => {
    const id = await given()
    const head = await w.as(w.healthHead, '2023-09-02')
    for (const focalPersonId of [w.buildingFocal.id, 'nobody'])
      expect(await refusal(actOnTask(head, id, 'delegate', { focalPersonId }))).toBe('input bad-input')
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
    await refusal(actOnTask(await w.as(w.healthFocal, '2023-09-02'), id, 'progress', { done: 1, total: 2 }))
    expect((await count()).rows[0]?.n).toBe(before)
  })
})

describe('papers', () => {
  test('evidence by the lead and by who coordinates, withdrawn with a reason by who put it in', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    const lead = await w.as(w.healthFocal, '2023-09-05')
    const other = await w.as(w.buildingFocal, '2023-09-05')
    const mine = await addEvidence(other, id, { title: 'Phần góp', documentNo: '5/SXD' })
    expect(
      await refusal(addEvidence(await w.as(w.auditor, '2023-09-05'), id, { title: 'x', documentNo: '1' })),
    ).toBe('forbidden tasks.evidence')
    expect(await refusal(addEvidence(lead, id, { title: 'không có gì' }))).toBe('rule no-product')
    const theirs = await addEvidence(lead, id, { title: 'Bản chính', documentNo: '9/SYT' })
    // the lead may take back anything, a coordinator what is its own
    const { may } = await readTask(other, id)
    expect(may.withdraw).toEqual([mine.id])
    expect((await readTask(lead, id)).may.withdraw).toEqual([theirs.id, mine.id])
    expect(await refusal(withdrawEvidence(other, id, theirs.id, 'nhầm'))).toBe('forbidden tasks.evidence')
    expect(await refusal(withdrawEvidence(other, id, mine.id, 'nhầm'))).toBe('done')
    expect((await readTask(lead, id)).papers.evidence).toMatchObject([
      { title: 'Bản chính', withdrawn: null },
      { title: 'Phần góp', withdrawn: { reason: 'nhầm', person: 'Đầu mối Xây dựng Thử' } },
    ])
    expect(await refusal(withdrawEvidence(other, id, mine.id, 'nhầm'))).toBe('rule already-withdrawn')
  })

  test('a coordinator tells its own part alone', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    const other = await w.as(w.buildingFocal, '2023-09-05')
    expect(
      await refusal(
        tellPart(await w.as(w.healthFocal, '2023-09-05'), id, { unitId: w.building.id, done: true }),
      ),
    ).toBe('forbidden tasks.part')
    const tells = (day: string, done: boolean, note?: string) =>
      w
        .as(w.buildingFocal, day)
        .then((ctx) => refusal(tellPart(ctx, id, { unitId: w.building.id, done, note })))
    expect(await tells('2023-09-05', true, 'đã gửi')).toBe('done')
    expect(await tells('2023-09-06', false)).toBe('rule no-reason')
    expect(await tells('2023-09-06', false, 'còn thiếu biểu 3')).toBe('done')
    expect(await tells('2023-09-07', true)).toBe('done')
    const { papers } = await readTask(await w.as(w.healthFocal, '2023-09-08'), id)
    // nothing told is ever lost: state, who, when
    expect(papers.coordinators).toMatchObject([
      {
        doneOn: '2023-09-07',
        told: [
          { done: true, on: '2023-09-05', note: 'đã gửi', person: 'Đầu mối Xây dựng Thử' },
          { done: false, on: '2023-09-06', note: 'còn thiếu biểu 3' },
          { done: true, on: '2023-09-07', note: null },
        ],
      },
    ])
    await expect(sql`update task_contribution set note = 'khác'`.execute(t.db)).rejects.toThrow()
    await expect(sql`delete from task_contribution`.execute(t.db)).rejects.toThrow()
    expect(await refusal(tellPart(other, id, { unitId: w.home.id, done: true }))).toBe('missing part')
  })

  test('notes by those involved, none by who only reads', async () => {
    const id = await given()
    expect(
      await refusal(
        addNote(await w.as(w.clerk, '2023-09-05'), id, { text: 'nhờ gửi sớm', mentions: [w.healthFocal.id] }),
      ),
    ).toBe('done')
    expect(
      await refusal(
        addNote(await w.as(w.clerk, '2023-09-05'), id, { text: 'x', mentions: [w.buildingFocal.id] }),
      ),
    ).toBe('rule not-involved')
    const { papers } = await readTask(await w.as(w.clerk, '2023-09-05'), id)
    expect(papers.notes).toMatchObject([{ text: 'nhờ gửi sớm', mentions: ['Đầu mối Y tế Thử'] }])
    expect(papers.people.map((person) => person.name)).toEqual([
      'Chuyên viên Thử',
      'Chủ tịch Thử',
      'Giám đốc Y tế Thử',
      'Đầu mối Y tế Thử',
    ])
    expect(await refusal(addNote(await w.as(w.auditor, '2023-09-05'), id, { text: 'x' }))).toBe(
      'forbidden tasks.notes',
    )
    expect(await refusal(addNote(await w.as(w.buildingFocal, '2023-09-05'), id, { text: 'x' }))).toBe(
      'missing task',
    )
  })

  test('a part is given below, checked by the lead’s head, and counted only where the whole is not', async () => {
    const id = await given({ source: { kind: 'own', id: 77, code: 'Y', label: 'Việc riêng' } })
    const on = '2023-09-05'
    const head = await w.as(w.healthHead, on)
    await actOnTask(head, id, 'accept', {})
    const wish = { unitId: w.division.id, title: 'Lập danh mục', product: 'Danh mục', dueOn: '2023-09-20' }
    expect(await refusal(givePart(head, id, { ...wish, unitId: w.building.id }))).toBe(
      'forbidden tasks.parts',
    )
    expect(await refusal(givePart(head, id, { ...wish, dueOn: '2023-10-01' }))).toBe('rule later-than-whole')
    const part = await givePart(head, id, wish)
    expect(part.code).toMatch(/^Y-\d+\.1$/)
    await actOnTask(await w.as(w.divisionHead, on), part.id, 'accept', {})
    await submitTask(await w.as(w.divisionHead, on), part.id, product)
    expect(await refusal(actOnTask(await w.as(w.clerk, on), part.id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refusal(actOnTask(head, part.id, 'complete', {}))).toBe('done')
    const source = { kind: 'own', id: 77 }
    const seen = async (who: typeof w.clerk, unitId?: number) =>
      (await progress(await w.as(who, on), { source, unitId })).counts.assigned
    expect(await seen(w.clerk)).toBe(1)
    expect(await seen(w.clerk, w.health.id)).toBe(1)
    expect(await seen(w.clerk, w.division.id)).toBe(1)
    expect(await seen(w.divisionHead)).toBe(1)
  })
})

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
    expect(await refusal(actOnTasks(issuer, ids, 'reassign', { ...wish, leadUnitId: 999_999 }))).toBe(
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

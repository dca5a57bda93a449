import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { refused } from '#testing/refusal.ts'
import {
  actOnTask,
  addEvidence,
  addNote,
  givePart,
  submitTask,
  tellPart,
  withdrawEvidence,
} from './actions.ts'
import { readTask } from './facts/reading.ts'
import { progress } from './facts.ts'
import { jobs } from './jobs.ts'
import { aWorld, type World } from './world.ts'

let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

const given = async (work = {}): Promise<number> => (await w.gives(work)).tasks[0]?.id ?? 0
const product = { evidence: [{ title: 'Quyết định', documentNo: '3604/QĐ-UBND' }] }

describe('papers', () => {
  test('evidence by the lead and by who coordinates, withdrawn with a reason by who put it in', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    const lead = await w.as(w.healthFocal, '2023-09-05')
    const other = await w.as(w.buildingFocal, '2023-09-05')
    const mine = await addEvidence(other, id, { title: 'Phần góp', documentNo: '5/SXD' })
    expect(
      await refused(addEvidence(await w.as(w.auditor, '2023-09-05'), id, { title: 'x', documentNo: '1' })),
    ).toBe('forbidden tasks.evidence')
    expect(await refused(addEvidence(lead, id, { title: 'không có gì' }))).toBe('rule no-product')
    const theirs = await addEvidence(lead, id, { title: 'Bản chính', documentNo: '9/SYT' })
    // the lead may take back anything, a coordinator what is its own
    const { may } = await readTask(other, id)
    expect(may.withdraw).toEqual([mine.id])
    expect((await readTask(lead, id)).may.withdraw).toEqual([theirs.id, mine.id])
    expect(await refused(withdrawEvidence(other, id, theirs.id, 'nhầm'))).toBe('forbidden tasks.evidence')
    expect(await refused(withdrawEvidence(other, id, mine.id, 'nhầm'))).toBe('done')
    expect((await readTask(lead, id)).papers.evidence).toMatchObject([
      { title: 'Bản chính', withdrawn: null },
      { title: 'Phần góp', withdrawn: { reason: 'nhầm', person: 'Đầu mối Xây dựng Thử' } },
    ])
    expect(await refused(withdrawEvidence(other, id, mine.id, 'nhầm'))).toBe('rule already-withdrawn')
  })

  test('a coordinator tells its own part alone', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    const other = await w.as(w.buildingFocal, '2023-09-05')
    expect(
      await refused(
        tellPart(await w.as(w.healthFocal, '2023-09-05'), id, { unitId: w.building.id, done: true }),
      ),
    ).toBe('forbidden tasks.part')
    const tells = (day: string, done: boolean, note?: string) =>
      w
        .as(w.buildingFocal, day)
        .then((ctx) => refused(tellPart(ctx, id, { unitId: w.building.id, done, note })))
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
    expect(await refused(tellPart(other, id, { unitId: w.home.id, done: true }))).toBe('missing part')
  })

  test('who is concerned hears of it as of the moment it happened, however late the job runs', async () => {
    const id = await given({
      assignments: [{ leadUnitId: w.health.id, coordinators: [{ unitId: w.building.id }] }],
    })
    await actOnTask(await w.as(w.healthHead, '2023-09-02'), id, 'accept', {})
    await tellPart(await w.as(w.buildingFocal, '2023-09-05'), id, { unitId: w.building.id, done: true })
    await submitTask(await w.as(w.healthHead, '2023-10-03'), id, { documentNo: '1/QĐ' })
    await actOnTask(await w.as(w.clerk, '2023-10-05'), id, 'complete', {})
    await addNote(await w.as(w.clerk, '2023-10-06'), id, { text: 'cảm ơn', mentions: [w.healthFocal.id] })
    const late = { ...(await w.as(w.chairman, '2023-12-31')), actor: system }
    await runDueJobs(t.db, {
      'tasks.tell': (payload) => jobs['tasks.tell']?.(late, payload) ?? Promise.resolve(),
    })
    const heard = await sql<{ at: Date; text: string }>`
      select at, facts ->> 'vi' as text from notification
      where person_id = ${w.healthFocal.id} and url = ${`/tasks/${id}`} order by at`.execute(t.db)
    expect(heard.rows.map(({ at, text }) => [dayOf(at), text.replace(/ KH-.*?Sở Y tế\./, '')])).toEqual([
      ['2023-09-01', 'Giao nhiệm vụ Hạn 30/09/2023.'],
      ['2023-09-05', 'Sở Xây dựng báo đã xong phần phối hợp: Hạn 30/09/2023.'],
      ['2023-10-05', 'Xác nhận hoàn thành Hoàn thành chậm 3 ngày.'],
      ['2023-10-06', 'Đồng chí được nhắc tên trong trao đổi Hoàn thành chậm 3 ngày. Nội dung: cảm ơn'],
    ])
  })

  test('notes by those involved, none by who only reads', async () => {
    const id = await given()
    expect(
      await refused(
        addNote(await w.as(w.clerk, '2023-09-05'), id, { text: 'nhờ gửi sớm', mentions: [w.healthFocal.id] }),
      ),
    ).toBe('done')
    expect(
      await refused(
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
    expect(await refused(addNote(await w.as(w.auditor, '2023-09-05'), id, { text: 'x' }))).toBe(
      'forbidden tasks.notes',
    )
    expect(await refused(addNote(await w.as(w.buildingFocal, '2023-09-05'), id, { text: 'x' }))).toBe(
      'missing task',
    )
  })

  test('a part is given below, checked by the lead’s head, and counted only where the whole is not', async () => {
    const id = await given({ source: { kind: 'own', id: 77, code: 'Y', label: 'Việc riêng' } })
    const on = '2023-09-05'
    const head = await w.as(w.healthHead, on)
    await actOnTask(head, id, 'accept', {})
    const wish = { unitId: w.division.id, title: 'Lập danh mục', product: 'Danh mục', dueOn: '2023-09-20' }
    expect(await refused(givePart(head, id, { ...wish, unitId: w.building.id }))).toBe(
      'forbidden tasks.parts',
    )
    expect(await refused(givePart(head, id, { ...wish, dueOn: '2023-10-01' }))).toBe('rule later-than-whole')
    const part = await givePart(head, id, wish)
    expect(part.code).toMatch(/^Y-\d+\.1$/)
    await actOnTask(await w.as(w.divisionHead, on), part.id, 'accept', {})
    await submitTask(await w.as(w.divisionHead, on), part.id, product)
    expect(await refused(actOnTask(await w.as(w.clerk, on), part.id, 'complete', {}))).toBe(
      'forbidden tasks.completion',
    )
    expect(await refused(actOnTask(head, part.id, 'complete', {}))).toBe('done')
    const source = { kind: 'own', id: 77 }
    const seen = async (who: typeof w.clerk, unitId?: number) =>
      (await progress(await w.as(who, on), { source, unitId })).counts.assigned
    expect(await seen(w.clerk)).toBe(1)
    expect(await seen(w.clerk, w.health.id)).toBe(1)
    expect(await seen(w.clerk, w.division.id)).toBe(1)
    expect(await seen(w.divisionHead)).toBe(1)
  })
})

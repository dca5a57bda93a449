import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import { aPerson, get, post, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { setInstallation } from '../organisation/actions.ts'
import { aWorld, type World } from '../tasks/world.ts'
import {
  addPilotTask,
  addScorecardLine,
  bindMeasure,
  choosePilots,
  endBinding,
  judgePilotReport,
  linkConclusion,
  rewordLine,
  savePilotReport,
  sendPilotReport,
  setScorecardTarget,
  shapeProgramme,
  withdrawLine,
} from './actions.ts'
import { pilotUnits, scorecardLines } from './facts.ts'

const today: Day = '2024-12-23'
let t: TestDb
let w: World
let app: TestApp
let outsider: TestPerson
const cookies = new Map<string, string>()
const kinds = [
  { key: 'a.count', name: { vi: 'Đếm', en: 'Count' }, unit: '', decimals: 0, parts: [] },
  { key: 'b.share', name: { vi: 'Tỷ lệ', en: 'Share' }, unit: '%', decimals: 2, parts: [] },
]

const on = (person: TestPerson, day: Day = today) => w.as(person, day)
const page = async (path: string, who: TestPerson, fields?: Record<string, string>) => {
  const cookie = cookies.get(who.id) ?? (await signIn(app, who))
  cookies.set(who.id, cookie)
  const answer = fields ? await post(app, path, fields, cookie) : await get(app, path, cookie)
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
  app = testApp(t.db, testClock(today))
  outsider = await aPerson(t.db, { name: 'Người Ngoài', office: 'head', unit: w.building.id })
  const asSystem: Ctx = { ...(await on(w.clerk)), actor: system }
  await setInstallation(asSystem, w.province.id, '2000-01-01')
  for (const year of [2023, 2024, 2025]) await shapeProgramme(asSystem, year, { motto: 'Thử' })
})
afterAll(() => t.drop())

describe('the lines of a scorecard', () => {
  let of = { year: 2024, id: 0 }
  const line = async () =>
    (await scorecardLines(t.db, 2024)).find(({ id }) => id === of.id) ?? {
      bindings: [],
      version: 0,
      wordings: [],
    }

  test('are added, bound and given targets by the standing agency, each with its day', async () => {
    const clerk = await on(w.clerk)
    of = {
      year: 2024,
      id: (await addScorecardLine(clerk, 2024, { direction: 'increase', textVi: 'Dòng thử' })).id,
    }
    await bindMeasure(clerk, of, { measure: 'b.share' }, kinds)
    await bindMeasure(clerk, of, { measure: 'a.count', better: 'less' }, kinds)
    const [share] = (await line()).bindings
    for (const value of ['90', '95'])
      await setScorecardTarget(clerk, of, share?.id ?? 0, { value, dueOn: '2024-12-31' })
    const now = await line()
    expect(now.bindings.map(({ measure, better, from }) => [measure, better, from])).toEqual([
      ['b.share', 'more', today],
      ['a.count', 'less', today],
    ])
    expect(now.bindings[0]?.targets.map(({ value }) => value)).toEqual(['95', '90'])
  })

  test('old words and measures given up stay on record', async () => {
    const clerk = await on(w.clerk)
    const { version, bindings } = await line()
    await rewordLine(clerk, of, { textVi: 'Lời mới', version })
    await endBinding(clerk, of, bindings[1]?.id ?? 0)
    const now = await line()
    expect(now.wordings.map(({ textVi }) => textVi)).toEqual(['Lời mới', 'Dòng thử'])
    expect(now.bindings[1]?.to).toBe(today)
  })

  test('what cannot be is refused with its reason', async () => {
    const clerk = await on(w.clerk)
    const never = await addScorecardLine(clerk, 2024, { direction: 'never', textVi: 'Không trễ' })
    const ofNever = { year: 2024, id: never.id }
    await bindMeasure(clerk, ofNever, { measure: 'a.count' }, kinds)
    const bound = (await scorecardLines(t.db, 2024)).find(({ id }) => id === never.id)?.bindings[0]?.id ?? 0
    const { bindings } = await line()
    const target = { value: '0', dueOn: '2024-12-31' }
    const refused = async (work: Promise<unknown>) => reasonOf(work)
    expect([
      await refused(bindMeasure(clerk, of, { measure: 'b.share' }, kinds)),
      await refused(bindMeasure(clerk, of, { measure: 'c' }, kinds)),
      await refused(rewordLine(clerk, of, { textVi: 'Lời cũ', version: 1 })),
      await refused(setScorecardTarget(clerk, ofNever, bound, target)),
      await refused(setScorecardTarget(clerk, of, bindings[0]?.id ?? 0, { ...target, dueOn: '2025-01-01' })),
      await refused(endBinding(clerk, of, bindings[1]?.id ?? 0)),
      await refused(endBinding(clerk, of, bound)),
      await refused(rewordLine(clerk, { ...of, year: 2025 }, { textVi: 'Năm khác', version: 1 })),
      await refused(rewordLine(await on(w.healthHead), of, { textVi: 'Không được', version: 1 })),
    ]).toEqual([
      ...['measure-bound', 'bad-input', 'changed-meanwhile', 'never-is-zero', 'bad-input'],
      ...['measure-not-bound', 'page', 'page', 'forbidden'],
    ])
    await withdrawLine(clerk, ofNever, 2)
    expect(await reasonOf(bindMeasure(clerk, ofNever, { measure: 'b.share' }, kinds))).toBe('line-withdrawn')
  })

  test('in the browser: the source, what of it, a target; refusals stand at their field', async () => {
    const list = await page('/programmes/2024/scorecard', w.clerk)
    expect(list.text).toContain('Lời mới')
    const added = await page('/programmes/2024/scorecard/lines', w.clerk, {
      direction: 'decrease',
      textVi: 'Dòng của trình duyệt',
      textEn: 'A line of the browser',
    })
    const at = added.location ?? ''
    const chosen = await page(`${at}?measure=tasks.onTimeOfDue`, w.clerk)
    expect(chosen.text).toContain('Nhiệm vụ theo kết luận phiên họp')
    expect(await faults(chosen.text)).toEqual([])
    expect(
      (await page(`${at}/measures`, w.clerk, { measure: 'tasks.onTimeOfDue', part: 'khong-co' })).status,
    ).toBe(422)
    expect(
      (await page(`${at}/measures`, w.clerk, { measure: 'tasks.onTimeOfDue', part: 'conclusion' })).status,
    ).toBe(303)
    const bound = (await scorecardLines(t.db, 2024)).find(({ id }) => at.endsWith(`/${id}`))?.bindings[0]
    expect(bound?.nameVi).toBe('Nhiệm vụ: đúng hạn trên số đến hạn (Nhiệm vụ theo kết luận phiên họp)')
    const wrong = await page(`${at}/measures/${bound?.id}/targets`, w.clerk, {
      value: 'x',
      dueOn: '2024-12-31',
    })
    expect([wrong.status, wrong.text.includes('aria-invalid="true"')]).toEqual([422, true])
    const right = await page(`${at}/measures/${bound?.id}/targets`, w.clerk, {
      value: '95,5',
      dueOn: '31/12/2024',
    })
    expect(right.location).toBe(at)
    expect((await page(at, w.healthHead)).status).toBe(403)
    const measure = `${at}/measures/${bound?.id}`
    expect((await page(`${measure}/ending`, w.clerk, {})).status).toBe(303)
    // whose form has gone meanwhile is told why all the same
    for (const late of [
      await page(`${measure}/ending`, w.clerk, {}),
      await page(`${measure}/targets`, w.clerk, { value: '1', dueOn: '2024-12-31' }),
    ])
      expect([late.status, late.text.includes('Dòng không còn dùng số đo này')]).toEqual([409, true])
    const version = String(
      (await scorecardLines(t.db, 2024)).find(({ id }) => at.endsWith(`/${id}`))?.version,
    )
    expect((await page(`${at}/withdrawal`, w.clerk, { version })).status).toBe(303)
    const late = await page(at, w.clerk, { textVi: 'Lời khác', version })
    expect([late.status, late.text.includes('Dòng này đã bỏ')]).toEqual([409, true])
    expect(await faults(late.text)).toEqual([])
  })
})

describe('a pilot unit', () => {
  const of = () => ({ year: 2024, unitId: w.health.id })
  const at = () => `/programmes/2024/pilots/${w.health.id}`
  const pilot = async () => (await pilotUnits(t.db, 2024)).find(({ unitId }) => unitId === w.health.id)
  const version = async () => (await pilot())?.report?.version ?? 0
  const words = { done: 'Đã làm', result: 'Kết quả', lessons: 'Bài học', proposal: 'Nhân rộng' }

  beforeAll(async () => {
    const chosen = { unitIds: [w.health.id, w.home.id], decisionNo: '1/KL (thử)' }
    await choosePilots(await on(w.chairman), 2024, chosen)
  })

  test('owes its report by 20 December where nothing else is said', async () => {
    expect((await pilot())?.reportDueOn).toBe('2024-12-20')
    const other = {
      ...{ unitIds: [w.building.id], decisionNo: '2/KL (thử)' },
      ...{ reportDueOn: '2024-11-30' as Day, keyTasks: 'Ba việc' },
    }
    await choosePilots(await on(w.chairman), 2024, other)
    const building = async () => {
      const found = (await pilotUnits(t.db, 2024)).find(({ unitId }) => unitId === w.building.id)
      return [found?.decisionNo, found?.reportDueOn, found?.keyTasks]
    }
    expect(await building()).toEqual(['2/KL (thử)', '2024-11-30', 'Ba việc'])
    // chosen again by another decision, which is silent on the day and the tasks: a report late by it stays late
    await choosePilots(await on(w.chairman), 2024, { unitIds: [w.building.id], decisionNo: '3/KL (thử)' })
    expect(await building()).toEqual(['3/KL (thử)', '2024-11-30', 'Ba việc'])
  })

  test('has key tasks, linked to tasks that it leads, and the item that chose it', async () => {
    const given = await w.gives(
      { source: { kind: 'plan', id: 1, code: 'KH', label: 'Kế hoạch' }, year: 2024 } as never,
      '2024-03-01',
    )
    const taskId = given.tasks[0]?.id ?? 0
    const shown = await page(at(), w.healthHead)
    expect(shown.text).toContain(`value="${taskId}"`)
    await page(`${at()}/tasks`, w.healthHead, { text: 'Việc trọng tâm', taskId: String(taskId) })
    expect((await pilot())?.tasks.map(({ text, taskId }) => [text, taskId])).toEqual([
      ['Việc trọng tâm', taskId],
    ])
    expect((await page(at(), w.healthHead)).text).toContain(`href="/tasks/${taskId}"`)
    // another unit's task, and whoever has no part in it
    expect((await page(`${at()}/tasks`, w.healthHead, { text: 'x', taskId: '999999' })).status).toBe(422)
    expect(await reasonOf(addPilotTask(await on(outsider), of(), { text: 'x' }, []))).toBe('forbidden')
    expect((await page(at(), outsider)).text).not.toContain(`href="/tasks/${taskId}"`)
    expect(await reasonOf(linkConclusion(await on(w.clerk), of(), 12345, []))).toBe('bad-input')
    const id = (await pilot())?.tasks[0]?.id ?? 0
    expect((await page(`${at()}/tasks/${id}/removal`, w.healthHead, {})).status).toBe(303)
    expect((await pilot())?.tasks).toEqual([])
  })

  test('writes its report, whose draft is its own; two who write at once are told so', async () => {
    await page(`${at()}/report`, w.healthFocal, { done: words.done, version: '0' })
    const late = await page(`${at()}/report`, w.healthHead, { done: 'Lời khác', version: '0' })
    expect([late.status, (await pilot())?.report?.done]).toEqual([409, words.done])
    for (const who of [w.clerk, outsider, w.auditor]) {
      const seen = await page(at(), who)
      expect([seen.status, seen.text.includes(words.done)]).toEqual([200, false])
    }
    expect(await reasonOf(sendPilotReport(await on(w.healthHead), of(), 1))).toBe('pilot-report-incomplete')
    expect(
      await reasonOf(judgePilotReport(await on(w.clerk), of(), { verdict: 'accepted', version: 1 })),
    ).toBe('pilot-report-not-in-state')
  })

  test('its head sends it, late is late, the standing agency returns it with a reason and accepts it', async () => {
    await savePilotReport(await on(w.healthFocal), of(), { ...words, version: await version() })
    expect(await reasonOf(sendPilotReport(await on(w.healthFocal), of(), await version()))).toBe('forbidden')
    expect(
      (await page(`${at()}/report/sending`, w.healthHead, { version: String(await version()) })).status,
    ).toBe(303)
    expect((await page(at(), w.clerk)).text).toContain(words.lessons)
    expect((await page(at(), outsider)).text).not.toContain(words.lessons)
    const waits = async (who: TestPerson) => (await page('/waiting', who)).text
    expect(await waits(w.clerk)).toContain('Xem báo cáo cuối năm của đơn vị điểm')
    const judge = { verdict: 'returned', version: String(await version()) }
    expect((await page(`${at()}/report/verdict`, w.clerk, judge)).status).toBe(422)
    expect(
      (await page(`${at()}/report/verdict`, w.clerk, { ...judge, reason: 'Thiếu số liệu' })).status,
    ).toBe(303)
    expect(await waits(w.healthHead)).toContain('Sửa báo cáo cuối năm bị trả lại')
    // what is written after the return is the unit's own until it is sent again
    await savePilotReport(await on(w.healthFocal), of(), {
      ...words,
      lessons: 'Bài học mới',
      version: await version(),
    })
    expect((await page(at(), w.clerk)).text).not.toContain('Bài học mới')
    await sendPilotReport(await on(w.healthHead, '2025-01-10'), of(), await version())
    await judgePilotReport(await on(w.clerk, '2025-01-11'), of(), {
      verdict: 'accepted',
      version: await version(),
    })
    const seen = await page(at(), outsider)
    expect(seen.text).toContain('Bài học mới')
    expect(await faults(seen.text)).toEqual([])
    expect(seen.text).toContain('gửi lần đầu 23/12/2024')
    const late = { ...words, verdict: 'accepted', version: String(await version()) }
    for (const [path, who] of [
      ['report', w.healthFocal],
      ['report/sending', w.healthHead],
      ['report/verdict', w.clerk],
    ] as const) {
      const told = await page(`${at()}/${path}`, who, late)
      expect([path, told.status, told.text.includes('role="alert"')]).toEqual([path, 409, true])
    }
    expect((await page('/programmes/2024', outsider)).text).toContain('Đã chấp nhận')
    expect(
      await reasonOf(savePilotReport(await on(w.healthFocal), of(), { ...words, version: await version() })),
    ).toBe('pilot-report-not-in-state')
  })

  test('nobody of the standing agency judges its own unit’s report: an issuer does', async () => {
    const own = { year: 2024, unitId: w.home.id }
    const head = await aPerson(t.db, { office: 'head', unit: w.home.id })
    await savePilotReport(await on(head), own, { ...words, version: 0 })
    await sendPilotReport(await on(head), own, 1)
    expect((await page('/waiting', w.clerk)).text).not.toContain(`/programmes/2024/pilots/${w.home.id}`)
    expect((await page('/waiting', w.chairman)).text).toContain(`/programmes/2024/pilots/${w.home.id}`)
    expect(
      await reasonOf(judgePilotReport(await on(w.clerk), own, { verdict: 'accepted', version: 2 })),
    ).toBe('forbidden')
    expect(
      await reasonOf(judgePilotReport(await on(w.chairman), own, { verdict: 'accepted', version: 2 })),
    ).toBe('done')
  })

  test('what was sent and answered cannot be changed afterwards', async () => {
    await expect(sql`update pilot_report_step set reason = 'khác'`.execute(t.db)).rejects.toThrow()
  })
})

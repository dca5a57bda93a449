import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { statementCounter } from '#platform/db.ts'
import { gatherKinds } from '#platform/measure.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { aPerson, aUnit, get, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import { rooms } from '../../rooms.ts'
import { setInstallation, succeedUnits } from '../organisation/actions.ts'
import {
  addScorecardLine,
  bindMeasure,
  choosePilots,
  setScorecardTarget,
  shapeProgramme,
} from '../programme/actions.ts'
import { scorecardLines } from '../programme/facts.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import { aWorld, type World } from '../tasks/world.ts'

const today: Day = '2025-02-20'
const counter = statementCounter({ session: /auth_session/i, audit: /insert into "?audit/i })
let t: TestDb
let w: World
let app: TestApp
let asSystem: Ctx
const units = new Map<string, number>()
const cookies = new Map<string, string>()

const ask = async (path: string, who: TestPerson) => {
  const cookie = cookies.get(who.id) ?? (await signIn(app, who))
  cookies.set(who.id, cookie)
  counter.reset()
  return get(app, path, cookie)
}
const page = async (path: string, who: TestPerson = w.clerk) => {
  const answer = await ask(path, who)
  return { status: answer.status, text: await answer.text() }
}
type Measure = {
  measure: string
  verdict: string
  why: string | null
  change: string | null
  now: { value: string; on: string; url: string } | null
  unit: string
  points: { value: string; of: number; url: string }[]
}
const card = async (year = 2025): Promise<{ text: { vi: string }; measures: Measure[] }[]> => {
  const answer = await ask(`/api/v1/scorecard?year=${year}`, w.clerk)
  return ((await answer.json()) as { lines: { text: { vi: string }; measures: Measure[] }[] }).lines
}

let lines = 0
const addLine = async (
  direction: 'increase' | 'decrease' | 'never',
  textVi: string,
  measures: [measure: string, part?: string, target?: string][],
) => {
  const { id } = await addScorecardLine(asSystem, 2025, {
    direction,
    textVi,
    textEn: `Line ${++lines}`,
  })
  const kinds = await gatherKinds(asSystem, rooms)
  for (const [measure, part, target] of measures) {
    await bindMeasure(asSystem, { year: 2025, id }, { measure, part }, kinds)
    const bound = (await scorecardLines(t.db, 2025)).find((one) => one.id === id)?.bindings.at(-1)?.id ?? 0
    if (target)
      await setScorecardTarget(asSystem, { year: 2025, id }, bound, { value: target, dueOn: '2025-12-31' })
  }
}

/** Task of a year, due on a day; done on another, or not at all. */
const work = async (year: number, title: string, due: Day, done?: Day) => {
  const given: Day = `${year}-01-10`
  await w.gives({ title, year, deadline: { kind: 'day', on: due, reading: 'inclusive' } }, given)
  if (!done) return
  const lines = await taskLines({ ...asSystem, today: done }, {})
  const id = lines.find((line) => line.title === title)?.id ?? 0
  await actOnTask(await w.as(w.healthFocal, given), id, 'accept', {})
  await submitTask(await w.as(w.healthFocal, done, 60), id, { documentNo: '12/QĐ' })
  await actOnTask(await w.as(w.clerk, done, 120), id, 'complete', {})
}

/** A published index of the departments: percents in the order of places, by unit. */
const index = async (year: number, percents: [string, number][], block = 'department') => {
  await sql`
    with round as (insert into scoring_round (year, title, block, state, made_at)
        values (${year}, 'Đợt thử', ${block}, 'published', now()) returning id),
      result as (insert into scoring_result (round_id, version, state, computed_at, published_on)
        select id, 1, 'published', now(), ${`${year + 1}-03-01`}::date from round returning id)
    insert into scoring_result_row (result_id, position, unit_id, unit_code, unit_name, points, max, percent, rank)
    select result.id, n, u.unit_id, 'U' || u.unit_id, 'Đơn vị', u.percent, 100, u.percent, n
    from result, unnest(${percents.map(([name]) => units.get(name) ?? 0)}::bigint[], ${percents.map(([, p]) => p)}::numeric[])
      with ordinality as u(unit_id, percent, n)`.execute(t.db)
}

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
  app = testApp(t.db, testClock(today))
  asSystem = { ...(await w.as(w.clerk, today)), actor: system }
  await setInstallation(asSystem, w.province.id, '2000-01-01')
  for (const year of [2023, 2024, 2025]) await shapeProgramme(asSystem, year, {})
  units.set('health', w.health.id).set('building', w.building.id).set('home', w.home.id)
  for (const name of ['x', 'y', 'z', 'old'])
    units.set(name, (await aUnit(t.db, { name: `Sở ${name.toUpperCase()}`, parent: w.province.id })).id)
  await work(2024, 'Năm trước, đúng hạn', '2024-06-30', '2024-06-20')
  await work(2024, 'Năm trước, chậm', '2024-06-30', '2024-08-20')
  await work(2025, 'Năm nay, đúng hạn', '2025-02-10', '2025-02-09')
  await work(2025, 'Năm nay, quá hạn', '2025-02-15')
  await index(2023, [
    ['x', 90],
    ['y', 85],
    ['health', 80],
    ['old', 75],
    ['z', 70],
    ['building', 60],
  ])
  await index(2024, [
    ['health', 92],
    ['x', 91],
    ['y', 86],
    ['z', 71],
    ['building', 61],
  ])
  await addLine('increase', 'Dòng một', [['tasks.onTimeOfDue', undefined, '40']])
  await addLine('increase', 'Dòng hai', [['reports.on-time', undefined, '90']])
  await addLine('decrease', 'Dòng ba', [['tasks.overdueOfOpen', undefined, '10'], ['tasks.completedLate']])
  await addLine('decrease', 'Dòng bốn', [])
  await addLine('never', 'Dòng năm', [['tasks.openOverdue']])
  await addLine('never', 'Dòng sáu', [['tasks.completedLate']])
  await addLine('never', 'Dòng bảy', [['inspections.overdue']])
  await addLine('increase', 'Dòng tám', [
    ['tasks.completionOfDue', 'plan', '99'],
    ['tasks.completionOfDue', 'directive', '99'],
  ])
})
afterAll(() => t.drop())
beforeEach(() => counter.reset())

describe('the scorecard', () => {
  test('judges each measure by its line, and says plainly what is not measured', async () => {
    const told = Object.fromEntries(
      (await card()).map(({ text, measures }) => [
        text.vi,
        measures.map(({ verdict, why, now }) => [verdict, why, now && Number(now.value)]),
      ]),
    )
    expect(told).toEqual({
      'Dòng một': [['met', null, 50]],
      'Dòng hai': [['unmeasured', 'no-value', null]],
      'Dòng ba': [
        ['not-yet', null, 100],
        ['no-target', null, 0],
      ],
      'Dòng bốn': [],
      'Dòng năm': [['missed', null, 1]],
      'Dòng sáu': [['met', null, 0]],
      'Dòng bảy': [['unmeasured', 'no-value', null]],
      // two measures of one line stand side by side, never as one number
      'Dòng tám': [
        ['not-yet', null, 50],
        ['unmeasured', 'no-value', null],
      ],
    })
  })

  test('a figure opens the list that it was counted from', async () => {
    const five = (await card()).find(({ text }) => text.vi === 'Dòng năm')?.measures[0]?.now
    expect(five?.url).toBe('/tasks?programme=2025&count=openOverdue')
    const list = await page(five?.url ?? '')
    expect([list.text.includes('Năm nay, quá hạn'), list.text.includes('Năm nay, đúng hạn')]).toEqual([
      true,
      false,
    ])
    const before = (await card(2024)).length
    expect(before).toBe(0)
  })

  test('each figure of tasks, of every day, opens as many as it counts: of a share those above its line', async () => {
    const told = (await card()).flatMap(({ measures }) => measures)
    const points = told.flatMap(({ unit, points }) => points.map((point) => ({ ...point, unit })))
    expect(points.length).toBeGreaterThan(8)
    for (const { unit, value, of, url } of points) {
      const shown = (await page(url)).text
      const rows = new Set([...shown.matchAll(/href="\/tasks\/(\d+)"/g)].map(([, id]) => id))
      expect([url, rows.size]).toEqual([url, unit === '%' ? (Number(value) * of) / 100 : Number(value)])
    }
  })

  test.each(['vi', 'en'])(
    'as a page in %s: right, and at most eight statements for eight lines',
    async (lang) => {
      const cookie = `${await signIn(app, w.clerk)}; lang=${lang}`
      counter.reset()
      const shown = { text: await (await get(app, '/scorecard', cookie)).text() }
      expect(
        counter.statements('domain').length,
        counter.statements('domain').join('\n\n'),
      ).toBeLessThanOrEqual(8)
      expect(await faults(shown.text)).toEqual([])
      expect(shown.text).toContain(
        lang === 'vi'
          ? 'chưa đo được: dòng chưa gắn số đo nào'
          : 'not measured: the line is bound to no measure',
      )
      expect(shown.text).toContain(
        lang === 'vi' ? 'nguồn chưa có số của năm 2025' : 'the source has no figure of 2025',
      )
      expect(shown.text.includes('Dòng một')).toBe(lang === 'vi')
    },
  )

  test('is for who sees the province and for members', async () => {
    const member = await aPerson(t.db, { office: 'committee-member', unit: w.province.id })
    const statuses = async (path: string) =>
      Promise.all(
        [w.clerk, w.auditor, member, w.healthHead, w.healthFocal].map(
          async (who) => (await page(path, who)).status,
        ),
      )
    for (const path of ['/scorecard', '/scorecard.xlsx', '/pilots/2024'])
      expect([path, await statuses(path)]).toEqual([path, [200, 200, 200, 404, 404]])
    expect((await get(app, '/scorecard')).headers.get('location')).toContain('/sign-in')
    expect((await page('/scorecard', member)).text).toContain(
      'danh sách mở ra chỉ gồm phần đồng chí được xem',
    )
  })

  test('a year without lines says what to do', async () => {
    await page('/scorecard?year=2023')
    expect((await page('/scorecard')).text).toMatch(/Bảng đo năm 20\d\d/)
    await page('/scorecard?year=2025')
  })
})

describe('pilot units beside like units', () => {
  type Compared = {
    tables: {
      key: string
      units: { name: string; cells: { year: number; own: string | null; like: object }[] }[]
    }[]
  }
  const compared = async (year: number) =>
    (await (await ask(`/api/v1/pilots/${year}`, w.clerk)).json()) as Compared

  beforeAll(async () => {
    const ids = (...names: string[]) => names.map((name) => units.get(name) ?? 0)
    await choosePilots(asSystem, 2024, { unitIds: ids('health'), decisionNo: '1/KL' })
    await choosePilots(asSystem, 2023, { unitIds: ids('old', 'x', 'y', 'z'), decisionNo: '2/KL' })
    await succeedUnits(asSystem, {
      kind: 'merge',
      fromIds: ids('old'),
      toIds: ids('building'),
      effectiveOn: '2024-03-01',
      decisionNo: '9/QĐ',
    })
  })

  test('the unit’s own figure before and during, beside the median and range with n', async () => {
    const [table] = (await compared(2024)).tables
    expect(
      table?.units.map(({ cells }) => cells.map(({ year, own, like }) => [year, own && Number(own), like])),
    ).toEqual([
      [
        // in 2023: x 90, y 85, old 75, z 70, building 60; in 2024 one of them has ended
        [2023, 80, { n: 5, median: '75', low: '60', high: '90' }],
        [2024, 92, { n: 4, median: '78.5', low: '61', high: '91' }],
        [2025, null, { n: 0, few: true }],
      ],
    ])
  })

  test('fewer than three say nothing, and a unit that has ended stands as it stood', async () => {
    const shown = await page('/pilots/2023')
    expect(shown.text).toContain('chỉ có 2 đơn vị tương tự có số (n\u00a0=\u00a02), không nêu trung vị')
    expect(shown.text).toContain('Sở OLD')
    expect(shown.text).toContain('kết thúc hoạt động')
    expect(shown.text).toContain('hồi quy về trung bình')
    expect(await faults(shown.text)).toEqual([])
  })

  test('at most eight statements, with an indicator chosen too; an unknown code is told at its field', async () => {
    const plain = await page('/pilots/2024')
    expect(plain.status).toBe(200)
    expect(
      counter.statements('domain').length,
      counter.statements('domain').join('\n\n'),
    ).toBeLessThanOrEqual(8)
    const form = /<option value="(reports\.form\/[^"]+\/Y)"/.exec(plain.text)?.[1]
    if (form) {
      const wrong = await page(`/pilots/2024?form=${encodeURIComponent(form)}&code=99.9`)
      expect(wrong.text).toContain('Biểu này không có chỉ tiêu mang mã đó')
      const right = await page(`/pilots/2024?form=${encodeURIComponent(form)}&code=3.1.1`)
      expect(right.text).toContain('3.1.1')
      expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
    }
  })

  test('figures of different criteria sets are said to be such; no median is taken over two sets', async () => {
    type Sets = { sets: { key: string; name?: { vi: string; version: number }; years: number[] }[] }
    const ofSets = async () => (await compared(2024)).tables[0] as unknown as Sets & Compared['tables'][0]
    // two results taken over as published, each a table of its own
    expect((await ofSets()).sets.map(({ name, years }) => [name, years])).toEqual([
      [undefined, [2023]],
      [undefined, [2024]],
    ])
    await sql`insert into criteria_set (code, version, state, title_vi, block, content, content_hash, made_at)
      values ('thu', 2, 'issued', 'Bộ tiêu chí thử', 'department', '{}', ${'0'.repeat(64)}, now())`.execute(
      t.db,
    )
    await sql`update scoring_round set set_id = (select id from criteria_set where code = 'thu')
      where year = 2024 and block = 'department'`.execute(t.db)
    units.set('w', (await aUnit(t.db, { name: 'Sở W', parent: w.province.id })).id)
    await index(2024, [['w', 10]], 'district')
    const { sets, units: rows } = await ofSets()
    expect(sets.map(({ name, years }) => [name?.vi, name?.version, years])).toEqual([
      [undefined, undefined, [2023]],
      ['Bộ tiêu chí thử', 2, [2024]],
    ])
    expect(rows[0]?.cells[1]?.like).toEqual({ n: 4, median: '78.5', low: '61', high: '91', apart: 1 })
    const shown = await page('/pilots/2024')
    expect(await faults(shown.text)).toEqual([])
    expect(shown.text).toContain('data-wide="" data-label="2024 (năm làm điểm)"')
    for (const words of [
      'được chấm theo 2 bộ tiêu chí hoặc phiên bản khác nhau',
      'Bộ tiêu chí thử, phiên bản 2 (2024)',
      '1 đơn vị chấm theo bộ tiêu chí khác, không tính vào',
      'bộ B',
    ])
      expect(shown.text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain(words)
  })

  test('a year without pilots, and what is no year', async () => {
    expect((await page('/pilots/2025')).text).toContain('Năm 2025 không có đơn vị chỉ đạo điểm')
    expect((await page('/pilots/abc')).status).toBe(404)
  })
})

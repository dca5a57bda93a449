import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { statementCounter } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import {
  aPerson,
  aScope,
  aUnit,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  testApp,
} from '#testing/world.ts'
import { anIssued, aProvince } from '../directives/world.ts'
import { setInstallation, succeedUnits } from '../organisation/actions.ts'
import { draftPlan, issuePlan, saveRow } from '../plans/actions.ts'
import { findPlan, planProgress } from '../plans/facts.ts'
import { shapeProgramme } from '../programme/actions.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { progress, taskLines } from '../tasks/facts.ts'
import { aWorld, instruction, type World } from '../tasks/world.ts'
import { saysHowLong } from './rules.ts'

const today: Day = '2023-11-15'
const counter = statementCounter({ session: /auth_session/i, audit: /insert into "?audit/i })
let t: TestDb
let w: World
let app: TestApp
let planId = 0
let ended = 0
const people: Record<string, TestPerson> = {}
const cookies: Record<string, string> = {}

type Shown = { status: number; text: string; location: string | null }
const page = async (path: string, who?: string): Promise<Shown> => {
  const answer = await get(app, path, who && cookies[who])
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const main = ({ text }: Shown): string => text.slice(text.indexOf('<main'), text.indexOf('<footer'))

/** Links that are figures: what they say, and where they lead. */
const figures = (shown: Shown): { says: number; href: string }[] =>
  [...main(shown).matchAll(/<a class="ct-n" href="([^"]+)"[^>]*>(?:<[^>]+>)*([\d.]+)/g)].map(
    ([, href, n]) => ({
      says: Number(n?.replace('.', '')),
      href: (href ?? '').replaceAll('&amp;', '&'),
    }),
  )

/** How many rows a list shows: tasks by address, rows of a plan's annex by title, things that wait by their line. */
const rowsOf = (href: string, shown: Shown): number => {
  const body = main(shown)
  const distinct = (pattern: RegExp) => new Set([...body.matchAll(pattern)].map((m) => m[1])).size
  if (href.startsWith('/plans/')) return distinct(/(Việc kế hoạch số \d+)/g)
  if (href.startsWith('/waiting')) return [...body.matchAll(/<li><p class="ct-todo-when">/g)].length
  return distinct(/href="\/tasks\/(\d+)"/g)
}

const own = { kind: 'own' as const, id: 77, code: 'GT', label: 'Giao trực tiếp' }

const row = (n: number, unitId: number, deadlineOn: Day | undefined) => ({
  number: String(n),
  title: `Việc kế hoạch số ${n}`,
  product: 'Quyết định ban hành',
  leadUnitIds: [unitId],
  coordinatorUnitIds: [],
  deadlineKind: deadlineOn ? ('day' as const) : ('regular' as const),
  deadlineOn,
  deadlineText: deadlineOn ? undefined : 'Thường xuyên',
})

const aPlan = async (): Promise<void> => {
  const at: Day = '2023-01-04'
  const clerk = await w.as(w.clerk, at)
  await shapeProgramme({ ...clerk, actor: system } as Ctx, 2023, { motto: 'Thử' })
  planId = await draftPlan(clerk, { year: 2023, kind: 'peoples-committee', title: 'Kế hoạch năm 2023' })
  const [y, x] = [w.health.id, w.building.id]
  const due: [number, Day | undefined][] = [
    [y, '2023-03-31'],
    [y, '2023-06-30'],
    [y, '2023-09-30'],
    [y, '2023-11-17'],
    [y, undefined],
    [x, '2023-06-30'],
    [x, '2023-10-31'],
    [x, '2023-12-20'],
  ]
  for (const [i, [unit, on]] of due.entries()) await saveRow(clerk, planId, row(i + 1, unit, on))
  const chairman = await w.as(w.chairman, at)
  const version = (await findPlan(chairman, planId))?.version ?? 0
  await issuePlan(chairman, planId, { documentNo: '01/KH-UBND', issuedOn: at, version })
}

const done = async (title: string, focal: TestPerson, on: Day): Promise<void> => {
  const lines = await taskLines(await w.as(w.chairman, on), {})
  const id = lines.find((line) => line.title === title)?.id ?? 0
  await actOnTask(await w.as(focal, on), id, 'accept', {})
  await submitTask(await w.as(focal, on, 60), id, { documentNo: '12/QĐ' })
  await actOnTask(await w.as(w.clerk, on, 120), id, 'complete', {})
}

beforeAll(async () => {
  t = await testDb({ onQuery: counter.onQuery })
  w = await aWorld(t.db)
  app = testApp(t.db, testClock(today))
  const office = async (name: string, office: string, unit: number) => aPerson(t.db, { name, office, unit })
  Object.assign(people, {
    chairman: w.chairman,
    clerk: w.clerk,
    head: w.healthHead,
    focal: w.healthFocal,
    building: w.buildingFocal,
    auditor: w.auditor,
    member: await office('Ủy viên Thử', 'committee-member', w.province.id),
    admin: await office('Quản trị Thử', 'administrator', w.province.id),
    inspector: await office('Thanh tra Thử', 'inspector', w.province.id),
    nobody: await aPerson(t.db, { name: 'Chưa Có Chức Danh' }),
  })
  await aScope(t.db, people.member?.mandateId ?? 0, { unit: w.health.id })
  await aScope(t.db, people.inspector?.mandateId ?? 0, { unit: w.building.id, purpose: 'inspection' })
  const admin = await w.as(people.admin as TestPerson, '2023-01-03')
  await setInstallation(admin, w.province.id, '2000-01-01')
  const old = await aUnit(t.db, { name: 'Sở Cũ', parent: w.province.id })
  ended = old.id
  await aPlan()
  await w.gives({ source: own, title: 'Việc của Sở Cũ', assignments: [{ leadUnitId: old.id }] }, '2023-02-01')
  await succeedUnits(admin, {
    kind: 'merge',
    fromIds: [old.id],
    toIds: [w.health.id],
    effectiveOn: '2023-10-01',
    decisionNo: '9/QĐ',
  })
  await done('Việc kế hoạch số 1', w.healthFocal, '2023-03-20')
  await done('Việc kế hoạch số 2', w.healthFocal, '2023-07-09')
  await done('Việc kế hoạch số 6', w.buildingFocal, '2023-06-20')
  const coordinators = [{ unitId: w.building.id }]
  await w.gives(
    instruction({
      source: own,
      title: 'Báo cáo giao thông y tế',
      assignments: [{ leadUnitId: w.health.id, coordinators }],
    }),
    '2023-11-01',
  )
  for (const [name, person] of Object.entries(people)) cookies[name] = await signIn(app, person)
})
afterAll(() => t.drop())
beforeEach(() => counter.reset())

describe('home', () => {
  test('a guest is sent to sign in', async () => {
    for (const path of ['/', '/waiting', '/search?q=y', `/units/${w.health.id}/sheet`, '/help'])
      expect((await page(path)).location).toMatch(/^\/sign-in/)
  })

  test.each([
    ['chairman', 'Toàn tỉnh'],
    ['clerk', 'Toàn tỉnh'],
    ['auditor', 'Toàn tỉnh'],
    ['member', 'Phần đồng chí theo dõi'],
    ['head', 'Sở Y tế'],
    ['focal', 'Việc chờ tôi'],
    ['inspector', 'Đơn vị được giao kiểm tra'],
    ['admin', 'Hệ thống'],
    ['nobody', 'Trang chủ'],
  ])('%s sees “%s”, in both languages, well-formed, in at most 8 statements', async (who, title) => {
    const shown = await page('/', who)
    expect(shown.status).toBe(200)
    expect(shown.text).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`))
    expect(await faults(shown.text)).toEqual([])
    expect(shown.text).not.toMatch(/ style=/)
    expect(
      counter.statements('domain').length,
      counter.statements('domain').join('\n\n'),
    ).toBeLessThanOrEqual(8)
    const english = await get(app, '/', `${cookies[who]}; lang=en`)
    const text = await english.text()
    expect(text).toContain('<html lang="en"')
    expect(await faults(text)).toEqual([])
  })

  test('the province says what the facts say', async () => {
    const ctx = await w.as(w.chairman, today)
    const plan = await planProgress(ctx, planId)
    const shown = main(await page('/', 'chairman'))
    const { completed, assigned } = plan.counts
    expect([completed, assigned]).toEqual([3, 8])
    expect(shown).toContain('3/8 nhiệm vụ')
    expect(shown).toContain('37,50%')
    // five first deadlines had come by 15/11
    expect(shown).toContain('chậm 2')
    const { counts } = await progress(ctx, {})
    expect(shown).toContain(`>${counts.openOverdue} nhiệm vụ</a> quá hạn ở 3 đơn vị`)
    expect(shown).toContain('Ủy viên Thử')
  })

  test.each(['chairman', 'clerk', 'auditor', 'member', 'head', 'focal'])(
    'every figure that %s sees opens a list of that many rows',
    async (who) => {
      const found = figures(await page('/', who))
      expect(found.length).toBeGreaterThan(3)
      for (const { says, href } of found) {
        const list = await page(href, who)
        expect([href, list.status, rowsOf(href, list)]).toEqual([href, 200, says])
      }
    },
  )

  test('reminding all units goes on the record of exactly the overdue tasks; who may not has no button', async () => {
    const shown = await page('/', 'chairman')
    const ids = /name="ids" value="([\d,]+)"/.exec(shown.text)?.[1]?.split(',').map(Number) ?? []
    const ctx = await w.as(w.chairman, today)
    expect(ids).toHaveLength((await progress(ctx, {})).counts.openOverdue)
    const answer = await post(app, '/tasks/reminders', { ids: ids.join(',') }, cookies.chairman)
    expect(answer.headers.get('location')).toContain(`done=${ids.length}`)
    const reminded = (await taskLines(ctx, {})).filter((task) => task.reminders > 0).map((task) => task.id)
    expect(reminded.sort()).toEqual(ids.sort())
    for (const who of ['auditor', 'member'])
      expect((await page('/', who)).text).not.toContain('/tasks/reminders')
  })

  test('a year without a plan says so, and what will come', async () => {
    const shown = await get(app, '/', `${cookies.chairman}; year=2022`)
    expect(await shown.text()).toContain('Chưa có kế hoạch năm 2022')
  })

  test('a fresh installation tells its administrator what comes first', async () => {
    const shown = await get(app, '/', `${cookies.admin}; year=2024`)
    const text = await shown.text()
    expect(text).toContain('Mở năm 2024 và ban hành kế hoạch')
    expect((await page('/', 'admin')).text).not.toContain('Việc đầu tiên')
  })
})

describe('waiting for me', () => {
  test.each(['chairman', 'clerk', 'head', 'focal', 'building'])(
    '%s: as many lines as the bar says, oldest deadline first, at most 8 statements',
    async (who) => {
      const shown = await page('/waiting', who)
      expect(shown.status).toBe(200)
      const bar = Number(/href="\/waiting"[^>]*>[\s\S]*?ct-count[^>]*>(\d+)</.exec(shown.text)?.[1] ?? 0)
      expect(rowsOf('/waiting', shown)).toBe(bar)
      expect(await faults(shown.text)).toEqual([])
      expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
      const api = await get(app, '/api/v1/waiting', cookies[who])
      const { items, total } = (await api.json()) as { items: { dueOn: Day | null }[]; total: number }
      expect([items.length, total]).toEqual([bar, bar])
      const due = items.map((item) => item.dueOn ?? '9999')
      expect(due).toEqual([...due].sort())
    },
  )

  test('each line has its act: a button for accepting, a form for the rest, and each leads somewhere', async () => {
    const shown = await page('/waiting', 'focal')
    expect(main(shown)).toContain('Tiếp nhận')
    const links = [...main(shown).matchAll(/<a class="ds-button"[^>]*href="([^"]+)"/g)].map(
      (m) => m[1] as string,
    )
    expect(links.length).toBeGreaterThan(0)
    for (const href of links) expect([href, (await page(href, 'focal')).status]).toEqual([href, 200])
    const [action] = /\/tasks\/\d+\/acceptance/.exec(main(shown)) ?? []
    const answer = await post(app, action ?? '', {}, cookies.focal)
    expect(answer.headers.get('location')).toMatch(/^\/tasks\/\d+$/)
  })

  test.each([
    ['what others wait for, beside its date', { act: 'check', due_on: today }, true],
    ['own work with a date: the date says it', { act: 'submit', due_on: today }, false],
    [
      'own work without: late work that was closed and never explained',
      { act: 'explain', due_on: null },
      true,
    ],
  ])('how long a line has waited is told: %s', (_, line, told) => {
    expect(saysHowLong(line)).toBe(told)
  })

  test('nothing waits: words say what will appear', async () => {
    expect((await page('/waiting', 'nobody')).text).toContain('Không có việc nào chờ đồng chí')
  })
})

describe('search', () => {
  test.each(['giao thông', 'giao thong', 'GIAO  THONG', 'thong giao'])('“%s” finds the task', async (q) => {
    const shown = await page(`/search?q=${encodeURIComponent(q)}`, 'chairman')
    expect(main(shown)).toContain('Báo cáo giao thông y tế')
    expect(await faults(shown.text)).toEqual([])
    expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
  })

  test('units and tasks in groups, best first', async () => {
    const shown = main(await page('/search?q=so+y+te', 'chairman'))
    expect(shown).toContain(`href="/units/${w.health.id}"`)
    const api = await get(app, '/api/v1/search?q=y%20te', cookies.chairman)
    const { items } = (await api.json()) as { items: { room: string }[] }
    expect(new Set(items.map((item) => item.room))).toEqual(new Set(['organisation', 'tasks']))
  })

  test('nobody finds what they may not see', async () => {
    expect(main(await page('/search?q=giao+thong', 'admin'))).not.toContain('Báo cáo giao thông')
    expect(main(await page('/search?q=ke+hoach+so+6', 'head'))).not.toContain('Việc kế hoạch số 6')
  })

  test.each([
    '',
    'y',
    '%',
    '\\',
    '_',
    "'; drop table task; --",
    '<script>alert(1)</script>',
    '%%%',
    'a'.repeat(200),
  ])('“%s” gives a page and harms nothing', async (q) => {
    const shown = await page(`/search?q=${encodeURIComponent(q)}`, 'chairman')
    expect(shown.status).toBe(200)
    expect(main(shown)).not.toContain('<script>')
    expect(await faults(shown.text)).toEqual([])
  })

  test('marks of a pattern are letters; too few letters are told; too many are refused', async () => {
    expect(main(await page('/search?q=y%25te', 'chairman'))).toContain('Không thấy gì có')
    expect(main(await page('/search?q=y', 'chairman'))).toContain('ít nhất hai chữ cái')
    expect((await page(`/search?q=${'a'.repeat(201)}`, 'chairman')).status).toBe(422)
    expect((await page('/search?q=a%00b', 'chairman')).status).toBe(422)
  })
})

describe("a unit's sheet", () => {
  const path = (unitId: number) => `/units/${unitId}/sheet`

  test('who answers, figures, overdue, next; on one A4; at most 8 statements', async () => {
    const shown = await page(path(w.health.id), 'chairman')
    expect(shown.status).toBe(200)
    for (const name of [
      'Giám đốc Y tế Thử',
      'Đầu mối Y tế Thử',
      'Ủy viên Thử',
      'Việc kế hoạch số 3',
      'Việc kế hoạch số 4',
    ])
      expect(main(shown)).toContain(name)
    expect(shown.text).toContain('data-one-page')
    expect(await faults(shown.text)).toEqual([])
    expect(
      counter.statements('domain').length,
      counter.statements('domain').join('\n\n'),
    ).toBeLessThanOrEqual(8)
  })

  test.each(['chairman', 'head', 'focal', 'member'])(
    'every figure opens as many rows for %s',
    async (who) => {
      const found = figures(await page(path(w.health.id), who)).filter(({ href }) =>
        href.startsWith('/tasks'),
      )
      expect(found.length).toBeGreaterThan(2)
      for (const { says, href } of found)
        expect([href, rowsOf(href, await page(href, who))]).toEqual([href, says])
    },
  )

  test('the coordinator sees what it owes', async () => {
    expect(main(await page(path(w.building.id), 'building'))).toContain('Báo cáo giao thông y tế')
  })

  test.each([
    ['building', 'health'],
    ['focal', 'building'],
    ['member', 'building'],
    ['admin', 'health'],
    ['nobody', 'health'],
  ] as const)('%s may not see the sheet of %s: not found', async (who, unit) => {
    expect((await page(path(w[unit].id), who)).status).toBe(404)
    expect((await get(app, `/api/v1${path(w[unit].id)}`, cookies[who])).status).toBe(404)
  })

  test('no such unit is not found', async () => {
    for (const id of ['999999', '0', 'x'])
      expect((await page(`/units/${id}/sheet`, 'chairman')).status).toBe(404)
  })

  test('a unit that has ended as it stood on its last day, with its successor', async () => {
    const shown = await page(path(ended), 'chairman')
    expect(main(shown)).toContain('30/09/2023')
    expect(main(shown)).toContain(`href="${path(w.health.id)}"`)
    expect(await faults(shown.text)).toEqual([])
    const found = figures(shown).filter(({ href }) => href.startsWith('/tasks'))
    for (const { says, href } of found)
      expect([href, rowsOf(href, await page(href, 'chairman'))]).toEqual([href, says])
  })

  test('the API gives the same', async () => {
    const answer = await get(app, `/api/v1${path(w.health.id)}`, cookies.head)
    const sheet = (await answer.json()) as {
      unit: { name: string }
      parts: { figures: { value: number }[] }[]
    }
    expect(sheet.unit.name).toBe('Sở Y tế')
    expect(sheet.parts[0]?.figures[0]?.value).toBe(2)
  })
})

describe('with a directive of 182 tasks', () => {
  let d: TestDb
  let own: TestApp
  let chairman: string
  let justice: number
  const open = async (path: string): Promise<Shown> => {
    const answer = await get(own, path, chairman)
    return { status: answer.status, text: await answer.text(), location: null }
  }
  beforeAll(async () => {
    d = await testDb({ onQuery: counter.onQuery })
    own = testApp(d.db, testClock(today))
    const p = await aProvince(d.db)
    justice = await p.unit('STP')
    await anIssued(p, [justice])
    const focal = await aPerson(d.db, { office: 'focal', unit: justice })
    const [first] = await taskLines(await p.on(p.chairman, today), { leadUnitId: justice })
    await actOnTask(await p.on(focal, '2023-10-20'), first?.id ?? 0, 'accept', {})
    await submitTask(await p.on(focal, '2023-10-20'), first?.id ?? 0, { documentNo: '7/BC' })
    chairman = await signIn(own, p.chairman)
    counter.reset()
  }, 60_000)
  afterAll(() => d.drop())

  test('the province shows what was answered, and it opens as many rows; at most 8 statements', async () => {
    const shown = await open('/')
    expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
    expect(await faults(shown.text)).toEqual([])
    const answered = figures(shown).find(({ href }) => href.includes('source=directive'))
    expect(answered?.says).toBe(1)
    expect(rowsOf(answered?.href ?? '', await open(answered?.href ?? ''))).toBe(1)
    expect(main(shown)).toContain('8867/UBND-TH')
    expect(main(shown)).toMatch(/1\/\d{3}</)
  })

  test("a unit's sheet keeps to 8 statements and names each overdue task once", async () => {
    const shown = await open(`/units/${justice}/sheet`)
    expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
    const lines = [...main(shown).matchAll(/href="\/tasks\/(\d+)"/g)].map((m) => m[1])
    expect(new Set(lines).size).toBe(lines.length)
    for (const { says, href } of figures(shown).filter((f) => f.href.startsWith('/tasks')))
      expect([href, rowsOf(href, await open(href))]).toEqual([href, says])
  })
})

test('the guide puts one’s own role first; each page leads to its part', async () => {
  const shown = await page('/help', 'focal')
  const roles = [...main(shown).matchAll(/id="role-([a-z-]+)"/g)].map((m) => m[1])
  expect(roles[0]).toBe('focal')
  expect(new Set(roles).size).toBe(9)
  expect(await faults(shown.text)).toEqual([])
  const from = await page('/tasks?programme=all', 'focal')
  expect(from.text).toContain('href="/help#tasks"')
  expect(shown.text).toContain('id="tasks"')
})

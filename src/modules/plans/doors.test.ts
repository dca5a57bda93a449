import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementCounter } from '#platform/db.ts'
import { gatherHits, gatherWaiting } from '#platform/gather.ts'
import { answered, faults } from '#testing/html.ts'
import { get, post, type TestPerson } from '#testing/world.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import { readPlan } from './facts/reading.ts'
import { planProgress, rowsOf } from './facts.ts'
import { plans } from './room.ts'
import { figureNames, rowsBehind, trajectory } from './rules/standing.ts'
import { aHouse, annex, type House, numberOf } from './world.ts'

const counter = statementCounter({ session: /auth_session|mandate_on/i, audit: /insert into "?audit/i })
let planId = 0
let { t, app, clock, issuer, clerk, focal, on, as, page, openDraft, sendSheet } = {} as House

beforeAll(async () => {
  ;({ t, app, clock, issuer, clerk, focal, on, as, page, openDraft, sendSheet } = await aHouse({
    onQuery: counter.onQuery,
  }))
})
afterAll(() => t.drop())

describe('opening a plan', () => {
  test('a guest is sent to sign in', async () => {
    expect(await page('/plans')).toMatchObject({ status: 303, location: '/sign-in?next=%2Fplans' })
    expect((await post(app, '/plans', { title: 'x' })).headers.get('location')).toContain('/sign-in')
  })

  test('the empty year says what will come; a focal officer may open only a unit’s plan', async () => {
    const clerks = await page('/plans', clerk)
    expect(clerks.text).toContain('Năm 2023 chưa có kế hoạch nào')
    expect(clerks.text).toContain('value="peoples-committee"')
    expect((await page('/plans', focal)).text).not.toContain('value="peoples-committee"')
    const forbidden = await post(
      app,
      '/plans',
      { year: '2023', kind: 'peoples-committee', title: 'Kế hoạch' },
      as(focal),
    )
    expect(forbidden.status).toBe(403)
  })

  test('a refused form comes back with what was typed', async () => {
    const answer = await post(app, '/plans', { year: '2023', kind: 'committee', title: '' }, as(clerk))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Chưa nhập.')
    const closed = await post(
      app,
      '/plans',
      { year: '2031', kind: 'committee', title: 'Kế hoạch xa' },
      as(clerk),
    )
    expect(closed.status).toBe(409)
    expect(await closed.text()).toContain('value="Kế hoạch xa"')
  })

  test('a clerk opens a draft; others do not find it', async () => {
    const answer = await post(
      app,
      '/plans',
      { year: '2023', kind: 'peoples-committee', title: 'Kế hoạch cải cách hành chính năm 2023' },
      as(clerk),
    )
    expect(answer.status).toBe(303)
    planId = numberOf(answer.headers.get('location'))
    expect((await page(`/plans/${planId}`, clerk)).status).toBe(200)
    for (const path of ['', '/import', '/rows/new', '/changes', '/report', '/annex.xlsx'])
      expect((await page(`/plans/${planId}${path}`, focal)).status).toBe(404)
    expect((await page('/plans', focal)).text).not.toContain(`/plans/${planId}`)
  })
})

describe('the annex of a draft', () => {
  test('a file that is no sheet is refused in words', async () => {
    const answer = await sendSheet(planId, clerk, new File(['%PDF-1.7 x'], 'a.pdf'))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Đây là tệp PDF')
    expect((await sendSheet(planId, clerk, undefined)).status).toBe(422)
  })

  test('a pasted sheet with errors lists them, gives the sheet to correct, and is not taken', async () => {
    const sheet = 'STT\tNhiệm vụ\tSản phẩm\tChủ trì\tThời gian\n1\tLàm\tBáo cáo\tSở Ma\tQuý I/2023\n'
    const sent = await sendSheet(planId, clerk, undefined, sheet)
    const path = sent.headers.get('location') as string
    const outcome = await page(path, clerk)
    expect(outcome.text).toContain('Sở Ma')
    expect(outcome.text).toContain('correction.xlsx')
    expect((await page(path, focal)).status).toBe(404)
    const file = await get(app, `${path}/correction.xlsx`, as(clerk))
    const rows = await readExcel(Buffer.from(await file.arrayBuffer()))
    expect(JSON.stringify(rows)).toContain('Sở Ma')
    const taken = await post(app, `${path}/taking`, {}, as(clerk))
    expect(taken.status).toBe(409)
    expect(await rowsOf(t.db, planId)).toEqual([])
  })

  test('the 2023 file is read first, then taken once', async () => {
    const sent = await sendSheet(planId, clerk, new File([annex], 'ke-hoach.xlsx'))
    const path = sent.headers.get('location') as string
    const outcome = await page(path, clerk)
    expect(outcome.text).toContain('Nhận 41 dòng')
    expect(outcome.text).toContain('Nhiệm vụ đọc được')
    expect(outcome.text).toContain('Tham mưu sửa đổi cơ chế')
    expect(await faults(outcome.text)).toEqual([])
    expect(await rowsOf(t.db, planId)).toEqual([])
    expect((await post(app, `${path}/taking`, {}, as(clerk))).status).toBe(303)
    expect(await rowsOf(t.db, planId)).toHaveLength(41)
    expect((await page(path, clerk)).text).toContain('Đã nhận 41 dòng')
    expect(await answered(await post(app, `${path}/taking`, {}, as(clerk)))).toBe(
      '409 Bảng này đã được nhận vào dự thảo.',
    )
  })

  test('rows are added, kept as typed when refused, changed and removed', async () => {
    const row = {
      number: '42',
      title: 'Việc thêm',
      product: 'Báo cáo',
      leadUnitIds: String(focal.unitId),
      deadlineKind: 'day',
      deadlineOn: '',
    }
    const refused = await post(app, `/plans/${planId}/rows`, row, as(clerk))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Việc thêm')
    await post(app, `/plans/${planId}/rows`, { ...row, deadlineOn: '01/12/2023' }, as(clerk))
    const added = (await rowsOf(t.db, planId)).find((r) => r.number === '42')
    expect(added).toMatchObject({ deadlineOn: '2023-12-01', leadUnitIds: [focal.unitId] })
    const at = `/plans/${planId}/rows/${added?.id}`
    expect((await page(at, clerk)).text).toContain('Việc thêm')
    const change = { ...row, title: 'Việc sửa', deadlineOn: '2023-12-01', version: '1' }
    expect((await page(at, clerk)).text).toContain('name="version" value="1"')
    await post(app, at, change, as(clerk))
    expect((await rowsOf(t.db, planId)).at(-1)).toMatchObject({ title: 'Việc sửa', version: 2 })
    await post(app, `${at}/removal`, { version: '2' }, as(clerk))
    expect(await rowsOf(t.db, planId)).toHaveLength(41)
    expect((await page(at, clerk)).status).toBe(404)
  })

  test('two people save one row: the second is told, sees what the first saved, and keeps what was typed', async () => {
    const before = (await rowsOf(t.db, planId))[3]
    const at = `/plans/${planId}/rows/${before?.id}`
    const typed = {
      number: '4',
      title: 'Của người thứ nhất',
      product: 'Báo cáo',
      leadUnitIds: String(focal.unitId),
      deadlineKind: 'day',
      deadlineOn: '2023-11-30',
      version: '1',
    }
    const both = await Promise.all([
      post(app, at, typed, as(clerk)),
      post(app, at, { ...typed, title: 'Của người thứ hai' }, as(issuer)),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 409])
    const lost = both.find((answer) => answer.status === 409) as Response
    const shown = await lost.text()
    expect(await faults(shown)).toEqual([])
    expect(shown).toContain('Bản người khác vừa lưu')
    for (const words of ['Của người thứ nhất', 'Của người thứ hai']) expect(shown).toContain(words)
    expect(shown).toContain('name="version" value="2"')
    const stale = await post(app, `${at}/removal`, { version: '1' }, as(clerk))
    expect(stale.status).toBe(409)
    expect(await rowsOf(t.db, planId)).toHaveLength(41)
    const again = {
      ...typed,
      title: before?.title,
      version: '2',
      leadUnitIds: before?.leadUnitIds.map(String),
    }
    expect((await post(app, at, again as never, as(issuer))).status).toBe(303)
  })

  test('a row that somebody else took out comes back as a new one with what was typed', async () => {
    const row = { number: '42', title: 'Việc thêm', product: 'Báo cáo', leadUnitIds: String(focal.unitId) }
    await post(app, `/plans/${planId}/rows`, { ...row, deadlineKind: 'none' }, as(clerk))
    const at = `/plans/${planId}/rows/${(await rowsOf(t.db, planId)).at(-1)?.id}`
    await post(app, `${at}/removal`, { version: '1' }, as(issuer))
    const late = await post(
      app,
      at,
      { ...row, title: 'Đã gõ', deadlineKind: 'none', version: '1' },
      as(clerk),
    )
    const shown = await late.text()
    expect(late.status).toBe(409)
    expect(shown).toContain('Người khác vừa bỏ dòng này')
    expect(shown).toContain('Đã gõ')
    expect(shown).toContain(`action="/plans/${planId}/rows"`)
    expect(await rowsOf(t.db, planId)).toHaveLength(41)
  })
})

describe('issue and changes', () => {
  test('the clerk sees no issue form and may not; the chairman issues, and a refusal keeps the number', async () => {
    clock.goTo('2023-01-05')
    expect((await page(`/plans/${planId}`, clerk)).text).not.toContain('/issuance')
    const version = /name="version" value="(\d+)"/.exec(
      (await page(`/plans/${planId}`, issuer)).text,
    )?.[1] as string
    const wish = { documentNo: '12/KH-UBND', issuedOn: '06/01/2023', version }
    expect((await post(app, `/plans/${planId}/issuance`, wish, as(clerk))).status).toBe(403)
    const early = await post(app, `/plans/${planId}/issuance`, wish, as(issuer))
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('value="12/KH-UBND"')
    const done = await post(app, `/plans/${planId}/issuance`, { ...wish, issuedOn: '05/01/2023' }, as(issuer))
    expect(done.status).toBe(303)
    expect((await page(`/plans/${planId}`, focal)).status).toBe(200)
    // a clerk who had the form open is told why, not that it is not allowed
    const late = await post(app, `/plans/${planId}/imports`, { pasted: 'STT\tNội dung' }, as(clerk))
    expect([late.status, (await late.text()).includes('Kế hoạch này đã ban hành')]).toEqual([409, true])
  })

  test('a task dropped by decision is told as excluded, money is spent on a row', async () => {
    clock.goTo('2023-07-10')
    const rows = await rowsOf(t.db, planId)
    const at = `/plans/${planId}/rows/${rows[20]?.id}`
    const drop = { decisionNo: '5/QĐ-UBND', decidedOn: '2023-07-10', reason: 'Trùng' }
    expect((await post(app, `${at}/changes`, drop, as(focal))).status).toBe(403)
    expect((await post(app, `${at}/changes`, drop, as(issuer))).status).toBe(303)
    expect(await answered(await post(app, `${at}/changes`, drop, as(issuer)))).toBe(
      '409 Nhiệm vụ này đã được bỏ bằng một quyết định trước.',
    )
    const spending = { from: '2023-01-01', to: '2023-06-30', amount: '12,5', note: 'Đợt 1' }
    const paid = `/plans/${planId}/rows/${rows[0]?.id}`
    expect((await post(app, `${paid}/spending`, spending, as(focal))).status).toBe(403)
    expect((await post(app, `${paid}/spending`, spending, as(clerk))).status).toBe(303)
    expect((await page(paid, focal)).text).toContain('12,5')
    const changes = await page(`/plans/${planId}/changes`, focal)
    expect(changes.text).toContain('5/QĐ-UBND')
    expect(changes.text).not.toContain('<form class="ct-form" method="post"')
  })

  test('what happens to a plan task shows in every figure, and each figure opens as many rows', async () => {
    const tasks = await taskLines(await on(issuer, '2023-07-10'), {
      source: { kind: 'plan', id: planId },
      leadUnitId: focal.unitId as number,
    })
    const [first, second] = tasks
    for (const [task, day] of [
      [first, '2023-09-20'],
      [second, '2023-09-28'],
    ] as const) {
      await actOnTask(await on(focal, day), task?.id as number, 'accept', {})
      await submitTask(
        await on(focal, day),
        task?.id as number,
        { documentNo: '1/BC', note: 'Xong' } as never,
      )
      await actOnTask(await on(clerk, '2023-10-05'), task?.id as number, 'complete', {})
    }
    const late = tasks.find(
      (task) => task.due_on && task.due_on < '2023-09-01' && task !== first && task !== second,
    )
    if (late)
      await actOnTask(await on(focal, '2023-09-29'), late.id, 'explain', { reason: 'Chờ hướng dẫn của Bộ.' })
    const ctx = await on(issuer, '2023-12-15')
    for (const times of [{ asOf: '2023-09-30' }, { asOf: '2023-09-30', knownAt: '2023-10-01' }, {}]) {
      const reading = await readPlan(ctx, planId, times)
      const { counts } = await planProgress(ctx, planId, times)
      expect(reading.figures.completed).toBe(counts.completed)
      for (const show of figureNames)
        expect([show, rowsBehind(reading.rows, { show }).length]).toEqual([show, reading.figures[show]])
      const { plan, done } = trajectory(reading.rows.flatMap((row) => (row.standing ? [row.standing] : [])))
      for (const [show, steps] of [
        ['planned', plan],
        ['completed', done],
      ] as const)
        for (const { day, n } of steps) expect(rowsBehind(reading.rows, { show, by: day })).toHaveLength(n)
      const sum = (key: 'done' | 'of' | 'overdue') => reading.areas.reduce((s, a) => s + a.figure[key], 0)
      expect([sum('done'), sum('of'), sum('overdue')]).toEqual([
        counts.completed,
        counts.assigned - counts.recalled,
        counts.openOverdue,
      ])
      for (const { unitId, figure } of reading.leads) {
        expect(rowsBehind(reading.rows, { lead: unitId, show: 'counted' })).toHaveLength(figure.of)
        expect(rowsBehind(reading.rows, { lead: unitId, show: 'openOverdue' })).toHaveLength(figure.overdue)
      }
    }
  })
})

const docxText = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')

describe('the report', () => {
  const cut = 'asOf=2023-09-30&knownAt=2023-10-05'
  beforeAll(() => clock.goTo('2023-12-15'))

  test('page, Word file and progress say the same at the cut-off', async () => {
    const ctx = await on(issuer, '2023-12-15')
    const { figures, progress } = await readPlan(ctx, planId, { asOf: '2023-09-30', knownAt: '2023-10-05' })
    const of = progress?.measures.completionOfAssigned
    expect(of).toMatchObject({ numerator: 2, denominator: 40, excluded: 1, percent: '5.00' })
    const words = ['2/40', '5,00%', `quá hạn ${figures.openOverdue}`, 'Không tính: thu hồi 1']
    const screen = await page(`/plans/${planId}/report?${cut}`, focal)
    const file = await get(app, `/plans/${planId}/report.docx?${cut}`, as(focal))
    const paper = docxText(new Uint8Array(await file.arrayBuffer()))
    for (const word of words) {
      expect(screen.text.replace(/<[^>]+>/g, '')).toContain(word)
      expect(paper).toContain(word)
    }
    expect(paper).toContain('BÁO CÁO')
    expect(paper).toContain('Chờ hướng dẫn của Bộ.')
    const plan = await page(`/plans/${planId}?${cut}`, focal)
    expect(plan.text).toContain('5,00%')
    expect(plan.text).toContain('show=openOverdue')
  })

  test('a report as known before the check counts less', async () => {
    const early = await page(`/plans/${planId}/report?asOf=2023-09-30&knownAt=2023-10-01`, focal)
    expect(early.text.replace(/<[^>]+>/g, '')).toContain('0/40')
  })

  test('the annex sheet has every row with its standing', async () => {
    const file = await get(app, `/plans/${planId}/annex.xlsx?${cut}`, as(focal))
    const rows = await readExcel(Buffer.from(await file.arrayBuffer()))
    const table = (
      Array.isArray(rows[0]) ? rows : (rows as never as { data: unknown[][] }[])[0]?.data
    ) as unknown[][]
    const ctx = await on(issuer, '2023-12-15')
    const { figures } = await readPlan(ctx, planId, { asOf: '2023-09-30', knownAt: '2023-10-05' })
    const standing = table.map((row) => String(row[7] ?? ''))
    expect(standing.filter((s) => s.startsWith('Hoàn thành'))).toHaveLength(figures.completed)
    expect(standing.filter((s) => s.startsWith('Thu hồi'))).toHaveLength(figures.recalled)
  })

  test('a period that begins after its end, and a bad day, are refused in words', async () => {
    expect((await page(`/plans/${planId}/report?from=2023-12-01&asOf=2023-09-30`, focal)).status).toBe(409)
    expect((await page(`/plans/${planId}/report?asOf=31/02/2023`, focal)).status).toBe(422)
    expect(
      (await get(app, `/plans/${planId}/report.pdf?${cut}`, as(focal))).headers.get('content-type'),
    ).toBe('application/pdf')
  })
})

describe('pages', () => {
  test.each([
    '',
    '/changes',
    '/report',
    '?show=openOverdue&asOf=2023-09-30',
    '?show=planned&by=2023-06-30',
    '/merge',
  ])('the markup of %s is right and asks at most eight domain statements', async (path) => {
    counter.reset()
    const { status, text } = await page(`/plans/${planId}${path}`, issuer)
    expect(status).toBe(200)
    expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
    expect(await faults(text)).toEqual([])
  })

  test('the list and its figure', async () => {
    counter.reset()
    const { text } = await page('/plans', issuer)
    expect(counter.statements('domain').length).toBeLessThanOrEqual(8)
    expect(text).toContain('/40')
    expect(await faults(text)).toEqual([])
  })
})

describe('what plans offer', () => {
  const waiting = async (person: TestPerson) => {
    const rows = await gatherWaiting(await on(person, '2023-12-15'), [plans])
    return rows.map((row) => `${row.act} ${row.title}`)
  }

  test('a draft waits for who completes it, then for who issues it; a read sheet for who sent it', async () => {
    const id = await openDraft('Kế hoạch chờ')
    const mine = async (person: TestPerson) => (await waiting(person)).filter((line) => line.includes('chờ'))
    expect([await mine(clerk), await mine(issuer)]).toEqual([[], []])
    const sheet = 'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian\n1;Làm;Báo cáo;Sở Tư pháp;Quý IV/2023\n'
    const sent = await sendSheet(id, clerk, new File([sheet], 'chờ.csv'))
    expect([await mine(clerk), await mine(issuer)]).toEqual([['take-sheet chờ.csv'], []])
    await post(app, `${sent.headers.get('location')}/taking`, {}, as(clerk))
    expect([await mine(clerk), await mine(issuer)]).toEqual([[], ['issue Kế hoạch chờ']])
    await sql`update plan_task set lead_unit_ids = '{}' where plan_id = ${id}`.execute(t.db)
    expect([await mine(clerk), await mine(issuer)]).toEqual([['complete Kế hoạch chờ'], []])
    expect(await mine(focal)).toEqual([])
  })

  test('search finds plans by words without marks and by number; a draft only for those who may see it', async () => {
    const found = async (person: TestPerson, words: string) =>
      (await gatherHits(await on(person, '2023-12-15'), [plans], words, 20)).map((hit) => hit.title)
    expect(await found(focal, 'ke hoach cai cach')).toEqual(['Kế hoạch cải cách hành chính năm 2023'])
    expect(await found(focal, '12/kh')).toEqual(['Kế hoạch cải cách hành chính năm 2023'])
    expect(await found(clerk, 'kế hoạch chờ')).toEqual(['Kế hoạch chờ'])
    expect(await found(focal, 'kế hoạch chờ')).toEqual([])
    expect(await found(focal, '100%_')).toEqual([])
  })
})

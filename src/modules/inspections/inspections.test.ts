import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { sha256 } from '#platform/record.ts'
import { testClock } from '#testing/clock.ts'
import { refused } from '#testing/refusal.ts'
import { aPerson, get, post, signIn, testApp } from '#testing/world.ts'
import {
  addLetterhead,
  addSigner,
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
} from '../documents/actions.ts'
import * as actions from './actions.ts'
import { readFindings } from './facts/list.ts'
import { inspectedShare, inspectedShareOf, inspectionFigures } from './facts/measures.ts'
import { readInspection } from './facts/reading.ts'
import { findingsToRemedy } from './facts/to-remedy.ts'
import { drawUnits } from './rules/draw.ts'
import { aConcluded, aDrawn, anOrdered, aVisit, filled, type OpenSeason, openSeason } from './world.ts'

let s: OpenSeason
beforeAll(async () => {
  s = await openSeason()
})
afterAll(() => s.close())

describe('the plan', () => {
  test('one a year, with the settings of the day; teams of inspectors alone; nobody inspects their own unit', async () => {
    const ctx = await s.on(s.clerk, '2024-01-10')
    expect(await refused(actions.draftPlan(ctx, { year: 2024, title: 'Lần hai' }))).toBe('rule year-has-plan')
    expect(
      await refused(actions.draftPlan(await s.on(s.focal, '2024-01-10'), { year: 2025, title: 'x' })),
    ).toMatch(/^forbidden/)
    const none = { name: 'Đoàn lạ', headId: s.focal.mandateId ?? 0, memberIds: [] }
    expect(await refused(actions.addTeam(ctx, s.planId, none))).toBe('input not-an-inspector')
    const own = await aPerson(s.db, { office: 'inspector', unit: s.units[3]?.id ?? 0 })
    const team = await actions.addTeam(ctx, s.planId, {
      name: 'Đoàn nhà',
      headId: own.mandateId ?? 0,
      memberIds: [],
    })
    const visit = { unitIds: [s.units[3]?.id ?? 0], from: '2024-06-03', to: '2024-06-03', teamId: team }
    expect(await refused(actions.planVisits(ctx, s.planId, visit))).toBe('rule team-of-own-unit')
    expect(await refused(actions.issuePlan(await s.on(s.issuer, '2024-01-11'), s.planId, {}))).toBe(
      'rule plan-empty',
    )
  })
})

describe('a planned inspection to its end', () => {
  let id: number
  let findings: number[]
  beforeAll(async () => {
    id = await aVisit(s)
    findings = await aConcluded(s, id, ['3.1', '5.1'], '2024-04-02')
  })

  test('each side does its own, and nobody else’s', async () => {
    const other = await s.on(s.otherFocal, '2024-04-05')
    expect(await refused(actions.startRemedy(other, findings[0] ?? 0))).toBe('missing page')
    const clerk = await s.on(s.clerk, '2024-04-05')
    expect(
      await refused(actions.remedyFinding(clerk, findings[0] ?? 0, { note: 'x', documentNo: '1' })),
    ).toMatch(/^forbidden/)
    const stranger = await s.on(s.stranger, '2024-04-05')
    expect(await refused(actions.closeInspection(stranger, id))).toBe('missing page')
    const team = await s.on(s.inspector, '2024-04-05')
    expect(await refused(actions.closeInspection(team, id))).toBe('rule findings-open')
    expect(
      await refused(actions.verifyFinding(team, findings[0] ?? 0, { verdict: 'verified', note: undefined })),
    ).toBe('rule finding-not-in-state')
  })

  test('a remedy is returned, handed in again, verified; its time is that of the last handing in', async () => {
    const [first = 0, second = 0] = findings
    const unit = await s.on(s.focal, '2024-04-10')
    expect(await refused(actions.remedyFinding(unit, first, { note: 'Đã niêm yết' }))).toBe(
      'input evidence-missing',
    )
    await actions.remedyFinding(unit, first, { note: 'Đã niêm yết', documentNo: '20/BC' })
    const team = await s.on(s.second, '2024-04-12')
    expect(await refused(actions.verifyFinding(team, first, { verdict: 'returned', note: undefined }))).toBe(
      'rule return-needs-note',
    )
    await actions.verifyFinding(team, first, { verdict: 'returned', note: 'Thiếu ảnh' })
    await actions.remedyFinding(await s.on(s.head, '2024-04-16'), first, {
      note: 'Bổ sung',
      documentNo: '21/BC',
    })
    const later = await s.on(s.second, '2024-04-18')
    await actions.verifyFinding(later, first, { verdict: 'verified', note: undefined })
    // due 17/4: fifteen days after the conclusion of 2/4
    const figures = await inspectionFigures(await s.on(s.auditor, '2024-05-01'), { year: 2024 }, '2024-05-01')
    expect(figures).toMatchObject({
      findings: 2,
      closed: 1,
      open: 1,
      overdue: 1,
      due: 2,
      fixedOnTime: 1,
      inspected: 1,
    })
    const then = await inspectionFigures(await s.on(s.auditor, '2024-05-01'), { year: 2024 }, '2024-04-13')
    expect(then).toMatchObject({ closed: 0, open: 2, overdue: 0, due: 0 })
    const owner = { unitIds: [s.target.id], year: 2024 }
    const toRemedy = async (of: typeof owner, day: string) =>
      (await findingsToRemedy(await s.on(s.auditor, '2024-05-01'), of, day))?.get(s.target.id)
    expect(await toRemedy(owner, '2024-05-01')).toEqual({ open: 1, overdue: 1 })
    expect(await toRemedy(owner, '2024-04-13')).toEqual({ open: 2, overdue: 0 })
    // of a year without a plan nothing is known
    expect(await toRemedy({ ...owner, year: 2023 }, '2024-05-01')).toBeUndefined()
    const { taskId } = await actions.taskFinding(await s.on(s.issuer, '2024-05-02'), second)
    expect(taskId).toBeGreaterThan(0)
    expect(await refused(actions.taskFinding(await s.on(s.issuer, '2024-05-02'), second))).toBe(
      'rule finding-is-task',
    )
  })

  test('somebody of the owner’s unit never verifies, though seated in the team', async () => {
    const [, second = 0] = findings
    await actions.remedyFinding(await s.on(s.head, '2024-05-03'), second, {
      note: 'Xong',
      documentNo: '30/BC',
    })
    const both = await aPerson(s.db, { office: 'inspector', unit: s.target.id })
    await sql`insert into inspection_seat (team_id, mandate_id) values (${s.teamId}, ${both.mandateId})`.execute(
      s.db,
    )
    const ctx = await s.on(both, '2024-05-04')
    expect(
      await refused(actions.verifyFinding(ctx, second, { verdict: 'verified', note: undefined })),
    ).toMatch(/^forbidden/)
    await sql`delete from inspection_seat where mandate_id = ${both.mandateId}`.execute(s.db)
    await actions.verifyFinding(await s.on(s.inspector, '2024-05-06'), second, {
      verdict: 'verified',
      note: undefined,
    })
    await actions.closeInspection(await s.on(s.inspector, '2024-05-06'), id)
    expect((await readInspection(await s.on(s.head, '2024-05-07'), id)).inspection.state).toBe('closed')
  })

  test('the share of units; the same item again in the same unit is repeated', async () => {
    expect(await inspectedShare(await s.on(s.clerk, '2024-05-07'), 2024)).toEqual({ inspected: 1, of: 5 })
    const reading = await readFindings(await s.on(s.clerk, '2024-05-07'), 2024, {})
    expect(reading.lines.map((line) => [line.finding.item, line.repeated, line.time.key])).toEqual([
      ['3.1', false, 'on-time'],
      ['5.1', false, 'late'],
    ])
    const planner = await s.on(s.clerk, '2024-05-08')
    await sql`insert into inspection_plan (year, title, blocks, checklist_id, target_percent, self_percent, remedy_days, state, decision_no, decided_on, made_at)
      select 2025, 'KH 2025', blocks, checklist_id, 30, 50, 15, 'issued', '1/QĐ', '2025-01-10', made_at from inspection_plan where year = 2024`.execute(
      s.db,
    )
    const plan = await sql<{ id: number }>`select id from inspection_plan where year = 2025`.execute(s.db)
    const planId = plan.rows[0]?.id ?? 0
    const team = await actions.addTeam(planner, planId, {
      name: 'Đoàn 25',
      headId: s.inspector.mandateId ?? 0,
      memberIds: [],
    })
    const [again = 0] = await actions.planVisits(planner, planId, {
      unitIds: [s.target.id],
      from: '2025-02-03',
      to: '2025-02-03',
      teamId: team,
    })
    const [found = 0] = await aConcluded(s, again, ['5.1'], '2025-02-03')
    const lines = (await readFindings(await s.on(s.head, '2025-02-10'), 2025, { which: 'repeated' })).lines
    expect(lines.map((line) => line.finding.id)).toEqual([found])
  })
})

describe('drafts of a conclusion', () => {
  test('the unit sees neither findings nor words before it is issued, nor in its audit record', async () => {
    const id = await aVisit(s, s.units[1], '2024-07-02')
    const head = await aPerson(s.db, { office: 'head', unit: s.units[1]?.id ?? 0 })
    await anOrdered(s, id)
    const team = await s.on(s.inspector, '2024-07-02')
    await actions.saveVisit(team, id, filled(s, ['3.2']))
    await actions.saveSummary(team, id, 'Đơn vị yếu về thư xin lỗi.')
    const app = testApp(s.db, testClock('2024-07-03'))
    const cookie = await signIn(app, head)
    const page = await (await get(app, `/inspections/${id}`, cookie)).text()
    expect(page).not.toContain('Chưa thực hiện nội dung')
    expect(page).not.toContain('yếu về thư')
    expect((await get(app, `/inspections/${id}/visit`, cookie)).status).toBe(404)
    const [draft] = (await readInspection(team, id)).findings
    expect((await get(app, `/inspections/findings/${draft?.id}`, cookie)).status).toBe(404)
    expect((await get(app, `/api/v1/inspection-findings/${draft?.id}`, cookie)).status).toBe(404)
    const words = await sql<{
      verb: string
    }>`select distinct verb from audit_entry where unit_id = ${s.units[1]?.id} and verb like 'inspection.%'`.execute(
      s.db,
    )
    expect(words.rows.map((row) => row.verb).sort()).toEqual([
      'inspection.begun',
      'inspection.noticed',
      'inspection.ordered',
      'inspection.visit-saved',
    ])
  })
})

describe('an unannounced visit', () => {
  test('nothing of it reaches the unit until it has begun: pages, API, search, waiting, documents, files, audit, notices', async () => {
    const province = { ...(await s.on(s.clerk, '2024-01-02')), actor: system }
    await addLetterhead(province, {
      unitId: s.province.id,
      agency: 'Ủy ban nhân dân',
      parentAgency: null,
      symbol: 'UBND',
      subSymbol: 'TH',
      place: 'Thử',
      validFrom: '2023-01-01',
    })
    await addSigner(province, {
      unitId: s.province.id,
      mandateId: s.issuer.mandateId ?? 0,
      authority: ['CHỦ TỊCH'],
      validFrom: '2023-01-01',
    })
    const { id, unitId } = await aDrawn(s, 'mot-ma-gieo-thu')
    const name = s.units.find((unit) => unit.id === unitId)?.name ?? ''
    const head = await aPerson(s.db, { office: 'head', unit: unitId })
    // the order goes its whole way on the register and is issued days before the visit
    const day = '2024-04-25'
    const paper = await actions.draftPaper(await s.on(s.clerk, day), id, 'order')
    await sendForReview(await s.on(s.clerk, day), paper)
    await reviewDocument(await s.on(s.issuer, day), paper, { approve: true })
    await signDocument(await s.on(s.issuer, day), paper)
    await issueDocument(await s.on(s.clerk, day), paper)
    await actions.orderInspection(await s.on(s.clerk, '2024-04-26'), id, {})

    const app = testApp(s.db, testClock('2024-05-03'))
    const [unit, team] = [await signIn(app, head), await signIn(app, s.inspector)]
    const places = [
      `/inspections/${id}`,
      `/inspections/${id}/visit`,
      `/api/v1/inspections/${id}`,
      `/documents/${paper}`,
      `/api/v1/documents/${paper}`,
    ]
    const lists = [
      '/inspections',
      '/waiting',
      `/search?q=${encodeURIComponent('Kiểm tra')}`,
      '/documents',
      '/api/v1/inspections',
      '/audit',
      '/notifications',
    ]
    const heard = async (cookie: string) => {
      const found: string[] = []
      for (const path of places) if ((await get(app, path, cookie)).status !== 404) found.push(path)
      for (const path of lists) {
        const text = await (await get(app, path, cookie)).text()
        if (
          text.includes(`/inspections/${id}"`) ||
          text.includes(`/documents/${paper}`) ||
          text.includes(`"id":${id},`)
        )
          found.push(path)
        if (
          path === '/audit' &&
          /kiểm tra/i.test(text.slice(text.indexOf('<main'))) &&
          text.includes(`inspection/${id}`)
        )
          found.push(path)
      }
      return found
    }
    expect(await heard(unit)).toEqual([])
    expect(await heard(await signIn(app, s.stranger))).toEqual([])
    expect((await heard(team)).length).toBeGreaterThan(3)
    const audit =
      await sql`select from audit_entry where unit_id = ${unitId} and (subject_kind like 'inspection%' or subject_kind = 'document')`.execute(
        s.db,
      )
    expect(audit.rows).toEqual([])
    expect(await inspectionFigures(await s.on(head, '2024-05-03'), { year: 2024, unitId })).toMatchObject({
      inspected: 0,
    })
    const before = await inspectionFigures(await s.on(head, '2024-05-03'), { year: 2024, unitId })

    expect((await post(app, `/inspections/${id}/beginning`, {}, unit)).status).toBe(404)
    expect((await post(app, `/inspections/${id}/beginning`, {}, team)).status).toBe(303)
    expect((await get(app, `/inspections/${id}`, unit)).status).toBe(200)
    expect((await get(app, `/documents/${paper}`, unit)).status).toBe(200)
    expect(await inspectionFigures(await s.on(head, '2024-05-03'), { year: 2024, unitId })).toMatchObject({
      planned: before.planned + 1,
      inspected: 1,
    })
    expect(name).not.toBe('')
  })

  test('the draw is on record and comes out the same again', async () => {
    const draws = await sql<{
      seed: string
      frame: { code: string; unitId: number }[]
      taken_unit_ids: number[]
      take: number
    }>`
      select seed, frame, taken_unit_ids, take from inspection_draw`.execute(s.db)
    for (const draw of draws.rows)
      expect(drawUnits(sha256, draw.seed, draw.frame, draw.take).map((unit) => unit.unitId)).toEqual(
        draw.taken_unit_ids,
      )
    const ctx = await s.on(s.clerk, '2024-01-12')
    const wish = {
      take: 50,
      block: 'department' as const,
      from: '2024-08-01',
      to: '2024-08-30',
      teamId: undefined,
    }
    expect(await refused(actions.drawVisits(ctx, s.planId, wish))).toBe('input frame-too-small')
  })
})

test('a unit tells of its own inspections; the newest word counts, as of any day', async () => {
  const told = {
    unitId: s.target.id,
    subUnits: 8,
    inspected: 3,
    findings: 2,
    note: undefined,
    file: undefined,
  }
  await actions.tellSelfInspection(await s.on(s.focal, '2024-06-20'), s.planId, told)
  await actions.tellSelfInspection(await s.on(s.focal, '2024-11-20'), s.planId, { ...told, inspected: 5 })
  const ctx = await s.on(s.clerk, '2024-12-01')
  expect(await inspectedShareOf(ctx, { unitId: s.target.id, year: 2024 })).toMatchObject({
    inspected: 5,
    of: 8,
  })
  expect(await inspectedShareOf(ctx, { unitId: s.target.id, year: 2024 }, '2024-07-01')).toMatchObject({
    inspected: 3,
    of: 8,
  })
  expect(
    await refused(actions.tellSelfInspection(await s.on(s.otherFocal, '2024-06-20'), s.planId, told)),
  ).toMatch(/^forbidden/)
  expect(
    await refused(
      actions.tellSelfInspection(await s.on(s.focal, '2024-06-20'), s.planId, { ...told, inspected: 9 }),
    ),
  ).toBe('input more-than-all')
})

test('an issued checklist stays; a copy is changed and issued', async () => {
  const ctx = await s.on(s.clerk, '2024-12-01')
  const plan = await sql<{
    checklist_id: number
  }>`select checklist_id from inspection_plan where id = ${s.planId}`.execute(s.db)
  const id = plan.rows[0]?.checklist_id ?? 0
  const item = {
    version: undefined,
    block: 'TTHC',
    code: '3.9',
    textVi: 'Mới',
    textEn: 'New',
    basis: undefined,
    criterion: undefined,
  }
  expect(await refused(actions.putItem(ctx, id, item))).toBe('rule checklist-issued')
  const copy = await actions.copyChecklist(ctx, id)
  await actions.putItem(ctx, copy, item)
  expect(await refused(actions.putItem(ctx, copy, { ...item, block: 'XYZ' }))).toBe('input block-unknown')
  await actions.removeItem(ctx, copy, { code: '6.1' })
  await actions.removeItem(ctx, copy, { code: '6.2' })
  expect(await refused(actions.issueChecklist(ctx, copy))).toBe('rule block-empty')
  await actions.putItem(ctx, copy, { ...item, block: 'TCC', code: '6.3' })
  await actions.issueChecklist(ctx, copy)
  await expect(
    sql`update inspection_checklist set title_vi = 'x' where id = ${copy}`.execute(s.db),
  ).rejects.toThrow(/immutable/)
})

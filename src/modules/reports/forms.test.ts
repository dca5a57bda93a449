import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refused } from '#platform/refused.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { draftForm, issueForm, saveIndicator } from './actions/form.ts'
import { openPeriod } from './actions/period.ts'
import { tellDue } from './actions/tell.ts'
import { readOneForm } from './facts/forms.ts'
import { indicatorInput } from './input/forms.ts'
import { aWorld, refused, type World } from './world.ts'

let t: TestDb
let w: World
beforeAll(async () => {
  t = await testDb()
  w = await aWorld(t.db)
})
afterAll(() => t.drop())

test('a thematic form is made, checked and put into use; its period’s sheets ask what it says', async () => {
  const clerk = await w.as(w.clerk, '2023-10-05')
  const official = await sql<{ id: number }>`select id from report_form where kind = 'periodic'`.execute(t.db)
  const copy = await draftForm(clerk, {
    code: 'ban-sao',
    titleVi: 'Bản sao',
    fromId: official.rows[0]?.id,
  })
  const one = { kind: 'count', aggregation: 'none', reported_by: ['province'], version: 1 }
  await saveIndicator(
    clerk,
    copy,
    indicatorInput.parse({ ...one, code: '1.1.1', replaces: '1.1.1', name_vi: 'Tên mới' }),
  )
  // what the form does not ask stays with the indicator
  const { content } = await readOneForm(clerk, copy)
  expect(content.indicators[0]).toMatchObject({ name_vi: 'Tên mới', area: '1', system: 'plan.tasks-planned' })
  // the figure of the system is taken off, put back, and refused at its field where nobody knows it
  const put = async (fields: Record<string, string>) => {
    const { row } = await readOneForm(clerk, copy)
    const typed = { ...one, version: row.rowVersion, code: '1.1.1', replaces: '1.1.1', name_vi: 'Tên mới' }
    return saveIndicator(clerk, copy, indicatorInput.parse({ ...typed, ...fields })).then(
      () => undefined,
      (fault: unknown) => fault instanceof Refused && fault.fields[0]?.reason,
    )
  }
  const now = async () => (await readOneForm(clerk, copy)).content.indicators[0]?.system
  expect([await put({ system: '' }), await now()]).toEqual([undefined, undefined])
  expect([await put({ system: 'plan.tasks-done' }), await now()]).toEqual([undefined, 'plan.tasks-done'])
  expect([await put({ system: 'plan.tasks' }), await now()]).toEqual(['system-unknown', 'plan.tasks-done'])
  expect(await put({ system: 'plan.tasks-done', kind: 'boolean' })).toBe('system-other-kind')
  expect(await put({ system: 'communication.activities-press' })).toBe('system-unknown')
  // a draft that came with such a key says so, and is not put into use until it is mended
  await sql`update report_form set content = jsonb_set(content, '{indicators,0,system}', '"plan.tasks"') where id = ${copy}`.execute(
    t.db,
  )
  const { row, findings } = await readOneForm(clerk, copy)
  expect(findings.map((f) => [f.path, f.reason])).toEqual([['indicators.0.system', 'system-unknown']])
  expect(await refused(issueForm(clerk, copy, row.rowVersion))).toBe('form-has-errors')
  // in use it is not asked: units enter the figure themselves
  await sql`update report_form set state = 'issued' where id = ${copy}`.execute(t.db)
  expect((await readOneForm(clerk, copy)).findings).toEqual([])
  const id = await draftForm(clerk, { code: 'chuyen-de-mot-cua', titleVi: 'Báo cáo chuyên đề một cửa' })
  const add = (version: number, one: Record<string, unknown>) =>
    saveIndicator(
      clerk,
      id,
      indicatorInput.parse({ kind: 'count', aggregation: 'sum', reported_by: ['commune'], version, ...one }),
    )
  await add(1, { code: '1', name_vi: 'Hồ sơ' })
  await add(2, { code: '2', name_vi: 'Tỷ lệ', kind: 'percent' })
  expect(await refused(issueForm(clerk, id, 3))).toBe('form-has-errors')
  expect(await refused(add(3, { code: '1', name_vi: 'Hai lần' }))).toBe('indicator-code-taken')
  await add(3, { code: '2', replaces: '2', name_vi: 'Đúng hạn' })
  await add(4, {
    code: '3',
    name_vi: 'Tỷ lệ',
    kind: 'percent',
    aggregation: 'recompute',
    formula: '2 / 1 * 100',
  })
  expect(await refused(openPeriod(clerk, { formId: id, code: 'CD1', year: 2023 }))).toBe('form-not-issued')
  await issueForm(clerk, id, 5)
  expect(await refused(openPeriod(clerk, { formId: id, code: 'CD1', year: 2023 }))).toBe('required')
  const periodId = await openPeriod(clerk, {
    formId: id,
    code: 'CD1',
    year: 2023,
    from: '2023-09-01',
    to: '2023-09-30',
    unitDueOn: '2023-10-10',
  })
  const asked = await sql<{
    code: string
  }>`select unit_code as code from report_sheet where period_id = ${periodId} and asked`.execute(t.db)
  expect(asked.rows.map((r) => r.code).sort()).toEqual(['X1', 'X2'])
  const told = await tellDue(await w.as(w.clerk, '2023-10-08'))
  expect(told).toBe(1)
})

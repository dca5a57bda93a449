import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDueJobs } from '#platform/jobs.ts'
import { log } from '#platform/log.ts'
import { reasonOf } from '#testing/refusal.ts'
import { aPerson, aScope, aUnit, post, postApi, type TestPerson } from '#testing/world.ts'
import { rooms } from '../../rooms.ts'
import { jobsOf } from '../../run/jobs.ts'
import { copyRows, draftPlan, issuePlan, sweepSheets } from './actions.ts'
import { findPlan, plansOf, rowsOf, search } from './facts.ts'
import { aHouse, type House, numberOf } from './world.ts'

let { t, app, clock, issuer, clerk, focal, on, as, enter, page, openDraft, sendSheet } = {} as House

beforeAll(async () => {
  ;({ t, app, clock, issuer, clerk, focal, on, as, enter, page, openDraft, sendSheet } = await aHouse())
  clock.goTo('2023-12-15')
})
afterAll(() => t.drop())

describe('the API writes what the forms write', () => {
  const send = async (path: string, body: object, person: TestPerson) => {
    const answer = await postApi(app, path, body, as(person))
    return {
      status: answer.status,
      body: (await answer.json()) as { id?: number; plan?: object; error?: object },
    }
  }
  const row = {
    number: '1',
    title: 'Việc của đơn vị',
    product: 'Báo cáo',
    deadlineKind: 'day',
    deadlineOn: '2023-12-20',
  }

  test('a unit drafts its own plan, its head issues and changes it', async () => {
    const head = await aPerson(t.db, { office: 'head', unit: focal.unitId as number })
    await enter(head)
    const wish = { year: 2023, kind: 'unit', title: 'Kế hoạch của Sở Tư pháp' }
    const opened = await send('/plans', wish, focal)
    expect(opened.status).toBe(201)
    const id = opened.body.id as number
    const own = { ...row, leadUnitIds: [focal.unitId] }
    expect((await send(`/plans/${id}/rows`, { ...own, title: '' }, focal)).body.error).toMatchObject({
      kind: 'input',
      fields: [{ field: 'title', reason: 'required' }],
    })
    expect((await send(`/plans/${id}/rows`, own, focal)).body.plan).toMatchObject({
      tasks: 1,
      state: 'draft',
    })
    const version = (await rowsOf(t.db, id)).length + 1
    const issue = { documentNo: '3/KH-STP', issuedOn: '2023-12-15', version }
    expect((await send(`/plans/${id}/issuance`, issue, focal)).status).toBe(403)
    expect((await send(`/plans/${id}/issuance`, { ...issue, version: 99 }, head)).body.error).toMatchObject({
      kind: 'rule',
      reason: 'changed-meanwhile',
    })
    expect((await send(`/plans/${id}/issuance`, issue, head)).body.plan).toMatchObject({ state: 'issued' })
    const change = { decisionNo: '4/QĐ-STP', decidedOn: '2023-12-15', reason: 'Bổ sung' }
    const added = await send(`/plans/${id}/changes`, { ...own, ...change, number: '2' }, head)
    expect(added.body.plan).toMatchObject({ tasks: 2 })
    expect((await send('/plans/999999/rows', own, focal)).status).toBe(404)
  })
})

test('a unit’s draft is found by the officers of its unit and by who sees all, not by who only has an office over it', async () => {
  const justice = focal.unitId as number
  const home = clerk.unitId as number
  const id = await draftPlan(await on(focal, '2023-12-15'), {
    year: 2023,
    kind: 'unit',
    title: 'Dự thảo riêng',
  })
  const member = await aPerson(t.db, { office: 'committee-member', unit: home })
  const inspector = await aPerson(t.db, { office: 'inspector', unit: home })
  for (const { mandateId } of [member, inspector]) await aScope(t.db, mandateId ?? 0, { unit: justice })
  const none = [
    member,
    inspector,
    await aPerson(t.db, { office: 'administrator', unit: issuer.unitId as number }),
    await aPerson(t.db, { office: 'unit-administrator', unit: justice }),
    await aPerson(t.db, { office: 'head', unit: home }),
  ]
  const some = [focal, clerk, issuer, await aPerson(t.db, { office: 'head', unit: justice })]
  const finds = async (person: TestPerson) => {
    const ctx = await on(person, '2023-12-15')
    const listed = (await plansOf(ctx, 2023)).some((plan) => plan.id === id)
    const { rows } = await search('Dự thảo riêng', ctx.actor, ctx.today).execute(t.db)
    return [listed, (await findPlan(ctx, id)) !== undefined, rows.length === 1]
  }
  expect(await Promise.all(none.map(finds))).toEqual(none.map(() => [false, false, false]))
  expect(await Promise.all(some.map(finds))).toEqual(some.map(() => [true, true, true]))
  // an office above sees it, and neither writes nor issues it
  const above = await on(issuer, '2023-12-15')
  const issue = { documentNo: '5/KH-STP', issuedOn: '2023-12-15', version: 1 }
  expect(await reasonOf(issuePlan(above, id, issue))).toBe('forbidden')
  expect(await reasonOf(copyRows(above, id, id))).toBe('forbidden')
  // nor are its rows had by copying them into one's own draft
  const homeHead = none[4] as TestPerson
  const theirs = await on(homeHead, '2023-12-15')
  const own = await draftPlan(theirs, { year: 2023, kind: 'unit', title: 'Dự thảo của Sở Nội vụ' })
  expect(await reasonOf(copyRows(theirs, own, id))).toBe('plan-unknown')
})

const runJobs = () =>
  runDueJobs(
    t.db,
    jobsOf({ db: t.db, config: app.config, clock, log, rooms, unread: () => sql`select 0` as never }),
  )

test('a long sheet is taken by a job: nobody sees half of it, how far it is is seen by all', async () => {
  const id = await openDraft('Kế hoạch dài')
  const lines = Array.from(
    { length: 1200 },
    (_, i) => `${i + 1};Việc ${i + 1};Báo cáo;Sở Tư pháp;Quý IV/2023`,
  )
  const csv = ['STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian', ...lines].join('\n')
  const sent = await sendSheet(id, clerk, new File([csv], 'dai.csv'))
  const path = sent.headers.get('location') as string
  expect((await post(app, `${path}/taking`, {}, as(clerk))).status).toBe(303)
  expect((await page(path, clerk)).text).toContain('<progress')
  expect(await rowsOf(t.db, id)).toHaveLength(0)
  const seen = new Set<string>()
  let going = true
  const look = async (): Promise<void> => {
    while (going) {
      const { rows } = await sql<{ rows: number; done: number }>`
        select (select count(*) from plan_task where plan_id = ${id}) as rows, done from job_progress
        where subject_id = ${id}`.execute(t.db)
      seen.add(`${rows[0]?.rows}`)
    }
  }
  const looking = look()
  await runJobs()
  going = false
  await looking
  expect([...seen].filter((n) => n !== '0' && n !== '1200')).toEqual([])
  const rows = await rowsOf(t.db, id)
  expect(rows).toHaveLength(1200)
  expect(rows.map((row) => row.number)).toEqual(lines.map((_, i) => String(i + 1)))
  expect((await page(path, clerk)).text).toContain('Đã nhận 1.200 dòng')
  const shown = await page(`/plans/${id}`, clerk)
  expect(shown.text).toContain('offset=200')
})

test('a sheet is taken into its own draft, and with the units that stand then', async () => {
  const [id, other] = [await openDraft('Kế hoạch có bảng'), await openDraft('Kế hoạch khác')]
  const unit = await aUnit(t.db, { name: 'Sở Thử Nghiệm', parent: issuer.unitId as number })
  const csv = 'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian\n1;Làm;Báo cáo;Sở Thử Nghiệm;Quý IV/2023\n'
  const sent = await sendSheet(id, clerk, new File([csv], 'bang.csv'))
  const path = sent.headers.get('location') as string
  const take = async (from: string) => (await post(app, `${from}/taking`, {}, as(clerk))).status
  expect(await take(path.replace(`/plans/${id}/`, `/plans/${other}/`))).toBe(404)
  await sql`update unit_version set valid_to = '2023-12-14' where unit_id = ${unit.id}`.execute(t.db)
  expect(await take(path)).toBe(409)
  expect([...(await rowsOf(t.db, id)), ...(await rowsOf(t.db, other))]).toEqual([])
})

describe('sheets that nobody took', () => {
  const sheet = 'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian\n1;Làm;Báo cáo;Sở Tư pháp;Quý IV/2023\n'
  const open = async (): Promise<{ id: number; path: string }> => {
    const id = await openDraft('Dự thảo mới')
    const sent = await sendSheet(id, clerk, undefined, sheet)
    return { id, path: sent.headers.get('location') as string }
  }

  test('are removed after the days of the setting; one that was taken stays', async () => {
    const [kept, old, taken] = [await open(), await open(), await open()]
    await post(app, `${taken.path}/taking`, {}, as(clerk))
    for (const { path } of [old, taken])
      await sql`update job_progress set made_at = made_at - interval '31 days' where id = ${numberOf(path)}`.execute(
        t.db,
      )
    await sweepSheets(await on(clerk, '2023-12-15'))
    expect((await page(kept.path, clerk)).status).toBe(200)
    expect((await page(old.path, clerk)).status).toBe(404)
    expect((await page(taken.path, clerk)).text).toContain('Đã nhận 1 dòng')
    await sql`insert into setting (key, valid_from, value) values ('plans.keep-sheets-days', '2023-01-01', '60')`.execute(
      t.db,
    )
    await sql`update job_progress set made_at = made_at - interval '45 days' where id = ${numberOf(kept.path)}`.execute(
      t.db,
    )
    await sweepSheets(await on(clerk, '2023-12-15'))
    expect((await page(kept.path, clerk)).status).toBe(200)
    await post(app, `${kept.path}/taking`, {}, as(clerk))
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/action.ts'
import { type Ctx, system } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aMandate,
  aPerson,
  aUnit,
  ctxFor,
  get,
  signIn,
  type TestApp,
  testApp,
  testConfig,
} from '#testing/world.ts'
import { checkRecord } from '../../run/doctor/database.ts'
import { anchorHead, erasePersonalByRule, sendHead, takeHead } from './actions.ts'
import { readAnchored, verifyChain } from './facts.ts'
import { audit } from './room.ts'

const act = (ctx: Ctx, verb: string, unitId: number | null, subject: string | number = 1): Promise<void> =>
  inTransaction(ctx, async (ctx) =>
    record(
      ctx,
      verb,
      { kind: 'task', id: subject, unitId },
      {
        before: { due: '2025-03-31', title: 'Rà soát thủ tục' },
        after: { due: '2025-04-30', title: 'Rà soát thủ tục' },
        reason: `Lý do của ${verb}`,
      },
    ),
  )

/** As somebody with the database's own password would: the triggers are off. */
const tamper = (db: Db, ...statements: string[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    for (const statement of statements) await sql.raw(statement).execute(trx)
  })

const chainOf = async (n: number): Promise<{ t: TestDb; ctx: Ctx }> => {
  const t = await testDb()
  const ctx = await ctxFor(t.db, await aPerson(t.db, { name: 'Lê Thị Hoa' }))
  for (let i = 1; i <= n; i++) await act(ctx, 'task.accepted', null, i)
  return { t, ctx }
}

describe('the proof of the chain', () => {
  test('an empty record and an untouched one hold', async () => {
    const { t, ctx } = await chainOf(0)
    await using _ = t
    expect(await verifyChain(t.db)).toMatchObject({ holds: true, entries: 0, head: null })
    for (let i = 1; i <= 3; i++) await act(ctx, 'task.accepted', null, i)
    expect(await verifyChain(t.db)).toMatchObject({ holds: true, entries: 3, findings: [], head: { seq: 3 } })
  })

  test.each([
    ['the reason', `update audit_entry set reason = 'khác' where seq = 3`, { seq: 3, fault: 'altered' }],
    ['the day', `update audit_entry set day = day - 1 where seq = 3`, { seq: 3, fault: 'altered' }],
    ['what was before', `update audit_entry set before = '{}' where seq = 3`, { seq: 3, fault: 'altered' }],
    ['who', `update audit_entry set person_id = 'x' where seq = 3`, { seq: 3, fault: 'altered' }],
    ['its hash', `update audit_entry set hash = repeat('a', 64) where seq = 3`, { seq: 3, fault: 'altered' }],
    [
      'the name beside',
      `update audit_personal set person_name = 'Ai đó' where seq = 3`,
      { seq: 3, fault: 'personal-altered' },
    ],
    ['the row beside', `delete from audit_personal where seq = 3`, { seq: 3, fault: 'personal-removed' }],
    ['one row gone', `delete from audit_entry where seq = 3`, { seq: 3, to: 3, fault: 'removed' }],
    ['the first rows gone', `delete from audit_entry where seq < 3`, { seq: 1, to: 2, fault: 'removed' }],
  ])('finds %s', async (_, statement, finding) => {
    const { t } = await chainOf(5)
    await using __ = t
    await tamper(t.db, statement)
    const report = await verifyChain(t.db)
    expect(report.holds).toBe(false)
    expect(report.findings).toContainEqual(finding)
  })

  test('finds two rows that changed places', async () => {
    const { t } = await chainOf(5)
    await using _ = t
    await tamper(
      t.db,
      'update audit_entry set seq = -2 where seq = 2',
      'update audit_entry set seq = 2 where seq = 4',
      'update audit_entry set seq = 4 where seq = -2',
    )
    const { findings } = await verifyChain(t.db)
    expect(findings).toContainEqual({ seq: 2, fault: 'reordered' })
    expect(findings).toContainEqual({ seq: 4, fault: 'reordered' })
  })

  test('finds rows renumbered over a gap', async () => {
    const { t } = await chainOf(5)
    await using _ = t
    await tamper(
      t.db,
      'delete from audit_entry where seq = 3',
      'update audit_entry set seq = seq - 1 where seq > 3',
    )
    expect((await verifyChain(t.db)).holds).toBe(false)
  })

  test('a tail cut off is seen only by an anchor: the one kept inside, or one from outside', async () => {
    const { t, ctx } = await chainOf(5)
    await using _ = t
    const head = await anchorHead(ctx, 'mail')
    await tamper(t.db, 'delete from audit_personal where seq > 3', 'delete from audit_entry where seq > 3')
    const inside = { seq: 4, to: 5, fault: 'cut-off', place: 'mail' }
    expect((await verifyChain(t.db)).findings).toEqual([inside])
    await tamper(t.db, 'delete from audit_anchor')
    expect(await verifyChain(t.db)).toMatchObject({ holds: true })
    const outside = await verifyChain(t.db, [{ seq: head?.seq ?? 0, hash: head?.hash ?? '', place: 'thư' }])
    expect(outside.findings).toEqual([{ ...inside, place: 'thư' }])
  })

  test('a tail written anew holds in itself, but not against an anchor', async () => {
    const { t, ctx } = await chainOf(4)
    await using _ = t
    await anchorHead(ctx, 'mail')
    await tamper(t.db, 'delete from audit_personal where seq > 2', 'delete from audit_entry where seq > 2')
    await act(ctx, 'task.rejected', null, 3)
    await act(ctx, 'task.rejected', null, 4)
    expect((await verifyChain(t.db)).findings).toEqual([{ seq: 4, fault: 'rewritten', place: 'mail' }])
  })

  test('the table itself refuses change', async () => {
    const { t } = await chainOf(1)
    await using _ = t
    for (const statement of [
      'update audit_entry set reason = null',
      'delete from audit_entry',
      'truncate audit_entry cascade',
    ])
      await expect(sql.raw(statement).execute(t.db)).rejects.toThrow(/only ever added/)
  })
})

test('personal values go when their time is over, and the chain holds', async () => {
  const { t, ctx } = await chainOf(2)
  await using _ = t
  expect(await erasePersonalByRule({ ...ctx, today: '2030-01-01' })).toBe(0)
  await sql`insert into setting (key, valid_from, value) values ('audit.personal-retention-days', '2025-01-01', '365')`.execute(
    t.db,
  )
  expect(await erasePersonalByRule({ ...ctx, today: '2026-02-20' })).toBe(0)
  expect(await erasePersonalByRule({ ...ctx, today: '2026-02-21' })).toBe(2)
  const report = await verifyChain(t.db)
  expect(report).toMatchObject({ holds: true, entries: 3, erased: 2 })
  const left = await sql<{
    n: number
  }>`select count(person_name) as n from audit_personal where seq <= 2`.execute(t.db)
  expect(left.rows[0]?.n).toBe(0)
})

test('auditors are told the head once for each head, and it is noted where it went', async () => {
  const { t, ctx } = await chainOf(2)
  await using _ = t
  const unit = await aUnit(t.db)
  const auditor = await aPerson(t.db, { roles: ['auditor'], unit: unit.id })
  const mailed = { ...ctx, config: testConfig({ SMTP_URL: 'smtp://127.0.0.1:1' }) }
  await sendHead(mailed)
  await sendHead(mailed)
  const told = await sql<{ person_id: string; text_vi: string }>`select * from notification`.execute(t.db)
  const { rows: anchors } = await sql<{
    seq: number
    hash: string
    place: string
  }>`select seq, hash, place from audit_anchor`.execute(t.db)
  expect(anchors).toMatchObject([{ seq: 2, place: 'mail' }])
  expect(told.rows).toHaveLength(1)
  expect(told.rows[0]?.person_id).toBe(auditor.id)
  expect(JSON.stringify(told.rows)).toContain(`2:${anchors[0]?.hash}`)
  await act(ctx, 'task.accepted', null)
  await sendHead(ctx)
  const places = await sql<{ place: string }>`select place from audit_anchor order by id`.execute(t.db)
  expect(places.rows.map((row) => row.place)).toEqual(['mail', 'app'])
})

test('where no auditor takes mail the head has not gone outside; by hand it has, and both are said', async () => {
  const { t, ctx } = await chainOf(2)
  await using _ = t
  const unit = await aUnit(t.db)
  const auditor = await aPerson(t.db, { roles: ['auditor'], unit: unit.id })
  await sql`update person set mail_mode = 'none' where id = ${auditor.id}`.execute(t.db)
  const smtp = { SMTP_URL: 'smtp://127.0.0.1:1' }
  await sendHead({ ...ctx, config: testConfig(smtp) })
  expect(await readAnchored(t.db)).toMatchObject({ anchored: false })
  expect(await checkRecord(t.db, ctx.today, true)).toMatchObject({
    state: 'warn',
    todo: { en: expect.stringContaining('./canhtan audit anchor') },
  })
  const app = testApp(t.db, undefined, { more: smtp, only: [audit] })
  const page = async () => (await get(app, '/audit', await signIn(app, auditor))).text()
  expect(await page()).toContain('không có kiểm toán nào nhận thư')

  const head = await takeHead({ ...ctx, actor: system }, 'sổ của phòng Kiểm tra')
  expect(head).toMatchObject({ seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(await readAnchored(t.db)).toMatchObject({ anchored: true })
  expect(await verifyChain(t.db)).toMatchObject({ holds: true, entries: 3, anchors: 2 })
  expect(await checkRecord(t.db, ctx.today, true)).toMatchObject({ state: 'ok' })
  expect(await page()).toContain('sổ của phòng Kiểm tra')
  await tamper(t.db, 'delete from audit_personal where seq > 1', 'delete from audit_entry where seq > 1')
  expect((await checkRecord(t.db, ctx.today, true)).state).toBe('bad')
})

describe('who reads what', () => {
  let t: TestDb
  let app: TestApp
  const cookies: Record<string, string> = {}
  const seqs: Record<string, number> = {}
  let healthId = 0

  beforeAll(async () => {
    t = await testDb()
    app = testApp(t.db, undefined, { only: [audit] })
    const province = await aUnit(t.db, { name: 'Tỉnh' })
    const health = await aUnit(t.db, { name: 'Sở Y tế', parent: province.id })
    healthId = health.id
    const hospital = await aUnit(t.db, { name: 'Bệnh viện', parent: health.id })
    const finance = await aUnit(t.db, { name: 'Sở Tài chính', parent: province.id })
    const people = {
      auditor: await aPerson(t.db, { roles: ['auditor'], unit: province.id }),
      administrator: await aPerson(t.db, { roles: ['administrator'], unit: province.id }),
      head: await aPerson(t.db, { roles: ['head'], unit: health.id }),
      focal: await aPerson(t.db, { name: 'Trần Văn Nam', roles: ['focal'], unit: health.id }),
      stranger: await aPerson(t.db, { roles: ['focal'], unit: finance.id }),
    }
    await aMandate(t.db, people.stranger.id, { roles: ['member'], unit: finance.id })
    const focal = await ctxFor(t.db, people.focal)
    await act(focal, 'task.submitted', health.id)
    await act(focal, 'task.noted', hospital.id)
    await act(await ctxFor(t.db, people.stranger), 'task.accepted', finance.id)
    await inTransaction(await ctxFor(t.db, people.administrator), async (ctx) =>
      record(
        ctx,
        'setting.changed',
        { kind: 'setting', id: 'task.extensions', unitId: null },
        { after: { value: 2 } },
      ),
    )
    Object.assign(seqs, { own: 1, below: 2, foreign: 3, setting: 4 })
    for (const [role, person] of Object.entries(people)) cookies[role] = await signIn(app, person)
  })
  afterAll(() => t.drop())

  test.each([
    ['auditor', ['own', 'below', 'foreign', 'setting']],
    ['head', ['own', 'below']],
    ['focal', ['own', 'below']],
    ['stranger', ['foreign']],
    ['administrator', ['setting']],
  ])('%s sees %o and nothing else is found', async (role, seen) => {
    const list = await get(app, '/api/v1/audit', cookies[role])
    const body = (await list.json()) as { items: { seq: number }[]; total: number; next: number | null }
    expect(body.items.map((e) => e.seq).sort()).toEqual(seen.map((name) => seqs[name]))
    expect(body.total).toBe(seen.length)
    for (const [name, seq] of Object.entries(seqs)) {
      const expected = seen.includes(name) ? 200 : 404
      expect((await get(app, `/audit/${seq}`, cookies[role])).status).toBe(expected)
      expect((await get(app, `/api/v1/audit/${seq}`, cookies[role])).status).toBe(expected)
    }
  })

  test('a guest is sent to the sign-in, and told so in the API', async () => {
    expect((await get(app, '/audit')).status).toBe(303)
    expect((await get(app, '/api/v1/audit')).status).toBe(401)
  })

  test('the head of the chain is the auditor’s', async () => {
    const found = await get(app, '/api/v1/audit/head', cookies.auditor)
    expect(await found.json()).toMatchObject({ seq: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    for (const role of ['head', 'administrator', 'focal'])
      expect((await get(app, '/api/v1/audit/head', cookies[role])).status).toBe(404)
  })

  test.each([
    ['q=lý do của task.noted', [2]],
    ['q=ly do cua TASK.NOTED', [2]],
    ['q=100%25', []],
    ['person=tran van nam', [2, 1]],
    ['verb=task.', [3, 2, 1]],
    ['verb=task_', []],
    ['kind=setting&subject=task.extensions', [4]],
    ['from=20/02/2025&to=2025-02-20', [4, 3, 2, 1]],
    ['from=2025-02-21', []],
    ['limit=2', [4, 3]],
    ['limit=2&before=3', [2, 1]],
  ])('the auditor asks for %s', async (query, found) => {
    const list = await get(app, `/api/v1/audit?${query.replaceAll(' ', '%20')}`, cookies.auditor)
    const body = (await list.json()) as { items: { seq: number }[] }
    expect(body.items.map((e) => e.seq)).toEqual(found)
  })

  test.each(['limit=0', 'before=x', 'from=31/02/2025', 'q=%00'])('%s is refused', async (query) => {
    expect((await get(app, `/api/v1/audit?${query}`, cookies.auditor)).status).toBe(422)
  })

  test('a page tells what changed; where from, only to the auditor and the one who did it', async () => {
    const seenBy = async (role: string) => (await get(app, `/audit/${seqs.own}`, cookies[role])).text()
    const page = await seenBy('auditor')
    for (const words of ['2025-03-31', '2025-04-30', 'Trần Văn Nam', '127.0.0.1'])
      expect(page).toContain(words)
    expect(page).toContain('Trình sản phẩm')
    expect(page).toContain('href="/tasks/1"')
    expect(page).toContain('test-focal')
    expect(await seenBy('focal')).toContain('127.0.0.1')
    expect(await seenBy('head')).not.toContain('127.0.0.1')
  })

  test('the filter names acts and things in words; the way out of the head is the auditor’s to see', async () => {
    const page = await (await get(app, '/audit?verb=task.', cookies.auditor)).text()
    expect(page).toMatch(/<option value="task\." selected[^>]*>Mọi việc: Nhiệm vụ/)
    expect(page).toContain('<option value="task.accepted">Nhận nhiệm vụ')
    expect(page).toContain('Mốc giữ bên ngoài')
    const ofUnit = await (await get(app, `/audit?unit=${healthId}`, cookies.auditor)).text()
    expect(ofUnit).toMatch(new RegExp(`<option value="${healthId}" selected[^>]*>Sở Y tế`))
    const ofEnded = await (await get(app, '/audit?unit=987654', cookies.auditor)).text()
    expect(ofEnded).toMatch(/<option value="987654" selected/)
    const english = await (await get(app, '/audit', `${cookies.auditor}; lang=en`)).text()
    expect(english).toContain('Task accepted')
    expect(english).toContain('./canhtan audit anchor')
    for (const role of ['head', 'administrator', 'focal'])
      expect(await (await get(app, '/audit', cookies[role])).text()).not.toContain('Mốc giữ bên ngoài')
  })
})

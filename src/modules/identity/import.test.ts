import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/context.ts'
import { type JobRun, runDueJobs } from '#platform/jobs.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { longestHold } from '#testing/hold.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  postFile,
  signIn,
  type TestApp,
  testApp,
  testConfig,
} from '#testing/world.ts'
import { importAccounts } from './actions/import.ts'
import { jobs } from './jobs.ts'

let t: TestDb
let app: TestApp
let cookie: string
let admin: Awaited<ReturnType<typeof aPerson>>
beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db)
  const province = await aUnit(t.db, { name: 'Tỉnh', kind: 'province', code: 'H40' })
  admin = await aPerson(t.db, { office: 'administrator', unit: province.id })
  cookie = await signIn(app, admin)
})
afterAll(() => t.drop())

const head = 'Tên đăng nhập;Họ và tên;Thư công vụ;Mã đơn vị;Chức vụ;Từ ngày;Số quyết định'
const bySystem = async () => ({ ...(await ctxFor(t.db, admin)), actor: system })
const count = async (where = sql`true`) =>
  (await sql<{ n: number }>`select count(*) as n from person where ${where}`.execute(t.db)).rows[0]?.n

const work = async () => {
  const ctx = await bySystem()
  const runs = Object.entries(jobs).map(([name, job]): [string, JobRun] => [
    name,
    (payload) => job({ ...ctx, pending: [] }, payload),
  ])
  await runDueJobs(t.db, Object.fromEntries(runs))
}

const upload = (text: string | Uint8Array, more: Record<string, string> = {}) => {
  const file = new File([text as BlobPart], 'tai-khoan.csv', { type: 'text/csv' })
  return postFile(app, '/accounts/import', { file, ...more }, cookie)
}

describe('importing accounts', () => {
  test('15,000 lines in seconds, in chunks, each on record; the next time each is taken already', async () => {
    const lines = Array.from(
      { length: 15_000 },
      (_, i) => `nguoi.${i};Lê Thị Hoa;nguoi.${i}@nghean.example;H40;focal;1/1/2025;${i}/QĐ`,
    )
    const sheet = [head, ...lines].join('\n')
    const heard: number[] = []
    const from = performance.now()
    const far = async (done: number) => void heard.push(done)
    const ctx = await bySystem()
    const { result: first, hold } = await longestHold(() => importAccounts(ctx, sheet, { far }))
    expect(hold).toBeLessThan(200)
    expect(first).toMatchObject({ read: 15_000, taken: 15_000, refused: 0 })
    expect(performance.now() - from).toBeLessThan(30_000)
    expect(heard).toHaveLength(61)
    expect(await count(sql`username like 'nguoi.%'`)).toBe(15_000)
    const kept = await sql<{
      n: number
    }>`select count(*) as n from audit_entry where verb = 'account.made'`.execute(t.db)
    expect(kept.rows[0]?.n).toBe(15_000)
    const again = await importAccounts(await bySystem(), sheet, { dryRun: true })
    expect(again).toMatchObject({ taken: 0, refused: 15_000 })
    const page = await get(app, '/accounts?q=nguoi.149&offset=50', cookie)
    expect([page.status, (await page.text()).includes('51–100')]).toEqual([200, true])
  }, 60_000)

  test('through the page: checked first, then written by a job that can be watched', async () => {
    const sheet = `${head}\nhoa.tran;Trần Thị Hoa;hoa.tran@nghean.example;H40;focal;;\nso.y;Sở Y tế;soy@nghean.example;;;;\n=cmd;Lê An;x;;;;`
    const checked = await (await upload(sheet, { check: 'on' })).text()
    expect(checked).toContain('1 dòng nhận được, 2 dòng phải sửa')
    expect(checked).toContain('Đơn vị không dùng tài khoản chung')
    expect(await count(sql`username = 'hoa.tran'`)).toBe(0)
    const started = await upload(sheet)
    const path = started.headers.get('location') ?? ''
    expect([started.status, path]).toEqual([303, expect.stringMatching(/^\/accounts\/import\/\d+$/)])
    expect(await (await get(app, path, cookie)).text()).toContain('Đang chờ đến lượt')
    await work()
    expect(await (await get(app, path, cookie)).text()).toContain('Đơn vị không dùng tài khoản chung')
    const csv = await get(app, `${path}/refused.csv`, cookie)
    const rows = await csv.text()
    expect([csv.headers.get('content-type'), rows.includes("'=cmd"), rows.includes('\n=')]).toEqual([
      'text/csv; charset=utf-8',
      true,
      false,
    ])
    expect(await count(sql`username = 'hoa.tran'`)).toBe(1)
    const stranger = await aPerson(t.db, { office: 'administrator', unit: admin.unitId ?? 0 })
    expect((await get(app, path, await signIn(app, stranger))).status).toBe(404)
  })

  test.each([
    ['no head', 'a,b\n1,2', 'Dòng đầu phải có'],
    ['not a table', '"a,b\n"x"y,1', 'không đọc được'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0, 0xd8, 0]), 'UTF-8'],
    ['empty', '', 'Chưa nhập'],
  ])('%s is refused in words', async (_, text, words) => {
    const answer = await upload(text)
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true])
  })

  test('only the administrator imports', async () => {
    const focal = await aPerson(t.db, { office: 'unit-administrator', unit: admin.unitId ?? 0 })
    const ctx = await ctxFor(t.db, focal, { config: testConfig() })
    await expect(importAccounts(ctx, head)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

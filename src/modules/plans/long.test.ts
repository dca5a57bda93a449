import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { type Ctx, system } from '#platform/context.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { longestHold } from '#testing/hold.ts'
import type { TestPerson } from '#testing/world.ts'
import { draftPlan, issuePlan, readSheet, takeSheet, takeSheetInChunks } from './actions.ts'
import { findPlan, planProgress } from './facts.ts'
import { aWorld } from './world.ts'

// A request waits no longer than this for a plan of 5,000 rows, however long the whole of it takes.
const most = 200
const rows = 5000

let t: TestDb
let ctx: Ctx
let issuer: TestPerson
let planId = 0
beforeAll(async () => {
  t = await testDb()
  const world = await aWorld(t.db)
  issuer = world.issuer
  ctx = await world.on(issuer, '2023-01-05')
  planId = await draftPlan(ctx, { year: 2023, kind: 'peoples-committee', title: 'Kế hoạch dài' })
})
afterAll(() => t.drop())

const line = (i: number): string[] => [
  String(i + 1),
  `Việc số ${i + 1}: rà soát, sửa đổi quy định về cải cách hành chính của tỉnh`,
  'Báo cáo của Ủy ban nhân dân tỉnh',
  'Sở Tư pháp',
  i % 100 === 0
    ? 'Các sở, ban, ngành; UBND các huyện, thành phố, thị xã'
    : 'Sở Nội vụ; Sở Tài chính; Sở Y tế',
  ['Quý IV/2023', '30/6/2023', 'Tháng 9/2023', 'Thường xuyên'][i % 4] as string,
  '10',
]
const heads = ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian', 'Kinh phí (triệu đồng)']
const table = [heads, ...Array.from({ length: rows }, (_, i) => line(i))]

test('a plan of 5,000 rows is read, taken and issued while others go on working', async () => {
  const cells = table.map((row) => row.map((value) => ({ value, type: String })))
  const xlsx = new Uint8Array(await writeExcelFile(cells as never).toBuffer())
  const csv = new TextEncoder().encode(table.map((row) => row.map((c) => `"${c}"`).join(';')).join('\n'))
  const read = await longestHold(() => readSheet(ctx, planId, { bytes: xlsx, name: 'dai.xlsx' }))
  const readCsv = await longestHold(() => readSheet(ctx, planId, { bytes: csv, name: 'dai.csv' }))
  const importId = read.result
  await takeSheet(ctx, planId, importId, { replace: false })
  const payload = { planId, importId, replace: false, personId: issuer.id }
  const taken = await longestHold(() => takeSheetInChunks({ ...ctx, actor: system }, payload))
  const version = (await findPlan(ctx, planId))?.version ?? 0
  const issue = { documentNo: '1/KH-UBND', issuedOn: '2023-01-05', version }

  // Readers see all of it or nothing.
  const seen = new Set<number>()
  const assigned = async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from task`.execute(t.db)
    seen.add(rows[0]?.n ?? 0)
  }
  const looking = setInterval(assigned, 50)
  const issued = await longestHold(() => issuePlan(ctx, planId, issue))
  clearInterval(looking)
  await assigned()
  expect([...seen].filter((n) => n !== 0)).toEqual([rows])
  expect((await planProgress(ctx, planId)).counts).toMatchObject({ assigned: rows, open: rows })
  const holds = { read: read.hold, readCsv: readCsv.hold, taken: taken.hold, issued: issued.hold }
  for (const [what, hold] of Object.entries(holds))
    expect([what, Math.round(hold)]).toEqual([what, expect.toSatisfy((ms: number) => ms < most)])
})

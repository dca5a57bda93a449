import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { sql } from 'kysely'
import { startImport } from '../src/modules/identity/actions/import.ts'
import { loadActor } from '../src/modules/identity/facts.ts'
import { draftPlan, readSheet, takeSheet } from '../src/modules/plans/actions.ts'
import type { Ctx } from '../src/platform/context.ts'
import { buildOnce, type Running, start } from '../src/testing/kill/process.ts'
import { type Bench, headersOf, serverSettings, systemContext } from './bench.ts'
import { atMost, type Line, quantile, time } from './measure.ts'

type Headers = Record<string, string>

const residentKb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

const addresses = [
  '/api/v1/tasks/7',
  '/tasks/7',
  '/api/v1/tasks?lead=9&limit=10',
  '/tasks?lead=9',
  '/waiting',
]

const load = async (address: string, headers: Headers, amount: number): Promise<void> => {
  const requests = addresses.map((path) => ({ path }))
  const result = await autocannon({ url: address, headers, connections: 4, amount, requests, workers: 1 })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`under load: ${result.non2xx} refused, ${result.errors} errors`)
}

/** The server's memory after 50,000 requests as a part of that after 10,000. */
const memory = async ({ pid, said }: Running, headers: Headers): Promise<Line> => {
  await load(said, headers, 10_000)
  const early = residentKb(pid)
  await load(said, headers, 40_000)
  return atMost('memory-after-50000-requests-of-10000', residentKb(pid) / early, 1.15)
}

/** Milliseconds of each request that two callers make one after another for as long as `until` runs. */
const waits = async (address: string, headers: Headers, until: Promise<unknown>): Promise<number[]> => {
  const all: number[] = []
  let over = false
  const call = async () => {
    while (!over)
      all.push(
        await time(async () => (await fetch(`${address}/api/v1/tasks?lead=9&limit=50`, { headers })).text()),
      )
  }
  await Promise.all([until.finally(() => (over = true)), call(), call()])
  return all
}

const accounts = (): string =>
  [
    'username;name;email;unit_code;office;from;decision',
    ...Array.from({ length: 15_000 }, (_, i) => `moi.${i};Nguyễn Thị Mới;moi.${i}@bench.test;;;;`),
  ].join('\n')

const annex = (): string =>
  [
    'STT;Nhiệm vụ;Sản phẩm/kết quả;Cơ quan chủ trì;Cơ quan phối hợp;Thời gian hoàn thành',
    'I. Cải cách thủ tục hành chính;;;;;',
    ...Array.from(
      { length: 5_000 },
      (_, i) =>
        `${i + 1};Rà soát quy trình số ${i + 1};Báo cáo;Sở số ${2 + (i % 40)};;Tháng ${1 + (i % 12)}/2025`,
    ),
  ].join('\n')

const as = async (bench: Bench, id: string): Promise<Ctx> => {
  const actor = await loadActor(bench.db, id, bench.clock.today())
  return { ...systemContext(bench), ...(actor && { actor }) }
}

/** A sheet read for a draft, here and not in the server: that reading holds nobody up is tried in plans/long.test.ts. */
const sheetRead = async (bench: Bench): Promise<{ planId: number; sheet: number }> => {
  const clerk = await as(bench, 'p2')
  const planId = await draftPlan(clerk, { year: 2025, kind: 'committee', title: 'Kế hoạch đo' })
  const bytes = new TextEncoder().encode(annex())
  return { planId, sheet: await readSheet(clerk, planId, { bytes, name: 'do.csv' }) }
}

const importBoth = async (
  bench: Bench,
  { planId, sheet }: { planId: number; sheet: number },
): Promise<void> => {
  await startImport(await as(bench, 'p5'), 'do.csv', accounts())
  await takeSheet(await as(bench, 'p2'), planId, sheet, { replace: false })
  for (;;) {
    const { rows } = await sql<{ state: string; done: number; refused: number }>`
      select state, done, refused from job_progress`.execute(bench.db)
    if (rows.some((r) => r.state === 'failed' || r.refused > 0))
      throw new Error(`an import failed: ${JSON.stringify(rows)}`)
    if (rows.length === 2 && rows.every((r) => r.state === 'done')) return
    await sleep(200)
  }
}

/** The 95th percentile of the API's waits while both imports run as jobs in the same process, of the idle one. */
const imports = async (bench: Bench, { said }: Running, headers: Headers): Promise<Line> => {
  const read = await sheetRead(bench)
  const idle = await waits(said, headers, sleep(10_000))
  const busy = await waits(said, headers, importBoth(bench, read))
  return atMost('api-p95-during-imports-of-idle', quantile(busy, 0.95) / quantile(idle, 0.95), 3)
}

/**
 * What takes minutes: the API while long imports run, and memory under load. On real servers, one each: what an import
 * left behind would hide what requests leave.
 */
export const endurance = async (bench: Bench): Promise<Line[]> => {
  buildOnce()
  const headers = await headersOf(bench, 'p1')
  const on = async (measured: (server: Running, headers: Headers) => Promise<Line>): Promise<Line> => {
    const server = await start('serve', serverSettings(bench))
    return measured(server, headers).finally(() => server.stop())
  }
  return [await on((server, as) => imports(bench, server, as)), await on(memory)]
}

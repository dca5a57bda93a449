import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { closeDb, openDb } from './db.ts'
import { openEmbedded } from './embedded.ts'
import { runningIn } from './postgres-server.ts'

const kills = 50
const writers = 20

test(`${kills} kills of the server under ${writers} writers: every answered write is there, none half`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-kills-'))
  const embedded = await openEmbedded(folder)
  const db = openDb(embedded.url, { max: writers })
  onTestFinished(async () => {
    await closeDb(db)
    await embedded.leave()
    expect(runningIn(join(folder, 'postgres'))).toBeUndefined()
    rmSync(folder, { recursive: true })
  })
  await sql`create table written (id bigint, half int)`.execute(db)

  const answered = new Set<number>()
  let next = 0
  let done = false
  const write = async () => {
    while (!done) {
      const id = next++
      await db
        .transaction()
        .execute(async (trx) => {
          await sql`insert into written values (${id}, 1)`.execute(trx)
          await sql`insert into written values (${id}, 2)`.execute(trx)
        })
        .then(
          () => answered.add(id),
          () => sleep(20),
        )
    }
  }
  const all = Array.from({ length: writers }, write)
  const hundredMore = async () => {
    const before = answered.size
    await expect.poll(() => answered.size, { timeout: 60_000 }).toBeGreaterThan(before + 100)
  }
  for (let kill = 0; kill < kills; kill++) {
    await hundredMore()
    const { pid } = runningIn(join(folder, 'postgres')) as { pid: number }
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(() => runningIn(join(folder, 'postgres'))?.pid ?? pid, { timeout: 60_000 })
      .not.toBe(pid)
  }
  await hundredMore()
  done = true
  await Promise.all(all)
  const { rows } = await sql<{
    id: number
    n: number
  }>`select id, count(*) as n from written group by id`.execute(db)
  const kept = new Set(rows.map((r) => r.id))
  expect(rows.filter((r) => r.n !== 2)).toEqual([])
  expect([...answered].filter((id) => !kept.has(id))).toEqual([])
  expect(answered.size).toBeGreaterThan(kills * 100)
}, 900_000)

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runningIn } from '#platform/postgres-server.ts'
import { ask, buildOnce } from '#testing/kill/process.ts'
import { Province, settingsFor } from '#testing/kill/province.ts'

const writes = 150
const clean = { lost: 0, doubled: 0, otherAnswer: 0, halfWritten: [] }

test('kill -9 of the server, then of its database, under writes: nothing lost, doubled or half', async () => {
  buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-kill-'))
  const province = await Province.in(folder, writes)
  onTestFinished(async () => {
    await province.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  for (const victim of ['server', 'database'] as const) {
    const tally = await province.killUnder(writes, 40, victim)
    expect({ victim, ...tally }).toMatchObject(clean)
    expect(tally.acknowledged).toBeGreaterThanOrEqual(40)
    expect(tally.acknowledged).toBeLessThan(writes)
  }
  expect(ask(['audit', 'verify'], settingsFor(folder))).toMatchObject({ code: 0, answer: { holds: true } })
  expect(await province.stop()).toBe(0)
  expect(runningIn(join(folder, 'postgres'))).toBeUndefined()
}, 240_000)

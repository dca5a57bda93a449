import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { jobSum } from '#testing/kill/checks.ts'
import { ask, buildOnce } from '#testing/kill/process.ts'
import { Province, settingsFor, type Tally } from '#testing/kill/province.ts'

const kills = Number(process.env.CANHTAN_KILLS ?? 50)
const writes = 1_000

const clean = { lost: 0, doubled: 0, otherAnswer: 0, halfWritten: [] }
/** At another moment each time, from the first answers to nearly the last; every tenth time it is the database. */
const moment = (kill: number) => 20 + ((kill * 337) % (writes - 100))
const victim = (kill: number) => (kill % 10 === 1 ? ('database' as const) : ('server' as const))

test(`${kills} kills under ${writes} concurrent writes each: nothing lost, doubled or half; every job done`, async () => {
  buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-kills-'))
  const province = await Province.in(folder, writes)
  onTestFinished(async () => {
    await province.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const tallies: Tally[] = []
  for (let kill = 0; kill < kills; kill++) {
    const tally = await province.killUnder(writes, moment(kill), victim(kill))
    expect({ kill, victim: victim(kill), ...tally }).toMatchObject(clean)
    tallies.push(tally)
  }
  const acknowledged = tallies.reduce((n, tally) => n + tally.acknowledged, 0)
  expect(acknowledged).toBeGreaterThanOrEqual(tallies.reduce((n, _, kill) => n + moment(kill), 0))
  await expect
    .poll(() => jobSum(province.db), { timeout: 1_200_000, interval: 2_000 })
    .toMatchObject({
      waiting: 0,
      failed: 0,
    })
  expect(ask(['audit', 'verify'], settingsFor(folder))).toMatchObject({ code: 0, answer: { holds: true } })
  expect(await province.stop()).toBe(0)
  console.log(
    `${kills} kills: ${kills * writes} sent, ${acknowledged} acknowledged before the kill, 0 lost, 0 doubled, 0 half`,
  )
}, 3_600_000)

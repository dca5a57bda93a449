import { afterAll, beforeEach } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import { testDb } from '#testing/db.ts'
import type { TestPerson } from '#testing/world.ts'
import { appraisal } from './room.ts'
import { anOpenRound, aWorld, type OpenRound, type World } from './world.ts'

const dbs: { drop: () => Promise<void> }[] = []
afterAll(async () => {
  for (const db of dbs) await db.drop()
})

/** A world of its own for each test of the file, with its open round. */
export let w: World
export let round: OpenRound
beforeEach(async () => {
  const made = await testDb()
  dbs.push(made)
  w = await aWorld(made.db)
  round = await anOpenRound(w)
})

/** What waits for somebody on a day, by act. */
export const waiting = async (who: TestPerson, day: string): Promise<string[]> =>
  (await gatherWaiting(await w.as(who, day), [appraisal])).map((row) => row.act)

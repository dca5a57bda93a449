import { afterEach, beforeEach } from 'vitest'
import { gatherWaiting } from '#platform/gather.ts'
import { testDb } from '#testing/db.ts'
import type { TestPerson } from '#testing/world.ts'
import { appraisal } from './room.ts'
import { anOpenRound, aWorld, type OpenRound, type World } from './world.ts'

export let w: World
export let round: OpenRound

/** A world of its own for each test of the file that calls this, with its open round: `w` and `round`. */
export const eachInItsWorld = (): void => {
  let drop: (() => Promise<void>) | undefined
  beforeEach(async () => {
    const made = await testDb()
    drop = made.drop
    w = await aWorld(made.db)
    round = await anOpenRound(w)
  })
  afterEach(() => drop?.())
}

/** What waits for somebody on a day, by act. */
export const waiting = async (who: TestPerson, day: string): Promise<string[]> =>
  (await gatherWaiting(await w.as(who, day), [appraisal])).map((row) => row.act)

import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { breather } from '#platform/breath.ts'
import { longestHold } from './hold.ts'

const burn = (ms: number): void => {
  const until = process.threadCpuUsage().user + ms * 1000
  while (process.threadCpuUsage().user < until);
}

test('work that holds the process is told by how long; the same work with breaths is not', async () => {
  const held = await longestHold(async () => {
    await setImmediate()
    for (let i = 0; i < 30; i++) burn(10)
  })
  expect(held.hold).toBeGreaterThan(290)
  const breathe = breather()
  const shared = await longestHold(async () => {
    for (let i = 0; i < 30; i++) {
      burn(10)
      const pause = breathe()
      if (pause) await pause
    }
  })
  expect(shared.hold).toBeLessThan(150)
})

import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs work and tells how long it held this thread at a stretch, in milliseconds of processor time: what others had to
 * wait for it. Processor time, so that a busy machine does not count.
 */
export const longestHold = async <T>(work: () => Promise<T>): Promise<{ result: T; hold: number }> => {
  let hold = 0
  let going = true
  const look = async (): Promise<void> => {
    let last = process.threadCpuUsage()
    while (going) {
      await sleep(1)
      const now = process.threadCpuUsage()
      hold = Math.max(hold, (now.user + now.system - last.user - last.system) / 1000)
      last = now
    }
  }
  const looking = look()
  await sleep(5)
  const result = await work().finally(() => {
    going = false
  })
  await looking
  return { result, hold }
}

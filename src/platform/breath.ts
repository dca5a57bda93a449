import { setImmediate } from 'node:timers/promises'

/** Called in a long loop; what it gives, if anything, is to be awaited before going on. */
export type Breath = () => Promise<void> | undefined

/**
 * Long work in one process lets others in: `const pause = breathe(); if (pause) await pause` in its loop gives the
 * event loop a turn whenever the work has held it for `ms` (default 20).
 */
export const breather = (ms = 20): Breath => {
  let since = performance.now()
  const turn = async (): Promise<void> => {
    await setImmediate()
    since = performance.now()
  }
  return () => (performance.now() - since < ms ? undefined : turn())
}

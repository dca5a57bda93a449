import type { Day } from '../src/platform/day.ts'
import type { Db } from '../src/platform/db.ts'
import type { Deps } from '../src/platform/deps.ts'

export type DemoAccount = { user: string; name: string; office: string; unit: string; password: string }

/** The day up to which the demonstration was played into this database; null when it holds none. */
export const playedUntil = async (_db: Db): Promise<Day | null> => null

/** Plays the dated script of acts up to this day (inclusive), through the actions, as its people. */
export const playDemo = async (
  _deps: Deps,
  _wish: { until: Day; say: (line: string) => void },
): Promise<void> => {}

/** The fixed users, one for each role, with the password that all of them have. */
export const demoAccounts = async (_deps: Deps): Promise<DemoAccount[]> => []

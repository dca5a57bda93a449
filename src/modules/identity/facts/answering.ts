import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import * as store from '../store/answering.ts'

export type { AccountCounts, Answering } from '../store/answering.ts'

/** Who answers for a unit on a day: its heads, its focal officers, the members who supervise it. One statement. */
export const answeringFor = (db: Db, unitId: number, day: Day): Promise<store.Answering[]> =>
  store.answeringFor(db, unitId, day)

/** How many accounts there are, and how many of them cannot be used. One statement. */
export const countAccounts = (db: Db): Promise<store.AccountCounts> => store.countAccounts(db)

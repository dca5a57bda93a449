import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { type Discipline, disciplineBetween } from './store/discipline.ts'

export type { Discipline } from './store/discipline.ts'

/**
 * Who of these persons was disciplined: decisions made, or still in effect, on any day from `from` to `to`, oldest
 * first; for "now" give the same day twice. One statement. Whom it may be shown to is for the caller to ask.
 */
export const disciplinedOn = (
  db: Db,
  personIds: readonly string[],
  from: Day,
  to: Day,
): Promise<Discipline[]> => disciplineBetween(db, personIds, from, to)

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A change of organisation as those who compare years must know it. */
export type SuccessionFact = {
  from: number
  to: number | null
  kind: 'rename' | 'merge' | 'split' | 'transfer' | 'abolish'
  on: Day
}

/** The changes of organisation after a day up to another (included), oldest first. */
export const successionsBetween = async (db: Db, after: Day, upTo: Day): Promise<SuccessionFact[]> => {
  const found = await sql<SuccessionFact>`
    select from_unit_id as "from", to_unit_id as "to", kind, effective_on as "on" from unit_succession
    where effective_on > ${after}::date and effective_on <= ${upTo}::date order by effective_on, id`.execute(
    db,
  )
  return found.rows
}

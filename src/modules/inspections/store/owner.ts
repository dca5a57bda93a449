import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type Officer = { mandateId: number; personName: string; titleVi: string; titleEn: string }

/** Offices held in a unit on a day, deputies left out: whose a finding may be named. */
export const officersOf = async (db: Db, unitId: number, day: Day): Promise<Officer[]> =>
  (
    await sql<Officer>`select m.mandate_id as "mandateId", m.person_name as "personName", m.title as "titleVi", m.title_en as "titleEn"
      from mandate_on(${day}::date) m where m.unit_id = ${unitId} and m.for_mandate_id is null order by m.person_name`.execute(
      db,
    )
  ).rows

/** Whether a mandate is held in this unit on a day. */
export const ownerMandate = async (db: Db, mandateId: number, unitId: number, day: Day): Promise<boolean> =>
  (await officersOf(db, unitId, day)).some((one) => one.mandateId === mandateId)

import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** How a unit hands in its periodic reports: those whose day is over, of these sent, and sent in time. */
export type Punctuality = { due: number; sent: number; onTime: number; daysLate: number }

/** Counted by the first hand-in, by the end of a day; a report that came before its day counts as due. One statement. */
export const punctualityOf = async (db: Db, unitId: number, year: number, by: Day): Promise<Punctuality> =>
  (await punctualityRow(unitId, year, by).execute(db)).rows[0] ?? { due: 0, sent: 0, onTime: 0, daysLate: 0 }

/** The same as a SELECT of one row. */
export const punctualityRow = (unitId: number, year: number, by: Day): RawBuilder<Punctuality> =>
  sql<Punctuality>`
    select count(*)::int as due, count(*) filter (where submitted_on <= ${by}::date)::int as sent,
      count(*) filter (where submitted_on <= ${by}::date and days_late = 0)::int as "onTime",
      coalesce(sum(days_late) filter (where submitted_on <= ${by}::date), 0)::int as "daysLate"
    from report_punctuality where unit_id = ${unitId} and year = ${year}
      and (due_on < ${by}::date or submitted_on <= ${by}::date)`

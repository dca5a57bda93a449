import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A series of numbers of a unit and year; the incoming register's is 'in'. */
export type Series = { unitId: number; year: number; series: string }

/**
 * The next number, with the day of the one before it. The row stays locked until the transaction ends, so numbers
 * follow one another without a gap: who comes second waits, and a rollback gives the number back.
 */
export const takeNumber = async (
  db: Db,
  { unitId, year, series }: Series,
  on: Day,
): Promise<{ number: number; lastOn: Day | undefined }> => {
  await sql`
    insert into document_series (unit_id, year, series, last_number, last_on)
    values (${unitId}, ${year}, ${series}, 0, make_date(${year}, 1, 1)) on conflict do nothing`.execute(db)
  const before = await sql<{ last_number: number; last_on: Day }>`
    select last_number, last_on from document_series
    where unit_id = ${unitId} and year = ${year} and series = ${series} for update`.execute(db)
  const last = before.rows[0]
  const number = (last?.last_number ?? 0) + 1
  await sql`
    update document_series set last_number = ${number}, last_on = greatest(last_on, ${on}::date)
    where unit_id = ${unitId} and year = ${year} and series = ${series}`.execute(db)
  return { number, lastOn: number === 1 ? undefined : last?.last_on }
}

/** Goes on from a number given on paper; false when the series is there already. */
export const continueSeries = async (
  db: Db,
  { unitId, year, series }: Series,
  last: { number: number; on: Day },
): Promise<boolean> => {
  const added = await sql`
    insert into document_series (unit_id, year, series, last_number, last_on)
    values (${unitId}, ${year}, ${series}, ${last.number}, ${last.on}) on conflict do nothing`.execute(db)
  return (added.numAffectedRows ?? 0n) > 0n
}

import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Lang } from '#platform/lang.ts'
import type { Level } from './rules/scheme.ts'
import { decidedLevels } from './store/decision.ts'
import { type Discipline, disciplineBetween } from './store/discipline.ts'
import { ratingTexts } from './texts/rating.ts'

export { readRounds, roundOf, type ToldLine, toldRatings } from './facts/rounds.ts'
export { readSchemes } from './facts/schemes.ts'
export { type Level, levels } from './rules/scheme.ts'
export type { Discipline } from './store/discipline.ts'

/** The words of the four levels, by language. */
export const levelWords: Record<Lang, Record<Level, string>> = {
  vi: ratingTexts.vi.levels,
  en: ratingTexts.en.levels,
}

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

/** The level decided on a person for a year, with the decision. */
export type DecidedLevel = {
  personId: string
  level: Level
  roundId: number
  decisionNo: string | null
  decidedOn: Day | null
}

/**
 * The levels decided on these persons for a year, by the newest version of each decision. One statement. A named level
 * is not everybody's to know: whom it may be shown to is for the caller to ask.
 */
export const levelsOf = (db: Db, personIds: readonly string[], year: number): Promise<DecidedLevel[]> =>
  decidedLevels(db, personIds, year)

/** The published class of units for a year, by unit; units without one are left out. One statement. */
export const classOf = async (
  db: Db,
  unitIds: readonly number[],
  year: number,
): Promise<Map<number, string>> => {
  const found = await sql<{ unit_id: number; class: string }>`
    select unit_id, class from unit_index
    where year = ${year} and class is not null and unit_id = any(${[...unitIds]}::bigint[])`.execute(db)
  return new Map(found.rows.map((row) => [row.unit_id, row.class]))
}

import { exact } from './exact.ts'
import type { ClassBand } from './set.ts'

/** What the order and the groups of a ranking need of a line. */
export type RankedLine = {
  rank: number | null
  class: string | null
  previousRank: number | null
  previousNote: string | null
}

/** A part of a ranking: a class with the one above it, the ranked without a class, or those scored apart. */
export type RankingGroup<Row> =
  | { kind: 'class'; band: ClassBand; above: ClassBand | undefined; rows: Row[] }
  | { kind: 'unclassed' | 'ranked' | 'apart'; rows: Row[] }

/** The lines class by class, the highest first, whatever order the set names its bands in; empty groups are left out. */
export const rankingGroups = <Row extends RankedLine>(
  rows: readonly Row[],
  bands: readonly ClassBand[],
): RankingGroup<Row>[] => {
  const highest = [...bands].sort((a, b) => exact(b.min).compare(exact(a.min)))
  const ranked = rows.filter((row) => row.rank !== null)
  const named = new Set(highest.map((band) => band.label_vi))
  const classes = highest.map((band, i) => ({
    kind: 'class' as const,
    band,
    above: highest[i - 1],
    rows: ranked.filter((row) => row.class === band.label_vi),
  }))
  const rest = ranked.filter((row) => row.class === null || !named.has(row.class))
  const apart = rows.filter((row) => row.rank === null)
  const groups: RankingGroup<Row>[] = [
    ...classes,
    { kind: bands.length > 0 ? 'unclassed' : 'ranked', rows: rest },
    { kind: 'apart', rows: apart },
  ]
  return groups.filter((group) => group.rows.length > 0)
}

/** By how many places a unit rose (fell, below zero) on last year; undefined where it is not compared. */
export const placesMoved = (row: RankedLine): number | undefined =>
  row.rank === null || row.previousRank === null || row.previousNote ? undefined : row.previousRank - row.rank

/** Whether any line says how it stood a year before. */
export const anyCompared = (rows: readonly RankedLine[]): boolean =>
  rows.some((row) => row.previousRank !== null || (row.previousNote !== null && row.previousNote !== 'first'))

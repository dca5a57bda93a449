import { type Exact, exact, showDecimal } from '#platform/exact.ts'

/** Fewer like units than this say nothing about what is usual among them. */
export const leastLike = 3

export type UnitOfYear = { unitId: number; kind: string; block: string }
/** A figure by unit, of one measure in one year; a unit without one is not in it. */
export type Figures = ReadonlyMap<number, string>

/** By unit the criteria set (or the table taken over) its figure was scored by. */
export type SetOf = ReadonlyMap<number, string>

/**
 * What the like units of a unit show: their middle and their range with how many they are, or that they are too few.
 * `apart`: how many more have a figure that another criteria set gave, which is not told together with these.
 */
export type Like = ({ n: number; median: string; low: string; high: string } | { n: number; few: true }) & {
  apart?: number
}

/** The units of the same kind and block in a year that were not pilots then, without the unit itself. */
export const likeUnits = (
  unit: UnitOfYear,
  all: readonly UnitOfYear[],
  pilots: ReadonlySet<number>,
): number[] =>
  all
    .filter((one) => one.kind === unit.kind && one.block === unit.block)
    .filter((one) => one.unitId !== unit.unitId && !pilots.has(one.unitId))
    .map((one) => one.unitId)

/**
 * Of like units those whose figure was scored by the unit's own set (where it has none: by the only one there is), and
 * how many another set scored: points of two sets are points of two things.
 */
export const ofOneSet = (
  like: readonly number[],
  sets: SetOf,
  own: string | undefined,
): { like: number[]; apart: number } => {
  const scored = like.filter((unitId) => sets.has(unitId))
  const [first, ...others] = new Set(scored.map((unitId) => sets.get(unitId)))
  const by = own ?? (others.length === 0 ? first : undefined)
  const same = scored.filter((unitId) => sets.get(unitId) === by)
  return { like: same, apart: scored.length - same.length }
}

const two = exact('2')

const medianOf = (sorted: readonly Exact[]): Exact => {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as Exact
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1] as Exact).plus(upper).over(two)
}

/** The figures of like units told together; only of those that have one, and of none when they are fewer than three. */
export const toldOfLike = (like: readonly number[], figures: Figures): Like => {
  const values = like
    .flatMap((unitId) => figures.get(unitId) ?? [])
    .map((value) => exact(value))
    .sort((a, b) => a.compare(b))
  const [low] = values
  const high = values.at(-1)
  if (!low || !high || values.length < leastLike) return { n: values.length, few: true }
  return {
    n: values.length,
    median: showDecimal(medianOf(values)),
    low: showDecimal(low),
    high: showDecimal(high),
  }
}

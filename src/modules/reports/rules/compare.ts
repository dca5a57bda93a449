import { Exact } from '#platform/exact.ts'
import type { Consolidation, Figure, Value } from './consolidate.ts'

/** A figure that a correction changes, as it stood and as it stands. */
export type ChangedFigure = { unit: string; indicator: string; before: Figure; after: Figure }

const sameValue = (a: Value | null | undefined, b: Value | null | undefined): boolean =>
  a instanceof Exact && b instanceof Exact ? a.equals(b) : a === b

const sameUnits = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, i) => code === b[i])

const same = (a: Figure, b: Figure): boolean =>
  sameValue(a.value, b.value) &&
  sameValue(a.numerator, b.numerator) &&
  sameValue(a.denominator, b.denominator) &&
  sameUnits(a.from, b.from) &&
  sameUnits(a.missing, b.missing)

/** The figures that differ between two consolidations of one tree and form: what an amendment has to say. */
export const changedFigures = (before: Consolidation, after: Consolidation): ChangedFigure[] =>
  [...after.figures].flatMap(([unit, figures]) =>
    [...figures].flatMap(([indicator, now]): ChangedFigure[] => {
      const then = before.figures.get(unit)?.get(indicator)
      return then && !same(then, now) ? [{ unit, indicator, before: then, after: now }] : []
    }),
  )

import { Exact } from '#platform/exact.ts'
import type { Figure } from './consolidate.ts'
import { type Plain, plainOf, valueOfPlain } from './plain.ts'

/** A figure as it is kept with what was issued. */
export type KeptFigure = {
  value: Plain | null
  numerator?: Plain
  denominator?: Plain
  from: readonly string[]
  missing: readonly string[]
}

/** What a document was made of: the root's figures by indicator, and the units that had sent nothing. */
export type Snapshot = {
  unit: string
  figures: Record<string, KeptFigure>
  missing: readonly string[]
  /** the period's words as they stood: how many units, who was missing */
  facts: Record<string, string>
}

export const keptFigure = ({ value, numerator, denominator, from, missing }: Figure): KeptFigure => ({
  value: value === null ? null : plainOf(value),
  ...(numerator && { numerator: plainOf(numerator) }),
  ...(denominator && { denominator: plainOf(denominator) }),
  from,
  missing,
})

const exactOf = (plain: Plain | undefined): Exact | null => {
  const value = valueOfPlain(plain)
  return value instanceof Exact ? value : null
}

export const figureOfKept = (kept: KeptFigure): Figure => ({
  value: valueOfPlain(kept.value) ?? null,
  numerator: exactOf(kept.numerator),
  denominator: exactOf(kept.denominator),
  from: kept.from,
  missing: kept.missing,
})

export const snapshotOf = (
  unit: string,
  figures: ReadonlyMap<string, Figure>,
  missing: readonly string[],
  facts: Record<string, string>,
): Snapshot => ({
  unit,
  figures: Object.fromEntries([...figures].map(([code, figure]) => [code, keptFigure(figure)])),
  missing,
  facts,
})

export const figuresOfSnapshot = (snapshot: Snapshot): Map<string, Figure> =>
  new Map(Object.entries(snapshot.figures).map(([code, kept]) => [code, figureOfKept(kept)]))

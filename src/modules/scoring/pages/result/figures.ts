import type { Lang } from '#platform/lang.ts'
import { showDecimal } from '#ui/format.ts'
import type { ResultRow } from '../../facts/result.ts'
import { Exact, exact } from '../../rules/exact.ts'
import { printedFigure } from '../../rules/printed.ts'
import type { Rounding } from '../../rules/set.ts'

/** A figure as the set prints it (decimals and mode); an imported figure stands as it was printed. */
export const shownFigure = (
  value: string | null,
  rounding: Rounding | undefined,
  lang: Lang,
  printed = false,
): string => {
  if (value === null) return ''
  if (printed) return showDecimal(value, lang)
  return showDecimal(printedFigure(value, rounding), lang)
}

/** The mean of the ranked units' indices, as the set prints figures; empty when there is none. */
export const meanIndex = (rows: readonly ResultRow[], rounding: Rounding | undefined, lang: Lang): string => {
  const values = rows.flatMap((row) =>
    row.rank !== null && row.percent !== null ? [exact(row.percent)] : [],
  )
  if (values.length === 0) return '–'
  const mean = Exact.sum(values).over(Exact.ratio(values.length, 1))
  return shownFigure(mean.toString(), rounding, lang)
}

/** a − b, exact, as decimal text. */
export const difference = (a: string, b: string): string => exact(a).minus(exact(b)).toString()

/** What is lost of a maximum; null where either is unknown. */
export const lost = (points: string | null, max: string | null): Exact | null =>
  max === null ? null : exact(max).minus(points === null ? exact(0) : exact(points))

import type { Figure } from './consolidate.ts'
import { sameValue } from './plain.ts'

/** A figure that reads otherwise now than it did. */
export type FigureChange = { indicator: string; before: Figure | undefined; after: Figure }

// a kept percent has as many decimals as it was written with; its two sides are whole
const isSame = (then: Figure, now: Figure): boolean => {
  const sides = sameValue(then.numerator, now.numerator) && sameValue(then.denominator, now.denominator)
  const value =
    then.denominator !== null
      ? (then.value === null) === (now.value === null)
      : sameValue(then.value, now.value)
  return sides && value && then.from.join(' ') === now.from.join(' ')
}

/** The figures of one unit whose value, sides or units differ, in the order of the later ones. */
export const figureChanges = (
  before: ReadonlyMap<string, Figure>,
  after: ReadonlyMap<string, Figure>,
): FigureChange[] =>
  [...after].flatMap(([indicator, now]): FigureChange[] => {
    const then = before.get(indicator)
    return then !== undefined && isSame(then, now) ? [] : [{ indicator, before: then, after: now }]
  })

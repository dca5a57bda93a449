import { Exact, greater } from '../exact.ts'
import { compileFormula, type Formula } from '../formula.ts'

const probes = [0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 1000, 10_000, 1e6, 1e9].map((n) => Exact.ratio(n, 1))
const most = 4000

/** The n-th choice of a probe for every input, mixed so that few trials meet many combinations. */
const trial = (names: readonly string[], n: number): Map<string, Exact> => {
  let rest = n
  return new Map(
    names.map((name, i) => {
      const place = (rest + i * Math.floor(n / 7)) % probes.length
      rest = Math.floor(rest / probes.length)
      return [name, probes[place] as Exact]
    }),
  )
}

/**
 * The highest value a formula gave over some thousand trials with ordinary counts; undefined when every one of them
 * divided by zero. A formula whose maximum this does not meet is not taken as proved.
 */
export const highestInTrials = (
  formula: Formula,
  names: readonly string[],
  points: Exact,
): Exact | undefined => {
  const value = compileFormula(formula, points)
  const trials = Math.min(most, probes.length ** names.length)
  let highest: Exact | undefined
  for (let n = 0; n < trials; n++) {
    const result = value(trial(names, n))
    if (result) highest = highest ? greater(highest, result) : result
    if (highest && highest.compare(points) >= 0) return highest
  }
  return highest
}

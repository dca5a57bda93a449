import type { BlindPair } from './agreement.ts'

/** How generous somebody is beside the middle of those they are compared with, in share of the maximum. */
export type Effect = {
  person: string
  /** pairs in which they gave one of the two values */
  n: number
  effect: number
  /** standard error */
  error: number
  /** how many people hang together with them through pairs, themselves among them */
  group: number
}

type Matrix = number[][]

const zeros = (n: number): Matrix => Array.from({ length: n }, () => new Array<number>(n).fill(0))
const at = (m: Matrix, i: number, j: number): number => (m[i] as number[])[j] as number
const add = (m: Matrix, i: number, j: number, by: number): void => {
  const row = m[i] as number[]
  row[j] = (row[j] as number) + by
}

/** The inverse of a symmetric positive matrix by Gauss and Jordan. */
const inverse = (given: Matrix): Matrix => {
  const n = given.length
  const left = given.map((row) => [...row])
  const right = zeros(n).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
  for (let i = 0; i < n; i++) {
    const pivot = at(left, i, i)
    for (const m of [left, right]) m[i] = (m[i] as number[]).map((v) => v / pivot)
    for (let k = 0; k < n; k++) {
      const factor = at(left, k, i)
      if (k === i || factor === 0) continue
      for (const m of [left, right]) m[k] = (m[k] as number[]).map((v, j) => v - factor * at(m, i, j))
    }
  }
  return right
}

/** People who hang together through pairs. */
const groupsOf = (people: readonly string[], pairs: readonly BlindPair[]): Map<string, string> => {
  const root = new Map(people.map((person) => [person, person]))
  const top = (person: string): string => {
    const above = root.get(person) ?? person
    return above === person ? person : top(above)
  }
  for (const { first, blind } of pairs) root.set(top(first), top(blind))
  return new Map(people.map((person) => [person, top(person)]))
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

// a hair on the diagonal: differences say nothing of a level that all share
const hair = 1e-6

/** Least squares of difference = (first's effect) − (blind's effect). */
const solved = (people: readonly string[], pairs: readonly BlindPair[]) => {
  const place = new Map(people.map((person, i) => [person, i]))
  const ends = pairs.map(
    ({ first, blind }) => [place.get(first) as number, place.get(blind) as number] as const,
  )
  const laplace = zeros(people.length)
  const sums = new Array<number>(people.length).fill(0)
  for (let i = 0; i < people.length; i++) add(laplace, i, i, hair)
  ends.forEach(([i, j], k) => {
    const d = (pairs[k] as BlindPair).difference
    add(laplace, i, i, 1)
    add(laplace, j, j, 1)
    add(laplace, i, j, -1)
    add(laplace, j, i, -1)
    sums[i] = (sums[i] as number) + d
    sums[j] = (sums[j] as number) - d
  })
  const inverted = inverse(laplace)
  const effects = inverted.map((row) => row.reduce((sum, v, j) => sum + v * (sums[j] as number), 0))
  return { ends, inverted, effects }
}

/**
 * The standard error of one effect beside the mean of its group, by HC3 (MacKinnon and White 1985): criteria differ in
 * how far appraisers lie apart, so no single spread is assumed, and a pair that weighs much counts for more.
 */
const errorOf = (
  weights: readonly number[],
  { ends, inverted, effects }: ReturnType<typeof solved>,
  pairs: readonly BlindPair[],
): number => {
  const reach = inverted.map((row) => row.reduce((sum, v, j) => sum + v * (weights[j] as number), 0))
  const variance = ends.reduce((sum, [i, j], k) => {
    const residual = (pairs[k] as BlindPair).difference - ((effects[i] as number) - (effects[j] as number))
    const leverage = at(inverted, i, i) + at(inverted, j, j) - 2 * at(inverted, i, j)
    const slope = (reach[i] as number) - (reach[j] as number)
    return sum + (slope * residual) ** 2 / Math.max(0.01, 1 - leverage) ** 2
  }, 0)
  return Math.sqrt(variance)
}

// the median of a group varies this much more than its mean does
const medianCost = Math.PI / 2 - 1

/**
 * The leniency of everybody who took part: both values of a pair carry their giver's own habit, so all habits are
 * looked for at once, each told beside the median of the group, which one biased member does not move.
 */
export const effectsOf = (pairs: readonly BlindPair[]): Effect[] => {
  const people = [...new Set(pairs.flatMap(({ first, blind }) => [first, blind]))].sort()
  const group = groupsOf(people, pairs)
  const fit = solved(people, pairs)
  const members = (i: number): number[] =>
    people.flatMap((person, j) => (group.get(person) === group.get(people[i] as string) ? [j] : []))
  const errors = people.map((_, i) => {
    const own = members(i)
    const weights = people.map((_, j) => (own.includes(j) ? (j === i ? 1 : 0) - 1 / own.length : 0))
    return errorOf(weights, fit, pairs)
  })
  return people.map((person, i) => {
    const own = members(i)
    const middle = median(own.map((j) => fit.effects[j] as number))
    const shared = own.reduce((sum, j) => sum + (errors[j] as number) ** 2, 0) / own.length
    return {
      person,
      n: pairs.filter(({ first, blind }) => first === person || blind === person).length,
      effect: (fit.effects[i] as number) - middle,
      error: Math.sqrt((errors[i] as number) ** 2 + (medianCost * shared) / own.length),
      group: own.length,
    }
  })
}

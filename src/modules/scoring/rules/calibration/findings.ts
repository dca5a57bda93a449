import type { BlindPair } from './agreement.ts'
import { type Effect, effectsOf } from './effects.ts'
import { holm, quantile, twoSided } from './student.ts'

/** An effect with its 90 % interval, and how probable one at least as large is where there is none. */
export type Tested = { value: number; low: number; high: number; chance: number; found: boolean }

/** Somebody who gave values: how generous beside the others, and by how much that changes in thirty days. */
export type AppraiserFinding = {
  person: string
  n: number
  /** null where too few values, or too few people, say nothing */
  leniency: Tested | null
  drift: Tested | null
}

/** Of honest panels so many at most have anybody accused. */
export const falseRate = 0.05
/** Fewer pairs say nothing of a person. */
export const leastPairs = 10
/** Of two who differ nobody can say which. */
const leastPeople = 3
const leastDays = 3
const confidence = 0.9
const stretch = 30

type Estimate = { value: number; error: number; degrees: number }

const leniencyOf = ({ n, group, effect, error }: Effect): Estimate | undefined =>
  n < leastPairs || group < leastPeople || error <= 0 ? undefined : { value: effect, error, degrees: n - 1 }

/** The slope of what somebody gave beside the others' habits, over the days of their first appraisals. */
const driftOf = (
  person: string,
  pairs: readonly BlindPair[],
  effects: ReadonlyMap<string, number>,
): Estimate | undefined => {
  const own = pairs.filter(({ first }) => first === person)
  const n = own.length
  if (n < leastPairs || new Set(own.map(({ day }) => day)).size < leastDays) return undefined
  const values = own.map(({ difference, blind }) => difference + (effects.get(blind) ?? 0))
  const [day, value] = [own.reduce((s, p) => s + p.day, 0) / n, values.reduce((s, v) => s + v, 0) / n]
  const spread = own.reduce((sum, p) => sum + (p.day - day) ** 2, 0)
  const slope = own.reduce((sum, p, i) => sum + (p.day - day) * ((values[i] as number) - value), 0) / spread
  // HC3, as for the effects
  const variance = own.reduce((sum, p, i) => {
    const residual = (values[i] as number) - value - slope * (p.day - day)
    const leverage = 1 / n + (p.day - day) ** 2 / spread
    return sum + (((p.day - day) * residual) / Math.max(0.01, 1 - leverage)) ** 2
  }, 0)
  const error = Math.sqrt(variance) / spread
  return error > 0 ? { value: slope * stretch, error: error * stretch, degrees: n - 2 } : undefined
}

const tested = ({ value, error, degrees }: Estimate, chance: number): Tested => {
  const reach = quantile(confidence, degrees) * error
  return { value, low: value - reach, high: value + reach, chance, found: chance <= falseRate }
}

/**
 * What the blind appraisals say of everybody who took part. All tests of a round are one family (Holm): of honest
 * panels not more than one in twenty has anybody accused of anything.
 */
export const findingsOf = (pairs: readonly BlindPair[]): AppraiserFinding[] => {
  const effects = effectsOf(pairs)
  const byPerson = new Map(effects.map(({ person, effect }) => [person, effect]))
  const estimates = effects.flatMap((effect) => [leniencyOf(effect), driftOf(effect.person, pairs, byPerson)])
  const chances = estimates.map((one) => (one ? twoSided(one.value / one.error, one.degrees) : undefined))
  const adjusted = holm(chances.filter((chance) => chance !== undefined))
  let next = 0
  const all = estimates.map((one) => (one ? tested(one, adjusted[next++] as number) : null))
  return effects.map(({ person, n }, i) => ({
    person,
    n,
    leniency: all[2 * i] ?? null,
    drift: all[2 * i + 1] ?? null,
  }))
}

/** An estimate between bounds of 95 %; a figure from 0 to 100. */
export type Interval = { low: number; high: number }

/** People asked among so many; null where nobody said how many there are. */
export type Drawn = { n: number; population: number | null }

const z = 1.959964

/** 1 for a sample of a large population, near 0 when nearly everybody answered: (N − n) / (N − 1). */
const finite = ({ n, population }: Drawn): number =>
  population === null ? 1 : population <= n ? 0 : (population - n) / (population - 1)

const clipped = (value: number): number => Math.min(100, Math.max(0, value))

/**
 * Bounds of a share (Wilson's score interval; E. B. Wilson 1927), the sample counted larger by the finite-population
 * correction. `share` from 0 to 1; bounds in percent. Everybody answered: no doubt is left.
 */
export const shareInterval = (share: number, drawn: Drawn): Interval => {
  const correction = finite(drawn)
  if (correction === 0) return { low: share * 100, high: share * 100 }
  const n = drawn.n / correction
  const centre = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { low: clipped(((centre - half) / scale) * 100), high: clipped(((centre + half) / scale) * 100) }
}

/** Bounds of a mean whose answers scatter by so much (sample variance), both on 0 to 100. */
export const meanInterval = (mean: number, variance: number, drawn: Drawn): Interval => {
  const half = z * Math.sqrt((variance / drawn.n) * finite(drawn))
  return { low: clipped(mean - half), high: clipped(mean + half) }
}

export type Weighed = Interval & { value: number; weight: number }

/**
 * Bounds of a weighted mean of independent groups, from the bounds of each (the "method of variance estimates
 * recovery"; Zou and Donner 2008): exact where only one group speaks. Undefined without weight.
 */
export const weightedInterval = (parts: readonly Weighed[]): Interval | undefined => {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (weights <= 0) return undefined
  const value = parts.reduce((sum, part) => sum + part.value * part.weight, 0) / weights
  const reach = (from: (part: Weighed) => number) =>
    Math.sqrt(parts.reduce((sum, part) => sum + ((from(part) * part.weight) / weights) ** 2, 0))
  return {
    low: clipped(value - reach((part) => part.value - part.low)),
    high: clipped(value + reach((part) => part.high - part.value)),
  }
}

/** Bounds of a mean of figures that the same people gave: at most the mean of their bounds, whatever ties them. */
export const meanOfIntervals = (parts: readonly Interval[]): Interval => ({
  low: parts.reduce((sum, { low }) => sum + low, 0) / parts.length,
  high: parts.reduce((sum, { high }) => sum + high, 0) / parts.length,
})

/**
 * Student's t for whole degrees of freedom, by the finite sums of Abramowitz and Stegun, Handbook of Mathematical
 * Functions (1964), 26.7.3 and 26.7.4: the share of the law between −t and t.
 */
const between = (t: number, degrees: number): number => {
  const theta = Math.atan(Math.abs(t) / Math.sqrt(degrees))
  const [sin, cos] = [Math.sin(theta), Math.cos(theta)]
  const odd = degrees % 2 === 1
  let [term, sum] = odd ? [cos, degrees > 1 ? cos : 0] : [1, 1]
  for (let i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
    term *= (cos * cos * (i - 1)) / i
    sum += term
  }
  return odd ? (2 / Math.PI) * (theta + sin * sum) : sin * sum
}

// beyond this the law is the normal one to more digits than any finding needs
const most = 2000

/** The chance of a value at least this far from 0, on either side. */
export const twoSided = (t: number, degrees: number): number =>
  Number.isFinite(t) ? Math.min(1, Math.max(0, 1 - between(t, Math.min(most, degrees)))) : 0

/** Between minus and plus this lie so many of all values (0.9 of them). */
export const quantile = (share: number, degrees: number): number => {
  let [low, high] = [0, 1]
  while (between(high, Math.min(most, degrees)) < share && high < 1e6) high *= 2
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (between(middle, Math.min(most, degrees)) < share) low = middle
    else high = middle
  }
  return high
}

/** P-values as they stand after all tests of a family are looked at together (Holm 1979), in the order given. */
export const holm = (values: readonly number[]): number[] => {
  const order = values.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p)
  const adjusted: number[] = []
  let highest = 0
  order.forEach(({ p, i }, place) => {
    highest = Math.max(highest, Math.min(1, p * (values.length - place)))
    adjusted[i] = highest
  })
  return adjusted
}

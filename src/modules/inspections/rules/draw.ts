/** A unit that could be drawn. */
export type Framed = { unitId: number; code: string; name: string }

/** SHA-256 of a text in hex; handed in, so that the rule is plain arithmetic. */
export type Hash = (text: string) => string

/** The number a unit gets in a draw: SHA-256 of "seed:code", as `printf '%s' "seed:code" | sha256sum` prints it. */
export const lotOf = (sha256: Hash, seed: string, code: string): string => sha256(`${seed}:${code}`)

/**
 * Draws `take` units of the frame: those with the smallest lots. The order of the frame does not matter, so anybody
 * with the seed and the list of codes comes to the same units, with this program or with sha256sum and sort.
 */
export const drawUnits = <U extends { code: string }>(
  sha256: Hash,
  seed: string,
  frame: readonly U[],
  take: number,
): U[] =>
  frame
    .map((unit) => ({ unit, lot: lotOf(sha256, seed, unit.code) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .slice(0, take)
    .map(({ unit }) => unit)

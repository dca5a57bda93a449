import { createHash } from 'node:crypto'

/** A unit that could be drawn. */
export type Framed = { unitId: number; code: string; name: string }

/** The number a unit gets in a draw: SHA-256 of "seed:code" in hex, as `printf '%s' "seed:code" | sha256sum` prints it. */
export const lotOf = (seed: string, code: string): string =>
  createHash('sha256').update(`${seed}:${code}`, 'utf8').digest('hex')

/**
 * Draws `take` units of the frame: those with the smallest lots. The order of the frame does not matter, so anybody
 * with the seed and the list of codes comes to the same units, with this program or with sha256sum and sort.
 */
export const drawUnits = <U extends { code: string }>(seed: string, frame: readonly U[], take: number): U[] =>
  frame
    .map((unit) => ({ unit, lot: lotOf(seed, unit.code) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .slice(0, take)
    .map(({ unit }) => unit)

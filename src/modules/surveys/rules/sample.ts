import Fraction from 'fraction.js'

/**
 * How many to ask of N people so that the margin is e: n = N / (1 + N·e²), rounded up (formula of the Ministry of Home
 * Affairs' training material, 2013; Yamane). `e` as text, "0.05" is five percentage points.
 */
export const sampleSize = (population: number, e: string): number => {
  if (population <= 0) return 0
  const square = new Fraction(e).mul(e)
  const n = new Fraction(population).div(new Fraction(population).mul(square).add(1))
  return Number(n.ceil())
}

/**
 * `total` seats over parts by their size, whole numbers: each gets its quota rounded down, the rest goes to the largest
 * remainders (the earlier of equal ones). No part gets more than it has people.
 */
export const allocate = (total: number, sizes: readonly number[]): number[] => {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  if (all === 0) return sizes.map(() => 0)
  const seats = Math.min(total, all)
  const parts = sizes.map((size, i) => {
    const exact = seats * size
    return { i, whole: Math.floor(exact / all), rest: exact % all }
  })
  const left = seats - parts.reduce((sum, part) => sum + part.whole, 0)
  const first = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest || a.i - b.i)
      .slice(0, left)
      .map((part) => part.i),
  )
  return parts.map((part) => part.whole + (first.has(part.i) ? 1 : 0))
}

/** Somebody who may be asked, as the list names them. */
export type Listed = { name: string; email: string | null }

/**
 * The places (in the list) of the people drawn: each gets a number from seed, name and address, the smallest are taken. It
 * does not depend on the order of the list, so whoever has list and seed draws the same. `hash` is SHA-256 in hex.
 */
export const drawn = (
  list: readonly Listed[],
  many: number,
  seed: string,
  hash: (text: string) => string,
): number[] => {
  const met = new Map<string, number>()
  return list
    .map(({ name, email }, i) => {
      const who = JSON.stringify([name, email ?? ''])
      // people of one name without an address are told apart by how many stand before
      const times = met.get(who) ?? 0
      met.set(who, times + 1)
      return { i, key: hash(JSON.stringify([seed, who, times])) }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, many)
    .map(({ i }) => i)
    .sort((a, b) => a - b)
}

/** A cell as planned: how many of it are asked, and whether its people are asked about a unit of their own. */
export type Cell = { id: number; group: string; sample: number; unitId: number | null }

/**
 * Cells so small that a code would almost name a person are asked as one cell of their group: `into` says which, by cell.
 * A group that is too small even whole, and a small cell about a unit of its own, stand in the way.
 */
export const mergeSmall = (
  cells: readonly Cell[],
  least: number,
): { into: Map<number, number>; tooSmall: number[] } => {
  const into = new Map<number, number>()
  const tooSmall: number[] = []
  const asked = cells.filter(({ sample }) => sample > 0)
  tooSmall.push(...asked.filter((cell) => cell.unitId !== null && cell.sample < least).map(({ id }) => id))
  for (const group of new Set(asked.map((cell) => cell.group))) {
    const own = asked
      .filter((cell) => cell.group === group && cell.unitId === null)
      .sort((a, b) => a.sample - b.sample || a.id - b.id)
    const small = own.filter(({ sample }) => sample < least)
    if (small.length === 0) continue
    const together = small.reduce((sum, { sample }) => sum + sample, 0)
    const host = together >= least ? small.at(-1) : own[small.length]
    if (!host) tooSmall.push(...small.map(({ id }) => id))
    else for (const { id } of small) if (id !== host.id) into.set(id, host.id)
  }
  return { into, tooSmall }
}

import { type Exact, exact, showDecimal, zero } from '#platform/exact.ts'
import type { Line } from './lines.ts'
import type { CellTally, LineTally, Response, Tally } from './tally.ts'

/**
 * The smallest thing that is told: answers of one group to one line about one unit, or about several units together.
 * Every figure is made of atoms, each answer stands in one atom at most, and no atom is of fewer people than the
 * campaign's least number. So whatever is added and subtracted, nothing smaller than an atom comes out.
 */
export type Atom = {
  n: number
  counts: Record<string, number>
  /** of the numbers given, where a number was asked */
  sum?: string
  /** the version of the result whose answers these are */
  since: number
}

/** By unit, group and line. Under "+" stand the answers about units that are too few by themselves. */
export type Atoms = Record<string, Record<string, Record<string, Atom>>>

/** Where answers about several units are told together. */
export const together = '+'

/** What is to be told: the count, the lines, the fewest people of an atom, the version it is for. */
type Telling = { tally: Tally; lines: readonly Line[]; least: number; version: number }

type Heap = { n: number; counts: Map<string, number>; sum: Exact; changed: Response[] }
const emptyHeap = (): Heap => ({ n: 0, counts: new Map(), sum: zero, changed: [] })

const pour = (heap: Heap, from: LineTally): void => {
  heap.n += from.n
  heap.sum = heap.sum.plus(from.sum)
  heap.changed.push(...from.changed)
  for (const [option, n] of from.counts) heap.counts.set(option, (heap.counts.get(option) ?? 0) + n)
}

const atomOf = (heap: Heap, line: Line, since: number): Atom => ({
  n: heap.n,
  counts: Object.fromEntries([...heap.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  ...(line.kind === 'number' && { sum: showDecimal(heap.sum) }),
  since,
})

const put = (atoms: Atoms, unit: string, group: string, line: string, atom: Atom): void => {
  atoms[unit] ??= {}
  const ofUnit = atoms[unit]
  ofUnit[group] ??= {}
  const ofGroup = ofUnit[group]
  ofGroup[line] = atom
}

const at = (atoms: Atoms, unit: string, group: string, line: string): Atom | undefined =>
  atoms[unit]?.[group]?.[line]

const byGroup = (tally: Tally): Map<string, CellTally[]> =>
  Map.groupBy(tally.cells.values(), (cell) => cell.group)

/** For each group and line: the cells told by themselves, and the heap of the rest. `alone` says which are. */
const heapsOf = (
  { tally, lines }: Telling,
  alone: (cell: CellTally, line: Line, n: number) => boolean,
  take: (unit: string, group: string, line: Line, heap: Heap) => void,
): void => {
  for (const [group, cells] of byGroup(tally))
    for (const line of lines) {
      const rest = emptyHeap()
      for (const cell of cells) {
        const own = cell.lines.get(line.code)
        if (!own) continue
        if (alone(cell, line, own.n)) take(cell.unit, group, line, own)
        else pour(rest, own)
      }
      take(together, group, line, rest)
    }
}

/** The first telling: a cell of enough people by itself, the others of its group together when they are enough. */
export const firstAtoms = (telling: Telling): Atoms => {
  const { least, version } = telling
  const atoms: Atoms = {}
  heapsOf(
    telling,
    (_, line, n) => !line.descriptive && n >= least,
    (unit, group, line, heap) => {
      if (heap.n >= least) put(atoms, unit, group, line.code, atomOf(heap, line, version))
    },
  )
  return atoms
}

// how many answers stand in one and not in the other of two versions
const moved = (heap: Heap, since: number): number =>
  heap.changed.filter((response) => response.included !== (response.was?.get(since) ?? true)).length

/**
 * A later telling, after answers were left out or put back. The atoms are those of the first; one from which fewer
 * people than the least number went, against any telling before, stays as it was told: the difference would tell
 * what those few had answered.
 */
export const laterAtoms = (telling: Telling, earlier: readonly Atoms[]): Atoms => {
  const { least, version } = telling
  const first = earlier[0] ?? {}
  const last = earlier.at(-1) ?? {}
  const atoms: Atoms = {}
  heapsOf(
    telling,
    (cell, line) => at(first, cell.unit, cell.group, line.code) !== undefined,
    (unit, group, line, heap) => {
      if (!at(first, unit, group, line.code)) return
      const told = new Set(earlier.flatMap((one) => at(one, unit, group, line.code)?.since ?? []))
      const few = [...told].some((since) => moved(heap, since) > 0 && moved(heap, since) < least)
      const before = at(last, unit, group, line.code)
      // nothing moved: what was told then is told still
      const same = before !== undefined && moved(heap, before.since) === 0
      if (before && (few || same)) put(atoms, unit, group, line.code, before)
      else if (!few && heap.n >= least) put(atoms, unit, group, line.code, atomOf(heap, line, version))
    },
  )
  return atoms
}

/** Several atoms as one, of answers about several units. */
export const sumOfAtoms = (atoms: readonly Atom[]): Atom => {
  const heap = emptyHeap()
  for (const atom of atoms) {
    heap.n += atom.n
    heap.sum = heap.sum.plus(exact(atom.sum ?? '0'))
    for (const [option, n] of Object.entries(atom.counts))
      heap.counts.set(option, (heap.counts.get(option) ?? 0) + n)
  }
  return {
    n: heap.n,
    counts: Object.fromEntries(heap.counts),
    ...(atoms.some((atom) => atom.sum !== undefined) && { sum: showDecimal(heap.sum) }),
    since: Math.max(...atoms.map((atom) => atom.since)),
  }
}

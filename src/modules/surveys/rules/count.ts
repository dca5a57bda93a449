/** How many answers are told: that many, or (not `exact`) at least that many. */
export type ToldCount = { n: number; exact: boolean }

/** A cell of the sample with its answers so far. */
export type Answered = { id: number; sample: number; quota: number; askedAs: number | null; answered: number }

/** A cell as it may be shown: what came, of how many wanted of all who are asked as it. */
export type CellCount = ToldCount & { of: number }

const asked = <T extends Answered>(cells: readonly T[]): T[] =>
  cells.filter(({ askedAs, sample }) => askedAs === null && sample > 0)

/**
 * What may be told of how many have answered. While people are asked, a cell's count goes up in steps of the least number
 * that is shown, and stays at the step below: whoever looks before and after somebody was handed a card does not see whether
 * that person answered. Sums are made of what is told, so nothing finer comes out of them. After the closing the counts
 * are told as they are, unless a cell holds fewer than that number: then all of them stay in steps, as the sum would tell it.
 */
export const toldCounts = (
  cells: readonly Answered[],
  { minCell, closed }: { minCell: number; closed: boolean },
): { cells: Map<number, CellCount>; total: CellCount } => {
  const exact = closed && asked(cells).every(({ answered }) => answered >= minCell)
  const wanted = (id: number) =>
    cells
      .filter((one) => (one.askedAs ?? one.id) === id)
      .reduce((sum, { quota, sample }) => sum + (quota > 0 ? quota : sample), 0)
  const told = asked(cells).map(({ id, answered }): [number, CellCount] => [
    id,
    { n: exact ? answered : Math.floor(answered / minCell) * minCell, exact, of: wanted(id) },
  ])
  const sum = (of: (one: CellCount) => number) => told.reduce((all, [, one]) => all + of(one), 0)
  return { cells: new Map(told), total: { n: sum((one) => one.n), exact, of: sum((one) => one.of) } }
}

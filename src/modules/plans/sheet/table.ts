import type { Cell, Grid, GridRow, Merge } from './types.ts'

/** A grid with its merged cells resolved. */
export type Table = {
  grid: Grid
  rows: GridRow[]
  /** The merge that covers a place, if any. */
  mergeAt(row: number, column: number): Merge | undefined
  /** The cell written at a place itself. */
  own(row: number, column: number): Cell | undefined
  /** The cell shown at a place: its own, or that of the merge that covers it. */
  shown(row: number, column: number): Cell | undefined
}

// A hostile file may merge everything with everything; real annexes have some hundreds of merges.
const mostMergedRows = 300_000

/** Indexes a grid's merges by row, for the rows that hold something. */
export function tableOf(grid: Grid): Table {
  const byRow = new Map(grid.rows.map((r) => [r.row, r]))
  const numbers = grid.rows.map((r) => r.row)
  const merges = new Map<number, Merge[]>()
  let left = mostMergedRows
  for (const merge of grid.merges) {
    for (
      let i = lowerBound(numbers, merge.top);
      i < numbers.length && (numbers[i] as number) <= merge.bottom && left > 0;
      i++, left--
    ) {
      const row = numbers[i] as number
      const list = merges.get(row)
      if (list) list.push(merge)
      else merges.set(row, [merge])
    }
  }
  const own = (row: number, column: number) => byRow.get(row)?.cells.get(column)
  const mergeAt = (row: number, column: number) =>
    merges.get(row)?.find((m) => m.left <= column && column <= m.right)
  const shown = (row: number, column: number) => {
    const merge = mergeAt(row, column)
    return merge ? own(merge.top, merge.left) : own(row, column)
  }
  return { grid, rows: grid.rows, mergeAt, own, shown }
}

function lowerBound(sorted: number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

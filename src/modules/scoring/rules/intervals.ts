import type { Doubts } from './intervals/doubts.ts'
import { beginDraws, type Drawn, drawOn } from './intervals/draw.ts'
import { type DoubtedUnit, modelOf } from './intervals/model.ts'
import { type BlockIntervals, summaryOf } from './intervals/summary.ts'
import type { CriteriaSet } from './set.ts'

/** A ranking that is drawn anew many times under its doubts; it may be done in parts, so that others get their turn. */
export type Intervals = {
  /** leaf values to be drawn in all, and those drawn so far */
  readonly total: number
  readonly done: number
  /** goes on by about so many leaf values; false once all are drawn */
  go: (values: number) => boolean
  /** what came of it, once all is drawn */
  result: () => BlockIntervals[]
}

/** The seed of a bundle's draws is the beginning of its hash: nobody can look for one that pleases. */
export const seedOfBundle = (hash: string): number => Number.parseInt(hash.slice(0, 8), 16)

/** More ranks than this are not kept in memory at once (two bytes each). */
const mostRanks = 400_000_000

/** Whether so many units can be drawn so often. */
export const drawable = (units: number, draws: number): boolean =>
  units < 65_536 && units * draws <= mostRanks

/** Gets ready to draw the ranking of a set's units; units of different blocks are ranked apart, as the engine does. */
export const intervalsOf = (
  set: CriteriaSet,
  units: readonly DoubtedUnit[],
  doubts: Doubts,
  { seed, draws }: { seed: number; draws: number },
): Intervals => {
  const blocks = [...Map.groupBy(units, ({ block }) => block ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))
  const drawn = blocks.map(([block, own]) => ({
    block,
    state: beginDraws(modelOf(set, block, own, doubts), draws, seed, block),
  }))
  const size = ({ model }: Drawn): number => Math.max(1, model.codes.length * model.leaves)
  const values = (count: (state: Drawn) => number): number =>
    drawn.reduce((sum, { state }) => sum + size(state) * count(state), 0)
  return {
    total: values((state) => state.draws),
    get done() {
      return values((state) => state.done)
    },
    go: (count) => {
      const open = drawn.find(({ state }) => state.done < state.draws)
      if (open) drawOn(open.state, Math.max(1, Math.round(count / size(open.state))))
      return open !== undefined
    },
    result: () => drawn.map(({ block, state }) => summaryOf(state, block)),
  }
}

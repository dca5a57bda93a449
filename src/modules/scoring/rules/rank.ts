import type { Exact } from './exact.ts'
import type { TieRule } from './set.ts'

/** One unit in a ranking: its exact figure (none: unranked), its block, and what decides among equals. */
export type Contender = {
  figure: Exact | null
  block?: string
  /** false: scored, but stands apart */
  ranked?: boolean
  /** points that decide among equal figures, the first that differs; more stands higher */
  decisive?: readonly Exact[]
}

/** A contender of one block: the double tells most apart at once, the exact figures decide what is close. */
type Place = { at: number; figure: Exact; near: number; decisive: readonly Exact[] }

const byFigure = (a: Place, b: Place): number => {
  const far = b.near - a.near
  const first = Math.abs(far) > 1e-9 * Math.max(1, Math.abs(a.near)) ? far : b.figure.compare(a.figure)
  if (first !== 0) return first
  for (let i = 0; i < a.decisive.length; i++) {
    const [own, other] = [a.decisive[i], b.decisive[i]]
    const next = own && other ? other.compare(own) : 0
    if (next !== 0) return next
  }
  return 0
}

/**
 * Ranks on exact figures, highest first, within each block; in the order given, null for who is not ranked. Equals
 * share a rank; the next rank skips (1, 1, 3), or follows at once where the set says `dense` (1, 1, 2).
 */
export const rankUnits = (
  contenders: readonly Contender[],
  ties: TieRule = 'shared_rank_then_next_rank_skips',
): (number | null)[] => {
  const ranks: (number | null)[] = contenders.map(() => null)
  const blocks = new Map<string, Place[]>()
  contenders.forEach(({ figure, block = '', ranked, decisive = [] }, at) => {
    if (figure === null || ranked === false) return
    const places = blocks.get(block) ?? []
    places.push({ at, figure, near: figure.approximate(), decisive })
    blocks.set(block, places)
  })
  for (const places of blocks.values()) {
    places.sort(byFigure)
    let rank = 0
    places.forEach((place, i) => {
      const before = places[i - 1]
      if (!before || byFigure(before, place) !== 0) rank = ties === 'dense' ? rank + 1 : i + 1
      ranks[place.at] = rank
    })
  }
  return ranks
}

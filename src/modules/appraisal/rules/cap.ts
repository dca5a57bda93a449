import { Exact, exact, hundred, readExact, zero } from '#platform/exact.ts'
import type { Value } from './interval.ts'
import type { Cap, Level } from './scheme.ts'

/** A person in a group of like posts, with the values that put the excellent in order; more is better in each. */
export type Placed = { id: number; level: Level | null; order: readonly Value[] }

/** How many of a group may be excellent, and who. `edge`: equal where the places end; nobody of them passes by itself. */
export type CapStanding = {
  excellent: number
  good: number
  /** places: the most that keeps within the share once the rest counts as good */
  allowed: number
  over: number
  inside: number[]
  edge: number[]
  outside: number[]
}

/** Whether a round may have this share of its own: more than none, no more than the exception that the scheme allows. */
export const mayBeCap = (percent: string, cap: Pick<Cap, 'exception'> | undefined): boolean =>
  cap?.exception !== undefined &&
  exact(percent).compare(zero) > 0 &&
  exact(percent).compare(exact(cap.exception)) <= 0

const places = (excellent: number, good: number, cap: Pick<Cap, 'percent' | 'of'>): number => {
  const all = excellent + good
  const share = exact(cap.percent).over(hundred)
  let allowed = excellent
  // whoever is over the places counts as good, which widens the base of "of those rated good"
  while (allowed > 0) {
    const base = Exact.ratio(cap.of === 'good' ? all - allowed : all, 1)
    if (Exact.ratio(allowed, 1).compare(base.times(share)) <= 0) break
    allowed -= 1
  }
  return allowed
}

/** Whether a decision's numbers keep within the share. */
export const withinCap = (excellent: number, good: number, cap: Pick<Cap, 'percent' | 'of'>): boolean => {
  const base = Exact.ratio(cap.of === 'good' ? good : good + excellent, 1)
  return Exact.ratio(excellent, 1).compare(base.times(exact(cap.percent)).over(hundred)) <= 0
}

const compared = (a: Placed, b: Placed): number => {
  for (const [i, value] of a.order.entries()) {
    const [x, y] = [readExact(value), readExact(b.order[i])]
    // what is not measured stands behind what is
    if (!x || !y) {
      if (x || y) return x ? -1 : 1
      continue
    }
    const by = y.compare(x)
    if (by !== 0) return by
  }
  return 0
}

/** Who of a group stands within the share of excellent, who over it, who equal at its edge. */
export const capOf = (group: readonly Placed[], cap: Pick<Cap, 'percent' | 'of'>): CapStanding => {
  const top = group.filter((one) => one.level === 'excellent').sort(compared)
  const good = group.filter((one) => one.level === 'good').length
  const allowed = places(top.length, good, cap)
  const [last, first] = [top[allowed - 1], top[allowed]]
  const tied = last && first && compared(last, first) === 0
  const atEdge = (one: Placed): boolean => Boolean(tied && last && compared(one, last) === 0)
  const ids = (some: readonly Placed[]) => some.map(({ id }) => id)
  return {
    excellent: top.length,
    good,
    allowed,
    over: top.length - allowed,
    inside: ids(top.slice(0, allowed).filter((one) => !atEdge(one))),
    edge: ids(top.filter(atEdge)),
    outside: ids(top.slice(allowed).filter((one) => !atEdge(one))),
  }
}

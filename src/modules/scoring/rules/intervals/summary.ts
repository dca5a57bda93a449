import type { Drawn } from './draw.ts'

/** What the draws say of one unit. */
export type UnitInterval = {
  code: string
  rank: number
  /** 90 % of the draws rank the unit between these; its printed rank is always among them */
  low: number
  high: number
  /** share of the draws in each class, by its Vietnamese name; those below all classes under "" */
  classes: { [label: string]: number }
  /** share of the draws in another class than the printed one */
  changes: number
  /** number of the bracket it stands in, from 1; null where it stands alone */
  bracket: number | null
}

/** Units that cannot be told apart, by their printed ranks. */
export type Bracket = { units: number; from: number; to: number }

export type BlockIntervals = { block: string; units: UnitInterval[]; brackets: Bracket[] }

const tail = 0.05
/** In fewer draws than this share the first of a bracket ranks above whoever belongs to it. */
const apart = 0.95

/** The rank below which 5 % and 95 % of a unit's draws lie, widened to the printed rank. */
const rangeOf = ({ ranks, draws, model }: Drawn, unit: number, counts: Uint32Array): [number, number] => {
  const n = model.codes.length
  counts.fill(0)
  for (let at = unit; at < ranks.length; at += n) {
    const rank = ranks[at] as number
    counts[rank] = (counts[rank] as number) + 1
  }
  const reached = (share: number): number => {
    let sum = 0
    for (let rank = 1; rank <= n; rank++) {
      sum += counts[rank] as number
      if (sum >= share * draws) return rank
    }
    return n
  }
  const printed = model.rank[unit] as number
  return [Math.min(reached(tail), printed), Math.max(reached(1 - tail), printed)]
}

const above = ({ ranks, draws, model }: Drawn, first: number, other: number): number => {
  const n = model.codes.length
  let times = 0
  for (let row = 0; row < ranks.length; row += n)
    if ((ranks[row + first] as number) < (ranks[row + other] as number)) times++
  return times / draws
}

/**
 * Brackets from the top of the printed ranking: the first is the best unit that is in none yet; the next ones belong
 * while the first ranks above them in fewer than 95 % of the draws.
 */
const bracketsOf = (drawn: Drawn): number[][] => {
  const { model } = drawn
  const printed = model.codes
    .map((_, u) => u)
    .sort((a, b) => (model.rank[a] as number) - (model.rank[b] as number))
  const brackets: number[][] = []
  for (const unit of printed) {
    const open = brackets.at(-1)
    if (open && above(drawn, open[0] as number, unit) < apart) open.push(unit)
    else brackets.push([unit])
  }
  return brackets
}

const share = (times: number, draws: number): number => Math.round((times / draws) * 1e4) / 1e4

const classesOf = ({ classes, draws, model }: Drawn, unit: number) => {
  const width = model.bands.length + 1
  const names = [...model.bands.map((band) => band.label), '']
  const counts = names.map((name, i) => [name, classes[unit * width + i] as number] as const)
  const own = model.class[unit] as number
  const stays = classes[unit * width + (own < 0 ? model.bands.length : own)] as number
  return {
    classes: Object.fromEntries(counts.filter(([, n]) => n > 0).map(([name, n]) => [name, share(n, draws)])),
    changes: share(draws - stays, draws),
  }
}

/** The intervals, shares and brackets of one block, once all draws are made; units in the order of their ranks. */
export const summaryOf = (drawn: Drawn, block: string): BlockIntervals => {
  const { model } = drawn
  const rank = (unit: number): number => model.rank[unit] as number
  const counts = new Uint32Array(model.codes.length + 1)
  const brackets = bracketsOf(drawn)
  const shown = brackets.filter((units) => units.length > 1)
  const place = new Map(shown.flatMap((units, i) => units.map((unit) => [unit, i + 1] as const)))
  return {
    block,
    units: brackets.flat().map((unit) => {
      const [low, high] = rangeOf(drawn, unit, counts)
      const code = model.codes[unit] as string
      return {
        code,
        rank: rank(unit),
        low,
        high,
        ...classesOf(drawn, unit),
        bracket: place.get(unit) ?? null,
      }
    }),
    brackets: shown.map((units) => ({
      units: units.length,
      from: rank(units[0] as number),
      to: rank(units.at(-1) as number),
    })),
  }
}

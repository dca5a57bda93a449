import type { Model } from './model.ts'
import { fillNormals, type Random, randomOf, uniform } from './random.ts'

/** What the draws have given so far: the rank of each unit in each draw, and how often it was in each class. */
export type Drawn = {
  model: Model
  draws: number
  done: number
  /** draw after draw, the units in the model's order */
  ranks: Uint16Array
  /** unit after unit: its draws in each class of the model, the last for none */
  classes: Uint32Array
  random: Random
  /** of the draw at hand */
  figures: Float64Array
  weight: Float64Array
  normals: Float64Array
  order: Uint16Array
  spare: Uint16Array
  /** points of every leaf, kept only where points of some leaves decide among equals */
  drawn: Float64Array
}

/** Everything at its beginning; the same seed gives the same draws, whatever order the units came in. */
export const beginDraws = (model: Model, draws: number, seed: number, block: string): Drawn => {
  const units = model.codes.length
  return {
    model,
    draws,
    done: 0,
    ranks: new Uint16Array(units * draws),
    classes: new Uint32Array(units * (model.bands.length + 1)),
    random: randomOf(seed, block),
    figures: new Float64Array(units),
    weight: new Float64Array(model.leaves).fill(1),
    normals: new Float64Array(model.leaves),
    order: Uint16Array.from({ length: units }, (_, u) => u),
    spare: new Uint16Array(units),
    drawn: new Float64Array(model.deciding.length > 0 ? units * model.leaves : 0),
  }
}

/** Goes on by so many draws, at most to the end. */
export const drawOn = (state: Drawn, count: number): void => {
  const end = Math.min(state.draws, state.done + count)
  for (; state.done < end; state.done++) {
    drawWeights(state)
    drawFigures(state)
    rankDraw(state)
    classDraw(state)
  }
}

/** Each maximum times a number around 1, all brought back to the same sum. */
const drawWeights = ({ model, weight, random }: Drawn): void => {
  if (model.weights === 0) return
  let sum = 0
  for (let j = 0; j < weight.length; j++) {
    weight[j] = 1 + model.weights * (2 * uniform(random) - 1)
    sum += (weight[j] as number) * (model.high[j] as number)
  }
  const back = sum > 0 ? model.total / sum : 1
  for (let j = 0; j < weight.length; j++) weight[j] = (weight[j] as number) * back
}

// the hot loop: plain indices over typed arrays, nothing made in it
const drawFigures = (state: Drawn): void => {
  const { model, figures, weight, normals, random, drawn } = state
  const { start, sure, leaf, points, spread, low, high, leaves } = model
  const keep = drawn.length > 0
  for (let u = 0; u < figures.length; u++) {
    const from = start[u] as number
    const firm = sure[u] as number
    fillNormals(random, normals, firm - from)
    let sum = model.extra[u] as number
    for (let k = from; k < firm; k++) {
      const j = leaf[k] as number
      const least = low[j] as number
      const most = high[j] as number
      const free = (points[k] as number) + (spread[k] as number) * (normals[k - from] as number)
      // held within both bounds without a branch: half of the values of a good unit stand at a bound
      const value = 0.5 * (Math.abs(free - least) - Math.abs(free - most) + least + most)
      sum += value * (weight[j] as number)
      if (keep) drawn[u * leaves + j] = value
    }
    figures[u] = (100 * (sum + certain(state, u))) / applicable(state, u)
  }
}

/** Points of a unit's leaves that are not doubted. */
const certain = ({ model, weight, drawn }: Drawn, unit: number): number => {
  const { leaf, points, start, sure, leaves } = model
  const end = start[unit + 1] as number
  let sum = 0
  for (let k = sure[unit] as number; k < end; k++) {
    const j = leaf[k] as number
    sum += (points[k] as number) * (weight[j] as number)
    if (drawn.length > 0) drawn[unit * leaves + j] = points[k] as number
  }
  return sum
}

/** The maximum of the leaves that apply to a unit. */
const applicable = ({ model, weight }: Drawn, unit: number): number => {
  const { aside, asideStart, high } = model
  const end = asideStart[unit + 1] as number
  let max = model.total
  for (let k = asideStart[unit] as number; k < end; k++) {
    const j = aside[k] as number
    max -= (high[j] as number) * (weight[j] as number)
  }
  return max
}

/** Figures nearer than this are equal, as in rank.ts. */
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** Merges two sorted parts, [at, middle) and [middle, end), the higher figure first. */
const merge = (
  figures: Float64Array,
  from: Uint16Array,
  to: Uint16Array,
  [at, middle, end]: readonly [number, number, number],
): void => {
  let [i, j] = [at, middle]
  for (let k = at; k < end; k++) {
    const left = from[i] as number
    const right = from[j] as number
    const first = j >= end || (i < middle && (figures[left] as number) >= (figures[right] as number))
    to[k] = first ? left : right
    if (first) i++
    else j++
  }
}

/** Merge sort by figure, the highest first, from the order of the draw before. */
const sortByFigure = (state: Drawn): void => {
  const n = state.figures.length
  for (let width = 1; width < n; width *= 2) {
    const { order, spare } = state
    for (let at = 0; at < n; at += 2 * width)
      merge(state.figures, order, spare, [at, Math.min(at + width, n), Math.min(at + 2 * width, n)])
    state.order = spare
    state.spare = order
  }
}

/** The points of the leaves under a deciding code, as this draw weighs them. */
const decisive = ({ model, drawn, weight }: Drawn, unit: number, leaves: Uint16Array): number => {
  let sum = 0
  for (const j of leaves) sum += (drawn[unit * model.leaves + j] as number) * (weight[j] as number)
  return sum
}

/** Among equal figures: what the set lets decide, else, for units that nothing moved, their exact order; 0 is shared. */
const byRest = (state: Drawn, a: number, b: number): number => {
  const { model } = state
  for (const leaves of model.deciding) {
    const [own, other] = [decisive(state, a, leaves), decisive(state, b, leaves)]
    if (!near(own, other)) return other - own
  }
  if (model.weights > 0 || !model.fixed[a] || !model.fixed[b]) return 0
  return (model.rank[a] as number) - (model.rank[b] as number)
}

/** The place after the last of the figures that equal the one at this place. */
const runEnd = ({ figures, order }: Drawn, at: number): number => {
  let end = at + 1
  while (end < order.length) {
    const [before, next] = [order[end - 1] as number, order[end] as number]
    if (!near(figures[before] as number, figures[next] as number)) break
    end++
  }
  return end
}

const rankDraw = (state: Drawn): void => {
  sortByFigure(state)
  const { order, ranks, model, done } = state
  const row = done * order.length
  const dense = model.ties === 'dense'
  let rank = 0
  for (let at = 0; at < order.length; ) {
    const end = runEnd(state, at)
    if (end - at > 1) order.subarray(at, end).sort((a, b) => byRest(state, a, b))
    for (let i = at; i < end; i++) {
      const shared = i > at && byRest(state, order[i - 1] as number, order[i] as number) === 0
      if (!shared) rank = dense ? rank + 1 : i + 1
      ranks[row + (order[i] as number)] = rank
    }
    at = end
  }
}

const classDraw = ({ figures, classes, model }: Drawn): void => {
  const { bands, cap, fixed, weights } = model
  const width = bands.length + 1
  for (let u = 0; u < figures.length; u++) {
    const still = weights === 0 && fixed[u]
    const found = still ? (model.class[u] as number) : bandOf(bands, Math.min(figures[u] as number, cap))
    const at = u * width + (found < 0 ? bands.length : found)
    classes[at] = (classes[at] as number) + 1
  }
}

const bandOf = (bands: Model['bands'], percent: number): number => {
  for (let b = 0; b < bands.length; b++) {
    const { min, inclusive } = bands[b] as Model['bands'][number]
    if (near(percent, min) ? inclusive : percent > min) return b
  }
  return -1
}

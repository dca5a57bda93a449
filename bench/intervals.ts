import { inventedInputs } from '../demo/scoring/inputs.ts'
import { computeUnits } from '../src/modules/scoring/rules/compute-units.ts'
import type { Doubts } from '../src/modules/scoring/rules/intervals/doubts.ts'
import type { DoubtedUnit } from '../src/modules/scoring/rules/intervals/model.ts'
import { fillNormals, randomOf, uniform } from '../src/modules/scoring/rules/intervals/random.ts'
import { intervalsOf } from '../src/modules/scoring/rules/intervals.ts'
import { type CriteriaSet, leavesOf } from '../src/modules/scoring/rules/set.ts'
import { breather } from '../src/platform/breath.ts'
import type { Bench } from './bench.ts'
import { atMost, inTurns, type Line, time } from './measure.ts'
import { hundredLeaves } from './scoring.ts'

const doubts: Doubts = { weights: 0.1, appraisal: { leaves: {}, other: 0.05 }, survey: true }

const doubted = (set: CriteriaSet, count: number): DoubtedUnit[] => {
  const units = Array.from({ length: count }, (_, u) => ({
    code: `D${u}`,
    name: `D${u}`,
    inputs: Object.fromEntries(
      leavesOf(set).map((leaf) => [leaf.code, inventedInputs(leaf, `mẫu ${u}`, 0.6 + u / 1300, 2024)]),
    ),
  }))
  const results = computeUnits(set, 2024, units)
  return units.flatMap((unit, i) => (results[i] ? [{ unit, result: results[i] }] : []))
}

/** As the job does it: in parts, letting others in. */
const ours = async (set: CriteriaSet, units: DoubtedUnit[], draws: number): Promise<void> => {
  const breath = breather()
  const work = intervalsOf(set, units, doubts, { seed: 1, draws })
  while (work.go(250_000)) {
    const pause = breath()
    if (pause) await pause
  }
  if (work.result()[0]?.units.length !== units.length) throw new Error('not all units ranked')
}

/** The same arithmetic with nothing around it: weights, normal doubts within bounds, weighted sums, sorted. */
const bare = (units: number, leaves: number, draws: number): number => {
  const random = randomOf(1)
  const points = new Float64Array(units * leaves).fill(0.8)
  const spread = new Float64Array(units * leaves).fill(0.05)
  const weight = new Float64Array(leaves)
  const normals = new Float64Array(leaves)
  const figures = new Float64Array(units)
  let kept = 0
  for (let d = 0; d < draws; d++) {
    let all = 0
    for (let j = 0; j < leaves; j++) {
      const drawn = 0.9 + 0.2 * uniform(random)
      weight[j] = drawn
      all += drawn
    }
    for (let u = 0; u < units; u++) {
      fillNormals(random, normals, leaves)
      let sum = 0
      for (let j = 0, k = u * leaves; j < leaves; j++, k++) {
        const free = (points[k] as number) + (spread[k] as number) * (normals[j] as number)
        sum += Math.max(0, Math.min(1, free)) * (weight[j] as number)
      }
      figures[u] = (100 * sum) / all
    }
    figures.sort()
    kept += figures[0] as number
  }
  return kept
}

/** Intervals of ranks: 10,000 draws of 500 units with a hundred leaves. */
export const intervals = async (bench: Bench): Promise<Line[]> => {
  const [whole, count] = [bench.seconds > 2, 500]
  const draws = whole ? 10_000 : 500
  const set = hundredLeaves()
  const units = doubted(set, count)
  const ratio = await inTurns(
    () => time(() => ours(set, units, draws)),
    () => time(async () => void bare(count, 100, draws)),
    whole ? 3 : 5,
  )
  return [atMost(`intervals-of-${draws}-draws-of-a-bare-loop`, ratio, 2)]
}

import { type Exact, exact } from '../exact.ts'
import type { Fact } from '../outcome.ts'
import type { PointBand } from '../set.ts'
import { type Frame, tablePoints } from './frame.ts'

type Step = { min: Exact | null; inclusive: boolean; points: Exact }

/** Bands made ready: the points of the first one, from the top, that the value reaches, and which one it was. */
export const bandsOf = (
  bands: readonly PointBand[],
  frame: Frame,
  signed?: boolean,
): ((value: Exact) => { points: Exact; band: number; from: Fact; inclusive: boolean } | undefined) => {
  const steps = bands.map(
    ({ min, min_inclusive = true, points }): Step => ({
      min: min === undefined ? null : exact(min),
      inclusive: min_inclusive,
      points: tablePoints(frame, points, signed),
    }),
  )
  return (value) => {
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] as Step
      const above = step.min === null ? 1 : value.compare(step.min)
      if (above > 0 || (above === 0 && step.inclusive))
        return { points: step.points, band: i + 1, from: step.min, inclusive: step.inclusive }
    }
    return undefined
  }
}

import { exact, showRounded } from './exact.ts'
import type { Rounding } from './set.ts'

/** A figure with the decimals and the rounding that the set prints (two, half up, where it does not say). */
export const printedFigure = (value: string, rounding: Rounding | undefined): string =>
  showRounded(exact(value), rounding?.display_decimals ?? 2, rounding?.mode ?? 'half_up')

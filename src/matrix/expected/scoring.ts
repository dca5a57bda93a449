import type { Expectations } from '../expected.ts'
import { scoringResults } from './scoring-results.ts'
import { scoringRounds } from './scoring-rounds.ts'
import { scoringSets } from './scoring-sets.ts'

/** Who gets what from the scoring room; see ../expected.ts for how to read a line. */
export const scoring: Expectations = {
  ...scoringSets,
  ...scoringResults,
  ...scoringRounds,
}

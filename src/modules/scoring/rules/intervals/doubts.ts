/** What is doubted, and by how much. Kept with what came of the draws, so that anybody can make them again. */
export type Doubts = {
  /** each maximum is multiplied by a number between 1 − weights and 1 + weights */
  weights: number
  /** standard deviation of an appraisal in share of the leaf's maximum: of leaves measured, and of all others */
  appraisal: { leaves: { [code: string]: number }; other: number }
  /** whether survey points carry the sampling error that follows from their numbers of answers */
  survey: boolean
  /** how many people there are in a group asked, where that is known */
  populations?: { [group: string]: number }
  /** on how many differences between two appraisals the measure rests, and how many of them are blind ones */
  measured?: { pairs: number; blind: number }
}

/** Two values of one leaf of one sheet, in share of its maximum. `blind`: the second did not know the first. */
export type Pair = { leaf: string; difference: number; blind: boolean }

/** Settings of the province: in share of the maximum. */
export type AppraisalSettings = { fallback: number; floor: number }

// as many imagined pairs of the wider kind stand behind each leaf: few pairs say little, many say all
const priorPairs = 10

/** Two blind appraisals carry two errors, of which one is looked for; a corrected value shows the first one's whole. */
const squared = ({ difference, blind }: Pair): number => difference ** 2 / (blind ? 2 : 1)

const pooled = (pairs: readonly Pair[], prior: number): number =>
  Math.sqrt(
    (pairs.reduce((sum, pair) => sum + squared(pair), 0) + priorPairs * prior ** 2) /
      (pairs.length + priorPairs),
  )

/**
 * The doubt of an appraisal as the round measures it: a leaf's own differences, drawn towards those of all leaves, and
 * those towards the setting. Without any pair it is the setting; it is never below the floor.
 */
export const appraisalDoubt = (
  pairs: readonly Pair[],
  { fallback, floor }: AppraisalSettings,
): Doubts['appraisal'] => {
  const all = pooled(pairs, fallback)
  const kept = (value: number): number => Math.round(Math.max(value, floor) * 1e6) / 1e6
  const byLeaf = Map.groupBy(pairs, ({ leaf }) => leaf)
  const leaves = [...byLeaf].map(([leaf, own]): [string, number] => [leaf, kept(pooled(own, all))])
  return { leaves: Object.fromEntries(leaves.sort(([a], [b]) => (a < b ? -1 : 1))), other: kept(all) }
}

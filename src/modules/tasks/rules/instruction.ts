import { type Bucket, type Counts, countsOf } from './measures.ts'

// From best to worst within "all done" and within "still open": the worst task speaks for its instruction.
const done: Bucket[] = ['completedNoDeadline', 'completedOnTime', 'completedObjective', 'completedLate']
const open: Bucket[] = ['openNoDeadline', 'openInTime', 'openSuspended', 'openObjective', 'openOverdue']

const worst = (order: readonly Bucket[], buckets: readonly Bucket[]): Bucket | undefined =>
  order.filter((bucket) => buckets.includes(bucket)).at(-1)

/**
 * The bucket of an instruction from those of its tasks (governance 1.5): done when every task that was not recalled
 * is done, late when one of them was late; open while one is open; recalled when all are.
 */
export const bucketOfInstruction = (buckets: readonly Bucket[]): Bucket =>
  worst(open, buckets) ?? worst(done, buckets) ?? 'recalled'

/** Counts over instructions: each is in one bucket, whatever the number of its tasks. */
export const countInstructions = (buckets: Iterable<Bucket>): Counts => {
  const sums: Partial<Record<Bucket, number>> = {}
  for (const bucket of buckets) sums[bucket] = (sums[bucket] ?? 0) + 1
  return countsOf(sums)
}

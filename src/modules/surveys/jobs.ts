import type { JobWork } from '#platform/room.ts'
import { resultJob } from './actions/compute.ts'
import { lookJob } from './actions/look.ts'

/** Looking through the answers and computing the result. */
export const jobs: Record<string, JobWork> = {
  'surveys.look': lookJob,
  'surveys.compute': resultJob,
}

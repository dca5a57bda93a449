import type { JobWork, Timer } from '#platform/room.ts'
import { closeOverdue, mixBox, sweepBox } from './actions/box.ts'
import { resultJob } from './actions/compute.ts'
import { sendLetters } from './actions/letters.ts'
import { lookJob } from './actions/look.ts'

/** Letters, mixing the box and closing at night; looking through the answers and computing the result. */
export const jobs: Record<string, JobWork> = {
  'survey.letters': sendLetters,
  'surveys.mix': async (ctx) => {
    await closeOverdue(ctx)
    await mixBox(ctx)
    // rows laid down anew leave their old places behind, which a vacuum wipes
    await sweepBox(ctx)
  },
  'surveys.look': lookJob,
  'surveys.compute': resultJob,
}

export const timers: Timer[] = [{ at: '15 0 * * *', job: 'surveys.mix' }]

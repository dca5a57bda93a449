import type { JobWork, Timer } from '#platform/room.ts'
import { openPassages } from './actions.ts'

/** Answers begin their way through the stations of their item's route. */
export const jobs: Record<string, JobWork> = {
  'directives.route': async (ctx) => void (await openPassages(ctx)),
}

export const timers: Timer[] = [{ at: '*/5 * * * *', job: 'directives.route' }]

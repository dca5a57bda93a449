import type { JobWork, Timer } from '#platform/room.ts'
import { tellStages } from './actions/tell.ts'

/** Word of stages that begin, and of days that come near. */
export const jobs: Record<string, JobWork> = {
  'scoring.tell-stages': async (ctx) => void (await tellStages(ctx)),
}

// before the office opens, as the reminders of tasks
export const timers: Timer[] = [{ at: '20 7 * * *', job: 'scoring.tell-stages' }]

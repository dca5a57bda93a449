import type { JobWork, Timer } from '#platform/room.ts'
import { tellDue } from './actions/tell.ts'

/** Word of reports whose day comes near, or passed without them. */
export const jobs: Record<string, JobWork> = {
  'reports.tell-due': async (ctx) => void (await tellDue(ctx)),
}

// before the office opens, as the reminders of tasks
export const timers: Timer[] = [{ at: '25 7 * * *', job: 'reports.tell-due' }]

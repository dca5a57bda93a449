import type { JobWork, Timer } from '#platform/room.ts'
import { tellMemberReports } from './actions.ts'

/** Word of members' quarterly reports whose day comes near, is there, or passed without them. */
export const jobs: Record<string, JobWork> = {
  'meetings.tell-reports': async (ctx) => void (await tellMemberReports(ctx)),
}

// before the office opens, as the reminders of tasks
export const timers: Timer[] = [{ at: '35 7 * * *', job: 'meetings.tell-reports' }]

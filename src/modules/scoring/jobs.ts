import { z } from 'zod'
import type { JobWork, Timer } from '#platform/room.ts'
import { intervalJob, runIntervals } from './actions/intervals.ts'
import { tellStages } from './actions/tell.ts'

const intervalPayload = z.object({ id: z.number() })

/** Word of stages that begin, and of days that come near; the drawing of ranks. */
export const jobs: Record<string, JobWork> = {
  'scoring.tell-stages': async (ctx) => void (await tellStages(ctx)),
  [intervalJob]: (ctx, payload) => runIntervals(ctx, intervalPayload.parse(payload).id),
}

// before the office opens, as the reminders of tasks
export const timers: Timer[] = [{ at: '20 7 * * *', job: 'scoring.tell-stages' }]

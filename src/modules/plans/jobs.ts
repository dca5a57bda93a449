import type { JobWork, Timer } from '#platform/room.ts'
import { sweepSheets, takeSheetInChunks } from './actions.ts'

/** Long sheets are taken in chunks; sheets that nobody took are removed. */
export const jobs: Record<string, JobWork> = {
  'plans.take-sheet': takeSheetInChunks,
  'plans.sweep-sheets': (ctx) => sweepSheets(ctx),
}

export const timers: Timer[] = [{ at: '40 2 * * *', job: 'plans.sweep-sheets' }]

import type { JobWork, Timer } from '#platform/room.ts'
import { sweepFiles } from './actions.ts'

/** Bytes that nothing names for a day are taken away each night. */
export const jobs: Record<string, JobWork> = {
  'documents.sweep': async (ctx) => void (await sweepFiles(ctx)),
}

export const timers: Timer[] = [{ at: '40 2 * * *', job: 'documents.sweep' }]

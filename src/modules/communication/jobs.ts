import type { JobWork, Timer } from '#platform/room.ts'
import { sweepImports } from './actions.ts'

/** Lists that were read and that nobody took are removed. */
export const jobs: Record<string, JobWork> = { 'communication.sweep-lists': (ctx) => sweepImports(ctx) }

export const timers: Timer[] = [{ at: '45 2 * * *', job: 'communication.sweep-lists' }]

import type { JobWork, Timer } from '#platform/room.ts'
import { anchorHead, erasePersonalByRule } from './actions.ts'

/** Jobs of the record: its head goes outside each evening, personal values go when their time is over. */
export const jobs: Record<string, JobWork> = {
  'audit.anchor': async (ctx) => void (await anchorHead(ctx, 'mail')),
  'audit.erase-personal': async (ctx) => void (await erasePersonalByRule(ctx)),
}

export const timers: Timer[] = [
  { at: '30 18 * * *', job: 'audit.anchor' },
  { at: '15 22 * * *', job: 'audit.erase-personal' },
]

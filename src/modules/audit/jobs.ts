import type { JobWork, Timer } from '#platform/room.ts'
import { erasePersonalByRule, sendHead } from './actions.ts'

/** Jobs of the record: its head goes outside each evening, personal values go when their time is over. */
export const jobs: Record<string, JobWork> = {
  'audit.anchor': sendHead,
  'audit.erase-personal': async (ctx) => void (await erasePersonalByRule(ctx)),
}

export const timers: Timer[] = [
  { at: '30 18 * * *', job: 'audit.anchor' },
  { at: '15 22 * * *', job: 'audit.erase-personal' },
]

import type { Room } from '#platform/room.ts'
import { jobs } from './jobs.ts'
import { web } from './routes.tsx'

export const notifications: Room = {
  name: 'notifications',
  web,
  jobs,
  timers: [{ at: '0 7 * * 1-6', job: 'notifications.digest' }],
}

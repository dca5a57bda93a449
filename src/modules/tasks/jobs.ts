import { z } from 'zod'
import type { JobWork, Timer } from '#platform/room.ts'
import { makeRecurring } from './actions/recurring.ts'
import { remindDue } from './actions/reminders.ts'
import { tell } from './actions/tell.ts'
import { eventKinds } from './rules/task.ts'

const tale = z.object({
  taskId: z.number(),
  kind: z.enum([...eventKinds, 'noted', 'part-told']),
  eventId: z.number().optional(),
  noteId: z.number().optional(),
  partId: z.number().optional(),
})

/** Word to those concerned, the occurrences of recurring tasks, and the automatic reminders. */
export const jobs: Record<string, JobWork> = {
  'tasks.tell': async (ctx, payload) => tell(ctx, tale.parse(payload)),
  'tasks.make-recurring': async (ctx) => void (await makeRecurring(ctx)),
  'tasks.remind-due': async (ctx) => void (await remindDue(ctx)),
}

// Reminders before the office opens; occurrences in the night, so that they stand on the first day of their period.
export const timers: Timer[] = [
  { at: '15 0 * * *', job: 'tasks.make-recurring' },
  { at: '15 7 * * *', job: 'tasks.remind-due' },
]

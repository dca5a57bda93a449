import { z } from 'zod'
import type { JobWork } from '#platform/room.ts'
import { composeDigests, composeMail, deliver } from './actions.ts'

const ofPerson = z.object({ personId: z.string() })
const ofMail = z.object({ mailId: z.number() })

/** Mails at once, mails of the digest, and the sending itself. */
export const jobs: Record<string, JobWork> = {
  'notifications.mail': async (ctx, payload) => composeMail(ctx, ofPerson.parse(payload).personId),
  'notifications.send': async (ctx, payload) => deliver(ctx, ofMail.parse(payload).mailId),
  'notifications.digest': (ctx) => composeDigests(ctx),
}

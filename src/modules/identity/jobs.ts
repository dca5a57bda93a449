import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { log } from '#platform/log.ts'
import { sendMail } from '#platform/mail.ts'
import { Refused } from '#platform/refused.ts'
import type { Room } from '#platform/room.ts'
import { forgottenJob, makeForgottenLink } from './actions/forgotten.ts'
import { runImport } from './actions/import.ts'
import { linkAddress, makeLink, sweep } from './actions/links.ts'
import { readAccount } from './facts/accounts.ts'
import { importJob } from './rules/import.ts'
import { texts } from './texts.ts'

const linkPayload = z.object({ personId: z.string() })
const forgottenPayload = z.object({ login: z.string() })
const importPayload = z.object({ progressId: z.number(), personId: z.string(), text: z.string() })

/** Makes a person's link and mails it; made here, so that no token ever lies in the queue. */
const sendLink = async (ctx: Ctx, payload: unknown): Promise<void> => {
  const { personId } = linkPayload.parse(payload)
  try {
    const { account } = await readAccount(ctx, personId)
    const { token } = await makeLink(ctx, personId)
    const t = texts(account.lang ?? 'vi')
    const text = t.mailText(account.name, account.username, linkAddress(ctx.config, token))
    await sendMail(ctx.config, { to: account.email, subject: t.mailSubject, text })
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    log.info({ personId, reason: fault.reason }, 'no link sent: the account has changed meanwhile')
  }
}

/** Mails a link to whoever has forgotten the password; a name that nobody bears ends here, in silence. */
const sendForgotten = async (ctx: Ctx, payload: unknown): Promise<void> => {
  const made = await makeForgottenLink(ctx, forgottenPayload.parse(payload).login)
  if (!made) return
  const { account, token } = made
  const t = texts(account.lang ?? 'vi')
  const text = t.forgottenMail(account.name, account.username, linkAddress(ctx.config, token))
  await sendMail(ctx.config, { to: account.email, subject: t.forgottenSubject, text })
}

/** Links by mail, imports of accounts, and the sweeping of what has ended by itself. */
export const jobs: NonNullable<Room['jobs']> = {
  'identity.send-link': sendLink,
  [forgottenJob]: sendForgotten,
  [importJob]: (ctx, payload) => runImport(ctx, importPayload.parse(payload)),
  'identity.sweep': (ctx) => sweep(ctx),
}

export const timers: NonNullable<Room['timers']> = [{ at: '17 * * * *', job: 'identity.sweep' }]

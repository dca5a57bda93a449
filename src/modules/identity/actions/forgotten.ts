import { inTransaction } from '#platform/action.ts'
import type { Config } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import { mailIsSet } from '#platform/mail.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { linkMinutes } from '../rules/link.ts'
import type { Asker } from '../sign-in/library.ts'
import { countAsking } from '../sign-in/limits.ts'
import { type AccountRow, findAccount } from '../store/accounts.ts'
import { addLinks } from '../store/links.ts'
import { findLogin } from '../store/session.ts'
import { newToken } from './links.ts'

/** The job that looks whose name was typed and mails the link; the same for names that nobody bears. */
export const forgottenJob = 'identity.send-forgotten'

/** True when people may ask for a link themselves; without a mail server an administrator prints it. */
export const sendsLinks = (config: Config): boolean => mailIsSet(config)

/**
 * Somebody at the sign-in has forgotten the password. What is done here does not depend on whether the account
 * exists, so neither the answer nor its time tells; the job finds out.
 */
export const askForLink = async (ctx: Ctx, asker: Asker, typed: string): Promise<void> => {
  if (!sendsLinks(ctx.config)) throw new Refused('rule', 'no-mail-here')
  const login = typed.toLowerCase()
  await countAsking(asker.db, login, asker.ip)
  await inTransaction(ctx, (ctx) => enqueue(ctx, forgottenJob, { login }, { maxAttempts: 5 }))
}

/** The job's part: a link for the person of this user name or address; null when nobody may be sent one. */
export const makeForgottenLink = (
  ctx: Ctx,
  login: string,
): Promise<{ account: AccountRow; token: string } | null> =>
  inTransaction(ctx, async (ctx) => {
    const known = await findLogin(ctx.db, login)
    if (!known || known.disabled || (known.demo && !ctx.config.CANHTAN_DEMO)) return null
    const account = await findAccount(ctx.db, known.id, null, ctx.today)
    if (!account) return null
    const [purpose, token] = ['forgotten-password' as const, newToken()]
    const link = { hash: sha256(token), personId: account.id, purpose, minutes: linkMinutes[purpose] }
    await addLinks(ctx.db, [{ ...link, madeBy: null }])
    const subject = { kind: 'account', id: account.id, unitId: account.unit_ids[0] ?? null }
    record(ctx, 'account.link-made', subject, { after: { purpose } })
    return { account, token }
  })

import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Lang } from '#platform/lang.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { choosePassword } from '../rules/password.ts'
import { type Asker, askLibrary } from '../sign-in/library.ts'
import { countTry, forgetTries } from '../sign-in/limits.ts'
import { changePerson, type MailMode } from '../store/accounts.ts'
import * as sessions from '../store/session.ts'

/** The person who acts on their own account; a token that may only read may not. */
export const oneself = (ctx: Ctx): string => {
  if (ctx.actor.id === null) throw new Refused('forbidden', 'sign-in-first')
  if (ctx.actor.readOnly) throw new Refused('forbidden', 'read-only-token')
  return ctx.actor.id
}

const own = (id: string) => ({ kind: 'account', id })

/** Language of pages and mails, how mails come, telephone. */
export const changeProfile = (
  ctx: Ctx,
  input: { lang: Lang; mailMode: MailMode; phone?: string | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const id = oneself(ctx)
    await changePerson(ctx.db, id, { ...input, phone: input.phone ?? null })
    record(ctx, 'account.profile-changed', own(id), { after: { lang: input.lang, mailMode: input.mailMode } })
  })

const note = (ctx: Ctx, verb: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => record(ctx, verb, own(oneself(ctx))))

/** Asks for the password again before something sensitive, with the same limits as the sign-in. */
const withTries = async <T>(ctx: Ctx, asker: Asker, work: () => Promise<T | undefined>): Promise<T> => {
  const key = `own:${oneself(ctx)}`
  await countTry(asker.db, key, asker.ip)
  const done = await work()
  if (done === undefined)
    throw new Refused('input', 'bad-input', [{ field: 'password', reason: 'wrong-password' }])
  await forgetTries(asker.db, key, asker.ip)
  return done
}

/** Changes one's password; all other sessions end. Gives the cookies of the session that goes on. */
export const changePassword = async (
  ctx: Ctx,
  asker: Asker,
  username: string,
  typed: { current: string; password: string; again: string },
): Promise<string[]> => {
  const chosen = choosePassword(typed.password, username)
  if (!chosen.ok) throw new Refused('input', 'bad-input', [{ field: 'password', reason: chosen.reason }])
  if (typed.password !== typed.again)
    throw new Refused('input', 'bad-input', [{ field: 'again', reason: 'passwords-differ' }])
  const cookies = await withTries(ctx, asker, async () => {
    const wish = { currentPassword: typed.current, newPassword: typed.password, revokeOtherSessions: true }
    const answer = await askLibrary(asker, '/change-password', wish)
    return answer.ok ? answer.cookies : undefined
  }).catch((refusal: unknown) => {
    if (refusal instanceof Refused && refusal.reason === 'bad-input')
      throw new Refused('input', 'bad-input', [{ field: 'current', reason: 'wrong-password' }])
    throw refusal
  })
  await note(ctx, 'account.password-changed')
  return cookies
}

export type SecondFactor = { uri: string; secret: string; backupCodes: string[] }

/** Makes the secret for an authenticator and the backup codes; it counts only once a code was confirmed. */
export const startSecondFactor = (
  ctx: Ctx,
  asker: Asker,
  password: string | undefined,
): Promise<SecondFactor> =>
  withTries(ctx, asker, async () => {
    const answer = await askLibrary(asker, '/two-factor/enable', { password, method: 'totp' })
    if (answer.code === 'TOTP_ALREADY_ENABLED') throw new Refused('rule', 'second-factor-is-on')
    if (!answer.ok) return undefined
    const uri = String(answer.body.totpURI)
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    return { uri, secret, backupCodes: answer.body.backupCodes as string[] }
  })

/** The first right code turns the second factor on. */
export const confirmSecondFactor = async (ctx: Ctx, asker: Asker, code: string): Promise<string[]> => {
  const answer = await askLibrary(asker, '/two-factor/verify-totp', { code: code.replace(/\s/g, '') })
  if (!answer.ok) throw new Refused('input', 'bad-input', [{ field: 'code', reason: 'wrong-code' }])
  await note(ctx, 'account.second-factor-on')
  return answer.cookies
}

/** Turns the second factor off, with the password. */
export const removeSecondFactor = async (
  ctx: Ctx,
  asker: Asker,
  password: string | undefined,
): Promise<string[]> => {
  const cookies = await withTries(ctx, asker, async () => {
    const answer = await askLibrary(asker, '/two-factor/disable', { password })
    return answer.ok ? answer.cookies : undefined
  })
  await note(ctx, 'account.second-factor-off')
  return cookies
}

/** Ends one of one's sessions. */
export const endSession = (ctx: Ctx, sessionId: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const id = oneself(ctx)
    if (!(await sessions.endSession(ctx.db, id, sessionId))) throw new Refused('missing', 'page')
    record(ctx, 'account.session-ended', own(id))
  })

/** Ends all sessions but the one that asks. */
export const endOtherSessions = (ctx: Ctx, current: string | null): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const id = oneself(ctx)
    const ended = await sessions.endSessions(ctx.db, id, current)
    record(ctx, 'account.sessions-ended', own(id), { after: { ended } })
    return ended
  })

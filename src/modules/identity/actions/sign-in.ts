import { hashPassword } from 'better-auth/crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { authenticate, loadActor } from '../facts.ts'
import { cookieToken } from '../sign-in/cookie.ts'
import { type Asker, askLibrary, type LibraryAnswer, oidcProvider } from '../sign-in/library.ts'
import { countTry, forgetTries } from '../sign-in/limits.ts'
import * as store from '../store/session.ts'

/** Signed in, or a code of the second factor is asked for; the cookies go to the browser. */
export type SignedIn = { step: 'in' | 'code'; cookies: string[] }

const noteSignIn = async (ctx: Ctx, personId: string, how: string): Promise<void> => {
  const actor = await loadActor(ctx.db, personId, ctx.today)
  if (!actor) throw new Refused('rule', 'wrong-sign-in')
  await inTransaction({ ...ctx, actor }, async (ctx) => {
    record(ctx, 'account.signed-in', { kind: 'account', id: personId }, { after: { how } })
  })
}

const personIn = (answer: LibraryAnswer): string =>
  String((answer.body.user as { id?: string } | undefined)?.id)

/**
 * Signs in by user name or e-mail. An account that is unknown, disabled or without a password takes as long as a wrong
 * password (one hash) and gets the same answer, so that nobody learns which accounts there are.
 */
export const signIn = async (
  ctx: Ctx,
  asker: Asker,
  typed: { login: string; password: string },
): Promise<SignedIn> => {
  const login = typed.login.toLowerCase()
  await countTry(asker.db, login, asker.ip)
  const account = await store.findLogin(ctx.db, login)
  const may = account?.has_password && !account.disabled && (!account.demo || ctx.config.CANHTAN_DEMO)
  if (!may) {
    await hashPassword(typed.password)
    throw new Refused('rule', 'wrong-sign-in')
  }
  const [path, name] = login.includes('@') ? ['/sign-in/email', 'email'] : ['/sign-in/username', 'username']
  const answer = await askLibrary(asker, path, { [name]: login, password: typed.password, rememberMe: true })
  if (!answer.ok) throw new Refused('rule', 'wrong-sign-in')
  await forgetTries(asker.db, login, asker.ip)
  if (answer.body.twoFactorRedirect) return { step: 'code', cookies: answer.cookies }
  await noteSignIn(ctx, account.id, 'password')
  return { step: 'in', cookies: answer.cookies }
}

const codeRefusals: Record<string, string> = {
  INVALID_CODE: 'wrong-code',
  INVALID_BACKUP_CODE: 'wrong-code',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'too-many-codes',
  ACCOUNT_TEMPORARILY_LOCKED: 'second-factor-locked',
}

/** The second step: six digits of the authenticator, or one of the backup codes. */
export const giveCode = async (ctx: Ctx, asker: Asker, code: string): Promise<SignedIn> => {
  const digits = code.replace(/\s/g, '')
  const path = /^\d{6}$/.test(digits) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  const answer = await askLibrary(asker, path, { code: digits })
  if (!answer.ok) throw new Refused('rule', codeRefusals[answer.code] ?? 'sign-in-ran-out')
  await noteSignIn(ctx, personIn(answer), 'password and code')
  return { step: 'in', cookies: answer.cookies }
}

/**
 * Sends the person to the province's provider: the address there, and the cookies that tie the answer to
 * this browser; undefined when the provider does not answer.
 */
export const startOidc = async (
  asker: Asker,
  next: string,
): Promise<{ location: string; cookies: string[] } | undefined> => {
  const answer = await askLibrary(asker, '/sign-in/social', {
    provider: oidcProvider,
    callbackURL: next,
    errorCallbackURL: '/sign-in?failed=oidc',
    disableRedirect: true,
  })
  const location = answer.body.url
  if (!answer.ok || typeof location !== 'string') return undefined
  return { location, cookies: answer.cookies }
}

/** The provider's answer. Somebody unknown, disabled or of the demo does not get in, and gets no account. */
export const finishOidc = async (
  ctx: Ctx,
  asker: Asker,
  query: string,
): Promise<{ location: string; cookies: string[] }> => {
  const refused = { location: '/sign-in?failed=oidc', cookies: [] }
  const answer = await askLibrary(asker, `/callback/${oidcProvider}${query}`)
  const token = cookieToken(answer.cookies, ctx.config)
  if (!token || !answer.location) return refused
  const cookie = answer.cookies.map((one) => one.split(';')[0]).join('; ')
  const found = await authenticate(ctx.db, ctx.config, new Headers({ cookie }), null, ctx.today)
  if (!found?.actor.id) {
    await store.endSessionOfToken(ctx.db, token)
    return refused
  }
  await noteSignIn(ctx, found.actor.id, 'OpenID Connect')
  return { location: answer.location, cookies: answer.cookies }
}

/** Ends the session the request came with. */
export const signOut = (ctx: Ctx, token: string | undefined): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const personId = ctx.actor.id
    if (!personId || !token) return
    await store.endSessionOfToken(ctx.db, token)
    record(ctx, 'account.signed-out', { kind: 'account', id: personId })
  })

import { setCookie } from 'hono/cookie'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import * as own from '../actions/own.ts'
import { makeToken, revokeToken } from '../actions/tokens.ts'
import { readOwnAccount, readOwnSessions, readOwnTokens } from '../facts/accounts.ts'
import {
  confirmInput,
  nothingInput,
  passwordInput,
  profileInput,
  secondFactorInput,
  tokenInput,
} from '../input.ts'
import { SessionsPage, TokenPage, TokensPage } from '../pages/keys.tsx'
import { AccountPage, PasswordPage } from '../pages/own.tsx'
import { type ScanFacts, ScanPage, SecondFactorPage } from '../pages/second-factor.tsx'
import { askerOf, handOn } from './sign-in.tsx'

const stateOf = (c: C, id: string, again?: Again) => formState(c.var.ctx.lang, id, c.var.sentence, again)
const statusOf = (again?: Again) => (again?.reason === 'too-many-tries' ? 429 : (again?.status ?? 200))

const showAccount = async (c: C, again?: Again) => {
  const { account, mandates, deputies } = await readOwnAccount(c.var.ctx)
  const shown = {
    account,
    mandates,
    deputies,
    state: stateOf(c, 'profile', again),
    done: c.req.query('done'),
  }
  return show(c, <AccountPage frame={await c.var.frame()} {...shown} />, again?.status)
}

const showPassword = async (c: C, again?: Again) =>
  show(c, <PasswordPage frame={await c.var.frame()} state={stateOf(c, 'password', again)} />, statusOf(again))

const showSecondFactor = async (c: C, again?: Again) => {
  const { account } = await readOwnAccount(c.var.ctx)
  const shown = {
    on: account.two_factor,
    hasPassword: account.has_password,
    state: stateOf(c, 'second-factor', again),
  }
  return show(c, <SecondFactorPage frame={await c.var.frame()} {...shown} />, statusOf(again))
}

const showScan = async (c: C, facts: ScanFacts, again?: Again) =>
  show(
    c,
    <ScanPage frame={await c.var.frame()} state={stateOf(c, 'scan', again)} {...facts} />,
    again?.status,
  )

/** A wrong first code: the same picture and backup codes again, from what the form carried. */
const scanAgain = (c: C, again: Again) => {
  const uri = String(again.typed.uri ?? '')
  if (!uri.startsWith('otpauth://totp/')) return showSecondFactor(c, again)
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return showScan(c, { uri, secret, backupCodes: String(again.typed.codes ?? '').split(' ') }, again)
}

const showSessions = async (c: C) => {
  const { sessions, current } = await readOwnSessions(c.var.ctx, c.req.raw.headers)
  const page = (
    <SessionsPage
      frame={await c.var.frame()}
      sessions={sessions}
      current={current}
      done={c.req.query('done')}
    />
  )
  return show(c, page)
}

const showTokens = async (c: C, again?: Again) => {
  const shown = { tokens: await readOwnTokens(c.var.ctx), state: stateOf(c, 'token', again), now: new Date() }
  const page = <TokensPage frame={await c.var.frame()} done={c.req.query('done')} {...shown} />
  return show(c, page, again?.status)
}

const keyIn = (c: C): string => {
  const key = c.req.param('id') ?? ''
  if (!/^[\w-]{1,64}$/.test(key)) throw new Refused('missing', 'page')
  return key
}

const profileRoutes = (web: Web): void => {
  web.get('/account', (c) => showAccount(c))
  web.post('/account/profile', {
    input: profileInput,
    act: async (ctx, profile, c) => {
      await own.changeProfile(ctx, profile)
      setCookie(c, 'lang', profile.lang, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true })
    },
    next: () => '/account?done=profile',
    again: showAccount,
  })
  web.get('/account/password', (c) => showPassword(c))
  web.post('/account/password', {
    alone: true,
    input: passwordInput,
    act: async (ctx, typed, c) => {
      const { account } = await readOwnAccount(ctx)
      handOn(c, await own.changePassword(ctx, askerOf(c), account.username, typed), false)
    },
    next: () => '/account?done=password',
    again: showPassword,
  })
}

const secondFactorRoutes = (web: Web): void => {
  web.get('/account/second-factor', (c) => showSecondFactor(c))
  web.post('/account/second-factor', {
    alone: true,
    input: secondFactorInput,
    act: (ctx, { password }, c) => own.startSecondFactor(ctx, askerOf(c), password),
    next: (facts, c) => showScan(c, facts),
    again: showSecondFactor,
  })
  web.post('/account/second-factor/confirmation', {
    alone: true,
    input: confirmInput,
    act: async (ctx, { code }, c) => handOn(c, await own.confirmSecondFactor(ctx, askerOf(c), code), false),
    next: () => '/account?done=second-factor-on',
    again: scanAgain,
  })
  web.post('/account/second-factor/removal', {
    alone: true,
    input: secondFactorInput,
    act: async (ctx, { password }, c) =>
      handOn(c, await own.removeSecondFactor(ctx, askerOf(c), password), false),
    next: () => '/account?done=second-factor-off',
    again: showSecondFactor,
  })
}

const sessionRoutes = (web: Web): void => {
  web.get('/account/sessions', showSessions)
  web.post('/account/sessions/others/ending', {
    input: nothingInput,
    act: async (ctx, _, c) => {
      const { current } = await readOwnSessions(ctx, c.req.raw.headers)
      await own.endOtherSessions(ctx, current)
    },
    next: () => '/account/sessions?done=sessions',
  })
  web.post('/account/sessions/:id/ending', {
    input: nothingInput,
    act: (ctx, _, c) => own.endSession(ctx, keyIn(c)),
    next: () => '/account/sessions?done=session',
  })
}

const tokenRoutes = (web: Web): void => {
  web.get('/account/tokens', (c) => showTokens(c))
  web.post('/account/tokens', {
    input: tokenInput,
    act: (ctx, wish) => makeToken(ctx, wish),
    next: async ({ token }, c) => show(c, <TokenPage frame={await c.var.frame()} token={token} />),
    again: showTokens,
  })
  web.post('/account/tokens/:id/revocation', {
    input: nothingInput,
    act: (ctx, _, c) => revokeToken(ctx, idIn(c)),
    next: () => '/account/tokens?done=token',
  })
}

/** One's own account: profile, password, second factor, sessions, tokens. */
export const ownRoutes = (web: Web): void => {
  profileRoutes(web)
  secondFactorRoutes(web)
  sessionRoutes(web)
  tokenRoutes(web)
}

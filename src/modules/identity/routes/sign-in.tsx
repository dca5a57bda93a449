import type { C, Web } from '#platform/http.ts'
import { type Again, show } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { askForLink, sendsLinks } from '../actions/forgotten.ts'
import { finishOidc, giveCode, type SignedIn, signIn, signOut, startOidc } from '../actions/sign-in.ts'
import { codeInput, forgottenInput, nothingInput, signInInput } from '../input.ts'
import { ForgottenPage, ForgottenSentPage } from '../pages/forgotten.tsx'
import { CodePage, type SignInNotice, SignInPage } from '../pages/sign-in.tsx'
import { localPath } from '../rules/address.ts'
import { cookiesToSend, noSessionCookie, sessionToken } from '../sign-in/cookie.ts'
import { type Asker, hasOidc, oidcCallback } from '../sign-in/library.ts'
import { texts } from '../texts.ts'

/** Who stands at the door, for the library: the pool, since what it counts must stay when the request is refused. */
export const askerOf = (c: C): Asker => {
  const { db, config, origin } = c.var.ctx
  return { db, config, headers: c.req.raw.headers, ip: origin.ip }
}

/** Hands the library's cookies to the browser. */
export const handOn = (c: C, cookies: readonly string[], keep: boolean): void => {
  for (const cookie of cookiesToSend(cookies, c.var.ctx.config, keep))
    c.header('Set-Cookie', cookie, { append: true })
}

const tooMany = new Set(['too-many-tries', 'too-many-askings', 'too-many-codes', 'second-factor-locked'])
const statusOf = (again?: Again) => (again && tooMany.has(again.reason ?? '') ? 429 : (again?.status ?? 200))

const noticeOf = (c: C): SignInNotice | undefined => {
  const t = texts(c.var.ctx.lang)
  if (c.req.query('failed') === 'oidc') return { tone: 'warning', text: t.reasons['oidc-refused'] ?? '' }
  if (c.req.query('failed') === 'oidc-away') return { tone: 'warning', text: t.reasons['oidc-away'] ?? '' }
  if (c.req.query('left')) return { tone: 'info', text: t.signedOut }
  if (c.req.query('set')) return { tone: 'success', text: t.passwordSet }
  return undefined
}

const showSignIn = async (c: C, again?: Again): Promise<Response> => {
  const next = localPath(again ? String(again.typed.next ?? '') : c.req.query('next'))
  const { config } = c.var.ctx
  const notice = again ? undefined : noticeOf(c)
  return show(
    c,
    <SignInPage
      frame={await c.var.frame()}
      state={formState(c.var.ctx.lang, 'sign-in', c.var.sentence, again)}
      next={next}
      {...(notice && { notice })}
      {...(hasOidc(config) && { oidc: config.OIDC_LABEL })}
    />,
    statusOf(again),
  )
}

const showCode = async (c: C, again?: Again): Promise<Response> => {
  const typed = again?.typed ?? c.req.query()
  const next = localPath(String(typed.next ?? ''))
  const state = formState(c.var.ctx.lang, 'code', c.var.sentence, again)
  const page = <CodePage frame={await c.var.frame()} state={state} next={next} keep={typed.keep === 'on'} />
  return show(c, page, statusOf(again))
}

const showForgotten = async (c: C, again?: Again): Promise<Response> => {
  const frame = await c.var.frame()
  if (!again && c.req.query('sent')) return show(c, <ForgottenSentPage frame={frame} />)
  const state = formState(c.var.ctx.lang, 'forgotten', c.var.sentence, again)
  const byMail = sendsLinks(c.var.ctx.config)
  return show(c, <ForgottenPage frame={frame} state={state} byMail={byMail} />, statusOf(again))
}

const afterPassword = ({ step }: SignedIn, next: string, keep: boolean): string => {
  if (step === 'in') return next
  return `/sign-in/code?${new URLSearchParams({ next, ...(keep && { keep: 'on' }) })}`
}

const withOidc = async (c: C): Promise<Response> => {
  if (!hasOidc(c.var.ctx.config)) return c.redirect('/sign-in', 303)
  const start = await startOidc(askerOf(c), localPath(c.req.query('next')))
  if (!start) return c.redirect('/sign-in?failed=oidc-away', 303)
  handOn(c, start.cookies, false)
  return c.redirect(start.location, 303)
}

const fromOidc = async (c: C): Promise<Response> => {
  const { location, cookies } = await finishOidc(c.var.ctx, askerOf(c), new URL(c.req.url).search)
  handOn(c, cookies, false)
  const { pathname, search } = new URL(location, 'http://here')
  return c.redirect(pathname + search, 303)
}

const open = { open: true }

const forgottenRoutes = (web: Web): void => {
  web.get('/sign-in/forgotten', (c) => showForgotten(c), open)
  web.post(
    '/sign-in/forgotten',
    {
      alone: true,
      input: forgottenInput,
      act: (ctx, { login }, c) => askForLink(ctx, askerOf(c), login),
      next: () => '/sign-in/forgotten?sent=1',
      again: showForgotten,
    },
    open,
  )
}

/** Sign-in by password, second factor and the province's provider; sign-out. All without JavaScript. */
export const signInRoutes = (web: Web): void => {
  forgottenRoutes(web)
  web.get(
    '/sign-in',
    (c) => {
      if (c.var.ctx.actor.kind === 'person') return c.redirect(localPath(c.req.query('next')), 303)
      return showSignIn(c)
    },
    open,
  )
  web.post(
    '/sign-in',
    {
      alone: true,
      input: signInInput,
      act: async (ctx, typed, c) => {
        const done = await signIn(ctx, askerOf(c), typed)
        handOn(c, done.cookies, typed.keep)
        return afterPassword(done, localPath(typed.next), typed.keep)
      },
      next: (address) => address,
      again: showSignIn,
    },
    open,
  )
  web.get('/sign-in/code', (c) => showCode(c), open)
  web.post(
    '/sign-in/code',
    {
      alone: true,
      input: codeInput,
      act: async (ctx, typed, c) => {
        const done = await giveCode(ctx, askerOf(c), typed.code)
        handOn(c, done.cookies, typed.keep)
        return localPath(typed.next)
      },
      next: (address) => address,
      again: showCode,
    },
    open,
  )
  web.get('/sign-in/oidc', withOidc, open)
  web.get(oidcCallback, fromOidc, open)
  web.post(
    '/sign-out',
    {
      alone: true,
      input: nothingInput,
      act: async (ctx, _, c) => {
        await signOut(ctx, sessionToken(c.req.raw.headers, ctx.config))
        c.header('Set-Cookie', noSessionCookie(ctx.config), { append: true })
      },
      next: () => '/sign-in?left=1',
    },
    open,
  )
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import type { Config } from '#platform/config.ts'
import { secretOf } from '#platform/secret.ts'

/** A session lives so many hours after its last use, by the real clock. */
export const sessionHours = 12

/** Our cookies begin with this; better-auth adds "__Secure-" when they are sent over https only. */
export const cookiePrefix = 'canhtan'

/** True when people reach us over https: cookies then never travel in the clear. */
export const isSecure = (config: Config): boolean => config.PUBLIC_URL?.startsWith('https://') ?? false

/** The name of the cookie that carries the session. */
export const sessionCookieName = (config: Config): string =>
  `${isSecure(config) ? '__Secure-' : ''}${cookiePrefix}.session_token`

const signature = (token: string, config: Config): string =>
  createHmac('sha256', secretOf(config)).update(token).digest('base64')

/** The cookie's value as better-auth writes it: token, dot, HMAC-SHA256. */
export const signedToken = (token: string, config: Config): string =>
  encodeURIComponent(`${token}.${signature(token, config)}`)

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The session token a request carries, if its signature is ours; reading it here saves a statement. */
export const sessionToken = (headers: Headers, config: Config): string | undefined => {
  const name = sessionCookieName(config)
  const value = parse(headers.get('cookie') ?? '', name)[name]
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return undefined
  const token = value.slice(0, dot)
  return same(value.slice(dot + 1), signature(token, config)) ? token : undefined
}

const startsSession = (cookie: string, config: Config): boolean =>
  cookie.startsWith(`${sessionCookieName(config)}=`)

/** The session token among the cookies that are being set, if there is one. */
export const cookieToken = (cookies: readonly string[], config: Config): string | undefined => {
  const set = cookies.find((cookie) => startsSession(cookie, config))
  return set && sessionToken(new Headers({ cookie: set.split(';')[0] ?? '' }), config)
}

/**
 * The cookies as the browser gets them: the session's ends with the browser, unless the person asked to stay
 * signed in on this machine. The session itself ends on the server in either case.
 */
export const cookiesToSend = (cookies: readonly string[], config: Config, keep: boolean): string[] =>
  cookies.map((cookie) =>
    startsSession(cookie, config) && !keep && !/max-age=0/i.test(cookie)
      ? cookie.replace(/;\s*max-age=\d+/i, '')
      : cookie,
  )

/** Takes the session's cookie away. */
export const noSessionCookie = (config: Config): string =>
  `${sessionCookieName(config)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure(config) ? '; Secure' : ''}`

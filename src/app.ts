import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { openAPIRouteHandler } from 'hono-openapi'
import { serveKit } from '#ui/kit/serve.tsx'
import { withQuery } from '#ui/layout.tsx'
import { authenticate } from './modules/identity/facts.ts'
import { isAnonymous } from './platform/anonymous.ts'
import { apiPage } from './platform/api-page.tsx'
import { serveAssets } from './platform/assets.ts'
import { type Ctx, guest } from './platform/context.ts'
import { yearOf } from './platform/day.ts'
import type { Deps } from './platform/deps.ts'
import { frameFor } from './platform/frame.ts'
import { apiDoor, type C, type Env, type RouteEntry, webDoor } from './platform/http.ts'
import { isLang, type Lang, pickLang } from './platform/lang.ts'
import { plainPath } from './platform/log.ts'
import { createMetrics, isLocal } from './platform/metrics.ts'
import { rateLimit, type TakeTurn } from './platform/rate-limit.ts'
import { refusalJson, refusalPage } from './platform/refusal.tsx'
import { Refused } from './platform/refused.ts'
import { sentenceOf } from './platform/sentence.ts'

export type App = { fetch: Hono<Env>['fetch']; request: Hono<Env>['request']; table: readonly RouteEntry[] }

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
const bearer = /^Bearer\s+(\S+)$/i

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * Where our own pages come from: PUBLIC_URL; without it, or on this very machine, the host that was asked. A host that
 * somebody else's name leads to is not believed once people have an address.
 */
const ownOrigin = (deps: Deps, c: C, origin: string): string => {
  const { PUBLIC_URL } = deps.config
  const host = c.req.header('Host') ?? new URL(c.req.url).host
  if (PUBLIC_URL && (origin === PUBLIC_URL || !loopback.test(host))) return PUBLIC_URL
  return `${new URL(c.req.url).protocol}//${host}`
}

/** Another site may not post: the browser names the page's origin, and it must be ours. Bearer calls carry no cookie. */
const sameOrigin = (deps: Deps) => async (c: C, next: () => Promise<void>) => {
  if (safe.has(c.req.method) || bearer.test(c.req.header('Authorization') ?? '')) return next()
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const ours = origin !== undefined && origin === ownOrigin(deps, c, origin)
  if (!(ours && (site === undefined || site === 'same-origin')))
    throw new Refused('forbidden', 'other-origin')
  return next()
}

const address = (deps: Deps, c: C): string | null => {
  const hops = (c.req.header('X-Forwarded-For') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  const told = hops.at(-deps.config.TRUSTED_PROXIES)
  if (deps.config.TRUSTED_PROXIES > 0 && told) return told
  try {
    return getConnInfo(c).remote.address ?? null
  } catch {
    return null // called without a socket, as tests do
  }
}

const langOf = (c: C, kept: Lang | null): Lang => {
  const asked = isAnonymous(c.req.path) ? c.req.query('lang') : undefined
  if (isLang(asked)) return asked
  const cookie = getCookie(c, 'lang')
  if (isLang(cookie)) return cookie
  return kept ?? pickLang(c.req.header('Accept-Language'))
}

const shownYear = (c: C, today: string): number => {
  const year = Number(getCookie(c, 'year'))
  return year >= 2000 && year <= 2100 ? year : yearOf(today)
}

/** `?lang=` and `?year=` are switches: kept in a cookie, then the same address without them. */
const switches = async (c: C, next: () => Promise<void>) => {
  const { lang, year } = c.req.query()
  const other = c.req.path.startsWith('/api/') || isAnonymous(c.req.path)
  if (c.req.method !== 'GET' || other || (!isLang(lang) && !/^20\d\d$/.test(year ?? ''))) return next()
  const kept = { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true } as const
  // one slash: two would lead to another site
  let back = c.req.url.slice(new URL(c.req.url).origin.length).replace(/^[/\\]+/, '/')
  if (isLang(lang)) {
    setCookie(c, 'lang', lang, kept)
    back = withQuery(back, 'lang', undefined)
  }
  if (year && /^20\d\d$/.test(year)) {
    setCookie(c, 'year', year, kept)
    back = withQuery(back, 'year', undefined)
  }
  return c.redirect(back, 303)
}

// a village answers behind one address, a page at a time
const anonymousShare = 5

type Turns = { known: TakeTurn; anonymous: TakeTurn }

/** Who asks, in what language, on which business day: everything that a handler is given. */
const context = (deps: Deps, turns: Turns) => async (c: C, next: () => Promise<void>) => {
  const now = deps.clock.now()
  const today = deps.clock.today()
  const token = bearer.exec(c.req.header('Authorization') ?? '')?.[1]
  const anonymous = isAnonymous(c.req.path)
  const found = anonymous
    ? null
    : await authenticate(deps.db, deps.config, c.req.raw.headers, token ?? null, today)
  const lang = langOf(c, found?.lang ?? null)
  const api = c.req.path.startsWith('/api/')
  const ctx: Ctx = {
    db: deps.db,
    actor: found?.actor ?? guest,
    today,
    now,
    lang,
    config: deps.config,
    origin: {
      ip: anonymous ? null : address(deps, c),
      userAgent: anonymous ? null : (c.req.header('User-Agent')?.slice(0, 300) ?? null),
      requestId: c.res.headers.get('X-Request-Id') ?? randomUUID(),
      door: api ? 'api' : 'web',
    },
    pending: [],
  }
  c.set('ctx', ctx)
  c.set('year', shownYear(c, today))
  c.set('sentence', sentenceOf(deps.rooms, lang))
  c.set('frame', () => frameFor(deps, c))
  c.set('rooms', deps.rooms)
  if (anonymous) await turns.anonymous(address(deps, c) ?? 'unknown')
  else await turns.known(ctx.actor.id ?? ctx.origin.ip ?? 'unknown')
  return next()
}

const policy = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
} satisfies Parameters<typeof secureHeaders>[0]

const secure = secureHeaders(policy)

/** The headers of every answer; a file handed out brings a stricter content policy of its own, which stands. */
const guardHeaders = async (c: C, next: () => Promise<void>) => {
  let own: string | null = null
  await secure(c, async () => {
    await next()
    own = c.res.headers.get('Content-Security-Policy')
  })
  if (own !== null) c.res.headers.set('Content-Security-Policy', own)
  // what a person sees is theirs: no proxy keeps it, and going back after the sign-out asks again
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-cache')
}

const onError = (deps: Deps) => async (fault: Error, c: C) => {
  if (fault instanceof HTTPException) return fault.getResponse()
  const refusal = fault instanceof Refused ? fault : null
  const number = refusal ? undefined : randomUUID().slice(0, 8)
  if (!refusal)
    deps.log.error({ err: fault, number, path: plainPath(c.req.path), method: c.req.method }, 'fault')
  if (c.req.path.startsWith('/api/')) return refusalJson(c, refusal, number)
  return refusalPage(c, refusal, number)
}

const documentation = {
  info: { title: 'Canh Tân', version: '1', description: 'The API of the working system, under /api/v1.' },
  security: [{ bearer: [] }],
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } as const } },
}

/** The whole web server without its socket: guards in order, each room's doors, then errors. */
export const createApp = (deps: Deps): App => {
  const app = new Hono<Env>()
  const table: RouteEntry[] = []
  const largest = (deps.config.UPLOAD_MAX_MB + 1) * 1_048_576
  app.use(guardHeaders)
  const metrics = createMetrics(deps.config.NODE_ENV !== 'test')
  app.use(metrics.timed)
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/metrics', async (c) => {
    const direct = c.req.header('X-Forwarded-For') === undefined
    if (!direct || !isLocal(address(deps, c))) return c.notFound()
    return c.text(await metrics.text())
  })
  serveAssets(app)
  app.onError(onError(deps))
  app.use(compress({ threshold: 2048 }))
  const turns = { known: rateLimit(deps.config), anonymous: rateLimit(deps.config, anonymousShare) }
  app.use(context(deps, turns))
  app.use(sameOrigin(deps))
  app.use(switches)
  app.use(
    bodyLimit({
      maxSize: largest,
      onError: () => {
        throw new Refused('input', 'upload-too-large', [], { max: deps.config.UPLOAD_MAX_MB })
      },
    }),
  )
  for (const room of deps.rooms) {
    room.web?.(webDoor(app, table, room))
    room.api?.(apiDoor(app, table, room))
  }
  app.get('/api/openapi.json', openAPIRouteHandler(app, { documentation }))
  app.get('/api', apiPage(app))
  if (deps.config.NODE_ENV !== 'production') serveKit(app)
  app.notFound(() => {
    throw new Refused('missing', 'page')
  })
  return { fetch: app.fetch, request: app.request, table }
}

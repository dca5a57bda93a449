import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { secretOf } from '#platform/secret.ts'
import { cookiePrefix, isSecure, sessionHours } from './cookie.ts'

/** The name of the province's OpenID Connect provider in auth_account. */
export const oidcProvider = 'oidc'

/** Where the provider sends people back to; to be registered there. */
export const oidcCallback = '/sign-in/oidc/callback'

const addressHeader = 'x-canhtan-address'

const baseOf = (config: Config): string => config.PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`

/** True when a provider is set and people reach us at an address that it can send them back to. */
export const hasOidc = (config: Config): boolean => Boolean(config.OIDC_ISSUER && config.PUBLIC_URL)

const oidc = (config: Config) =>
  hasOidc(config)
    ? [
        genericOAuth({
          config: [
            {
              providerId: oidcProvider,
              discoveryUrl: `${config.OIDC_ISSUER}/.well-known/openid-configuration`,
              clientId: config.OIDC_CLIENT_ID ?? '',
              clientSecret: config.OIDC_CLIENT_SECRET,
              redirectURI: `${baseOf(config)}${oidcCallback}`,
              scopes: ['openid', 'email', 'profile'],
              // somebody the province does not know gets no account by knocking
              disableSignUp: true,
              disableImplicitSignUp: true,
            },
          ],
        }),
      ]
    : []

const person = {
  modelName: 'person',
  fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
}
const session = {
  modelName: 'auth_session',
  expiresIn: sessionHours * 3600,
  fields: {
    userId: 'person_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
}
const account = {
  modelName: 'auth_account',
  // the provider must say that the address is verified; ours were entered by an administrator
  accountLinking: { enabled: true, requireLocalEmailVerified: false, trustedProviders: [] },
  fields: {
    accountId: 'account_id',
    providerId: 'provider_id',
    userId: 'person_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
}
const verification = {
  modelName: 'auth_verification',
  fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
}
const secondFactor = twoFactor({
  issuer: 'Canh Tân',
  // whoever only uses the province's provider has no password to give again
  allowPasswordless: true,
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'auth_two_factor',
      fields: {
        backupCodes: 'backup_codes',
        userId: 'person_id',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
})
const userNames = username({
  minUsernameLength: 1,
  maxUsernameLength: 100,
  usernameValidator: () => true, // ours are checked where accounts are made
  schema: { user: { fields: { username: 'username', displayUsername: 'display_username' } } },
})

const make = (db: Db, config: Config) =>
  betterAuth({
    appName: 'Canh Tân',
    baseURL: baseOf(config),
    secret: secretOf(config),
    database: { db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => log[level](`sign-in: ${message}`) },
    // our own limits stand before the handler: by account and address together (sign-in/limits.ts)
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 200 },
    user: person,
    session,
    account,
    verification,
    plugins: [userNames, secondFactor, ...oidc(config)],
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(config),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { validateSchema: false },
    },
  })

type Library = ReturnType<typeof make>
const made = new WeakMap<Db, WeakMap<Config, Library>>()

const libraryFor = (db: Db, config: Config): Library => {
  const ofDb = made.get(db) ?? new WeakMap<Config, Library>()
  made.set(db, ofDb)
  const known = ofDb.get(config) ?? make(db, config)
  ofDb.set(config, known)
  return known
}

/** Who asks the library for something: the pool (not a transaction), and the browser's own headers. */
export type Asker = { db: Db; config: Config; headers: Headers; ip: string | null }

/** What the library answered. `cookies` are to be handed on to the browser. */
export type LibraryAnswer = {
  ok: boolean
  body: Record<string, unknown>
  code: string
  cookies: string[]
  location: string | null
}

/** Asks better-auth through its handler, so that its own checks run; `path` is below /api/auth. */
export const askLibrary = async (asker: Asker, path: string, body?: object): Promise<LibraryAnswer> => {
  const { db, config, headers, ip } = asker
  const base = baseOf(config)
  const asked = new Request(`${base}/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      origin: base,
      'content-type': 'application/json',
      cookie: headers.get('cookie') ?? '',
      'user-agent': (headers.get('user-agent') ?? '').slice(0, 300),
      [addressHeader]: ip ?? '127.0.0.1',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = await libraryFor(db, config).handler(asked)
  const read = await answer.json().catch(() => null)
  const facts = (read ?? {}) as Record<string, unknown>
  return {
    ok: answer.ok,
    body: facts,
    code: typeof facts.code === 'string' ? facts.code : '',
    cookies: answer.headers.getSetCookie(),
    location: answer.headers.get('location'),
  }
}

import type { Actor } from '#platform/context.ts'
import type { Lang } from '#platform/lang.ts'
import type { NavEntry, Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { jobs, timers } from './jobs.ts'
import { accountsSeen } from './policy.ts'
import { loadIdentityReference } from './reference.ts'
import { accountRoutes } from './routes/accounts.tsx'
import { bulkRoutes } from './routes/bulk.tsx'
import { linkRoutes } from './routes/link.tsx'
import { mandateRoutes } from './routes/mandates.tsx'
import { ownRoutes } from './routes/own.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import { en } from './texts.en.ts'
import { texts } from './texts.ts'
import { vi } from './texts.vi.ts'

const nav = (actor: Actor, lang: Lang): NavEntry[] =>
  accountsSeen(actor) === undefined
    ? []
    : [{ shelf: 'foundations', href: '/accounts', text: texts(lang).accounts, position: 20 }]

/** Accounts, sign-in, offices held between two days, deputies, tokens. */
export const identity: Room = {
  name: 'identity',
  web: (web) => {
    signInRoutes(web)
    linkRoutes(web)
    ownRoutes(web)
    bulkRoutes(web)
    accountRoutes(web)
    mandateRoutes(web)
  },
  api,
  cli,
  jobs,
  timers,
  nav,
  reference: loadIdentityReference,
  reasons: { vi: vi.reasons, en: en.reasons },
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { loadIdentityReference } from './reference.ts'
import { accountRoutes } from './routes/accounts.tsx'
import { bulkRoutes } from './routes/bulk.tsx'
import { linkRoutes } from './routes/link.tsx'
import { mandateRoutes } from './routes/mandates.tsx'
import { ownRoutes } from './routes/own.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import { en } from './texts.en.ts'
import { vi } from './texts.vi.ts'

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
  reference: loadIdentityReference,
  reasons: { vi: vi.reasons, en: en.reasons },
}

import type { Room } from '#platform/room.ts'
import { loadIdentityReference } from './reference.ts'
import { signInRoutes } from './routes/sign-in.tsx'
import { en } from './texts.en.ts'
import { vi } from './texts.vi.ts'

/** Accounts, sign-in, offices held between two days, deputies, tokens. */
export const identity: Room = {
  name: 'identity',
  web: (web) => {
    signInRoutes(web)
  },
  reference: loadIdentityReference,
  reasons: { vi: vi.reasons, en: en.reasons },
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { search } from './facts/offers.ts'
import { waitingFor } from './facts.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const committee: Room = {
  name: 'committee',
  web,
  api,
  nav: (_actor, lang) => [{ shelf: 'work', href: '/committee', text: texts[lang].committees, position: 12 }],
  offers: { waitingFor, search },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: texts.vi.acts, en: texts.en.acts },
}

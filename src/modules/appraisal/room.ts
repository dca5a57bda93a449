import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { search, waitingFor } from './facts/offers.ts'
import { loadSchemes } from './reference.ts'
import { web } from './routes.tsx'
import { ratingTexts } from './texts/rating.ts'

export const appraisal: Room = {
  name: 'appraisal',
  web,
  api,
  reference: loadSchemes,
  nav: (actor, lang) =>
    actor.kind === 'person' && actor.mandates.length > 0
      ? [{ shelf: 'people', href: '/ratings', text: ratingTexts[lang].ratings, position: 60 }]
      : [],
  reasons: { vi: ratingTexts.vi.reasons, en: ratingTexts.en.reasons },
  offers: { waitingFor, search },
  acts: { vi: ratingTexts.vi.waiting, en: ratingTexts.en.waiting },
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { search, sheet, sheetRows, waitingFor } from './facts/offers.ts'
import { mayEnter } from './policy.ts'
import { loadRewardForms } from './reference.ts'
import { web } from './routes.tsx'
import { reasons, texts } from './texts.ts'

export const rewards: Room = {
  name: 'rewards',
  web,
  api,
  nav: (actor, lang) =>
    mayEnter(actor) ? [{ shelf: 'people', href: '/rewards', text: texts[lang].rewards, position: 60 }] : [],
  reasons,
  reference: loadRewardForms,
  offers: { waitingFor, search, sheet, sheetRows },
  acts: { vi: texts.vi.waiting, en: texts.en.waiting },
}

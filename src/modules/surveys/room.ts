import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { measures } from './facts/measures.ts'
import { sheet, sheetRows, waitingFor } from './facts/offers.ts'
import { search } from './facts/offers-asking.ts'
import { jobs, timers } from './jobs.ts'
import { mayEnter } from './policy.ts'
import { web } from './routes.tsx'
import { campaignsTexts } from './texts/campaigns.ts'
import { findingsTexts } from './texts/findings.ts'
import { reasons } from './texts.ts'

export const surveys: Room = {
  name: 'surveys',
  web,
  api,
  nav: (actor, lang) =>
    mayEnter(actor)
      ? [{ shelf: 'measuring', href: '/surveys', text: campaignsTexts[lang].surveys, position: 30 }]
      : [],
  reasons,
  jobs,
  timers,
  offers: { sheet, sheetRows, waitingFor, search, measures },
  acts: {
    vi: { ...campaignsTexts.vi.acts, ...findingsTexts.vi.waiting },
    en: { ...campaignsTexts.en.acts, ...findingsTexts.en.waiting },
  },
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { search, waitingFor } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const documents: Room = {
  name: 'documents',
  web,
  api,
  jobs,
  timers,
  nav: (actor, lang) =>
    actor.kind === 'person'
      ? [{ shelf: 'foundations', href: '/documents', text: texts[lang].documents, position: 30 }]
      : [],
  offers: { waitingFor, search },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: texts.vi.waiting, en: texts.en.waiting },
}

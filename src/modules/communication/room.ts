import type { Room } from '#platform/room.ts'
import { loadCommunicationReference } from './actions.ts'
import { api } from './api.ts'
import { search, sheet, sheetRows, waitingFor } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { mayEnter } from './policy.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const communication: Room = {
  name: 'communication',
  web,
  api,
  jobs,
  timers,
  reference: loadCommunicationReference,
  nav: (actor, lang) =>
    mayEnter(actor)
      ? [{ shelf: 'work', href: '/communication', text: texts[lang].communication, position: 34 }]
      : [],
  offers: { waitingFor, search, sheet, sheetRows },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: texts.vi.acts, en: texts.en.acts },
}

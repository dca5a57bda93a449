import type { Room } from '#platform/room.ts'
import { loadInspectionsReference } from './actions.ts'
import { api } from './api.ts'
import { measures } from './facts/offered-measures.ts'
import { search, sheet, sheetRows, waitingFor } from './facts.ts'
import { mayEnter } from './policy.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const inspections: Room = {
  name: 'inspections',
  web,
  api,
  reference: loadInspectionsReference,
  nav: (actor, lang) =>
    mayEnter(actor)
      ? [{ shelf: 'work', href: '/inspections', text: texts[lang].inspections, position: 30 }]
      : [],
  offers: { waitingFor, search, sheet, sheetRows, measures },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: texts.vi.waiting, en: texts.en.waiting },
}

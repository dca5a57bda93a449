import type { Room } from '#platform/room.ts'
import { loadProgrammeReference } from './actions.ts'
import { waitingFor, workAreas } from './facts.ts'
import { web } from './routes.tsx'
import { pilotTexts } from './texts/pilot.ts'
import { texts } from './texts.ts'

export const programme: Room = {
  name: 'programme',
  web,
  reference: loadProgrammeReference,
  nav: (_actor, lang) => [{ shelf: 'work', href: '/programmes', text: texts[lang].programme, position: 10 }],
  offers: { areas: workAreas, waitingFor },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: pilotTexts.vi.acts, en: pilotTexts.en.acts },
}

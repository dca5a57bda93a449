import type { Room } from '#platform/room.ts'
import { loadProgrammeReference } from './actions.ts'
import { workAreas } from './facts.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const programme: Room = {
  name: 'programme',
  web,
  reference: loadProgrammeReference,
  nav: (_actor, lang) => [{ shelf: 'work', href: '/programmes', text: texts[lang].programme, position: 10 }],
  offers: { areas: workAreas },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
}

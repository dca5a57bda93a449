import type { Room } from '#platform/room.ts'
import { loadOrganisationReference } from './actions.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { search } from './facts.ts'
import { mayManageUnits } from './policy.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const organisation: Room = {
  name: 'organisation',
  web,
  api,
  cli,
  nav: (actor, lang) => [
    { shelf: 'foundations', href: '/units', text: texts[lang].units, position: 10 },
    ...(mayManageUnits(actor)
      ? [{ shelf: 'foundations' as const, href: '/settings', text: texts[lang].settings, position: 90 }]
      : []),
  ],
  offers: { search },
  reference: loadOrganisationReference,
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
}

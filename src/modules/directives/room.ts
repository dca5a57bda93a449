import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { search, sheet, waitingFor } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const directives: Room = {
  name: 'directives',
  web,
  api,
  cli,
  jobs,
  timers,
  nav: (actor, lang) =>
    actor.sees.all || actor.sees.unitIds.length > 0
      ? [{ shelf: 'work', href: '/directives', text: texts[lang].directives, position: 20 }]
      : [],
  offers: { waitingFor, search, sheet },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: texts.vi.waiting, en: texts.en.waiting },
}

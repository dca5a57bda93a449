import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { proveProgress } from './facts/proof.ts'
import { search, waitingFor } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const plans: Room = {
  name: 'plans',
  web,
  api,
  cli,
  jobs,
  timers,
  proofs: { 'plan progress': proveProgress },
  nav: (_actor, lang) => [{ shelf: 'work', href: '/plans', text: texts[lang].plans, position: 15 }],
  offers: { waitingFor, search },
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
  acts: { vi: texts.vi.waiting, en: texts.en.waiting },
  actForms: { issue: { at: '#issue' } },
}

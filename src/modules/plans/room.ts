import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { proveProgress } from './facts/proof.ts'
import { jobs } from './jobs.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const plans: Room = {
  name: 'plans',
  web,
  api,
  cli,
  jobs,
  proofs: { 'plan progress': proveProgress },
  nav: (_actor, lang) => [{ shelf: 'work', href: '/plans', text: texts[lang].plans, position: 15 }],
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { proveChain } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { readsOthers, recordSight } from './policy.ts'
import { web } from './routes.tsx'
import { texts } from './texts.ts'

export const audit: Room = {
  name: 'audit',
  web,
  api,
  cli,
  jobs,
  timers,
  proofs: { 'audit chain': proveChain },
  nav: (actor, lang) =>
    readsOthers(recordSight(actor))
      ? [{ shelf: 'foundations', href: '/audit', text: texts[lang].title, position: 50 }]
      : [],
  reasons: { vi: texts.vi.reasons, en: texts.en.reasons },
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { measures } from './facts/measures.ts'
import { search, sheet, sheetRows, waitingFor } from './facts/offers.ts'
import { proveResults } from './facts/proof.ts'
import { jobs, timers } from './jobs.ts'
import { mayRead } from './policy/initiative.ts'
import { mayEnter } from './policy.ts'
import { web } from './routes.tsx'
import { calibrationTexts } from './texts/calibration.ts'
import { initiativeTexts } from './texts/initiative.ts'
import { resultTexts } from './texts/result.ts'
import { roundTexts } from './texts/round.ts'
import { reasons } from './texts.ts'

export const scoring: Room = {
  name: 'scoring',
  web,
  api,
  cli,
  nav: (actor, lang) => [
    ...(mayEnter(actor)
      ? [{ shelf: 'measuring' as const, href: '/scoring', text: roundTexts[lang].scoring, position: 40 }]
      : []),
    ...(mayRead(actor)
      ? [
          {
            shelf: 'measuring' as const,
            href: '/initiatives',
            text: initiativeTexts[lang].initiatives,
            position: 44,
          },
        ]
      : []),
  ],
  reasons,
  jobs,
  timers,
  proofs: { 'published results': proveResults },
  offers: { waitingFor, search, sheet, sheetRows, measures },
  acts: {
    vi: { ...roundTexts.vi.waiting, ...resultTexts.vi.waiting, ...calibrationTexts.vi.waiting },
    en: { ...roundTexts.en.waiting, ...resultTexts.en.waiting, ...calibrationTexts.en.waiting },
  },
}

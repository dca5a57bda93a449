import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { measures } from './facts/measures.ts'
import { search, sheet, sheetRows, waitingFor } from './facts/offers.ts'
import { proveReports } from './facts/proof.ts'
import { jobs, timers } from './jobs.ts'
import { mayEnterRoom } from './policy.ts'
import { loadReportsReference } from './reference.ts'
import { web } from './routes.tsx'
import { cliReasons } from './texts/lines.ts'
import { reportTexts } from './texts/reports.ts'

export const reports: Room = {
  name: 'reports',
  web,
  api,
  cli,
  nav: (actor, lang) =>
    mayEnterRoom(actor)
      ? [{ shelf: 'work', href: '/reports', text: reportTexts[lang].reports, position: 50 }]
      : [],
  reference: loadReportsReference,
  jobs,
  timers,
  proofs: { 'issued reports': proveReports },
  offers: { waitingFor, search, sheet, sheetRows, measures },
  reasons: {
    vi: { ...cliReasons, ...reportTexts.vi.reasons },
    en: { ...cliReasons, ...reportTexts.en.reasons },
  },
  acts: { vi: reportTexts.vi.waiting, en: reportTexts.en.waiting },
}

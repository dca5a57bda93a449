import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { linked } from './facts/linked.ts'
import { search, sheet, sheetRows } from './facts/offers.ts'
import { waitingFor } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { web } from './routes.tsx'
import { memberReportTexts } from './texts/member-report.ts'
import { texts } from './texts.ts'

export const meetings: Room = {
  name: 'meetings',
  web,
  api,
  nav: (_actor, lang) => [{ shelf: 'work', href: '/meetings', text: texts[lang].meetings, position: 26 }],
  jobs,
  timers,
  offers: { waitingFor, search, sheet, sheetRows, linked },
  reasons: {
    vi: { ...texts.vi.reasons, ...memberReportTexts.vi.reasons },
    en: { ...texts.en.reasons, ...memberReportTexts.en.reasons },
  },
  acts: {
    vi: { ...texts.vi.acts, ...memberReportTexts.vi.acts },
    en: { ...texts.en.acts, ...memberReportTexts.en.acts },
  },
}

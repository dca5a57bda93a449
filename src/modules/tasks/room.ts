import type { Lang } from '#platform/lang.ts'
import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { linked, measures } from './facts/measures.ts'
import { sheet } from './facts/sheet.ts'
import { search, succession, waitingFor } from './facts.ts'
import { jobs, timers } from './jobs.ts'
import { web } from './routes.tsx'
import { actNames, acts } from './rules/acts.ts'
import { texts } from './texts.ts'

const nouns = [...actNames.map((name) => acts[name].noun), 'evidence', 'notes', 'part', 'parts', 'views']

/** Every noun that may be refused to somebody says so in the same words. */
const reasons = (lang: Lang): Record<string, string> => ({
  ...Object.fromEntries(nouns.map((noun) => [`tasks.${noun}`, texts[lang].forbidden])),
  ...texts[lang].reasons,
})

export const tasks: Room = {
  name: 'tasks',
  web,
  api,
  jobs,
  timers,
  nav: (actor, lang) =>
    actor.sees.all || actor.sees.unitIds.length + actor.sees.areaIds.length > 0
      ? [{ shelf: 'work', href: '/tasks', text: texts[lang].tasks, position: 30 }]
      : [],
  offers: { waitingFor, search, sheet, succession, measures, linked },
  reasons: { vi: reasons('vi'), en: reasons('en') },
  acts: { vi: texts.vi.waiting, en: texts.en.waiting },
  actForms: {
    accept: { at: '/acceptance', post: true },
    submit: { at: '/submission' },
    redo: { at: '/submission' },
    explain: { at: '/explanation' },
    check: { at: '/completion' },
    reassign: { at: '/reassignment' },
    'decide-extension': { at: '/extension-grant' },
  },
}

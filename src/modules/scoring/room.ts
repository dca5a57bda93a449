import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { mayRead } from './policy/initiative.ts'
import { web } from './routes.tsx'
import { initiativeTexts } from './texts/initiative.ts'
import { reasons } from './texts.ts'

export const scoring: Room = {
  name: 'scoring',
  web,
  api,
  cli,
  nav: (actor, lang) => [
    { shelf: 'measuring', href: '/scoring', text: lang === 'vi' ? 'Chấm điểm' : 'Scoring', position: 40 },
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
}

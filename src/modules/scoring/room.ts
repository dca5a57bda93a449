import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { cli } from './cli.ts'
import { web } from './routes.tsx'
import { reasons } from './texts.ts'

export const scoring: Room = {
  name: 'scoring',
  web,
  api,
  cli,
  nav: (_actor, lang) => [
    { shelf: 'measuring', href: '/scoring', text: lang === 'vi' ? 'Chấm điểm' : 'Scoring', position: 40 },
  ],
  reasons,
}

import type { Room } from '#platform/room.ts'
import { api } from './api.ts'
import { web } from './routes.tsx'
import { reasons } from './texts.ts'

export const scoring: Room = {
  name: 'scoring',
  web,
  api,
  nav: (_actor, lang) => [
    { shelf: 'measuring', href: '/scoring', text: lang === 'vi' ? 'Chấm điểm' : 'Scoring', position: 40 },
  ],
  reasons,
}
